"""Tests of read/coordinations.py: a verb of saying that goes on from the one before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.read.coordinations import with_raised_speech
from sayso.records import Token
from tests.read.readings import knowledge, read_by_rules


def hung_low(text: str, verb: str, told: str) -> tuple[tuple[Token, ...], int, int, int]:
    """Give tokens in which `verb` hangs on the clause of `told` that is said, with the three indices."""
    tokens = list(read_by_rules(text).tokens)
    low, inner, outer = (
        next(token.index for token in tokens if token.text == word) for word in (verb, told, saying_in(tokens))
    )
    tokens[inner] = replace(tokens[inner], head=outer, deprel="ccomp")
    tokens[low] = replace(tokens[low], head=inner, deprel="conj")
    for token in tokens:
        if token.deprel == "cc" or (token.text == "," and token.index == low - 2):
            tokens[token.index] = replace(token, head=low)
    return tuple(tokens), low, inner, outer


def saying_in(tokens: list[Token]) -> str:
    return next(token.text for token in tokens if token.lemma in {"say", "concede"})


@pytest.mark.parametrize(
    ("text", "verb", "told", "raised"),
    [
        ("The group said that its men had fired, and accused the navy.", "accused", "fired", True),
        ("The mayor concedes that stores were looted, but blames deserters.", "blames", "looted", True),
        ('The group said that its men "had fired," and accused the navy.', "accused", "fired", True),
        ("The group said that its men had come and told the mayor.", "told", "come", False),
        ("The group said that its men had fired, and the navy accused them.", "accused", "fired", False),
        ("The group said that its men had fired, and fled to Bor.", "fled", "fired", False),
    ],
)
def test_a_verb_of_saying_behind_a_comma_goes_on_from_the_speech(text: str, verb: str, told: str, raised: bool) -> None:
    tokens, low, inner, outer = hung_low(text, verb, told)
    mended = with_raised_speech(tokens, knowledge().cues.verbs)
    assert mended[low].head == (outer if raised else inner)
    assert mended[:low] + mended[low + 1 :] == tokens[:low] + tokens[low + 1 :]
