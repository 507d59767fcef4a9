"""Tests of read/coreference_words.py."""

from __future__ import annotations

from sayso.read import coreference_words
from tests.read.readings import knowledge


def test_the_bodies_of_the_home_state_have_names() -> None:
    nouns = knowledge().catalogue.nouns
    for phrase in coreference_words.HOME_PHRASES | {"forces", "soldier"}:
        assert phrase in nouns and nouns[phrase].template, phrase


def test_pronouns_are_of_one_number() -> None:
    assert not coreference_words.PERSON_PRONOUNS & coreference_words.PLURAL_PRONOUNS
