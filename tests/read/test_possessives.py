"""Tests of read/possessives.py: whose deed 'its attack' is."""

from __future__ import annotations

import pytest

from sayso.read.clauses import Clauses
from sayso.read.parties import Parties
from sayso.read.possessives import Possessives
from tests.read.readings import read_by_rules


def owner(text: str, word: str) -> str | None:
    reading = read_by_rules(text)
    clauses = Clauses(reading)
    parties = Parties(reading, clauses)
    token = next(token for token in reading.tokens if token.text == word)
    head = Possessives(reading, clauses, parties).owner(token.index)
    return None if head is None else parties.referent(parties.heads[head]).canonical


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The rebels said their attack on the port had failed.", "attack", "rebels"),
        ("The army ended its siege of the port.", "siege", "army"),
        ("Chad left the talks. Its troops went home.", "troops", "Chad"),
        ("The minister said that his visit was over.", "visit", "minister"),
    ],
)
def test_an_owner_is_the_nearest_that_agrees(text: str, word: str, name: str) -> None:
    assert owner(text, word) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister condemned their attack on the port.", "attack"),
        ("The weather had its moods.", "moods"),
        ("The rebels condemned the attack on the port.", "attack"),
    ],
)
def test_nobody_owns_it_where_nobody_agrees(text: str, word: str) -> None:
    assert owner(text, word) is None
