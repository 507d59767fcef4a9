"""Tests of read/event_places.py: where an event is placed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.read.circumstances import Circumstances
from sayso.read.clauses import Clauses
from sayso.read.event_places import EventPlaces
from sayso.read.guesses import Guesses
from sayso.records import EventType, Proposals, TriggerGuess
from tests.read.readings import read_by_rules


def places(text: str, trigger: str) -> list[str]:
    reading = read_by_rules(text)
    claim = next(claim for claim in reading.claims if reading.report.quote(claim.trigger) == trigger)
    return [place.place.canonical for place in claim.places]


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("In Iraq rebels shelled the market in Mosul. Twelve people died.", "died", ["Mosul market"]),
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


def test_a_toll_that_a_head_read_and_placed_nowhere_stays_without() -> None:
    reading = read_by_rules("In Iraq rebels shelled Mosul. Twelve people died.")
    trigger = next(t for t in reading.triggers if reading.report.quote(t.span) == "died")
    guess = TriggerGuess(
        index=0, span=trigger.span, first=trigger.head, last=trigger.head + 1, head=trigger.head, score=0.9, types=(),
        statuses=(), minor=0.0, clause=(trigger.head - 2, trigger.head + 1),
    )  # fmt: skip
    for proposals, wanted in ((Proposals(), ["Mosul"]), (Proposals(triggers=(guess,)), [])):
        given = replace(reading, proposals=proposals)
        events = EventPlaces(given, Circumstances(given, Clauses(given), Guesses(given)))
        found = {reading.report.quote(t.span): events.of(t) for t in given.triggers}
        assert [place.place.canonical for place in found["died"]] == wanted


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("The minister suspended exports to Chad.", "suspended", []),
        ("The rebels attacked the army in Chad.", "attacked", ["Chad"]),
    ],
)
def test_a_state_that_is_a_party_is_no_place(text: str, trigger: str, wanted: list[str]) -> None:
    reading = read_by_rules(text)
    claim = next(claim for claim in reading.claims if reading.report.quote(claim.trigger) == trigger)
    assert [place.place.canonical for place in claim.places] == wanted


def test_aid_goes_to_the_state_that_gets_it() -> None:
    reading = read_by_rules("The minister sent aid to Chad.")
    claim = next(claim for claim in reading.claims if claim.type.value is EventType.AID)
    assert "Chad" in {place.place.canonical for place in claim.places}
