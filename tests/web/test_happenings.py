from __future__ import annotations

from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.happenings import EventRow
from sayso.web.asking import Asked
from sayso.web.happenings import make_event_page, make_events, make_plans
from sayso.web.surveys import Survey, make_survey


@pytest.fixture(scope="module")
def ledger(made_ledger: Path) -> Ledger:
    return Ledger.open(made_ledger)


@pytest.fixture(scope="module")
def survey(ledger: Ledger) -> Survey:
    return make_survey(ledger.claims())


def test_events_and_plans_are_kept_apart(survey: Survey, ledger: Ledger) -> None:
    events, plans = make_events(survey, ledger, Asked()), make_plans(survey, ledger, Asked())
    assert {each.card.status for each in events} == {"occurred"}
    assert [(each.card.status, each.plan, each.fate) for each in plans] == [("planned", True, "no news")]


def test_filters_hold_for_events(survey: Survey, ledger: Ledger) -> None:
    assert make_events(survey, ledger, Asked(where="Orsha")) == []
    assert make_plans(survey, ledger, Asked(who="hamat"))


def test_an_event_shows_its_tellings_under_their_roots(survey: Survey, ledger: Ledger) -> None:
    for line in (*make_events(survey, ledger, Asked()), *make_plans(survey, ledger, Asked())):
        row = ledger.show(line.id)
        assert isinstance(row, EventRow)
        page = make_event_page(row, survey)
        told = [each.card.id for each in page.tellings]
        assert sorted(claim for root in page.roots for claim in root.claims) == sorted(told)
        assert {each.root for each in page.tellings} == {root.name for root in page.roots}
        assert page.line.roots == len(page.roots) <= len(told)
