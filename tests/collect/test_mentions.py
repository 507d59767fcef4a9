"""The day an undated report stands for."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.collect import Sidecar, collect_bytes
from sayso.collect.mentions import settle_mentioned
from sayso.records import Span

TODAY = date(2026, 6, 1)


def settle(text: str) -> date | None:
    found = settle_mentioned(text, Span(0, len(text)), TODAY)
    return found.day if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 12 January 2013 the rebels came. They left on 14 January.", date(2013, 1, 14)),
        ("The bridge fell on 3 May 2014 and was mended by 9 May 2014.", date(2014, 5, 3)),
        ("Two weeks have passed since Saturday 22 January, when the M23 came to the pass.", date(2022, 2, 5)),
        ("It is three days since Friday 13 July. The MUJAO men hold the airport.", date(2012, 7, 16)),
        ("Shots fell on 2 June 2015. A court will sit on 4 July 2016.", date(2015, 6, 2)),
    ],
)
def test_takes_the_last_day_behind_the_text(text: str, day: date) -> None:
    assert settle(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "On Monday 12 March the rebels came to the market.",  # of many years
        "On Wednesday 20 March, after the war of 2018, the mill burned.",  # of 2019 or 2024
        "On 12 March the M23 came to the market.",  # no weekday, no year
        "The vote is to be held on 9 May 2014.",  # ahead
        "From 3 to 9 May 2014 the road was shut.",  # a range is no day
        "Nobody came.",
    ],
)
def test_settles_nothing_that_is_open(text: str) -> None:
    assert settle(text) is None


def test_an_undated_report_is_read_as_of_that_day_and_says_so() -> None:
    page = (
        b"RIVER NOTES\n\nFour days have passed since Wednesday 27 June, and the MUJAO hold the office.\n\nIt is hot.\n"
    )
    report = collect_bytes(page, name="a")
    assert (report.published, report.anchor_date) == (None, date(2012, 7, 1))
    note = next(each for each in report.notes if "read as of 1 July 2012" in each.text)
    assert note.span is not None
    assert report.quote(note.span) == "Wednesday 27 June"


def test_a_report_with_a_day_of_its_own_keeps_it() -> None:
    page = b"RIVER NOTES\n\nOn Wednesday 27 June 2012 the men came.\n\nIt is hot.\n"
    assert collect_bytes(page, name="a", sidecar=Sidecar(published=date(2012, 7, 9))).anchor_date == date(2012, 7, 9)
