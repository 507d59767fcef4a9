from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import NotFoundError, ReviewError
from sayso.ledger import Ledger
from sayso.records import ClaimId, Verdict
from sayso.score.coders import VERDICT
from sayso.store.connections import connect
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, TEXT, make_reading


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "two.sayso"
    connection = connect(path)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    connection.close()
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture
def claims(ledger: Ledger) -> list[str]:
    return [each.claim.id for each in ledger.claims()]


def test_each_coder_begins_with_the_machines_values(ledger: Ledger, claims: list[str]) -> None:
    machine = ledger.machine_values(claims)
    assert set(machine) == set(claims)
    ledger.judge(claims[0], Verdict.CORRECT, "Ada", changes={"status": "denied"})
    ledger.judge(claims[0], Verdict.ACCEPT, "Ben")
    assert ledger.machine_values(claims) == machine
    coded = ledger.coded()
    assert set(coded) == {claims[0]}
    assert coded[claims[0]]["Ada"] == {**machine[claims[0]], "status": "denied", VERDICT: "keep"}
    assert coded[claims[0]]["Ben"] == {**machine[claims[0]], VERDICT: "keep"}


def test_an_unknown_claim_has_no_values(ledger: Ledger) -> None:
    assert ledger.machine_values(["cffff"]) == {}


def test_without_names_each_two_are_compared(ledger: Ledger, claims: list[str]) -> None:
    for coder in ("Ada", "Ben", "Cyd"):
        ledger.judge(claims[0], Verdict.ACCEPT, coder)
    ledger.judge(claims[1], Verdict.ACCEPT, "Ada")
    ledger.judge(claims[1], Verdict.REJECT, "Cyd")
    assert [(each.coders, each.claims, each.alike) for each in ledger.agreement()] == [
        (("Ada", "Cyd"), 2, 1),
        (("Ada", "Ben"), 1, 1),
        (("Ben", "Cyd"), 1, 1),
    ]
    (all_three,) = ledger.agreement("Ada", "Ben", "Cyd")
    assert (all_three.claims, all_three.alike) == (2, 1)


def test_what_an_adjudicator_settles_changes_no_figure(ledger: Ledger, claims: list[str]) -> None:
    ledger.judge(claims[0], Verdict.ACCEPT, "Ada")
    ledger.judge(claims[0], Verdict.REJECT, "Ben")
    before = ledger.agreement()
    ledger.judge(claims[0], Verdict.REJECT, "Cyd", adjudicated=True)
    assert ledger.agreement() == before
    assert list(ledger.coding().settled) == [claims[0]]


def test_an_adjudicator_makes_a_coders_word_the_own(ledger: Ledger, claims: list[str]) -> None:
    ledger.judge(claims[0], Verdict.ACCEPT, "Ada")
    ledger.judge(claims[0], Verdict.CORRECT, "Ben", changes={"status": "denied"}, note="of Ben")
    made = ledger.adopt(claims[0], "Ben", "Cyd", note="of Cyd")
    assert (made.coder, made.verdict, made.adjudicated, made.note) == ("Cyd", "correct", True, "of Cyd")
    ledger.judge(claims[0], Verdict.REJECT, "Ben")
    stands = ledger.decisions()[ClaimId(claims[0])]
    assert (stands.coder, stands.changes) == ("Cyd", {"status": "denied"})


def test_a_merge_is_taken_whole(ledger: Ledger, claims: list[str]) -> None:
    ledger.judge(claims[0], Verdict.ACCEPT, "Ada")
    ledger.merge(claims[0], claims[1], "Ben")
    ledger.adopt(claims[0], "Ben", "Cyd")
    assert ledger.decisions()[ClaimId(claims[0])].into == claims[1]
    assert claims[0] not in {each.claim.id for each in ledger.claims()}


def test_there_is_nothing_to_take_from_who_is_unsure_or_silent(ledger: Ledger, claims: list[str]) -> None:
    ledger.judge(claims[0], Verdict.UNSURE, "Ada")
    with pytest.raises(ReviewError, match="Ada is unsure"):
        ledger.adopt(claims[0], "Ada", "Cyd")
    with pytest.raises(NotFoundError, match="Ben stands by no word"):
        ledger.adopt(claims[0], "Ben", "Cyd")


def test_who_is_blind_sees_no_claim_as_another_made_it(ledger: Ledger, claims: list[str]) -> None:
    ledger.judge(claims[0], Verdict.REJECT, "Ben")
    ledger.judge(claims[1], Verdict.CORRECT, "Ben", changes={"mode": "aerial"})
    assert [each.claim.mode for each in ledger.claims()] == ["aerial"]
    ledger.blind = "Ada"
    assert [each.claim.id for each in ledger.claims()] == claims
    assert ledger.explain(claims[1]).row.judgements == ()
    assert all(each.claim.mode != "aerial" for each in ledger.claims())
    ledger.judge(claims[1], Verdict.ACCEPT, "Ada")
    assert len(ledger.explain(claims[1]).row.judgements) == 2


def test_a_name_that_decided_nothing_is_named(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="'Eve'"):
        ledger.agreement("Eve", "Ada")
