from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from sayso.ledger.tables import COLUMNS, CheckResult, ClaimTable, Fault, party
from sayso.store.rows import ClaimRow
from tests.made import make_claim, make_plan, make_report


@pytest.fixture
def table() -> ClaimTable:
    report = make_report()
    return ClaimTable(tuple(ClaimRow(claim=claim, report=report) for claim in (make_claim(report), make_plan(report))))


def test_a_table_is_a_sequence_of_rows(table: ClaimTable) -> None:
    assert len(table) == 2
    assert [row.trigger for row in table] == ["hit", "send a brigade"]
    assert isinstance(table[:1], ClaimTable)
    assert table[1].trigger == "send a brigade"


def test_flat_rows_have_the_same_columns_and_plain_values(table: ClaimTable) -> None:
    rows = table.to_dicts()
    assert all(tuple(row) == COLUMNS for row in rows)
    assert all(value is None or isinstance(value, (str, int, float)) for row in rows for value in row.values())
    first = rows[0]
    assert (first["report"], first["type"], first["status"]) == ("kestrel", "ASSAULT", "occurred")
    assert (first["recipients"], first["actors"], first["places"]) == ("people", None, "Tamra")
    assert (first["from"], first["lat"], first["precision"]) == ("2029-05-11", 12.5, "city")
    assert (first["chain"], first["source"]) == ("Kestrel News; Élie Dessan", "Élie Dessan")
    assert first["quantities"] == ">= 12 killed (people)"
    assert type(first["type"]) is str


def test_pandas_gets_the_same_rows(table: ClaimTable) -> None:
    pandas = pytest.importorskip("pandas", reason="the extra sayso[pandas] is not installed")
    frame = table.to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["trigger"]) == ["hit", "send a brigade"]
    assert isinstance(frame, pandas.DataFrame)


def test_without_pandas_the_extra_is_named(table: ClaimTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)  # type: ignore[arg-type]
    with pytest.raises(ImportError, match=r"sayso\[pandas\]"):
        table.to_pandas()


def test_parties_are_named_with_an_arrow_from_one_to_the_other() -> None:
    report = make_report()
    claim, plan = make_claim(report), make_plan(report)
    assert party(plan) == "Hamat Army"
    assert party(replace(claim, actors=(*plan.actors, *claim.actors))) == "Hamat Army > people"
    assert party(claim) == " > people"


def test_a_check_without_faults_is_sound() -> None:
    assert CheckResult(reports=1, claims=1, words=3, faults=()).sound
    fault = Fault(report="a", claim=None, what="lost")
    assert not CheckResult(reports=1, claims=1, words=3, faults=(fault,)).sound
