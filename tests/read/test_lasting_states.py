"""Tests of read/lasting_states.py: which clauses tell how things are, on trees made by hand."""

from __future__ import annotations

import pytest

from sayso.read.lasting_states import tells_what_lasts
from sayso.records import Sentence, Span, Token

Row = tuple[str, str, int, str]


def tells(*rows: Row, word: str) -> bool | None:
    """Ask of the time `word` in a sentence of (text, xpos, head, deprel); its lemma is its small form."""
    tokens, at = [], 0
    lemmas = {"is": "be", "are": "be", "has": "have", "was": "be", "known": "know", "expected": "expect"}
    for index, (text, xpos, head, deprel) in enumerate(rows):
        lemma = lemmas.get(text, text.lower())
        tokens.append(Token(index, at, at + len(text), text, lemma, "", xpos, head, deprel, 0))
        at += len(text) + 1
    sentence = Sentence(index=0, span=Span(0, at), first=0, last=len(tokens), paragraph=0)
    return tells_what_lasts(tokens, (sentence,), next(token.index for token in tokens if token.text == word))


TODAY = ("today", "NN")


@pytest.mark.parametrize(
    ("rows", "lasts"),
    [
        ([("Pilgrims", "NNS", 1, "nsubj"), ("come", "VBP", 1, "root"), (*TODAY, 1, "obl:unmarked")], True),
        ([("Shells", "NNS", 1, "nsubj"), ("fell", "VBD", 1, "root"), (*TODAY, 1, "obl:unmarked")], False),
        (
            [("Gates", "NNS", 2, "nsubj"), ("are", "VBP", 2, "cop"), ("shut", "JJ", 2, "root"), (*TODAY, 2, "obl")],
            True,
        ),
        ([("We", "PRP", 1, "nsubj"), ("mourn", "VBP", 1, "root"), (*TODAY, 1, "obl:unmarked")], False),
        (
            [("Guests", "NNS", 2, "nsubj"), ("are", "VBP", 2, "cop"), ("here", "RB", 2, "root"), (*TODAY, 2, "obl")],
            False,
        ),
        ([(*TODAY, 2, "nsubj"), ("is", "VBZ", 2, "cop"), ("quiet", "JJ", 2, "root")], False),
        (
            [("They", "PRP", 2, "nsubj"), ("are", "VBP", 2, "aux"), ("leaving", "VBG", 2, "root"), (*TODAY, 2, "obl")],
            False,
        ),
        (
            [("Aid", "NN", 2, "nsubj"), ("has", "VBZ", 2, "aux"), ("come", "VBN", 2, "root"), (*TODAY, 2, "obl")],
            False,
        ),
        ([("a", "DT", 1, "det"), ("fort", "NN", 1, "root"), ("known", "VBN", 1, "acl"), (*TODAY, 2, "obl")], True),
        ([(*TODAY, 2, "nmod:poss"), ("'s", "POS", 0, "case"), ("Sudan", "NNP", 2, "root")], True),
        ([(*TODAY, 2, "nmod:poss"), ("'s", "POS", 0, "case"), ("raid", "NN", 2, "root")], None),
    ],
)  # fmt: skip
def test_what_lasts_and_what_is_of_the_day(rows: list[Row], lasts: bool | None) -> None:
    assert tells(*rows, word="today") is lasts


def test_a_season_climbs_to_its_predicate_and_persons_have_habits_too() -> None:
    rows: list[Row] = [
        ("he", "PRP", 1, "nsubj"), ("hides", "VBZ", 1, "root"), ("in", "IN", 4, "case"), ("the", "DT", 4, "det"),
        ("heat", "NN", 1, "obl"), ("of", "IN", 6, "case"), ("summer", "NN", 4, "nmod"),
    ]  # fmt: skip
    assert tells(*rows, word="summer") is True


def test_what_is_awaited_lasts_not() -> None:
    rows: list[Row] = [
        ("Rain", "NN", 2, "nsubj"), ("is", "VBZ", 2, "aux:pass"), ("expected", "VBN", 2, "root"),
        ("in", "IN", 4, "case"), ("spring", "NN", 2, "obl"),
    ]  # fmt: skip
    assert tells(*rows, word="spring") is False


def test_words_without_tags_tell_nothing() -> None:
    assert tells(("Gao", "", 0, "root"), ("today", "", 0, "dep"), word="today") is None
