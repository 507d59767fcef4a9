"""Tests of knowledge/statuses.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.statuses import load_statuses
from sayso.records import Status


def test_words_know_their_status() -> None:
    words = load_statuses()
    assert words.verbs["plan"].status is Status.PLANNED
    assert words.verbs["refuse"].status is Status.REFUSED
    assert words.auxiliaries["may"].status is Status.EXPECTED
    assert words.marks["unless"].status is Status.CONDITIONAL


def test_an_unknown_status_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "statuses.toml"
    path.write_text('[[entry]]\nid = "a"\ngloss = "g"\nstatus = "maybe"\nexamples = ["x"]\nnot_examples = ["y"]\n')
    with pytest.raises(LexiconError, match="status must be one of"):
        load_statuses(path)
