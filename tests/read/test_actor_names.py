"""Tests of read/actor_names.py."""

from __future__ import annotations

from sayso.read.actor_names import find_names
from tests.read.readings import knowledge, read_by_rules


def stretches(text: str) -> dict[str, str]:
    reading = read_by_rules(text)
    found = find_names(reading, knowledge().catalogue).at
    return {
        reading.report.text[reading.tokens[one.first].start : reading.tokens[one.last - 1].end]: one.how
        for one in found.values()
    }


def test_every_kind_of_name_is_told_apart() -> None:
    found = stretches("ISIL, Mali, Malian soldiers and the Kremlin were named.")
    assert found == {"ISIL": "party", "Mali": "country", "Malian": "demonym", "Kremlin": "seat"}


def test_a_party_wins_over_the_country_in_its_name() -> None:
    assert stretches("Islamic State in Libya fled.") == {"Islamic State in Libya": "party"}


def test_a_verb_in_a_heading_is_no_party() -> None:
    assert "IS" not in stretches("THE TOWN IS QUIET")


def test_the_countries_named_most_come_first() -> None:
    names = find_names(read_by_rules("Malian soldiers left Mali for Niger."), knowledge().catalogue)
    assert names.countries[0] == "ML"
