"""Tests of read/lists.py: items take source and status from their lead-in."""

from __future__ import annotations

import pytest

from sayso.read.lists import lists_of
from sayso.records import Status
from tests.read.readings import read_text, report_of


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("They ask for:\n- a truce\n- a road\nRain fell.", ["- a truce\n- a road"]),
        ("They ask for:\n\n1. a truce\n\n2. a road\n\nRain fell.", ["1. a truce\n\n2. a road"]),
        ("They ask for:\n(a) a truce\n   on the river\n(b) a road", ["(a) a truce\n   on the river\n(b) a road"]),
        ("They ask for:\n- a truce\nThe aim:\n* a road\n", ["- a truce", "* a road"]),
        ("The general said:\nWe hold the bridge.", []),
        ("They ask for a truce.\n- a road", []),
        (":\n- a truce", []),
    ],
)
def test_a_list_reaches_from_its_first_item_to_its_last(text: str, items: list[str]) -> None:
    report = report_of(text)
    assert [report.quote(each.items) for each in lists_of(report)] == items


def test_a_lead_in_ends_before_its_colon() -> None:
    report = report_of("They ask for: \n- a truce")
    [listed] = lists_of(report)
    assert report.text[: listed.lead + 1] == "They ask for"


PHASES = """According to two officers in Bor, the campaign is to run in three phases:
1. Battalions deploy on the river.
2. The assault on Ber, with aircraft in support.
Rebels attacked Tamra on Monday."""


def test_items_take_source_and_status_from_their_lead_in() -> None:
    reading = read_text(PHASES)
    found = {reading.report.quote(claim.trigger): claim for claim in reading.claims}
    for word in ("deploy", "assault"):
        assert found[word].status.value is Status.PLANNED
        assert found[word].attribution[-1].canonical == "two officers"
    assert found["attacked"].status.value is Status.OCCURRED
    assert found["attacked"].attribution[-1].canonical == "The Outlet"


def test_an_announced_speaker_of_a_list_ends_with_it() -> None:
    text = "The road map provides for the following steps, the ministry said:\n- a withdrawal of troops from Bor\n"
    reading = read_text(text + "Rebels shelled Tamra on Monday.")
    last = reading.claims[-1]
    assert reading.report.quote(last.trigger) == "shelled"
    assert last.attribution[-1].canonical == "The Outlet"
