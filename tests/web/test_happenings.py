from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.happenings import EventRow
from sayso.records import Verdict
from sayso.web.asking import Asked
from sayso.web.happenings import make_event_page, make_events, make_plans
from sayso.web.models import Branch
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


def test_the_tree_the_map_and_the_history_tell_of_the_same_tellings(ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        (event,) = ledger.events()
        ledger.judge(event.event.claims[0], Verdict.ACCEPT, "Ada", note="seen")
        ledger.judge(event.event.claims[0], Verdict.REJECT, "Berta")
        row = ledger.show(event.event.id)
        assert isinstance(row, EventRow)
        page = make_event_page(row, make_survey(ledger.claims()))
    assert [each.name for each in page.trees] == [each.name for each in page.roots]
    assert {card for tree in page.trees for card in leaves(tree)} == {each.card.id for each in page.tellings}
    assert [(each.name, each.happened) for each in page.points] == [("Tamra", len(page.tellings))]
    assert [(each.decision.verdict, each.decision.coder) for each in page.history] == [
        ("accept", "Ada"),
        ("reject", "Berta"),
    ]
    assert page.history[0].claim == event.event.claims[0] and page.history[0].decision.note == "seen"


def test_a_telling_says_when_it_was_told(survey: Survey, ledger: Ledger) -> None:
    for event in ledger.events():
        assert {each.told for each in make_event_page(event, survey).tellings} == {date(2029, 5, 12)}


def leaves(branch: Branch) -> list[str]:
    """The tellings that hang in a tree."""
    own = [branch.card.id] if branch.card else []
    return own + [each for below in branch.branches for each in leaves(below)]
