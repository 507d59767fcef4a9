from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Ledger
from tests.web.conftest import HERE

PAIR = {"first": "Ada", "second": "Ben"}


def name(visitor: TestClient, coder: str, **form: str) -> None:
    visitor.post("/review/coder", data={"name": coder, **form}, headers=HERE)


def judge(visitor: TestClient, coder: str, claim: str, **form: str) -> None:
    name(visitor, coder)
    visitor.post(f"/review/{claim}/decide", data=form, headers=HERE)


def settle(visitor: TestClient, claim: str, **form: str) -> str:
    return visitor.post(f"/adjudicate/{claim}/decide", data={**PAIR, **form}, headers=HERE).text


@pytest.fixture
def claims(visitor: TestClient) -> list[str]:
    """Two claims on which Ada and Ben differ, in the status and in the verdict, and one alike."""
    found = [each["card"]["id"] for each in visitor.get("/api/review").json()["queue"]]
    denied = {"verdict": "correct", "status": "denied", "note": "said not so"}
    for claim, ben in zip(found, (denied, {"verdict": "reject"}, {"verdict": "accept"}), strict=True):
        judge(visitor, "Ada", claim, verdict="accept")
        judge(visitor, "Ben", claim, **ben)
    return found


def test_the_page_tells_figures_and_differences(visitor: TestClient, claims: list[str]) -> None:
    told = visitor.get("/api/agreement").json()
    assert told["pair"] == {**PAIR, "claims": 3, "alike": 1, "waiting": 2}
    figures = {each["field"]: each for each in told["figures"]}
    assert (figures["verdict"]["claims"], figures["verdict"]["agreed"]) == (3, 2)
    assert (figures["status"]["claims"], figures["status"]["agreed"]) == (2, 1)
    assert {each["card"]["id"] for each in told["differences"]} == set(claims[:2])
    shown = visitor.get("/agreement").text
    assert "Krippendorff" in shown and "Settle the differences" in shown and "≠" in shown


@pytest.mark.usefixtures("claims")
def test_filters_narrow_the_figures(visitor: TestClient) -> None:
    assert visitor.get("/api/agreement?status=planned").json()["pair"]["claims"] == 1
    assert visitor.get("/api/agreement?text=nowhere").json()["pairs"] == []
    assert "No two people" in visitor.get("/agreement?text=nowhere").text
    assert visitor.get("/api/agreement?first=Ada&second=Eve").json()["pair"] is None
    assert "no claim in common" in visitor.get("/agreement?first=Ada&second=Eve").text
    assert all('value="Ada"' in visitor.get(path).text for path in ("/agreement", "/adjudicate"))


def test_a_settlement_is_signed_and_wins(visitor: TestClient, claims: list[str], ledger_file: Path) -> None:
    name(visitor, "Cyd")
    settle(visitor, claims[0], take="second", note="Ben is right")
    card = visitor.get(f"/api/claims/{claims[0]}").json()["card"]
    assert (card["status"], card["decision"]["coder"], card["decision"]["adjudicated"]) == ("denied", "Cyd", True)
    judge(visitor, "Ada", claims[0], verdict="reject")
    assert visitor.get(f"/api/claims/{claims[0]}").json()["card"]["decision"]["coder"] == "Cyd"
    with Ledger.open(ledger_file) as ledger:
        told = ledger.judgements(claims[0])
    assert [(each.coder, each.adjudicated) for each in told] == [
        *(("Ada", False), ("Ben", False)),
        *(("Cyd", True), ("Ada", False)),
    ]
    assert told[2].note == "Ben is right" and told[2].made


def test_the_next_difference_follows_and_the_last_is_followed_by_the_end(
    visitor: TestClient, claims: list[str]
) -> None:
    name(visitor, "Cyd")
    told = visitor.get("/api/adjudicate").json()
    first = told["hand"]["card"]["id"]
    (other,) = set(claims[:2]) - {first}
    assert told["next"] == other and told["previous"] == first and told["barred"] == ""
    assert f'data-claim="{other}"' in settle(visitor, first, take="machine")
    assert "Nothing is left to settle" in settle(visitor, other, take="reject")
    assert visitor.get("/api/agreement").json()["pair"]["waiting"] == 0


