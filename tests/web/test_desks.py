from __future__ import annotations

import time
from pathlib import Path

import pytest

from sayso.errors import StoreError
from sayso.records import Verdict
from sayso.store.connections import connect
from sayso.store.writing import add_reading
from sayso.web.decisions import Decision
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


def test_a_decision_shows_at_once_and_spares_the_survey(ledger_file: Path) -> None:
    desk = Desk(ledger_file)
    with desk.open() as ledger:
        claim = desk.survey(ledger).briefs[0].id
        machine = desk._machine
        made = desk.decide(claim, Decision(verdict=Verdict.REJECT, coder="Ada"))
        assert desk.survey(ledger).by_id[claim].decision.verdict is Verdict.REJECT
        assert desk._machine is machine
        assert ledger.explain(claim).row.judgements == (made,)


def test_words_are_found_in_the_full_text_index(ledger_file: Path) -> None:
    desk = Desk(ledger_file)
    desk.warm()
    assert len(desk.find_claims("market shells")) == 2
    assert desk.find_claims("nothing of the kind") == ()


def test_a_long_survey_is_made_anew_in_the_background(ledger_file: Path) -> None:
    desk = Desk(ledger_file)
    desk.warm()
    desk._cost, desk._next = 60.0, 0.0
    other = connect(ledger_file)
    add_reading(other, TEXT.encode(), make_reading(make_report(name="crane")), RUN, NOW)
    other.close()
    with desk.open() as ledger:
        assert len(desk.survey(ledger).briefs) == 3
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
