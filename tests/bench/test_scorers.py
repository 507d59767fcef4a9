"""Tests of bench/scorers.py: loading scorers by path, flattening their figures, hashing data."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.scorers import BenchError, flatten, folder_digest, load_scorer


def test_a_scorer_finds_the_modules_beside_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "beside_it.py").write_text("VALUE = 3\n")
    (tmp_path / "score" / "one_scorer.py").write_text("from beside_it import VALUE\n")
    assert load_scorer(tmp_path, "one_scorer").VALUE == 3
    assert not (tmp_path / "score" / "__pycache__").exists()


def test_a_scorer_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"none\.py: no such scorer"):
        load_scorer(tmp_path, "none")


def test_figures_are_f1_or_accuracy() -> None:
    assert flatten({"a": {"F1": 0.5, "P": 1.0}, "b": {"acc": 0.25}, "c": None, "d": {"n": 3}}) == {"a": 0.5, "b": 0.25}


def test_the_hash_changes_with_a_byte_and_not_with_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    before = folder_digest(tmp_path)
    path.write_text("one")
    assert folder_digest(tmp_path) == before
    path.write_text("two")
    assert folder_digest(tmp_path) != before
