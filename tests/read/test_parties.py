"""Tests of read/parties.py: which party a word of the tree stands for."""

from __future__ import annotations

import pytest

from sayso.read.clauses import Clauses
from sayso.read.parties import Parties
from tests.read.readings import read_by_rules


def party_of(text: str, word: str) -> str | None:
    reading = read_by_rules(text)
    parties = Parties(reading, Clauses(reading))
    token = next(token for token in reading.tokens if token.text == word)
    number = parties.at(token.index)
    return None if number is None else parties.referent(number).canonical


def list_of(text: str, word: str) -> set[str]:
    reading = read_by_rules(text)
    parties = Parties(reading, Clauses(reading))
    token = next(token for token in reading.tokens if token.text == word)
    numbers = (parties.at(kid) for kid in parties.coordinated(token.index))
    return {parties.referent(number).canonical for number in numbers if number is not None}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The regional bloc ECOMOG has sent 2,000 troops to Freetown.", "bloc", "ECOMOG"),
        ("The commanding officer, Colonel Amos Bol, was killed near Bor.", "officer", "Amos Bol"),
        ("Two of the rebels fled to Chad.", "Two", "rebels"),
        ("They left on the United Kingdom's ship HMS Argyll.", "ship", "HMS Argyll"),
        ("They left on the United Kingdom's ship.", "ship", "United Kingdom"),
        ("A Turkish drone struck the camp.", "drone", "Turkish Armed Forces"),
    ],
)
def test_a_noun_stands_for_the_name_beside_it(text: str, word: str, name: str) -> None:
    assert party_of(text, word) == name


def test_a_state_is_not_renamed_by_what_is_said_of_it() -> None:
    assert party_of("Turkey, a member of NATO, condemned the strike.", "Turkey") == "Turkey"


def test_several_soldiers_are_not_the_one_body_named_after_them() -> None:
    assert party_of("The soldiers, the NATO contingent among them, left the town.", "soldiers") == "soldiers"


def test_every_owner_of_a_delegation_takes_part() -> None:
    assert {"Sudan"} <= list_of("Envoys of Chad and of Sudan met in Tripoli.", "Envoys")


def test_an_owner_named_alone_brings_nobody_else() -> None:
    assert list_of("Envoys of Chad met rebels and Sudan in Tripoli.", "Envoys") == {"ambassador of Chad"}


def test_each_of_a_list_takes_part() -> None:
    text = "The rebels thanked Chad, Sudan and Libya, each of which has pledged 500 men."
    assert list_of(text, "each") == {"Chad", "Sudan", "Libya"}


def test_one_of_a_list_does_not_bring_the_others() -> None:
    text = "The rebels thanked Chad, Sudan and Libya, one of which has pledged 500 men."
    assert len(list_of(text, "one")) <= 1
