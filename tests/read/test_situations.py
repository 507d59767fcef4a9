"""Tests of read/situations.py: what the text remembers of the days it spoke of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.read.situations import Situation, dated, one_day, unplaced
from sayso.records import Interval
from tests.read.marked import ANCHOR, TIMES

DAY = date(2012, 8, 2)


def situation() -> Situation:
    return Situation(lexicon=TIMES, anchor=ANCHOR, ahead=lambda: None)


def test_a_day_moves_the_text_and_a_month_only_its_period() -> None:
    after = situation().after(dated(one_day(DAY), DAY.isoformat(), explicit=True))
    assert (after.today, after.told) == (DAY, Interval(DAY, DAY))
    month = Interval(date(2012, 8, 1), date(2012, 8, 31))
    later = situation().after(dated(month, "2012-08", explicit=True))
    assert (later.today, later.period) == (ANCHOR, month)


def test_what_could_not_be_placed_moves_nothing() -> None:
    assert situation().after(unplaced()) == situation() or situation().after(unplaced()).day is None


def test_a_day_of_another_year_lends_that_year_and_a_bare_year_only_when_repeated() -> None:
    assert situation().after(dated(one_day(DAY), DAY.isoformat(), explicit=True)).story_year == 2012
    year = dated(Interval(date(2003, 1, 1), date(2003, 12, 31)), "2003", explicit=True)
    assert situation().after(year).story_year is None
    assert situation().after(year).after(year).story_year == 2003


def test_a_text_that_is_no_news_and_long_elsewhere_is_a_far_story() -> None:
    year = dated(Interval(date(2003, 1, 1), date(2003, 12, 31)), "2003", explicit=True)
    told = situation()
    for _ in range(6):
        told = told.after(year)
    assert not told.is_far_story  # the report may be news
    assert replace(told, news=False).is_far_story


def test_what_is_written_on_a_day_moves_the_anchor_but_never_past_the_publication() -> None:
    day = dated(one_day(DAY), DAY.isoformat(), explicit=True)
    assert situation().written_on(day, ANCHOR).anchor == DAY
    assert situation().written_on(day, date(2012, 8, 1)).anchor == ANCHOR


def test_without_an_anchor_the_told_year_counts() -> None:
    bare = Situation(lexicon=TIMES, anchor=None, ahead=lambda: None)
    assert bare.after(dated(one_day(DAY), DAY.isoformat(), explicit=True)).story_year == 2012
    assert bare.told is None
