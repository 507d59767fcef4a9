"""Tests of cli/gazetteers.py: `sayso gazetteer add`."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli import run
from sayso.knowledge.place_files import COLUMNS
from sayso.ledger import Ledger

Captured = pytest.CaptureFixture[str]
TABLE = ",".join(COLUMNS) + "\nx,Qarn al-Zuhur,hill,35.1,40.2,exact,2,SY,,sure\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table of one place; the command line finds ledger and gazetteer without options."""
    monkeypatch.setenv("SAYSO_GAZETTEER", str(tmp_path / "mine.sqlite"))
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "l.sayso"))
    path = tmp_path / "places.csv"
    path.write_text(TABLE)
    return path


def test_adding_tells_what_came_of_it(table: Path, capsys: Captured) -> None:
    assert run(["gazetteer", "add", str(table)]) == 0
    assert "1 places added, 0 replaced, in" in capsys.readouterr().out
    assert (table.parent / "mine.sqlite").is_file()


def test_reading_uses_what_was_added_at_once(table: Path) -> None:
    report = table.parent / "a.txt"
    report.write_text("Damascus, 3 May 2014\n\nRebels attacked Qarn al-Zuhur in Syria on Monday.\n")
    assert run(["read", str(report), "--workers", "1"]) == 0
    assert run(["gazetteer", "add", str(table)]) == 0
    assert run(["read", str(report), "--workers", "1"]) == 0
    with Ledger.open(table.parent / "l.sayso", create=False) as ledger:
        (claim,) = (row.claim for row in ledger.claims())
    assert ("Qarn al-Zuhur", 35.1) in [(place.place.canonical, place.place.lat) for place in claim.places]


def test_a_fault_is_told_with_its_line_and_status_3(table: Path, capsys: Captured) -> None:
    table.write_text(TABLE + "y,Z,hill,far,40,exact,2,SY,,sure\n")
    assert run(["gazetteer", "add", str(table)]) == 3
    assert "line 3: lat must be a number, not 'far'" in capsys.readouterr().err
    assert not (table.parent / "mine.sqlite").exists()
