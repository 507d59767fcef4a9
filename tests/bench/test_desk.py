"""Tests of bench/desk.py: a small ledger is made once, pages and decisions are measured, bars are held on ratios."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import desk
from sayso.ledger import Ledger


def test_a_page_is_held_to_its_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    quick = desk.Timed("report", 1000, 0.9, 0.1, desk.STILL)
    slow = desk.Timed("report", 1000, 0.3, 0.3, desk.STILL)
    slow_machine = desk.Timed("report", 1000, 0.3, 0.3, 2 * desk.STILL)
    assert desk.show_pages([quick, slow_machine]) == []
    assert desk.show_pages([quick, slow]) == ["report"]
    told = capsys.readouterr().out
    assert "0.300     < 0.2" in told and told.startswith("load average ")


def test_all_bars_rest_on_one_yardstick(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [desk.Timed(name, 1000, 0.1, 0.1, 0.001) for name in desk.PROMISED]
    before = [each.bar for each in pages]
    assert [each.bar * desk.STILL for each in pages] == pytest.approx(list(desk.PROMISED.values()))
    monkeypatch.setattr(desk, "STILL", 2 * desk.STILL)
    assert [2 * each.bar for each in pages] == pytest.approx(before)


def test_the_slowest_decision_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.show_decisions([0.1, 0.2]) == []
    assert desk.show_decisions([0.1, 1.1]) == ["accept"]
    assert "at worst 1.100 s" in capsys.readouterr().out


def test_a_ledger_is_made_once_and_its_desk_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk.make_ledger(tmp_path, 200)
    made = path.stat().st_mtime_ns
    with Ledger.open(path) as ledger:
        assert ledger.counts().claims == 200
        ledger.check()
    status = desk.main(["--claims", "200", "--rounds", "2", "--batch", "2", "--folder", str(tmp_path)])
    told = capsys.readouterr().out
    assert status in (0, 1)
    for name in (*desk.PROMISED, "accept"):
        assert name in told
    assert path.stat().st_mtime_ns == made
