"""Tests of score/figures.py."""

from __future__ import annotations

from sayso.score.figures import Rate, Share, harmonic


def test_a_rate_without_anything_has_no_value() -> None:
    assert Rate().value is None
    assert Rate(0, 3, 2).value == 0.0
    assert Rate(2, 4, 2).value == 2 * 1.0 * 0.5 / 1.5


def test_a_share_counts_what_is_right() -> None:
    share = Share()
    assert share.value is None
    share.add(right=True)
    share.add(right=False)
    assert share.value == 0.5


def test_nothing_on_both_sides_is_perfect() -> None:
    assert harmonic(0, 0, 0) == 1.0
    assert harmonic(1, 2, 2) == 0.5
