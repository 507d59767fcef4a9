"""Tests of read/vessels.py: names of ships."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


def named(text: str) -> set[str]:
    return {mention.canonical for mention in read_by_rules(text).actors if mention.rule == "actor.name.vessel"}


def placed(text: str) -> set[str]:
    return {mention.place.canonical for mention in read_by_rules(text).places}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HMS Belfast shelled the port.", "HMS Belfast"),
        ("The carrier FS Charles de Gaulle left the harbour.", "FS Charles de Gaulle"),
        ("Pirates seized the tanker MV Odessa Star.", "MV Odessa Star"),
        ("The cruiser Moskva sank on Thursday.", "Moskva"),
    ],
)
def test_a_ship_is_a_party_by_its_whole_name(text: str, name: str) -> None:
    assert named(text) == {name}


@pytest.mark.parametrize("text", ["HMS Belfast shelled the port.", "The frigate Bayern left the port."])
def test_a_ship_is_no_town_of_that_name(text: str) -> None:
    assert not {"Belfast", "Bavaria", "Bayern"} & placed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The frigate sank on Thursday off Mogadishu.",
        "Troops left Belfast on Monday.",
        "The carrier Lufthansa stopped its flights.",
        "The submarine crews of Russia left.",
    ],
)
def test_other_names_are_no_ships(text: str) -> None:
    assert named(text) == set()


def test_the_letters_tell_the_state() -> None:
    reading = read_by_rules("HMS Argyll and INS Kochi left the port.")
    assert [m.country for m in reading.actors if m.rule == "actor.name.vessel"] == ["GB", None]
