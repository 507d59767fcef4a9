"""Tests of read/calendar_times.py: dates that name themselves (the rules' own examples run in test_times.py)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.read.marked import days, read_plain


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("Talks on Sunday, 12 May went well.", "Sunday, 12 May", "2013-05-12..2013-05-12"),
        ("The 26 October raid killed two.", "The 26 October", "2012-10-26..2012-10-26"),
        ("Meeting on 20 June: agenda.", "20 June", "2013-06-20..2013-06-20"),
        ("In April last year it closed.", "April last year", "2012-04-01..2012-04-30"),
        ("Between November and February it snows.", "November", "2012-11-01..2013-02-28"),
        ("The winter of 2011-12 was hard.", "The winter of 2011-12", "2011-12-01..2012-02-29"),
        ("In Q4 2012 it fell.", "Q4 2012", "2012-10-01..2012-12-31"),
        ("The last two weeks of April were calm.", "The last two weeks of April", "2013-04-17..2013-04-30"),
        ("It rained in the week to 4 May.", "the week to 4 May", "2013-04-28..2013-05-04"),
        ("On 3 June next year they vote.", "3 June next year", "2014-06-03..2014-06-03"),
        ("The 5th of June next will be fair.", "The 5th of June next", "2013-06-05..2013-06-05"),
        (
            "In the first half of the 20th century it grew.",
            "the first half of the 20th century",
            "1900-01-01..1949-12-31",
        ),
        (
            "Between the 7th and the 10th of this month it rained.",
            "Between the 7th and the 10th of this month",
            "2013-05-07..2013-05-10",
        ),
    ],
)
def test_dates(text: str, words: str, interval: str) -> None:
    assert days(read_plain(text), words) == interval


def test_a_day_that_does_not_exist_is_no_mention() -> None:
    assert read_plain("It fell on 31 June 2012.").times == ()


def test_due_in_the_near_past_stays_there() -> None:
    assert days(read_plain("The mission was due to end on 30 April."), "30 April") == "2013-04-30..2013-04-30"


def test_without_anchor_a_year_in_the_paragraph_lends_itself() -> None:
    reading = read_plain("On 2 August 2006 it began; on 4 August it ended.", None)
    assert days(reading, "4 August") == "2006-08-04..2006-08-04"


LIFE = (
    "He was born on 3 June 1902. In 1911 he left. In 1914, in 1920 and in 1925 he came back. In 1931 he fell ill."
    "\n\nOn 2 May he died."
)


def test_in_a_life_story_a_day_is_of_the_years_told_even_near_the_anchor() -> None:
    assert days(read_plain(LIFE), "2 May") == "1931-05-02..1931-05-02"


def test_in_news_a_day_near_the_anchor_is_of_its_year() -> None:
    assert days(read_plain(f"{LIFE} His town was shelled yesterday."), "2 May") == "2013-05-02..2013-05-02"


def test_a_far_code_is_no_date() -> None:
    assert read_plain("Ref. 9999-12-31.", date(2013, 5, 15)).times == ()
