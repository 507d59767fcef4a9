from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from sayso.errors import StoreError
from sayso.ledger.decisions import Decision
from sayso.records import Verdict
from sayso.store.connections import connect
from sayso.store.writing import add_reading
from sayso.web import desks
from sayso.web.desks import Desk
from tests.made import NOW, RUN, TEXT, make_reading, make_report


def test_a_desk_needs_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no ledger at"):
        Desk(tmp_path / "none.sayso")


def test_the_survey_is_kept_until_the_ledger_changes(ledger_file: Path) -> None:
    desk = Desk(ledger_file)
    with desk.open() as ledger:
        first = desk.survey(ledger)
        assert desk.survey(ledger) is first
        assert len(first.briefs) == 3
    other = connect(ledger_file)
    add_reading(other, TEXT.encode(), make_reading(make_report(name="crane")), RUN, NOW)
    other.close()
    with desk.open() as ledger:
        assert len(desk.survey(ledger).briefs) == 5


def test_a_survey_in_the_background_lets_requests_go_first(ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, rests = Desk(ledger_file), list[float]()
    monkeypatch.setattr(desks.time, "sleep", rests.append)
    desk._make_apart()
    assert rests == [] and len(desk._machine.briefs) == 3
    desk._state = None
    with desk.open():
        desk._make_apart()
    assert set(rests) == {desks.YIELDED} and desk._asking == 0


def test_a_decision_shows_at_once_and_spares_the_survey(ledger_file: Path) -> None:
    desk = Desk(ledger_file)
    with desk.open() as ledger:
        claim = desk.survey(ledger).briefs[0].id
        machine = desk._machine
        made = desk.decide(claim, Decision(verdict=Verdict.REJECT, coder="Ada"))
        assert desk.survey(ledger).by_id[claim].decision.verdict is Verdict.REJECT
        assert desk._machine is machine
        assert ledger.explain(claim).row.judgements == (made,)


def test_a_long_survey_is_made_anew_in_the_background(ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, asked, make = Desk(ledger_file), threading.Event(), Desk._make_apart
    monkeypatch.setattr(desk, "_make_apart", lambda: asked.wait(30) and make(desk))
    desk.warm()
    desk._cost, desk._next = 60.0, 0.0
    other = connect(ledger_file)
    add_reading(other, TEXT.encode(), make_reading(make_report(name="crane")), RUN, NOW)
    other.close()
    with desk.open() as ledger:
        assert len(desk.survey(ledger).briefs) == 3
        asked.set()
        for _ in range(200):
            if len(desk.survey(ledger).briefs) == 5:
                break
            time.sleep(0.02)
        assert len(desk.survey(ledger).briefs) == 5


def test_a_decision_made_elsewhere_shows_too(ledger_file: Path) -> None:
    desk, other = Desk(ledger_file), Desk(ledger_file)
    with desk.open() as ledger:
        claim = desk.survey(ledger).briefs[0].id
        other.decide(claim, Decision(verdict=Verdict.ACCEPT, coder="Ben"))
        assert desk.survey(ledger).by_id[claim].decision.coder == "Ben"


def test_events_are_linked_anew_when_nobody_decides_any_more(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "PAUSE", 0.05)
    desk = Desk(ledger_file)
    with desk.open() as ledger:
        (event,) = ledger.events()
        first, second = event.rows
        desk.decide(first.claim.id, Decision(verdict=Verdict.CORRECT, coder="Ada", changes={"status": "planned"}))
        desk.decide(second.claim.id, Decision(verdict=Verdict.ACCEPT, coder="Ada"))
        for _ in range(200):
            if ledger.event_of(first.claim.id) != event.event:
                break
            time.sleep(0.02)
        told = ledger.event_of(first.claim.id)
        assert told is not None and told.plan
        assert [len(each.rows) for each in ledger.events()] == [1]


def test_a_ledger_that_is_gone_is_not_linked(ledger_file: Path) -> None:
    desk = Desk(ledger_file)
    ledger_file.unlink()
    desk._link()
    assert not ledger_file.exists()
