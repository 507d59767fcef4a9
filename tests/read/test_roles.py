"""Tests of read/roles.py: who did what to whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.read.readings import cases, read_by_rules


@pytest.mark.parametrize("case", cases("roles"), ids=lambda case: case["text"][:60])
def test_roles_of_the_cases(case: Any) -> None:
    reading = read_by_rules(case["text"])
    quote = reading.report.quote
    claim = next(claim for claim in reading.claims if quote(claim.trigger) == case["trigger"])
    actors: dict[str, list[str]] = {}
    for actor in claim.actors:
        assert actor.span is not None
        actors.setdefault(actor.role, []).append(quote(actor.span))
    assert actors == case["expect"]


def test_every_party_names_its_rule() -> None:
    actors = read_by_rules("Government troops attacked the rebels near Goma.").claims[0].actors
    assert len(actors) == 2
    assert all(actor.rule.startswith("role.") for actor in actors)
