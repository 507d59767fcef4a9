"""Tests of read/event_places.py: where an event is placed."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


def places(text: str, trigger: str) -> list[str]:
    reading = read_by_rules(text)
    claim = next(claim for claim in reading.claims if reading.report.quote(claim.trigger) == trigger)
    return [place.place.canonical for place in claim.places]


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("In Iraq rebels shelled the market in Mosul. Twelve people died.", "died", ["Mosul"]),
        ("In Iraq rebels shelled Mosul and Tikrit.\nTwelve people died.", "died", ["Mosul", "Tikrit"]),
        ("In Iraq rebels shelled Mosul. The minister spoke. It rained. Twelve people died.", "died", ["Mosul"]),
    ],
)
def test_a_toll_lies_where_its_attack_was(text: str, trigger: str, wanted: list[str]) -> None:
    assert places(text, trigger) == wanted


def test_a_toll_with_a_place_keeps_it() -> None:
    assert places("In Iraq rebels shelled Mosul. Twelve people died in Tikrit.", "died") == ["Tikrit"]


def test_a_toll_far_from_any_attack_has_no_place() -> None:
    text = "In Iraq rebels shelled Mosul.\nThe minister spoke.\nIt rained.\nTwelve people died."
    assert places(text, "died") == []
