"""Tests of score/fields.py; the figures as a whole are compared with the reference in test_claims.py."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.score.fields import FieldFigures, MatchedClaim
from sayso.score.names import Names

BASE: dict[str, Any] = {
    "start": 0, "end": 5, "type": "ASSAULT", "status": "occurred", "actors": [], "places": [], "quantities": [],
    "time": {"from": None, "to": "2020-01-01"}, "attribution": [{"canonical": "The Outlet"}],
}  # fmt: skip


def earn(gold: dict[str, Any], predicted: dict[str, Any]) -> float:
    fields = FieldFigures(Names([]), frozenset({"The Outlet"}))
    return fields.add(MatchedClaim({**BASE, **gold}, {**BASE, **predicted}, set()))


@pytest.mark.parametrize(
    ("predicted", "share"),
    [({}, 1.0), ({"type": "HARM"}, 5 / 6), ({"status": "planned"}, 5 / 6), ({"attribution": []}, 5 / 6)],
)
def test_a_claim_earns_the_mean_of_what_it_got_right(predicted: dict[str, Any], share: float) -> None:
    assert earn({}, predicted) == pytest.approx(share)


def test_the_coders_other_readings_are_accepted() -> None:
    assert earn({"type_alt": ["HARM"]}, {"type": "HARM"}) == 1.0


def test_a_vague_quantity_is_not_demanded() -> None:
    assert earn({"quantities": [{"min": None, "max": None}]}, {}) == 1.0
    assert earn({"quantities": [{"min": 3, "max": None}]}, {}) == pytest.approx(6 / 7)


def test_an_implied_party_is_neither_demanded_nor_punished() -> None:
    implied = {"role": "actor", "canonical": "rebels", "implicit": True}
    assert earn({"actors": [implied]}, {}) == 1.0
    assert earn({"actors": [implied]}, {"actors": [{"role": "actor", "canonical": "rebels", "text": "rebels"}]}) == 1.0
