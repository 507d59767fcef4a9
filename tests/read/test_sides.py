"""Tests of read/sides.py: the speaker's own force and its opponent."""

from __future__ import annotations

import pytest

from sayso.records import Reading
from tests.read.readings import read_text

STAFF = "General Staff of the Chadian Armed Forces"
FIGHT = "Libyan troops attacked the fort on Monday. Libyan soldiers shelled the market. "


def _means(reading: Reading, words: str) -> list[str]:
    """Give the names of the mentions whose words end with some words."""
    quote = reading.report.quote
    return [mention.canonical for mention in reading.actors if quote(mention.span).lower().endswith(words)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (FIGHT + "Our units repelled them.", "our units", "Chadian"),
        (FIGHT + "The enemy lost nine men.", "enemy", "Libyan"),
        (FIGHT + "Own forces: 4 killed.", "own forces", "Chadian"),
    ],
)
def test_a_communique_names_its_own_force_and_the_other(text: str, words: str, name: str) -> None:
    found = _means(read_text(text, outlet=STAFF), words)
    assert found
    assert all(name in each for each in found)


def test_his_side_is_the_side_of_the_one_who_speaks() -> None:
    text = "A Libyan officer said that his side had lost four men in the raid."
    assert any("Libyan" in name for name in _means(read_text(text), "his side"))


def test_in_a_newspaper_the_enemy_is_nobody_known() -> None:
    reading = read_text(FIGHT + "The enemy lost nine men.")
    assert not any("Libyan" in name for name in _means(reading, "enemy"))


def test_of_two_opponents_named_alike_neither_is_the_enemy() -> None:
    text = "Libyan troops attacked the fort. Sudanese troops attacked the bridge. The enemy lost nine men."
    found = _means(read_text(text, outlet=STAFF), "enemy")
    assert not any("Libyan" in name or "Sudanese" in name for name in found)


def test_the_label_of_a_toll_names_its_victims() -> None:
    reading = read_text(FIGHT + "Own forces: 4 killed.", outlet=STAFF)
    killed = [claim for claim in reading.claims if reading.report.quote(claim.trigger) == "killed"]
    assert [(a.role.value, "Chadian" in a.canonical) for claim in killed for a in claim.actors] == [("recipient", True)]
