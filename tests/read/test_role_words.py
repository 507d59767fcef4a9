"""Tests of read/role_words.py."""

from __future__ import annotations

from sayso.read import role_words


def test_every_word_is_a_lemma_in_small_letters() -> None:
    for name in ("TOWARDS", "ABOUT", "DOING", "SHARES", "MEETING", "SUFFERING"):
        found = getattr(role_words, name)
        assert found
        assert all(word == word.lower().strip() and " " not in word for word in found), name


def test_who_counts_the_dead_is_not_among_them() -> None:
    assert not role_words.SUFFERING & {"put", "count", "report", "give", "claim", "confirm", "estimate"}


def test_nobody_is_acted_on_and_spoken_of_by_one_preposition() -> None:
    assert not role_words.TOWARDS & role_words.ABOUT
