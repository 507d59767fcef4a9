"""Tests of read/actor_phrases.py."""

from __future__ import annotations

import pytest

from sayso.read.actor_names import find_names
from sayso.read.actor_phrases import Phrases
from sayso.read.trees import Forest
from tests.read.readings import knowledge, read_by_rules


def phrases_of(text: str) -> Phrases:
    reading = read_by_rules(text)
    catalogue = knowledge().catalogue
    return Phrases(reading, Forest(reading.tokens), find_names(reading, catalogue), catalogue)


def index_of(phrases: Phrases, word: str) -> int:
    return next(token.index for token in phrases.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The foreign minister resigned.", "minister", "foreign minister"),
        ("The ministry of defence denied it.", "ministry", "ministry of defence"),
        ("Two soldiers died.", "soldiers", "soldier"),
    ],
)
def test_the_longest_noun_is_found(text: str, word: str, noun: str) -> None:
    phrases = phrases_of(text)
    found = phrases.noun_of(index_of(phrases, word))
    assert found is not None and found.id == noun


def test_owners_stand_before_and_after() -> None:
    phrases = phrases_of("Malian soldiers met fighters of the MNLA.")
    before = phrases.owners(index_of(phrases, "soldiers"))
    after = phrases.owners(index_of(phrases, "fighters"))
    assert before[0].country is not None and before[0].country.id == "ML"
    assert after[0].party is not None and after[0].party.name.startswith("National Movement")


def test_bare_words_leave_out_number_and_article() -> None:
    phrases = phrases_of("At least ten young civilians died.")
    assert phrases.bare_words(index_of(phrases, "civilians")) == "young civilians"


@pytest.mark.parametrize(
    ("text", "word", "bare"),
    [
        ("Rebels fled.", "Rebels", "rebels"),
        ("Masked gunmen fled.", "gunmen", "masked gunmen"),
        ("Islamists fled.", "Islamists", "Islamists"),
        ("Kurdish farmers fled.", "farmers", "Kurdish farmers"),
    ],
)
def test_the_capital_of_a_sentence_is_left_out(text: str, word: str, bare: str) -> None:
    phrases = phrases_of(text)
    assert phrases.bare_words(index_of(phrases, word)) == bare


def test_the_first_half_of_a_participle_is_said_of_another() -> None:
    phrases = phrases_of("A US-backed militia and a US-Syrian meeting.")
    ends = [token.index + 1 for token in phrases.tokens if token.text == "US"]
    assert [phrases.is_first_half(end) for end in ends] == [True, False]


def test_what_a_writer_thinks_of_somebody_is_no_part_of_the_name() -> None:
    phrases = phrases_of("Shells fell on innocent villagers.")
    assert phrases.bare_words(index_of(phrases, "villagers")) == "villagers"
