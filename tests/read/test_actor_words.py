"""Tests of read/actor_words.py."""

from __future__ import annotations

from sayso.read import actor_words


def test_the_lists_are_in_small_letters_and_hold_single_words() -> None:
    for name in ("NOT_THE_STATE", "BARE_PARTIES", "IRREGULAR", "PLAIN_PEOPLE", "NO_DEEDS", "DEEDS", "OWNED"):
        for word in getattr(actor_words, name):
            assert word == word.lower() and " " not in word, (name, word)


def test_ground_is_never_a_deed() -> None:
    assert {"north", "border", "capital"} <= actor_words.NO_DEEDS
    assert not {"north", "border", "capital"} & (actor_words.DEEDS | actor_words.OWNED)
