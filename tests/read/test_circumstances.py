"""Tests of read/circumstances.py: where, when, how many."""

from __future__ import annotations

from typing import Any

import pytest

from tests.read.readings import cases, read_by_rules


@pytest.mark.parametrize("case", cases("circumstances"), ids=lambda case: case["text"][:60])
def test_circumstances_of_the_cases(case: Any) -> None:
    reading = read_by_rules(case["text"])
    quote = reading.report.quote
    claim = next(claim for claim in reading.claims if quote(claim.trigger) == case["trigger"])
    assert [place.place.canonical for place in claim.places] == case["places"]
    if "time" in case:
        assert claim.when.span is not None
        assert case["time"] in quote(claim.when.span)
    if "quantities" in case:
        assert [[quantity.low, quantity.high] for quantity in claim.quantities] == case["quantities"]
