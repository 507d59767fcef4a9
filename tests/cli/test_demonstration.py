from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli import run
from sayso.ledger import Ledger


def test_the_demo_shows_reports_claims_a_chain_and_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo"]) == 0
    told = capsys.readouterr().out
    for head in ("The reports", "Reported as having happened", "Not reported as having", "One claim whole", "Now you"):
        assert head in told
    assert "reprints" in told
    assert "sayso check --ledger demo.sayso" in told
    assert max(map(len, told.splitlines())) <= 80
    assert list(tmp_path.iterdir()) == []


def test_the_demo_keeps_its_ledger_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--ledger", str(tmp_path / "demo.sayso")]) == 0
    assert str(tmp_path) in capsys.readouterr().out.replace("\n", "")
    with Ledger.open(tmp_path / "demo.sayso", create=False) as ledger:
        assert ledger.counts().reports >= 8
        assert ledger.refusals() == ()
        assert ledger.check().sound
