"""Tests of knowledge/nouns.py."""

from __future__ import annotations

from sayso.knowledge.nouns import load_nouns


def test_a_noun_may_be_in_several_classes() -> None:
    nouns = load_nouns()
    assert nouns["camp"] >= {"place", "materiel"}
    assert nouns["soldier"] == {"force"}
