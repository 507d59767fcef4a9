from __future__ import annotations

from pathlib import Path

from sayso.ledger import Ledger
from tests.made import load_hand_reader


def test_a_search_finds_reports_and_claims(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Rockets hit Tamra. The market burned.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Rockets will hit Orsha, the governor fears.", encoding="utf-8")
    with Ledger.open(load_reader=load_hand_reader) as ledger:
        ledger.read(tmp_path)
        found = ledger.search("rockets")
        assert {each.name for each in found.reports} == {"one", "two"} and found.all_claims == 2
        assert [each.name for each in ledger.search("market burned").reports] == ["one"]
        planned = ledger.search("rockets", status="planned", type=["ASSAULT"])
        assert [row.report.name for row in planned.claims] == ["two"]
        assert ledger.search('"NEAR(').reports == ()
        assert len(ledger.search("rockets", limit=1).claims) == 1
