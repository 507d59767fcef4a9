from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.errors import ExportError
from sayso.ledger import Ledger
from sayso.records import Verdict
from sayso.web import export_pages


def test_the_page_offers_each_layer_in_each_form(visitor: TestClient) -> None:
    text = visitor.get("/export?where=Tamra").text
    for layer in ("machine", "reviewed", "adjudicated"):
        for form in ("csv", "json"):
            assert f'href="/api/export/{layer}/{form}?where=Tamra" download' in text
        assert f'href="/api/export/{layer}/gold" download' in text
    assert "Counted when the file is made" in text and "0 decisions" not in text
    assert [each["claims"] for each in visitor.get("/api/export?where=Tamra").json()["layers"]] == [3, 3, None]
    assert 'href="/export?where=Tamra"' in visitor.get("/?where=Tamra").text


@pytest.mark.parametrize(
    ("form", "kind"),
    [("csv", "text/csv; charset=utf-8"), ("json", "application/json"), ("gold", "application/zip")],
)
def test_a_file_says_its_layer_in_its_name_and_leaves_nothing_behind(
    visitor: TestClient, form: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    answer = visitor.get(f"/api/export/reviewed/{form}")
    assert answer.status_code == 200 and answer.headers["content-type"] == kind
    assert 'attachment; filename="own-reviewed-' in answer.headers["content-disposition"]
    assert list(tmp_path.glob("sayso-*")) == []


def test_filters_and_layers_that_mean_nothing_are_said(visitor: TestClient) -> None:
    assert visitor.get("/api/export/everything/csv").status_code == 422
    assert visitor.get("/api/export/reviewed/pdf").status_code == 422
    assert len(visitor.get("/api/export/reviewed/json?status=planned").json()["claims"]) == 1


def test_what_cannot_be_written_is_said_and_leaves_nothing_behind(
    visitor: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Path:
        raise ExportError("the disk is full")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(export_pages, "write_export", fail)
    answer = visitor.get("/api/export/reviewed/csv")
    assert (answer.status_code, answer.json()) == (503, {"detail": "the disk is full"})
    assert list(tmp_path.glob("sayso-*")) == []


def test_a_blind_coder_takes_nothing_away_of_what_others_said(visitor: TestClient, ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        claim = next(iter(ledger.claims())).claim.id
        ledger.judge(claim, Verdict.CORRECT, "Ada", changes={"mode": "by night"})
    visitor.cookies.update({"sayso_coder": "Ben", "sayso_blind": "1"})
    told = visitor.get("/api/export/reviewed/json").json()
    assert "by night" not in json.dumps(told) and "Ada" not in json.dumps(told)
    assert "Ada" not in visitor.get("/export").text
