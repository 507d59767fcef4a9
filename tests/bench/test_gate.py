"""Tests of bench/gate.py: one coded report, invented, read by the real ledger and scored by a small scorer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.gate import main

SCORER = """
from pathlib import Path
def load(folder): return {"claims": Path(folder, "claims.jsonl").read_text()}
def texts_of(gold, folder): return {}
def score(gold, told, texts): return {"claims": {"F1": FIGURE}, "quote_fidelity": {"acc": 1.0}, "places": None}
"""


def make_shared(folder: Path, figure: str = "0.5") -> Path:
    """A shared folder with one report and scorers that give a fixed figure."""
    for name in ("score", "gold/one/texts", "gold/one/gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "score" / "claims.py").write_text(SCORER.replace("FIGURE", figure))
    (folder / "score" / "linking.py").write_text("def score(*given): return {}\n")
    (folder / "gold" / "one" / "texts" / "a.txt").write_text("Rebels captured the port of Tamra on Friday.\n")
    (folder / "gold" / "one" / "gold" / "claims.jsonl").write_text(json.dumps({"id": "c1"}) + "\n")
    return folder


def run(shared: Path, *more: str) -> int:
    return main(["--shared", str(shared), "--sets", "one", "--floors", str(shared / "floors.json"), *more])


def test_floors_are_set_held_and_not_lowered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = make_shared(tmp_path)
    assert run(shared) == 0
    assert "no floors yet" in capsys.readouterr().out
    assert run(shared, "--update") == 0
    assert run(shared) == 0
    held = json.loads((shared / "floors.json").read_text())
    held["one"]["floors"]["claims"] = 0.9
    (shared / "floors.json").write_text(json.dumps(held))
    assert run(shared) == 1
    assert "claims is 0.500, below its floor 0.900" in capsys.readouterr().out
    assert run(shared, "--update") == 1
    assert run(shared, "--update", "--allow-regression") == 0
    assert run(shared) == 0


def test_changed_data_cannot_pose_as_better_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = make_shared(tmp_path)
    assert run(shared, "--update") == 0
    make_shared(shared, figure="0.8")
    assert run(shared) == 1
    assert "the data or the scorers changed" in capsys.readouterr().out


def test_without_data_it_says_where_it_looked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 2
    assert "--shared DIR" in capsys.readouterr().err
