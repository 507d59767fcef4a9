from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Ledger
from sayso.records import Verdict
from sayso.web.desks import Desk
from sayso.web.searching import Sought, make_search, read_sought


def test_a_search_is_read_from_its_address_and_written_back() -> None:
    given = [("text", " market "), ("type", "ASSAULT"), ("type", "NONE"), ("status", "planned"), ("year", "2029")]
    sought = read_sought([*given, ("source", "Heron"), ("shown", "9999999"), ("other", "x")])
    assert sought == Sought(
        text="market", type=("ASSAULT",), status=("planned",), source="Heron", year="2029", shown=2000
    )
    assert read_sought([("year", "29"), ("shown", "-1"), ("text", "  ")]) == Sought()
    assert Sought().address() == "/search"
    assert "type=ASSAULT" in sought.address() and "shown=2000" in sought.address()


def test_a_facet_is_taken_in_and_let_go() -> None:
    sought = Sought(text="a b", status=("planned",), shown=120)
    assert sought.exchanged("status", "denied") == "/search?text=a+b&status=planned&status=denied"
    assert sought.exchanged("status", "planned") == "/search?text=a+b"
    assert sought.exchanged("year", "2029") == "/search?text=a+b&status=planned&year=2029"
    assert Sought(text="a", source="X").exchanged("source", "X") == "/search?text=a"


def test_reports_claims_and_facets_are_drawn_up(ledger_file: Path) -> None:
    desk = Desk(ledger_file)
    with desk.open() as ledger:
        found = make_search(ledger, desk.survey(ledger), Sought(text="market"))
        assert {each.name for each in found.reports} == {"kestrel", "heron"}
        assert (found.all_reports, found.all_claims, found.more, len(found.cards)) == (2, 2, 0, 2)
        assert any(bit.hit and bit.words == "market" for bit in found.reports[0].snippet)
        assert [each.name for each in found.facets] == ["type", "status", "source", "year"]
        assert make_search(ledger, desk.survey(ledger), Sought()).reports == []


def test_a_rejected_claim_is_not_shown(ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        (first, *_) = ledger.search("market").claims
        ledger.judge(first.claim.id, Verdict.REJECT, "Ada")
    desk = Desk(ledger_file)
    with desk.open() as ledger:
        found = make_search(ledger, desk.survey(ledger), Sought(text="market"))
    assert first.claim.id not in {each.id for each in found.cards} and len(found.cards) == 1


@pytest.mark.parametrize("text", ['"', "NEAR(", "a AND (", "title:x", "-", "*", "%00", "%22%3E%3Cscript%3Ealert(1)"])
def test_no_spelling_of_a_question_breaks_the_page(visitor: TestClient, text: str) -> None:
    answer = visitor.get(f"/search?text={text}")
    assert answer.status_code == 200 and "<script>alert" not in answer.text
    assert visitor.get(f"/api/search?text={text}").status_code == 200


def test_the_page_shows_hits_in_texts_and_offers_facets(visitor: TestClient) -> None:
    text = visitor.get("/search?text=dessan").text
    assert '<mark class="hit">Dessan</mark>' in text and "0 claims, 2 reports" in text
    narrowed = visitor.get("/search?text=tamra&status=planned&year=2029").text
    assert 'href="/search?text=tamra&amp;year=2029" aria-current="true"' in narrowed
    assert '<input type="hidden" name="status" value="planned">' in narrowed
    assert visitor.get("/api/search?text=tamra&status=planned&source=Hamat+Army&year=2029").json()["all_claims"] == 1
