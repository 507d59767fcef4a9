"""Tests of bench/speed.py: it measures, and the floor is held on a ratio."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench import speed
from bench.floors import load_floors


def test_the_floor_is_raised_with_slack_and_not_lowered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "FLOORS_FILE", tmp_path / "floors.json")
    assert speed._update(100.0, {}, regress=False) == 0
    held = load_floors(tmp_path / "floors.json")
    assert held["speed"].floors == {"words_per_reference": 80.0}
    assert speed._update(50.0, held, regress=False) == 1
    assert speed._update(50.0, held, regress=True) == 0


def test_it_reads_the_demo_reports(capsys: pytest.CaptureFixture[str]) -> None:
    cores = os.sched_getaffinity(0)
    try:
        speed.main(["--seconds", "0.01"])
    finally:
        os.sched_setaffinity(0, cores)
    assert "words per second" in capsys.readouterr().out
