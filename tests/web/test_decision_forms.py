from __future__ import annotations

import json

import pytest

from sayso.ledger.decisions import Correction
from sayso.records import Span, Verdict
from sayso.web.decision_forms import (
    read_changes,
    read_decision,
    read_fields,
    read_note,
    read_second,
    read_verdict,
    write_picked,
)
from tests.web.desks_made import current_values, make_brief

HELD = current_values(make_brief())


def test_only_what_differs_is_a_correction() -> None:
    form = {**HELD, "verdict": "correct", "status": "planned", "note": " will, not did "}
    decision = read_decision(form, HELD, "Ada")
    assert decision.changes == {"status": "planned"}
    assert (decision.verdict, decision.note, decision.coder) == (Verdict.CORRECT, "will, not did", "Ada")


def test_an_acceptance_carries_no_changes() -> None:
    assert read_decision({"verdict": "accept", "status": "denied"}, HELD, "Ada").changes == {}


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"verdict": "correct"}, "nothing was changed"),
        ({"verdict": "withdrawn"}, "is no decision"),
        ({}, "is no decision"),
        ({"verdict": "correct", "from": "soon"}, "is no date"),
        ({"verdict": "correct", "status": "lost"}, "is no status"),
        ({"verdict": "correct", "type": "WAR"}, "is no type"),
    ],
)
def test_a_form_that_says_nothing_sound_is_refused(form: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_decision(form, HELD, "Ada")


def test_a_day_can_be_opened() -> None:
    assert read_decision({"verdict": "correct", "from": ""}, HELD, "Ada").changes == {"from": ""}


def test_words_picked_for_a_value_are_its_evidence() -> None:
    picked = write_picked({"place": {"Tamra": Span(3, 8), "Orsha": Span(20, 25)}, "actor": {"gone": Span(1, 2)}})
    form = {"verdict": "correct", "place": "Tamra; Orsha", "actor": HELD["actor"], "picked": picked}
    decision = read_decision(form, HELD, "Ada")
    assert decision.changes == {"place": "Tamra; Orsha"}
    assert decision.picked == {"place": {"Tamra": Span(3, 8), "Orsha": Span(20, 25)}}


def test_other_words_for_the_same_value_are_a_correction_too() -> None:
    form = {"place": "Tamra", "picked": write_picked({"place": {"Tamra": Span(3, 8)}})}
    assert read_changes(form, HELD) == {"place": Correction("Tamra", {"Tamra": Span(3, 8)})}
    assert read_changes({"place": "Tamra"}, HELD) == {}


@pytest.mark.parametrize("garbled", ["", "{", "[]", '{"place": 3}', '{"place": [["Tamra", "x", 8]]}'])
def test_what_a_browser_garbled_costs_the_words_and_not_the_value(garbled: str) -> None:
    assert read_fields({"place": "Tamra", "picked": garbled}) == {"place": Correction("Tamra")}


def test_the_second_claim_of_a_split_has_fields_of_its_own() -> None:
    form = {
        "verdict": "split",
        "mode": "drone",
        "second-trigger": "killed",
        "second-type": "HARM",
        "second-place": "",
        "picked": json.dumps({"second-trigger": [["killed", 70, 76]]}),
    }
    assert read_verdict(form) is Verdict.SPLIT
    assert read_decision(form, HELD, "Ada").changes == {"mode": "drone"}
    assert read_second(form) == {"trigger": Correction("killed", {"killed": Span(70, 76)}), "type": Correction("HARM")}


def test_values_stand_in_one_line() -> None:
    assert read_fields({"quote": " shells\nhit  "}) == {"quote": Correction("shells hit")}
    assert read_note({"note": "  "}) is None
