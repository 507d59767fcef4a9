"""Tests of knowledge/cues.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.cues import load_cues


def test_cues_say_what_they_lend() -> None:
    cues = load_cues()
    assert cues.verbs["claim"].doubt
    assert cues.verbs["deny"].denies
    assert cues.verbs["quote"].quotes
    assert not cues.verbs["say"].doubt
    assert ("according", "to") in cues.phrases


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text('[[entry]]\nid = "a"\ngloss = "g"\nkind = "song"\nexamples = ["x"]\nnot_examples = ["y"]\n')
    with pytest.raises(LexiconError, match="kind must be one of"):
        load_cues(path)
