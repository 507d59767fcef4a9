from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger.decisions import Decision
from sayso.records import Status, Verdict
from sayso.web.blindness import BlindDesk
from sayso.web.desks import Desk
from tests.web.conftest import HERE


@pytest.fixture
def desk(ledger_file: Path) -> Desk:
    return Desk(ledger_file)


@pytest.fixture
def claim(desk: Desk) -> Iterator[str]:
    """A claim that Ben corrected."""
    with desk.open() as ledger:
        first = next(each for each in desk.survey(ledger).briefs if each.status is Status.OCCURRED)
    changed = Decision(verdict=Verdict.CORRECT, coder="Ben", changes={"status": "denied"}, note="no")
    desk.decide(first.id, changed)
    yield first.id


def shown(desk: Desk, claim: str) -> tuple[str, str | None, int]:
    with desk.open() as ledger:
        brief = desk.survey(ledger).by_id[claim]
        told = ledger.explain(claim).row.judgements
    return brief.status.value, brief.decision.verdict, len(told)


def test_another_coders_word_is_not_seen_before_ones_own(desk: Desk, claim: str) -> None:
    assert shown(desk, claim) == ("denied", "correct", 1)
    assert shown(BlindDesk(desk, "Ben"), claim) == ("denied", "correct", 1)
    assert shown(BlindDesk(desk, "Ada"), claim) == ("occurred", None, 0)


def test_it_is_seen_afterwards(desk: Desk, claim: str) -> None:
    blind = BlindDesk(desk, "Ada")
    blind.decide(claim, Decision(verdict=Verdict.ACCEPT, coder="Ada"))
    assert shown(blind, claim) == ("occurred", "accept", 2)
    desk.decide(claim, Decision(verdict=Verdict.REJECT, coder="Ben"))
    assert shown(blind, claim)[1:] == ("reject", 3)


def test_taking_ones_word_back_makes_blind_again(desk: Desk, claim: str) -> None:
    blind = BlindDesk(desk, "Ada")
    blind.decide(claim, Decision(verdict=Verdict.ACCEPT, coder="Ada"))
    blind.decide(claim, Decision(verdict=Verdict.WITHDRAWN, coder="Ada"))
    assert shown(blind, claim) == ("occurred", None, 2)  # own words alone


def test_an_adjudicators_word_is_not_seen_either(desk: Desk, claim: str) -> None:
    desk.decide(claim, Decision(verdict=Verdict.REJECT, coder="Ada", adjudicated=True))
    assert shown(desk, claim)[1] == "reject"
    assert shown(BlindDesk(desk, "Ada"), claim) == ("occurred", None, 0)


PAGES = (
    *("/", "/?reviewed=reject", "/events", "/plans", "/sources", "/actors", "/places", "/places?name=Tamra"),
    *("/search?text=shells", "/reports/heron", "/reports/kestrel", "/review", "/agreement", "/adjudicate", "/export"),
)


def test_on_no_page_does_another_coders_decision_show(visitor: TestClient) -> None:
    def everything() -> dict[str, str]:
        visitor.post("/review/coder", data={"name": "Dan", "blind": "1"}, headers=HERE)
        claims = [f"/claims/{each['id']}" for each in visitor.get("/api/overview").json()["cards"]]
        paths = [*PAGES, *claims]
        data = [f"/api{each.replace('/?', '/overview?')}" for each in paths[1:]]
        told = {path: visitor.get(path) for path in (*paths, *data)}
        assert {each.status_code for each in told.values()} == {200}
        return {path: each.text for path, each in told.items()}

    before = everything()
    claims = [each["card"]["id"] for each in visitor.get("/api/review").json()["queue"]]
    visitor.post("/review/coder", data={"name": "Ben"}, headers=HERE)
    changes = {"verdict": "correct", "status": "denied", "place": "Orsha", "actor": "Nobody Known", "note": "not so"}
    visitor.post(f"/review/{claims[0]}/decide", data=changes, headers=HERE)
    visitor.post(f"/review/{claims[1]}/decide", data={"verdict": "reject"}, headers=HERE)
    missed = {"trigger": "killed", "type": "HARM", "status": "occurred"}
    visitor.post("/review/missed/heron", data=missed, headers=HERE)
    assert "Nobody Known" in visitor.get(f"/claims/{claims[0]}").text
    assert len(visitor.get("/api/overview").json()["cards"]) == 3  # one rejected, one added
    after = everything()
    assert [path for path in before if before[path] != after[path]] == []


def test_what_is_decided_at_one_desk_is_known_at_the_other(desk: Desk, claim: str) -> None:
    blind = BlindDesk(desk, "Ada")
    shown(blind, claim)
    blind.decide(claim, Decision(verdict=Verdict.REJECT, coder="Ada"))
    assert shown(desk, claim)[1] == "reject"
