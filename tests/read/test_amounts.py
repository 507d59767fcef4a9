"""Tests of read/amounts.py: bounds as worded (the rules' own examples run in test_quantities.py)."""

from __future__ import annotations

import pytest

from tests.read.marked import bounds, read_plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("20 to 30 thousand people left", "20 to 30 thousand people: 20000..30000 person"),
        ("hundreds of thousands of people left", "hundreds of thousands of people: 100000..999999 person"),
        ("10-15 percent of it", "10-15 percent: 0.1..0.15 share"),
        ("up to 30% of it", "up to 30%: ..0.3 share"),
        ("more than $30m of it", "more than $30m: 30000000.. USD"),
        ("6 in 10 came", "6: 6..6 count"),
        ("half a million people left", "half a million people: 500000..500000 person"),
        ("35 or more people left", "35 or more people: 35.. person"),
    ],
)
def test_bounds(text: str, shown: str) -> None:
    assert shown in bounds(read_plain(text))


@pytest.mark.parametrize("text", ["a 3-1 vote", "it scores well"])
def test_what_only_looks_like_an_amount(text: str) -> None:
    assert not [shown for shown in bounds(read_plain(text)) if ".." in shown and shown.startswith(("3-1", "scores"))]
