"""Tests of read/place_names.py: what speaks for a name and what against it."""

from __future__ import annotations

import pytest

from sayso.read.place_names import PlaceName, PlaceNames
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
        ("The Islamic State of Iraq and the Levant fled.", []),
    ],
)
def test_the_longest_name_is_found(text: str, found: list[str]) -> None:
    assert [name.text for name in names(text)] == found


def test_a_preposition_supports_a_small_place() -> None:
    assert names("Rebels were seen near Ber.")[0].supported


def test_a_town_of_a_body_is_marked() -> None:
    assert names("The Mopti Brigade marched in Mali.")[0].inside == "brigade"
