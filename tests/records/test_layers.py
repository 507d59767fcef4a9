"""Tests of records/layers.py."""

from __future__ import annotations

from sayso.records import Evidenced, Span, Status, Token


def test_a_token_knows_its_stretch() -> None:
    assert Token(0, 3, 7, "took", "take", "VERB", "VBD", 0, "root", 0).span == Span(3, 7)


def test_a_value_keeps_what_was_refused_for_it() -> None:
    value = Evidenced(value=Status.PLANNED, rule="status.future", refused=(("occurred", 0.2),))
    assert value.refused[0][0] == "occurred"
