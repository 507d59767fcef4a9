"""Tests of score/stretches.py."""

from __future__ import annotations

from sayso.score.stretches import score_stretches

GOLD = [
    {
        "id": "r",
        "body": {"start": 10, "end": 20},
        "boilerplate": [{"start": 20, "end": 30}],
        "front_matter": [{"start": 0, "end": 10}],
    }
]


def test_front_matter_is_neutral() -> None:
    found = [{"id": "r", "body": {"start": 5, "end": 20}, "boilerplate": [{"start": 20, "end": 25}]}]
    figures = score_stretches(GOLD, found, {})
    assert figures["body_chars"].value == 1.0
    assert figures["boilerplate_chars"].value == 2 * 1.0 * 0.5 / 1.5


def test_a_report_that_is_missing_counts_as_missed() -> None:
    assert score_stretches(GOLD, [], {})["body_chars"].value == 0.0
