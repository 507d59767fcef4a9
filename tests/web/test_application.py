from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.errors import StoreError
from sayso.web.application import make_application
from sayso.web.guards import House
from tests.web.conftest import ADDRESS


def test_a_ledger_that_is_missing_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no ledger at"):
        make_application(tmp_path / "none.sayso", House())


def test_a_ledger_that_vanishes_is_said_in_words(ledger_file: Path) -> None:
    client = TestClient(make_application(ledger_file, House()), base_url=ADDRESS)
    for each in ledger_file.parent.glob("own.sayso*"):
        each.unlink()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "no ledger at" in answer.text


def test_pages_that_load_from_elsewhere_are_off(visitor: TestClient) -> None:
    assert visitor.get("/docs").status_code == 404
    assert visitor.get("/redoc").status_code == 404


def test_nothing_outside_the_static_folder_is_served(visitor: TestClient) -> None:
    for path in ("/static/../desks.py", "/static/%2e%2e/desks.py", "/static/", "/static/js"):
        assert visitor.get(path).status_code == 404


def test_what_is_vendored_is_named_with_its_licence_and_small() -> None:
    folder = resources.files("sayso.web") / "static" / "vendor"
    told = (folder / "VENDORED.md").read_text("utf-8")
    files = [each for each in folder.iterdir() if each.name != "VENDORED.md"]
    assert [each.name for each in files if each.name not in told] == []
    assert sum(len(each.read_bytes()) for each in files) < 3_000_000
