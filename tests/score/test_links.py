"""Tests of score/links.py."""

from __future__ import annotations

from typing import Any

from sayso.score.links import score_links

CLAIMS = [{"id": name, "report": name[0]} for name in ("a1", "b1", "c1")]


def link(start: str, rel: str, end: str) -> dict[str, Any]:
    return {"from": start, "rel": rel, "to": end}


def score(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float | None]:
    figures = score_links(gold, found, CLAIMS, CLAIMS, {0: 0, 1: 1, 2: 2})
    return {name: figure.value for name, figure in figures.items()}


def test_same_event_is_an_equivalence() -> None:
    gold = [link("a1", "same_event", "b1"), link("b1", "same_event", "c1")]
    assert score(gold, [link("a1", "same_event", "c1"), link("c1", "same_event", "b1")])["links_same_event"] == 1.0


def test_contradictions_have_no_direction_and_updates_do() -> None:
    assert score([link("a1", "contradicts", "b1")], [link("b1", "contradicts", "a1")])["links_contradicts"] == 1.0
    assert score([link("a1", "updates", "b1")], [link("b1", "updates", "a1")])["links_updates"] == 0.0
