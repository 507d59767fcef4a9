"""Tests of cli/measuring.py: `sayso score` on a folder against itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.cli import run

CLAIM = {
    "id": "c1", "report": "r", "start": 0, "end": 22, "quote": "Rebels took the bridge", "type": "CONTROL",
    "trigger": {"start": 7, "end": 11, "text": "took"}, "status": "occurred", "salience": "core", "actors": [],
    "places": [], "quantities": [], "time": {"from": None, "to": None}, "attribution": [{"canonical": "The Outlet"}],
}  # fmt: skip
REPORT = {
    "id": "r", "publisher": {"canonical": "The Outlet"}, "original": {"outlet": "The Outlet"}, "byline": [],
    "body": {"start": 0, "end": 22}, "boilerplate": [], "front_matter": [],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.jsonl").write_text(json.dumps(CLAIM) + "\n")
    (tmp_path / "reports.json").write_text(json.dumps([REPORT]))
    return tmp_path


def test_a_folder_against_itself_is_perfect(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(folder), str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ledger_f1"]["value"] == 1.0


def test_the_table_names_every_figure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(folder), str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "ledger_f1" in shown
    assert "lower is better" in shown


def test_a_folder_without_claims_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(tmp_path), str(tmp_path)]) == 3
    assert "no claims.jsonl" in " ".join(capsys.readouterr().err.split())
