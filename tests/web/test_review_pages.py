from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Ledger
from sayso.records import Verdict
from tests.web.conftest import HERE


@pytest.fixture
def coder(visitor: TestClient) -> TestClient:
    """A visitor who has given a name."""
    answer = visitor.post("/review/coder", data={"name": "Ada Lovelace", "query": "where=tamra"}, headers=HERE)
    assert str(answer.url).endswith("/review?where=tamra")
    return visitor


def queue(visitor: TestClient, query: str = "") -> list[str]:
    return [each["card"]["id"] for each in visitor.get(f"/api/review{query}").json()["queue"]]


def test_without_a_name_nothing_is_decided(visitor: TestClient, ledger_file: Path) -> None:
    (claim, *_) = queue(visitor)
    answer = visitor.post(f"/review/{claim}/decide", data={"verdict": "accept"}, headers=HERE)
    assert "Your name" in answer.text
    with Ledger.open(ledger_file) as ledger:
        assert ledger.counts().judgements == 0


def test_a_decision_is_signed_and_the_next_claim_is_in_hand(coder: TestClient, ledger_file: Path) -> None:
    first, second, *_ = queue(coder)
    answer = coder.post(f"/review/{first}/decide", data={"verdict": "accept", "note": "sound"}, headers=HERE)
    assert f"at={second}" in str(answer.url)
    assert first not in queue(coder)
    with Ledger.open(ledger_file) as ledger:
        (made,) = ledger.explain(first).row.judgements
    assert (made.verdict, made.coder, made.note) == (Verdict.ACCEPT, "Ada Lovelace", "sound")


def test_a_correction_wins_everywhere(coder: TestClient) -> None:
    (claim,) = queue(coder, "?status=planned")
    coder.post(f"/review/{claim}/decide", data={"verdict": "correct", "status": "occurred"}, headers=HERE)
    assert coder.get("/api/overview?status=planned").json()["tallies"]["claims"] == 0
    card = coder.get(f"/api/claims/{claim}").json()["card"]
    assert (card["status"], card["decision"]["changes"]) == ("occurred", {"status": "occurred"})


def test_a_rejected_claim_leaves_the_overview_and_can_be_asked_for(coder: TestClient) -> None:
    first, *_ = queue(coder)
    coder.post(f"/review/{first}/decide", data={"verdict": "reject"}, headers=HERE)
    assert coder.get("/api/overview").json()["tallies"]["claims"] == 2
    assert coder.get("/api/overview?reviewed=reject").json()["tallies"]["claims"] == 1


def test_undo_takes_back_and_keeps_both_on_record(coder: TestClient, ledger_file: Path) -> None:
    first, *_ = queue(coder)
    coder.post(f"/review/{first}/decide", data={"verdict": "reject"}, headers=HERE)
    answer = coder.post(f"/review/{first}/undo", data={}, headers=HERE)
    assert f"at={first}" in str(answer.url)
    assert first in queue(coder)
    with Ledger.open(ledger_file) as ledger:
        told = [each.verdict for each in ledger.explain(first).row.judgements]
    assert told == [Verdict.REJECT, Verdict.WITHDRAWN]


def test_nobody_undoes_the_word_of_another(coder: TestClient) -> None:
    first, *_ = queue(coder)
    coder.post(f"/review/{first}/decide", data={"verdict": "reject"}, headers=HERE)
    coder.post("/review/coder", data={"name": "Ben"}, headers=HERE)
    coder.post(f"/review/{first}/undo", data={}, headers=HERE)
    assert first not in queue(coder)


def test_a_faulty_correction_is_said_and_nothing_kept(coder: TestClient) -> None:
    first, *_ = queue(coder)
    answer = coder.post(f"/review/{first}/decide", data={"verdict": "correct", "from": "soon"}, headers=HERE)
    assert "is no date" in answer.text
    assert first in queue(coder)


def test_the_filters_of_the_queue_outlive_a_decision(coder: TestClient) -> None:
    first, *_ = queue(coder, "?type=ASSAULT")
    answer = coder.post(f"/review/{first}/decide", data={"verdict": "unsure", "query": "type=ASSAULT"}, headers=HERE)
    assert "type=ASSAULT" in str(answer.url)


def test_the_last_of_the_queue_is_followed_by_its_end(coder: TestClient) -> None:
    for claim in queue(coder):
        answer = coder.post(f"/review/{claim}/decide", data={"verdict": "accept"}, headers=HERE)
    assert "Nothing waits here" in answer.text


def test_an_unknown_claim_is_not_decided(coder: TestClient) -> None:
    assert coder.post("/review/cffff/decide", data={"verdict": "accept"}, headers=HERE).status_code == 404
    assert coder.post("/review/cffff/undo", data={}, headers=HERE).status_code == 404


def test_a_name_can_be_forgotten(coder: TestClient) -> None:
    coder.post("/review/coder", data={"name": ""}, headers=HERE)
    assert "Your name" in coder.get("/review").text
