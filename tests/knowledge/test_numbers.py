"""Tests of knowledge/numbers.py: numbers as they are written."""

from __future__ import annotations

import pytest

from sayso.knowledge.numbers import parse_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("a hundred and twelve", 112),
        ("three hundred thousand", 300_000),
        ("5.5 million", 5_500_000),
        ("a million and a half", 1_500_000),
        ("two and a half", 2.5),
        ("5 1/2", 5.5),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("1.2bn", 1_200_000_000),
        ("24K", 24_000),
        ("a", 1),
        ("several", None),
        ("", None),
        ("1/0", None),
    ],
)
def test_words_to_numbers(words: str, number: float | None) -> None:
    assert parse_number(words) == number
