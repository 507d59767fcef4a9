from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

import pytest

from sayso.ledger.layered import Layered
from sayso.ledger.layers import Layer
from sayso.records import ClaimId, Event, Judgement, Root, Verdict
from sayso.store.connections import connect
from sayso.store.judgements import add_judgement
from sayso.store.rows import Filters
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, TEXT, make_claim, make_plan, make_reading, make_report

KESTREL, HERON = make_report(), make_report(name="heron", outlet="Heron Post")
HIT, PLAN, OTHER = make_claim(KESTREL), make_plan(KESTREL), make_claim(HERON)


@pytest.fixture
def ledger() -> Iterator[sqlite3.Connection]:
    """Two reports with three claims; on one of them somebody has decided."""
    connection = connect(None)
    add_reading(connection, TEXT.encode(), make_reading(KESTREL, HIT, PLAN), RUN, NOW)
    add_reading(connection, TEXT.encode(), make_reading(HERON, OTHER), RUN, NOW)
    judge(connection, Verdict.REJECT)
    yield connection
    connection.close()


def judge(connection: sqlite3.Connection, verdict: Verdict, claim: ClaimId = HIT.id, coder: str = "Ada") -> None:
    add_judgement(connection, Judgement(claim=claim, verdict=verdict, coder=coder, made=NOW))


def found(layered: Layered, **asked: object) -> list[str]:
    return [row.claim.id for row in layered.rows(Filters(**asked))]  # type: ignore[arg-type]


def test_each_layer_has_its_claims_in_the_ledgers_order(ledger: sqlite3.Connection) -> None:
    assert found(Layered(ledger, Layer.MACHINE)) == [OTHER.id, HIT.id, PLAN.id]
    assert found(Layered(ledger)) == [OTHER.id, PLAN.id]
    assert found(Layered(ledger, Layer.ADJUDICATED)) == []
    judge(ledger, Verdict.ACCEPT, OTHER.id)
    judge(ledger, Verdict.ACCEPT, OTHER.id, "Ben")
    assert found(Layered(ledger, Layer.ADJUDICATED)) == [OTHER.id]


def test_filters_and_the_limit_hold_for_judged_and_other_reports_alike(ledger: sqlite3.Connection) -> None:
    assert found(Layered(ledger), limit=1) == [OTHER.id]
    assert found(Layered(ledger), limit=0) == []
    assert found(Layered(ledger), status=("planned",)) == [PLAN.id]
    assert found(Layered(ledger), report=KESTREL.id) == [PLAN.id]
    assert found(Layered(ledger), since=date(2029, 5, 14)) == [PLAN.id]
    assert Layered(ledger).ids(Filters(limit=1)) == {OTHER.id, PLAN.id}


def test_a_claim_is_found_with_the_decision_on_it(ledger: sqlite3.Connection) -> None:
    held = Layered(ledger).find(HIT.id)
    assert held is not None
    assert (held[1].inside, held[1].decision.coder, len(held[0].judgements)) == (False, "Ada", 1)
    assert Layered(ledger).row(HIT.id) is None
    assert Layered(ledger, Layer.MACHINE).row(HIT.id) is not None
    assert Layered(ledger).find("cnone") is None


def test_an_event_loses_tellings_and_roots_that_do_not_count(ledger: sqlite3.Connection) -> None:
    roots = Root(name="one", claims=(HIT.id,)), Root(name="two", claims=(HIT.id, OTHER.id))
    event = Event(id="e1", claims=(HIT.id, OTHER.id), witnesses=roots)
    trimmed = Layered(ledger).trimmed(event)
    assert trimmed is not None
    assert (trimmed.claims, trimmed.roots) == ((OTHER.id,), ("two",))
    assert Layered(ledger, Layer.MACHINE).trimmed(event) is event
    assert Layered(ledger).trimmed(Event(id="e2", claims=(HIT.id,))) is None
    assert Layered(ledger).trimmed(Event(id="e3", claims=(OTHER.id,))) == Event(id="e3", claims=(OTHER.id,))


def test_a_report_gives_its_ruled_claims(ledger: sqlite3.Connection) -> None:
    layered = Layered(ledger)
    assert [each.inside for each in layered.ruled(KESTREL, (HIT, PLAN))] == [False, True]
    assert layered.of_report(KESTREL, (HIT, PLAN)) == (PLAN,)
    assert layered.of_report(HERON, (OTHER,)) == (OTHER,)
