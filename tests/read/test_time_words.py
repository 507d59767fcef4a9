"""Tests of read/time_words.py: calendar units and their TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.read.time_words import period_value, unit_interval, unit_value
from sayso.records import Interval

DAY = date(2013, 5, 15)


@pytest.mark.parametrize(
    ("unit", "step", "value"),
    [
        ("week", -1, "2013-W19"),
        ("weekend", 0, "2013-W20-WE"),
        ("month", -5, "2012-12"),
        ("quarter", 0, "2013-Q2"),
        ("year", 1, "2014"),
        ("decade", 0, "201"),
        ("century", -1, "19"),
    ],
)
def test_units_of_the_calendar(unit: str, step: int, value: str) -> None:
    interval = unit_interval(DAY, unit, step)
    assert interval is not None
    assert unit_value(interval, unit) == value


def test_a_unit_that_is_none_has_no_days() -> None:
    assert unit_interval(DAY, "hour", 0) is None
    assert unit_value(Interval(None, DAY), "week") == "XXXX-XX-XX"


@pytest.mark.parametrize(
    ("unit", "amount", "value"),
    [("week", 3, "P3W"), ("hour", 48, "PT48H"), ("year", 2.5, "P2.5Y"), ("month", None, "PXM"), ("decade", 1, "P10Y")],
)
def test_lengths_as_timex(unit: str, amount: float | None, value: str) -> None:
    assert period_value(unit, amount) == value
