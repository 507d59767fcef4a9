"""Tests of read/clause_words.py."""

from __future__ import annotations

from sayso.read import clause_words
from sayso.records import EventType


def test_every_word_is_a_lemma_in_lower_case() -> None:
    sets = [found for name, found in vars(clause_words).items() if name.isupper()]
    words = [word for found in sets for word in found if not isinstance(word, EventType)]
    assert words
    assert all(word == word.lower().strip() for word in words)


def test_what_befalls_people_is_no_speech() -> None:
    assert not clause_words.BEFALLS & clause_words.PERFORMATIVE
    assert clause_words.PERFORMATIVE < clause_words.DONE_TO
