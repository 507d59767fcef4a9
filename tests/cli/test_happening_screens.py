from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli import run
from sayso.ledger import Ledger
from tests.made import load_hand_reader


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    texts = {
        "wire": ("2029-05-12", "Rebels will hit Tamra, we hear. Gunmen hit Sollum."),
        "daily": ("2029-05-20", "Rebels hit Tamra."),
        "radio": ("2029-05-13", "Gunmen hit Sollum, too."),
    }
    (tmp_path / "texts").mkdir()
    for name, (day, text) in texts.items():
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "texts" / f"{name}.json").write_text(f'{{"publisher": "{name.title()}", "published": "{day}"}}')
    monkeypatch.setenv("COLUMNS", "100")
    place = tmp_path / "l.sayso"
    with Ledger.open(place, load_reader=load_hand_reader) as opened:
        opened.read(tmp_path / "texts")
    return place


def shown(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    assert run(typed) == 0
    return capsys.readouterr().out


def test_events_say_how_many_reports_and_roots(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "events", "--ledger", str(ledger))
    assert "2 reports, 1 independent root" in told
    assert "1 report, 1 independent root" in told


def test_plans_say_what_became_of_them(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "happened" in shown(capsys, "plans", "--ledger", str(ledger))
    assert "No plan answers that." in shown(capsys, "plans", "--where", "Sollum", "--ledger", str(ledger))


def test_an_event_is_shown_with_its_roots(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger.open(ledger) as opened:
        event, (plan,) = opened.events()[0].event, opened.plans()
    told = shown(capsys, "show", event.id, "--ledger", str(ledger))
    assert "independent roots" in told
    assert "radio" in told
    told = shown(capsys, "show", plan.plan.event.id, "--ledger", str(ledger))
    assert "what became of it" in told
    assert "2029-05-20" in told


def test_sources_say_who_stands_alone(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "alone" in shown(capsys, "sources", "--ledger", str(ledger))
    assert shown(capsys, "sources", "--csv", "--ledger", str(ledger)).startswith("source,claims,events,alone")


def test_linking_says_what_the_ledger_holds(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing new" in shown(capsys, "link", "--ledger", str(ledger))
    assert "3 looked at" in shown(capsys, "link", "--anew", "--ledger", str(ledger))
