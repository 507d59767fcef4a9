"""Tests of knowledge/folding.py."""

from __future__ import annotations

import pytest

from sayso.knowledge.folding import fold, fold_bare, fold_consonants

PAIRS = [
    ("Deir ez-Zor", "Dayr az Zawr"),
    ("Misrata", "Misurata"),
    ("Kupyansk", "Kupiansk"),
    ("Qamishli", "Kamishly"),
    ("Sevastopol", "Sebastopol"),
]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Sévaré", "sevare"),
        ("Sana‘a", "sanaa"),
        ("Deir ez-Zor", "deir ez zor"),
        ("  Tell   Abyad ", "tell abyad"),
        ("Łódź", "lodz"),
        ("Foreign & Commonwealth", "foreign and commonwealth"),
        ("", ""),
        ("!!!", ""),
    ],
)
def test_a_name_folds_to_plain_small_letters(written: str, key: str) -> None:
    assert fold(written) == key


def test_only_a_leading_article_is_taken_off() -> None:
    assert fold_bare("al raqqah") == "raqqah"
    assert fold_bare("abu kamal") == "abu kamal"
    assert fold_bare("el") == "el"


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_spellings_of_one_name_have_the_same_consonants(one: str, other: str) -> None:
    assert fold_consonants(fold(one)) == fold_consonants(fold(other)) != ""


def test_a_name_of_two_consonants_has_no_loose_key() -> None:
    assert fold_consonants("gao") == fold_consonants("bama") == ""
