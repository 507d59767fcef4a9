"""Tests of read/season_times.py: seasons and feasts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.read.marked import days, read_plain
from tests.read.readings import read_text


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("They left in the summer of 2012.", "the summer of 2012", "2012-06-01..2012-08-31"),
        ("It burned in May 2008. They came back that autumn.", "that autumn", "2008-09-01..2008-11-30"),
        ("He came in 2008 and left the following spring.", "the following spring", "2009-03-01..2009-05-31"),
        ("He came in 2008; the previous winter was quiet.", "the previous winter", "2007-12-01..2008-02-29"),
    ],
)
def test_seasons(text: str, words: str, wanted: str) -> None:
    assert days(read_plain(text), words) == wanted


def test_a_season_as_it_always_is_dates_nothing() -> None:
    (mention,) = read_plain("Winter is the time of raids.").times
    assert (mention.kind, mention.value, mention.interval) == ("SET", "XXXX-WI", None)


def test_seasons_in_the_plural_and_in_pairs_date_nothing() -> None:
    reading = read_plain("Winters are hard. Spring and late autumn are mild.")
    assert [(mention.value, mention.interval) for mention in reading.times] == [
        ("XXXX-WI", None), ("XXXX-SP", None), ("XXXX-FA", None),
    ]  # fmt: skip


def test_a_season_of_a_habit_dates_nothing() -> None:
    def value(text: str) -> str:
        return read_text(text).times[0].value

    assert value("The pass closes in winter.") == "XXXX-WI"
    assert value("The pass was closed in winter.") == "2023-WI"


def test_this_season_looks_back_with_its_verb() -> None:
    reading = read_plain("They fought hard this summer.", date(2013, 2, 3))
    assert days(reading, "this summer") == "2012-06-01..2012-08-31"


def test_a_season_just_begun_is_the_one_ahead() -> None:
    assert days(read_plain("They will rest in winter.", date(2013, 12, 9)), "winter") == "2013-12-01..2014-02-28"
    assert days(read_plain("They will rest in winter.", date(2014, 2, 9)), "winter") == "2014-12-01..2015-02-28"


@pytest.mark.parametrize(
    ("anchor", "wanted"), [(date(2016, 12, 28), "2017-01-01..2017-01-01"), (date(2016, 2, 3), "2016-01-01..2016-01-01")]
)
def test_the_new_year_is_the_near_one(anchor: date, wanted: str) -> None:
    assert days(read_plain("Talks on the eve of the New Year failed.", anchor), "the New Year") == wanted
