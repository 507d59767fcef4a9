"""Tests of score/names.py."""

from __future__ import annotations

import pytest

from sayso.score.names import Names, fold, head_word, overlap

ENTITIES = [
    {"category": "entity", "canonical": "Malian Armed Forces", "aliases": ["the army", "FAMA"]},
    {"category": "entity", "canonical": "French Armed Forces", "aliases": ["French soldiers"]},
]


@pytest.mark.parametrize(
    ("words", "folded"), [("The Army\u2019s", "army"), ("an  officer,", "officer"), (None, ""), ("U.S.", "u.s")]
)
def test_words_are_folded(words: str | None, folded: str) -> None:
    assert fold(words) == folded


def test_the_head_stands_before_the_first_preposition() -> None:
    assert head_word("the mayor of Gao") == "mayor"
    assert head_word("Malian army") == "army"


def test_names_known_to_the_gold_must_mean_the_same() -> None:
    names = Names(ENTITIES)
    assert names.same({"canonical": "Malian Armed Forces"}, {"canonical": "FAMA"})
    assert not names.same(
        {"canonical": "Malian Armed Forces", "text": "x"}, {"canonical": "French soldiers", "text": "x"}
    )


def test_unknown_names_meet_by_words_or_offsets() -> None:
    names = Names([])
    assert names.same({"canonical": "a", "text": "the army"}, {"canonical": "b", "text": "Malian army"})
    assert names.same({"canonical": "a", "start": 0, "end": 5}, {"canonical": "b", "start": 4, "end": 9})
    assert not names.same({"canonical": "a"}, {"canonical": "b"})


def test_overlap_is_intersection_over_union() -> None:
    assert overlap({"start": 0, "end": 4}, {"start": 2, "end": 6}) == 2 / 6
    assert overlap({"start": None, "end": None}, {"start": 2, "end": 6}) == 0.0
