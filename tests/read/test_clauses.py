"""Tests of read/clauses.py: which words carry a claim."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


@pytest.mark.parametrize(
    ("text", "trigger", "quote"),
    [
        ("Rebels attacked the army and burned two trucks.", "attacked", "Rebels attacked the army"),
        ("Rebels launched an attack on the base.", "attack", "Rebels launched an attack on the base"),
        ("The mayor said that rebels had captured the bridge.", "captured", "rebels had captured the bridge"),
    ],
)
def test_the_quote_is_the_clause(text: str, trigger: str, quote: str) -> None:
    reading = read_by_rules(text)
    claim = next(claim for claim in reading.claims if reading.report.quote(claim.trigger) == trigger)
    assert reading.report.quote(claim.span) == quote
