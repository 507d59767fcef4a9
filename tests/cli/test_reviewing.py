"""The command `review`, and the layers that lists and exports are asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from sayso.cli import run
from sayso.cli.reviewing import read_fields
from sayso.ledger import Ledger
from sayso.ledger.layers import Layer
from tests.made import load_hand_reader

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the two claims of a ledger that the command line finds without --ledger."""
    (tmp_path / "a.txt").write_text("Shells hit Tamra.\n\nRockets will hit Orsha.\n")
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "hand.sayso"))
    with Ledger.open(tmp_path / "hand.sayso", load_reader=load_hand_reader) as ledger:
        ledger.read(tmp_path / "a.txt")
        return [row.claim.id for row in ledger.claims()]


def listed(capsys: Captured, *options: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run(["claims", "--json", *options]) == 0
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


def test_a_correction_is_signed_and_shows_in_the_reviewed_layer_only(claims: list[str], capsys: Captured) -> None:
    typed = ["review", claims[0][:8], "correct", "--coder", "Ada", "--set", "status=denied", "--set", "place=Orsha"]
    assert run([*typed, "--note", "so the mayor"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "correct by Ada" in told and "status=denied" in told and "so the mayor" in told
    assert [row["status"] for row in listed(capsys)] == ["denied", "planned"]
    assert listed(capsys)[0]["places"] == "Orsha"
    assert [row["status"] for row in listed(capsys, "--layer", "machine")] == ["occurred", "planned"]


def test_a_rejection_leaves_lists_and_events_until_it_is_withdrawn(claims: list[str], capsys: Captured) -> None:
    assert run(["review", claims[0], "reject", "--coder", "Ada"]) == 0
    assert [row["id"] for row in listed(capsys)] == claims[1:]
    run(["events", "--json"])
    assert json.loads(capsys.readouterr().out) == []
    assert run(["review", claims[0], "withdraw", "--coder", "Ada"]) == 0
    assert [row["id"] for row in listed(capsys)] == claims
    run(["events", "--json"])
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_an_adjudicator_settles(claims: list[str], capsys: Captured) -> None:
    assert run(["review", claims[1], "accept", "--coder", "Cleo", "--adjudicated"]) == 0
    assert "as adjudicator" in capsys.readouterr().out
    assert [row["id"] for row in listed(capsys, "--layer", "adjudicated")] == claims[1:]
    run(["plans", "--json", "--layer", "adjudicated"])
    assert len(json.loads(capsys.readouterr().out)) == 1
    run(["events", "--json", "--layer", "adjudicated"])
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("layer", list(Layer))
def test_an_export_says_whose_claims_it_holds(
    claims: list[str], tmp_path: Path, capsys: Captured, layer: Layer
) -> None:
    run(["review", claims[0], "reject", "--coder", "Ada"])
    assert run(["export", "gold", str(tmp_path / "out"), "--layer", layer.value]) == 0
    assert f"layer {layer.value}" in capsys.readouterr().out
    told = json.loads((tmp_path / "out" / "layer.json").read_text("utf-8"))
    signed = [] if layer is Layer.MACHINE else ["Ada"]
    assert told == {"layer": layer.value, "decisions": len(signed), "coders": signed}
    written = (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()
    assert len(written) == {Layer.MACHINE: 2, Layer.REVIEWED: 1, Layer.ADJUDICATED: 0}[layer]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["correct", "--coder", "Ada"], "nothing is corrected"),
        (["correct", "--coder", "Ada", "--set", "status"], "is no FIELD=VALUE"),
        (["correct", "--coder", "Ada", "--set", "colour=red"], "no field that can be corrected"),
        (["correct", "--coder", "Ada", "--set", "status=lost"], "'lost' is no status"),
        (["accept", "--coder", "Ada", "--set", "status=denied"], "goes with the verdict"),
        (["accept", "--coder", " "], "give the coder's name"),
        (["praise", "--coder", "Ada"], "praise"),
        (["accept"], "--coder"),
    ],
)
def test_what_cannot_be_kept_is_wrong_usage(claims: list[str], typed: list[str], told: str, capsys: Captured) -> None:
    assert run(["review", claims[0], *typed]) == 2
    shown = capsys.readouterr()
    assert told in " ".join((shown.out + shown.err).replace("│", " ").split())


def test_fields_are_read_and_may_be_emptied() -> None:
    assert read_fields(["mode=", "actor=A = B"]) == {"mode": "", "actor": "A = B"}
    with pytest.raises(typer.BadParameter):
        read_fields(["mode"])
