from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.layered import Layered
from sayso.ledger.searching import Found
from sayso.records import ReportId, Verdict
from sayso.store.rows import ClaimRow
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


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two tellings of rockets and one of a plan; nobody has looked at anything."""
    (tmp_path / "one.txt").write_text("Osprey Post\n\nRockets hit Tamra.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Heron Post\n\nRockets will hit Orsha.", encoding="utf-8")
    (tmp_path / "three.txt").write_text("Egret Post\n\nRockets hit Bor. Nobody counted the rockets.", encoding="utf-8")
    with Ledger.open(load_reader=load_hand_reader) as opened:
        opened.read(tmp_path)
        yield opened


def claim_in(ledger: Ledger, report: str) -> str:
    return next(row.claim.id for row in ledger.claims() if row.report.name == report)


def names(found: Found) -> list[str]:
    return sorted(row.report.name for row in found.claims)


def test_a_corrected_claim_is_found_under_its_new_values_and_not_under_its_old(ledger: Ledger) -> None:
    one = claim_in(ledger, "one")
    ledger.judge(one, Verdict.CORRECT, "Ada", changes={"type": "PROTEST", "status": "denied", "source": "Ed Marr"})
    found = ledger.search("rockets")
    assert names(found) == ["one", "three", "two"] and found.all_claims == 3
    assert dict(found.type) == {"ASSAULT": 2, "PROTEST": 1}
    assert dict(found.status) == {"occurred": 1, "planned": 1, "denied": 1}
    assert dict(found.source)["Ed Marr"] == 1
    for facets in ({"type": "PROTEST"}, {"status": "denied"}, {"source": "Ed Marr"}):
        narrowed = ledger.search("rockets", **facets)  # type: ignore[arg-type]
        assert names(narrowed) == [each.name for each in narrowed.reports] == ["one"], facets
        assert (narrowed.all_claims, narrowed.all_reports) == (1, 1)
    assert names(ledger.search("rockets", type="ASSAULT")) == ["three", "two"]
    assert [each.name for each in ledger.search("rockets", type="ASSAULT").reports] == ["three", "two"]
    assert dict(ledger.search("rockets", status="denied").status) == {"occurred": 1, "planned": 1, "denied": 1}
    assert ledger.search("rockets", status="denied", year=2030).all_claims == 0


def test_what_people_left_out_and_put_in_is_left_out_and_found(ledger: Ledger) -> None:
    ledger.judge(claim_in(ledger, "one"), Verdict.REJECT, "Ada")
    fields = {"trigger": "counted", "type": "ACCUSE", "status": "denied", "quote": "Nobody counted the rockets"}
    ledger.add_claim("three", fields, "Ada")
    found = ledger.search("rockets")
    assert names(found) == ["three", "three", "two"] and found.all_claims == 3
    assert dict(found.type) == {"ASSAULT": 2, "ACCUSE": 1}
    assert {each.name: each.claims for each in found.reports} == {"one": 0, "two": 1, "three": 2}
    assert [row.trigger for row in ledger.search('"counted the"').claims] == ["counted"]
    assert ledger.search("tamra").claims == () and ledger.search("tamra", type="ASSAULT").reports == ()
    assert len(ledger.search("rockets", limit=1).claims) == 1 and ledger.search("rockets", limit=1).all_claims == 3


def test_a_decision_that_is_taken_back_brings_the_machines_claim_back(ledger: Ledger) -> None:
    one = claim_in(ledger, "one")
    for verdict in (Verdict.REJECT, Verdict.WITHDRAWN):
        ledger.judge(one, verdict, "Ada")
    assert names(ledger.search("tamra")) == ["one"]


def test_only_reports_that_people_changed_and_that_hold_the_words_are_loaded(ledger: Ledger) -> None:
    ledger.judge(claim_in(ledger, "one"), Verdict.ACCEPT, "Ada")
    ledger.judge(claim_in(ledger, "two"), Verdict.REJECT, "Ada")
    ledger.judge(claim_in(ledger, "three"), Verdict.CORRECT, "Ada", changes={"mode": "by night"})
    layered = ledger._layered()
    assert len(layered.judged) == 3 and len(layered.changed) == 2
    loaded: list[str] = []
    of_changed = Layered.rows_of

    def watch(self: Layered, report: ReportId) -> tuple[ClaimRow, ...]:
        loaded.append(report)
        return of_changed(self, report)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Layered, "rows_of", watch)
        assert names(ledger.search("bor")) == ["three"]
        assert [row.report.name for row in ledger.claims(text="tamra")] == ["one"]
        assert len(loaded) == 1
        assert [row.report.name for row in ledger.claims(limit=1)] == ["one"]
