from __future__ import annotations

from sayso.link.copies import find_copies
from sayso.link.tellings import make_tellings
from sayso.link.twins import find_twins
from tests.link.makings import Told, make

STORY = (
    "Rebels entered Tamra before dawn on Friday and raised their flag over the customs house, residents said. "
    "The garrison had left the evening before with nine trucks and two guns, taking the road to Sollum."
)
TAKEN = Told("entered", "Rebels entered Tamra")


def twins(text: str, told: Told) -> set[frozenset[str]]:
    original, copy = make("wire", STORY, TAKEN), make("daily", text, told, outlet="Daily", day="2029-05-13")
    copies = find_copies([original[0], copy[0]])
    found = find_twins(copies, {report.id: make_tellings(report, claims) for report, claims in (original, copy)})
    return {frozenset(map(str, each)) for each in found}


def test_a_claim_and_its_copy_on_the_same_words_are_twins() -> None:
    assert twins(f"Late news.\n\n{STORY}", TAKEN) == {frozenset({"wire:1", "daily:1"})}


def test_a_claim_outside_the_copied_passage_has_no_twin() -> None:
    text = f"{STORY} Gunmen entered Sollum."
    assert twins(text, Told("entered", "Gunmen entered Sollum")) == set()


def test_a_copy_that_turns_fact_into_plan_has_no_twin() -> None:
    assert twins(STORY, Told("entered", "Rebels entered Tamra", status="planned")) == set()
