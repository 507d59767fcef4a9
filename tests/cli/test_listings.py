from __future__ import annotations

import json

import pytest
from rich.text import Text

from sayso.cli.listings import print_cards, write_flat


def test_rows_are_written_as_json_and_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "e1", "reports": 2}, {"id": "=2+3", "reports": 1}]
    write_flat(list(rows), as_csv=False)  # type: ignore[arg-type]
    assert json.loads(capsys.readouterr().out) == rows
    write_flat(list(rows), as_csv=True)  # type: ignore[arg-type]
    assert capsys.readouterr().out.splitlines() == ["id,reports", "e1,2", "'=2+3,1"]


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_cards([], "plan", more=False)
    assert capsys.readouterr().out == "No plan answers that.\n"


def test_more_than_is_shown_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_cards([Text("one")], "event", more=True)
    assert "The first 1." in capsys.readouterr().out