def test_neither_of_the_two_settles(visitor: TestClient, claims: list[str], ledger_file: Path) -> None:
    for coder in ("Ada", "Ben", ""):
        name(visitor, coder)
        shown = settle(visitor, claims[0], take="first")
        assert "You are one of the two" in shown if coder else "Give your name" in shown
        assert 'id="decision"' not in shown
    with Ledger.open(ledger_file) as ledger:
        assert not ledger.coding().settled


@pytest.mark.usefixtures("claims")
def test_a_name_given_there_leads_back(visitor: TestClient) -> None:
    answer = visitor.post(
        "/review/coder", data={"name": "Cyd", "to": "adjudicate", **PAIR, "query": "where=tamra"}, headers=HERE
    )
    assert answer.url.path == "/adjudicate" and dict(answer.url.params) == {**PAIR, "where": "tamra"}


def test_undo_takes_back_the_settlement_alone(visitor: TestClient, claims: list[str], ledger_file: Path) -> None:
    name(visitor, "Cyd")
    shown = settle(visitor, claims[0], take="first")
    assert f"/adjudicate/{claims[0]}/undo" in shown
    name(visitor, "Eve")
    visitor.post(f"/adjudicate/{claims[0]}/undo", data=PAIR, headers=HERE)
    assert visitor.get("/api/agreement").json()["pair"]["waiting"] == 1
    name(visitor, "Cyd")
    answer = visitor.post(f"/adjudicate/{claims[0]}/undo", data=PAIR, headers=HERE)
    assert f"at={claims[0]}" in str(answer.url) and 'id="decision"' in answer.text
    assert visitor.get("/api/agreement").json()["pair"]["waiting"] == 2
    with Ledger.open(ledger_file) as ledger:
        assert len(ledger.judgements(claims[0])) == 4


def test_a_faulty_settlement_is_said_and_nothing_kept(visitor: TestClient, claims: list[str]) -> None:
    name(visitor, "Cyd")
    assert "is no date" in settle(visitor, claims[0], take="edit", **{"from": "soon"})
    assert "settles nothing" in settle(visitor, claims[0], take="third")
    assert visitor.get("/api/agreement").json()["pair"]["waiting"] == 2


def test_what_is_not_in_dispute_is_not_settled(visitor: TestClient, claims: list[str]) -> None:
    name(visitor, "Cyd")
    assert visitor.post(f"/adjudicate/{claims[2]}/decide", data=PAIR, headers=HERE).status_code == 404
    assert visitor.get(f"/api/adjudicate?at={claims[2]}").json()["hand"] is None


def test_who_codes_blind_learns_nothing_there(visitor: TestClient, claims: list[str]) -> None:
    name(visitor, "Dan", blind="1")
    assert visitor.get("/api/agreement").json()["pairs"] == []
    assert visitor.get(f"/api/adjudicate?at={claims[0]}").json()["hand"] is None
    assert visitor.get(f"/api/claims/{claims[0]}").json()["decisions"] == []
    name(visitor, "Dan")
    assert visitor.get("/api/agreement").json()["pair"]["claims"] == 3


def test_nothing_is_settled_by_looking(visitor: TestClient, claims: list[str]) -> None:
    name(visitor, "Cyd")
    assert visitor.get(f"/adjudicate/{claims[0]}/decide?take=first").status_code in (404, 405)
    assert visitor.post(f"/adjudicate/{claims[0]}/decide", data={**PAIR, "take": "first"}).status_code == 403


def test_before_anybody_codes_the_page_says_how_to_begin(visitor: TestClient) -> None:
    assert "/review?double=20" in visitor.get("/agreement").text
    assert "No two people" in visitor.get("/adjudicate").text
