"""Tests of bench/layers.py: our layers in the form of the corpora."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.layers import parse_day, tei_value, write_tei, write_timex
from tests.read.marked import read_plain


@pytest.mark.parametrize(
    ("text", "tei"),
    [
        ("in 2012", ("DATE", "2012")),
        ("in the 1990s", ("DATE", "1990-01-01/1999-12-31")),
        ("last week", ("DATE", "2013-05-06/2013-05-12")),
        ("at 8:30 am", ("TIME", "T08:30:00")),
        ("this morning", ("DATE", "2013-05-15")),
        ("the past 48 hours", ("DATE", "2013-05-13/2013-05-15")),
        ("the past three years", ("DATE", "2010-05-16/2013-05-15")),
        ("every day", None),
        ("in the summer of 2012", ("DATE", "2012-06/2012-09")),
        ("the winter of 2012", ("DATE", "2012-12/2013-03")),
        ("Winter is cold", ("DATE", "--12/--03")),
        ("508 BC", ("DATE", "-0508")),
        ("the 5th century BC", ("DATE", "-0499-01-01/-0400-12-31")),
        ("the late 17th century", ("DATE", "1600-01-01/1699-12-31")),
        ("by the end of the year", ("DATE", "2013-12-31")),
        ("two hours later", None),
        ("on a Monday", None),
        ("in recent weeks", None),
        ("within two days", None),
        ("in the morning", None),
        ("so far", None),
    ],
)
def test_times_in_the_manner_of_gum(text: str, tei: tuple[str, str] | None) -> None:
    assert tei_value(read_plain(text).times[0]) == tei


def test_gum_marks_a_period_without_its_edge() -> None:
    (written,) = write_tei(read_plain("At the end of July 2012 it fell."))["timexes"]
    assert (written["start"], written["end"], written["value"]) == (14, 23, "2012-07")


def test_months_of_any_year() -> None:
    mention = replace(read_plain("in July").times[0], value="XXXX-07", interval=None)
    assert tei_value(mention) == ("DATE", "--07")


def test_times_as_timex() -> None:
    assert write_timex(read_plain("last week")) == {
        "timexes": [{"start": 0, "end": 9, "type": "DATE", "value": "2013-W19"}]
    }


def test_days_of_documents_come_in_two_shapes() -> None:
    assert parse_day("2008-03-01") == parse_day("01-03-2008") == date(2008, 3, 1)
    assert parse_day("2008") is parse_day(None) is None
