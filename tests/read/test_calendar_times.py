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
        ("The late 19th century saw it.", "The late 19th century", "1875-01-01..1899-12-31"),
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


def test_a_far_code_is_no_date() -> None:
    assert read_plain("Ref. 9999-12-31.", date(2013, 5, 15)).times == ()
