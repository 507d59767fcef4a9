"""Tests of read/calendars.py: weeks, seasons, feasts and distances."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.read import calendars
from sayso.records import Interval


@pytest.mark.parametrize(
    ("year", "day"), [(2012, date(2012, 4, 8)), (2013, date(2013, 3, 31)), (2024, date(2024, 3, 31))]
)
def test_easter(year: int, day: date) -> None:
    assert calendars.easter(year) == day


def test_ramadan_and_the_feasts_of_the_moon() -> None:
    assert calendars.feast_interval("ramadan", 2012) == Interval(date(2012, 7, 20), date(2012, 8, 18))
    adha = calendars.feast_interval("eid al-adha", 2023)
    assert adha is not None and adha.start is not None
    assert abs((adha.start - date(2023, 6, 28)).days) <= 1


def test_a_feast_that_nobody_knows_has_no_days() -> None:
    assert calendars.feast_interval("boxing night", 2013) is None


def test_weeks_run_from_monday_to_sunday() -> None:
    assert calendars.week_interval(date(2013, 5, 15)) == Interval(date(2013, 5, 13), date(2013, 5, 19))
    assert calendars.weekend_interval(date(2013, 5, 15)) == Interval(date(2013, 5, 18), date(2013, 5, 19))


def test_parts_of_months_follow_the_codebook() -> None:
    assert calendars.month_interval(2013, 5, "mid") == Interval(date(2013, 5, 11), date(2013, 5, 20))
    assert calendars.month_interval(2013, 2, "end") == Interval(date(2013, 2, 21), date(2013, 2, 28))


def test_winter_begins_in_december() -> None:
    assert calendars.season_interval(2012, "WI") == Interval(date(2012, 12, 1), date(2013, 2, 28))
    assert calendars.season_interval(2012, "WI", "end") == Interval(date(2013, 2, 1), date(2013, 2, 28))


@pytest.mark.parametrize(
    ("unit", "amount", "day"),
    [
        ("hour", 48, date(2013, 2, 2)),
        ("week", -1, date(2013, 1, 24)),
        ("month", 1, date(2013, 2, 28)),
        ("month", 1.5, date(2013, 3, 15)),
        ("year", -10, date(2003, 1, 31)),
        ("decade", 1, date(2023, 1, 31)),
        ("century", 100, None),
    ],
)
def test_distances(unit: str, amount: float, day: date | None) -> None:
    assert calendars.moved(date(2013, 1, 31), unit, amount) == day


def test_days_that_do_not_exist_are_none() -> None:
    assert calendars.day(2013, 2, 30) is None
    assert calendars.shifted(date.max, 1) is None
    assert calendars.month_interval(2013, 13) is None
    assert calendars.year_interval(0) is None
    assert calendars.years_interval(2013, 2012) is None


def test_days_around_easter() -> None:
    assert calendars.feast_interval("easter monday", 2013) == Interval(date(2013, 4, 1), date(2013, 4, 1))
    assert calendars.feast_interval("good friday", 2013) == Interval(date(2013, 3, 29), date(2013, 3, 29))
