"""Tests of read/pronoun_signs.py: what a pronoun can stand for."""

from __future__ import annotations

import pytest

from sayso.read.clauses import Clauses
from sayso.read.parties import Parties
from tests.read.readings import read_by_rules


def meant(text: str, word: str) -> list[str]:
    """Give what the last mention of a pronoun stands for, with those it is listed with."""
    reading = read_by_rules(text)
    parties = Parties(reading, Clauses(reading))
    token = [token for token in reading.tokens if token.text == word][-1]
    found = (parties.at(kid) for kid in parties.coordinated(token.index))
    mentions = [parties.referent(number) for number in found if number is not None]
    return [mention.canonical for mention in mentions if not mention.pronoun]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The UN sent a convoy. It is willing to send another.", "It", "United Nations"),
        ("The UN said that it had not been given access to the town.", "it", "United Nations"),
        ("Ansar Dine lost the town. The army may offer it talks.", "it", "Ansar Dine"),
        ("The United States has sent fuel. It refuses to send tanks.", "It", "United States"),
    ],
)
def test_it_is_a_body_where_only_a_party_stands(text: str, word: str, name: str) -> None:
    assert name in meant(text, word)


@pytest.mark.parametrize("clause", ["It is likely to rain.", "It seems late."])
def test_it_is_nobody_in_the_weather(clause: str) -> None:
    assert meant(f"The UN sent a convoy. {clause}", "It") == []


def test_they_are_all_of_a_list() -> None:
    text = "Turkey and Russia deny this. In May they held exercises."
    assert set(meant(text, "they")) == {"Turkey", "Russia"}


def test_they_are_not_one_state() -> None:
    assert meant("Turkey denies this. In May they held exercises.", "they") == []
