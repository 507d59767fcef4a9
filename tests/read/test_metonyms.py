"""Tests of read/metonyms.py: what a state's name stands for, by its place in the tree."""

from __future__ import annotations

import pytest

from sayso.read.metonyms import Sense, judge_name
from sayso.read.trees import Forest
from sayso.records import Token

NOUNS = frozenset({"army", "government", "soldier", "people"})


def judge(words: str, relation: str, governor: tuple[str, str], *, is_state: bool = True, case: str = "") -> Sense:
    """Judge a name that hangs on a governor by a relation, with a preposition or without."""
    tokens = [
        Token(0, 0, 0, governor[0], governor[0], governor[1], "", 0, "root", 0),
        Token(1, 0, 0, words, words, "PROPN", "NNP", 0, relation, 0),
    ]
    if case:
        tokens.append(Token(2, 0, 0, case, case, "ADP", "IN", 1, "case", 0))
    return judge_name(Forest(tokens), 1, is_state=is_state, party_nouns=NOUNS)


@pytest.mark.parametrize(
    ("relation", "governor", "case", "sense"),
    [
        ("obl", ("happen", "VERB"), "in", Sense.PLACE),
        ("obl", ("agree", "VERB"), "with", Sense.PARTY),
        ("nsubj", ("send", "VERB"), "", Sense.PARTY),
        ("nsubj", ("remain", "VERB"), "", Sense.BOTH),
        ("nmod:poss", ("army", "NOUN"), "", Sense.PART),
        ("nmod:poss", ("north", "NOUN"), "", Sense.PLACE),
        ("nmod", ("government", "NOUN"), "of", Sense.PART),
        ("nmod", ("north", "NOUN"), "of", Sense.PLACE),
        ("nmod", ("people", "NOUN"), "of", Sense.BOTH),
        ("obj", ("invade", "VERB"), "", Sense.BOTH),
        ("obj", ("accuse", "VERB"), "", Sense.PARTY),
        ("nmod", ("aid", "NOUN"), "to", Sense.BOTH),
        ("obl:agent", ("take", "VERB"), "by", Sense.PARTY),
        ("appos", ("government", "NOUN"), "", Sense.PARTY),
        ("appos", ("capital", "NOUN"), "", Sense.PLACE),
    ],
)
def test_a_state(relation: str, governor: tuple[str, str], case: str, sense: Sense) -> None:
    assert judge("Mali", relation, governor, case=case) is sense


@pytest.mark.parametrize(
    ("relation", "governor", "case", "sense"),
    [
        ("nsubj", ("say", "VERB"), "", Sense.PARTY),
        ("nsubj", ("fall", "VERB"), "", Sense.PLACE),
        ("obj", ("shell", "VERB"), "", Sense.PLACE),
        ("obj", ("urge", "VERB"), "", Sense.PARTY),
        ("obl", ("fly", "VERB"), "to", Sense.PLACE),
        ("compound", ("operation", "NOUN"), "", Sense.PLACE),
    ],
)
def test_a_capital(relation: str, governor: tuple[str, str], case: str, sense: Sense) -> None:
    assert judge("Bamako", relation, governor, is_state=False, case=case) is sense
