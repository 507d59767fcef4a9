"""Tests of read/season_times.py: seasons and feasts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.read.marked import days, read_plain


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


@pytest.mark.parametrize(
    ("anchor", "wanted"), [(date(2016, 12, 28), "2017-01-01..2017-01-01"), (date(2016, 2, 3), "2016-01-01..2016-01-01")]
)
def test_the_new_year_is_the_near_one(anchor: date, wanted: str) -> None:
    assert days(read_plain("Talks on the eve of the New Year failed.", anchor), "the New Year") == wanted
