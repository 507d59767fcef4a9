from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.records import ClaimId, Judgement, LinkRel, Verdict
from sayso.store import judgements, queries
from sayso.store.connections import connect, migrate, sql_files
from sayso.store.writing import add_reading
from tests.made import LATER_RUN, NOW, RUN, TEXT, make_claim, make_plan, make_reading, make_report, span_of

REPORT = make_report()
HIT, PLAN = make_claim(REPORT), make_plan(REPORT)
ADDED = replace(HIT, id=ClaimId("cadded0000"), trigger=span_of(TEXT, "killed"))
ADDING = Judgement(claim=ADDED.id, verdict=Verdict.ADD, coder="Ada", made=NOW, added=ADDED)
SETTLED = Judgement(claim=HIT.id, verdict=Verdict.ACCEPT, coder="Cleo", made=NOW, note="so it is", adjudicated=True)


@pytest.fixture
def ledger() -> Iterator[sqlite3.Connection]:
    connection = connect(None)
    add_reading(connection, TEXT.encode(), make_reading(REPORT, HIT, PLAN), RUN, NOW)
    judgements.add_judgement(connection, ADDING, report=REPORT)
    judgements.add_judgement(connection, SETTLED)
    yield connection
    connection.close()


def test_what_was_decided_is_given_whole_oldest_first(ledger: sqlite3.Connection) -> None:
    assert judgements.judgements(ledger) == (ADDING, SETTLED)
    assert judgements.judgements(ledger, HIT.id) == (SETTLED,)
    assert judgements.judgements(ledger, report=REPORT.id) == (ADDING, SETTLED)
    assert judgements.judgements(ledger, report="r") == ()


def test_what_was_decided_about_pairs_is_not_among_it(ledger: sqlite3.Connection) -> None:
    judgements.add_judgement(ledger, SETTLED, (LinkRel.SAME_EVENT, PLAN.id))
    assert judgements.judgements(ledger) == (ADDING, SETTLED)


def test_an_added_claim_is_found_by_its_id_and_sealed(ledger: sqlite3.Connection) -> None:
    assert queries.find_ids(ledger, "cadded") == (ADDED.id,)
    held = queries.load_claim(ledger, ADDED.id)
    assert held is not None and (held[0].claim, held[1]) == (ADDED, False)
    (sealed,) = judgements.sealed_additions(ledger, REPORT.id)
    assert (sealed.id, sealed.report) == (ADDED.id, REPORT.id)
    assert queries.counts(ledger).claims == 2


def test_reports_that_people_looked_into_are_known(ledger: sqlite3.Connection) -> None:
    other = make_report(name="heron")
    add_reading(ledger, TEXT.encode(), make_reading(other, make_claim(other)), RUN, NOW)
    assert judgements.judged_reports(ledger) == (REPORT.id,)
    assert judgements.report_of(ledger, ADDED.id) == judgements.report_of(ledger, PLAN.id) == REPORT.id
    assert judgements.report_of(ledger, "c0") is None
    assert judgements.claims_of(ledger, [REPORT.id]) == dict.fromkeys((HIT.id, PLAN.id, ADDED.id), REPORT.id)
    assert judgements.claims_of(ledger, []) == {}


def test_reports_in_which_all_was_accepted_are_as_the_machine_has_them() -> None:
    connection = connect(None)
    for name in ("accepted", "corrected", "taken-back", "lost"):
        report = make_report(name=name)
        claim = make_claim(report)
        add_reading(connection, TEXT.encode(), make_reading(report, claim), RUN, NOW)
        said = Judgement(claim=claim.id, verdict=Verdict.ACCEPT, coder="Ada", made=NOW)
        judgements.add_judgement(connection, said)
        if name == "corrected":
            judgements.add_judgement(connection, replace(said, verdict=Verdict.CORRECT, changes='{"mode": "night"}'))
        if name == "taken-back":
            judgements.add_judgement(connection, replace(said, verdict=Verdict.WITHDRAWN))
        if name == "lost":
            add_reading(connection, TEXT.encode(), make_reading(report, make_plan(report)), LATER_RUN, NOW)
    assert len(judgements.judged_reports(connection)) == 4
    changed = {make_report(name=name).id for name in ("corrected", "lost")}
    assert set(judgements.changed_reports(connection)) == changed
    connection.close()


def test_judged_claims_that_a_later_reading_drops_are_still_given(ledger: sqlite3.Connection) -> None:
    assert judgements.gone_claims(ledger, REPORT.id) == ()
    add_reading(ledger, TEXT.encode(), make_reading(REPORT, replace(PLAN, score=0.5)), LATER_RUN, NOW)
    assert judgements.gone_claims(ledger, REPORT.id) == (HIT,)


def test_decisions_of_an_older_ledger_are_nobodys_adjudication() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, sql_files()[:2], None)
    connection.execute("INSERT INTO judgements (claim, verdict, coder, made) VALUES ('c1', 'accept', 'Ada', ?)", (NOW,))
    migrate(connection, sql_files(), None)
    (held,) = judgements.judgements(connection)
    assert (held.coder, held.adjudicated, held.added) == ("Ada", False, None)
