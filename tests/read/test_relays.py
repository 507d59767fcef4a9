"""Tests of read/relays.py: one source behind another."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Radio Delta, citing two officers, said that rebels had captured the bridge.",
            ["Radio Delta", "two officers"],
        ),
        ("Rebels captured the bridge, Radio Delta said, citing two officers.", ["Radio Delta", "two officers"]),
        ("Rebels captured the bridge, the daily Al-Rasid said, quoting two officers.", ["Al-Rasid", "two officers"]),
    ],
)
def test_who_is_cited_stands_behind_who_cites(text: str, chain: list[str]) -> None:
    claim = read_by_rules(text).claims[0]
    assert [source.canonical for source in claim.attribution[1:]] == chain
