"""Tests of knowledge/entries.py: what a lexicon file may hold, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError, LexiconError
from sayso.knowledge.entries import load_entries

GOOD = '[[entry]]\nid = "a"\ngloss = "g"\nexamples = ["x"]\nnot_examples = ["y"]\n'


def load(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    return [entry.id for entry in load_entries(path, frozenset({"verbs"}))]


def test_a_good_entry_loads(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD) == ["a"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + 'verb = ["attack"]\n', "unknown key 'verb'; did you mean 'verbs'"),
        (GOOD + GOOD, "this id stands twice"),
        (GOOD.replace('["x"]', "[]"), "needs at least one sentence"),
        (GOOD.replace('gloss = "g"\n', ""), "'gloss' is missing"),
        ("[other]\nx = 1\n", "only \\[\\[entry\\]\\] tables"),
    ],
)
def test_a_wrong_entry_is_named_with_its_fault(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load(tmp_path, text)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"words\.toml"):
        load(tmp_path, "[[entry")
