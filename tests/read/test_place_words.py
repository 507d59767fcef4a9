"""Tests of read/place_words.py."""

from __future__ import annotations

from sayso.read import place_words


def test_the_lists_are_in_small_letters_and_hold_single_words() -> None:
    for name in ("LOCATIVE", "DIRECTIONS", "SETTLEMENTS", "BODIES", "MEETINGS", "NEVER", "TITLES", "TOWN_FACILITIES"):
        for word in getattr(place_words, name):
            assert word == word.lower() and " " not in word, (name, word)


def test_a_facility_of_a_town_has_its_kind() -> None:
    assert place_words.FACILITIES.keys() >= place_words.TOWN_FACILITIES
