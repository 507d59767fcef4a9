"""Tests of read/arguments.py: who did what to whom, where, when, how many."""

from __future__ import annotations

from typing import Any

import pytest

from tests.read.readings import cases, read_text


@pytest.mark.parametrize("case", cases("arguments"), ids=lambda case: case["text"][:60])
def test_arguments_of_the_cases(case: Any) -> None:
    reading = read_text(case["text"])
    quote = reading.report.quote
    claim = next(claim for claim in reading.claims if quote(claim.trigger) == case["trigger"])
    if "actors" in case:
        actors: dict[str, list[str]] = {}
        for actor in claim.actors:
            assert actor.span is not None
            actors.setdefault(actor.role, []).append(quote(actor.span))
        assert actors == case["actors"]
    if "places" in case:
        assert [quote(place.span) for place in claim.places if place.span] == case["places"]
    if "time" in case:
        assert claim.when.span is not None
        assert case["time"] in quote(claim.when.span)
    if "quantities" in case:
        assert [[quantity.low, quantity.high] for quantity in claim.quantities] == case["quantities"]
