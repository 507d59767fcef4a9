"""Tests of score/coded.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import ScoreError
from sayso.score.coded import load_coded


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"id": "c1"}\n{broken\n')
    with pytest.raises(ScoreError, match="line 2"):
        load_coded(tmp_path)


def test_texts_are_kept_with_their_line_ends(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "gold" / "claims.jsonl").write_text("")
    (tmp_path / "gold" / "reports.json").write_text('[{"id": "r", "file": "r.txt"}]')
    (tmp_path / "texts" / "r.txt").write_bytes(b"one\r\ntwo")
    coded = load_coded(tmp_path)
    assert coded.texts == {"r": "one\r\ntwo"}
    assert coded.links is None


def test_a_claim_without_its_report_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"id": "c1", "start": 0, "end": 4}\n')
    with pytest.raises(ScoreError, match="claim 1 has no 'report'"):
        load_coded(tmp_path)
