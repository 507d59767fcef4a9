from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.cli import run
from sayso.ledger import Ledger
from sayso.records import Verdict
from sayso.store.connections import connect
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, TEXT, make_reading


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Ada and Ben decided about one claim, Cyd about another."""
    path = tmp_path / "two.sayso"
    connection = connect(path)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    connection.close()
    with Ledger.open(path) as opened:
        first, second, *_ = opened.claims()
        opened.judge(first.claim.id, Verdict.ACCEPT, "Ada")
        opened.judge(first.claim.id, Verdict.CORRECT, "Ben", changes={"status": "denied"})
        opened.judge(second.claim.id, Verdict.REJECT, "Cyd")
    return str(path)


def test_each_pair_has_its_table(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "--ledger", ledger]) == 0
    shown = capsys.readouterr().out
    assert "Ada and Ben: 1 claims decided by both, 0 of them alike" in shown
    assert "Cyd" not in shown
    rows = {line.split()[0]: line.split()[1:3] for line in shown.splitlines() if line and line.split()[0].islower()}
    assert rows["status"] == ["1", "0.000"] and rows["type"] == ["1", "1.000"]


def test_as_json_the_differences_are_named(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "--ledger", ledger, "--coder", "Ben", "--coder", "Ada", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["coders"], told["claims"], told["alike"]) == (["Ben", "Ada"], 1, 0)
    assert [each["fields"] for each in told["differences"]] == [["status"]]


def test_those_without_a_claim_in_common_have_no_table(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "--ledger", ledger, "--coder", "Ada", "--coder", "Cyd"]) == 0
    assert "0 claims decided by both" in capsys.readouterr().out


def test_a_name_that_decided_nothing_is_named(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", "--ledger", ledger, "--coder", "Ada", "--coder", "Eve"]) == 2
    assert "nobody called 'Eve'" in capsys.readouterr().err
    assert run(["agreement", "--ledger", ledger, "--coder", "Ada"]) == 2


def test_a_ledger_that_nobody_reviewed_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Ledger.open(tmp_path / "new.sayso").close()
    assert run(["agreement", "--ledger", str(tmp_path / "new.sayso")]) == 0
    assert "No two people" in capsys.readouterr().out
