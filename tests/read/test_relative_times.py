"""Tests of read/relative_times.py: periods and distances told from where one stands."""

from __future__ import annotations

import pytest

from tests.read.marked import days, read_plain


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("This year ten died.", "This year", "2013-01-01..2013-05-15"),
        ("Later this month they will leave.", "Later this month", "2013-05-15..2013-05-31"),
        ("Over the weekend it burned.", "the weekend", "2013-05-11..2013-05-12"),
        ("At the end of last year it closed.", "the end of last year", "2012-12-01..2012-12-31"),
        ("In 2008 he came; the following year he left.", "the following year", "2009-01-01..2009-12-31"),
        ("A year ago it fell.", "A year ago", "2012-05-01..2012-05-31"),
        ("Some months ago it fell.", "Some months ago", "2012-10-15..2013-03-15"),
        ("Two weeks from now it ends.", "Two weeks from now", "2013-05-29..2013-05-29"),
    ],
)
def test_periods_and_distances(text: str, words: str, interval: str) -> None:
    assert days(read_plain(text), words) == interval


def test_hours_later_are_some_hour_of_that_day() -> None:
    later = read_plain("It began on 3 May. Two hours later they left.").times[1]
    assert (later.kind, later.value, str(later.interval and later.interval.end)) == (
        "TIME",
        "2013-05-03TXX:XX",
        "2013-05-03",
    )


def test_distances_beyond_the_calendar_have_no_days() -> None:
    assert all(mention.interval is None for mention in read_plain("It formed 13 billion years ago.").times)
