"""Tests of read/place_names.py: what speaks for a name and what against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.read.place_names import PlaceName, PlaceNames, find_proposed
from sayso.read.places import add_places
from sayso.records import Proposals, RoleGuess
from tests.read.readings import knowledge, read_by_rules


def names(text: str) -> list[PlaceName]:
    loaded = knowledge()
    return PlaceNames(read_by_rules(text), loaded.gazetteer, loaded.catalogue).names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell near Deir ez-Zor.", ["Deir ez-Zor"]),
        ("They drove from Santiago de Cali to Pasto.", ["Santiago de Cali", "Pasto"]),
        ("The UK and the UAE signed.", ["UK", "UAE"]),
        ("They told us to go.", []),
        ("Radio Gao said that shots were heard in Gao.", ["Gao"]),
        ("The Islamic State of Iraq and the Levant fled.", []),
    ],
)
def test_the_longest_name_is_found(text: str, found: list[str]) -> None:
    assert [name.text for name in names(text)] == found


def test_a_preposition_supports_a_small_place() -> None:
    assert names("Rebels were seen near Ber.")[0].supported


def test_a_town_of_a_body_is_marked() -> None:
    assert names("The Mopti Brigade marched in Mali.")[0].inside == "brigade"


def test_a_word_that_the_heads_place_is_proposed_unless_it_acts_too() -> None:
    guesses = [(3, "place", 0.7), (5, "place", 0.4), (7, "place", 0.9), (7, "actor", 0.8), (9, "actor", 0.9)]
    roles = tuple(RoleGuess(trigger=0, token=token, role=role, score=score) for token, role, score in guesses)
    reading = replace(read_by_rules("Rebels took Konna."), proposals=Proposals(roles=roles))
    assert find_proposed(reading) == {3}


def test_a_name_that_no_table_knows_is_a_place_where_the_heads_say_so() -> None:
    text = "In Mali the monitors visited Zorvatan on Thursday."
    plain = read_by_rules(text)
    index = next(token.index for token in plain.tokens if token.text == "Zorvatan")
    roles = (RoleGuess(trigger=0, token=index, role="place", score=0.9),)
    guessed = replace(plain, entities=(), proposals=Proposals(roles=roles))
    silent = replace(plain, entities=())
    loaded = knowledge()
    for reading, wanted in ((guessed, True), (silent, False)):
        found = add_places(reading, loaded.gazetteer, loaded.catalogue).places
        assert any(mention.place.canonical == "Zorvatan" for mention in found) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "Troops loyal to Meles were seen in the siege of the Yazidis.",
        "At eight, Paris time, the guns fell silent.",
        "The air force lost two Mirage and one Canberra.",
    ],
)
def test_leaders_peoples_clocks_and_jets_are_no_places(text: str) -> None:
    reading = read_by_rules(text, anchor_date=date(2007, 1, 10))
    assert reading.places == ()
