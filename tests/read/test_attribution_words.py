"""Tests of read/attribution_words.py."""

from __future__ import annotations

from sayso.read import attribution_words
from tests.read.readings import knowledge


def test_every_word_is_a_lemma_in_lower_case() -> None:
    words = [word for name, found in vars(attribution_words).items() if name.isupper() for word in found]
    assert words
    assert all(word == word.lower().strip() for word in words)


def test_verbs_that_tell_by_their_object_are_verbs_of_saying() -> None:
    assert set(knowledge().cues.verbs) >= attribution_words.OBJECT_CUES
    assert attribution_words.VERB_TOO <= attribution_words.OBJECT_CUES


def test_a_wish_is_no_verb_of_saying() -> None:
    assert "want" in attribution_words.WILL_CUES
    assert "want" not in knowledge().cues.verbs
