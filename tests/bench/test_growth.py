"""Tests of bench/growth.py: it links ledgers that grow, each in its own process, and tells how its needs grew."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import growth


def test_a_ledger_is_linked_and_then_one_report_more(tmp_path: Path) -> None:
    growth.fill(tmp_path / "made.sayso", 12)
    grown = growth.grow(tmp_path / "made.sayso", 12)
    assert grown.reports == 12
    assert grown.peak >= grown.before > 0
    assert 0 < grown.looked_at <= 12
    assert grown.linking == grown.peak - grown.before


def test_each_size_is_shown_and_then_how_much_more_the_largest_took(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [growth.Grown(n, 1.0, 50.0, 50.0 + m, 0.1, 0.1, 7) for n, m in ((5, 10.0), (10, 15.0), (20, 25.0))]
    monkeypatch.setattr(growth, "measure_growth", lambda counts: [each for each in made if each.reports in counts])
    growth.show_growth(20)
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == 1 + 3 + 1
    assert shown[-1] == "  reports x 4.00, memory of linking x 2.50, peak of the process x 1.25"
