from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from sayso.errors import StoreError
from sayso.records import Interval, Judgement, Section, Verdict
from sayso.store import queries
from sayso.store.connections import connect
from sayso.store.judgements import add_judgement
from sayso.store.rows import Filters
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, TEXT, make_claim, make_plan, make_reading, make_report


@pytest.fixture(scope="module")
def ledger() -> sqlite3.Connection:
    """Two reports: the shelling and the plan by Kestrel, and an undated shelling in a title by another outlet."""
    connection = connect(None)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    other = make_report(name="heron", outlet="Heron Post")
    claim = make_claim(other)
    claim = replace(claim, section=Section.TITLE, when=replace(claim.when, interval=Interval(None, date(2029, 5, 1))))
    add_reading(connection, TEXT.encode(), make_reading(other, claim), RUN, NOW)
    return connection


HIT, PLAN, OLD = ("kestrel", "hit"), ("kestrel", "send a brigade"), ("heron", "hit")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [OLD, HIT, PLAN]),
        (Filters(limit=2), [OLD, HIT]),
        (Filters(limit=0), []),
        (Filters(where="tamra"), [OLD, HIT, PLAN]),
        (Filters(where="hm"), [OLD, HIT, PLAN]),
        (Filters(where="Sirte"), []),
        (Filters(who="HAMAT"), [PLAN]),
        (Filters(who="%"), []),
        (Filters(who="_"), []),
        (Filters(who="' OR 1=1 --"), []),
        (Filters(source="elie dessan"), [OLD, HIT]),
        (Filters(source="Kestrel"), [OLD, HIT, PLAN]),
        (Filters(type=("MOBILIZE",)), [PLAN]),
        (Filters(type=("MOBILIZE", "ASSAULT")), [OLD, HIT, PLAN]),
        (Filters(status=("planned",), type=("ASSAULT",)), []),
        (Filters(section=("title",)), [OLD]),
        (Filters(since=date(2029, 5, 12)), [PLAN]),
        (Filters(since=date(2029, 5, 11)), [HIT, PLAN]),
        (Filters(until=date(2029, 5, 13)), [OLD, HIT]),
        (Filters(until=date(2029, 4, 1)), [OLD]),
        (Filters(text="market shells"), [OLD, HIT]),
        (Filters(text='"a market in"'), [OLD, HIT]),
        (Filters(text='"market a in"'), []),
        (Filters(text="brigade OR market"), []),
        (Filters(text='"'), []),
        (Filters(text="NEAR( *"), []),
        (Filters(report=make_report().id), [HIT, PLAN]),
        (Filters(box=(31.0, 12.0, 32.0, 13.0)), [OLD, HIT, PLAN]),
        (Filters(box=(-10.0, 12.0, 0.0, 13.0)), []),
    ],
    ids=str,
)
def test_claims_are_found_by_their_fields(
    ledger: sqlite3.Connection, filters: Filters, expected: list[tuple[str, str]]
) -> None:
    assert [(row.report.name, row.trigger) for row in queries.find_claims(ledger, filters)] == expected


def test_ids_are_found_by_their_beginning(ledger: sqlite3.Connection) -> None:
    claim, report = make_plan(make_report()), make_report()
    assert queries.find_ids(ledger, claim.id[:8]) == (claim.id,)
    assert queries.find_ids(ledger, report.id) == (report.id,)
    assert queries.find_ids(ledger, "kestrel") == (report.id,)
    assert queries.find_ids(ledger, "c") == ()
    assert queries.find_ids(ledger, "c%00") == ()


def test_an_unknown_id_is_nothing(ledger: sqlite3.Connection) -> None:
    assert queries.load_claim(ledger, "c0") is None
    assert queries.load_report(ledger, "r0") is None


def test_the_counts_are_right(ledger: sqlite3.Connection) -> None:
    counts = queries.counts(ledger)
    assert (counts.reports, counts.claims, counts.retired, counts.judgements, counts.refusals) == (2, 3, 0, 0, 0)
    assert counts.runs == (RUN,)


def test_whatever_changes_claims_raises_one_of_two_numbers() -> None:
    ledger = connect(None)
    before = queries.newest(ledger)
    add_reading(ledger, TEXT.encode(), make_reading(make_report(name="crane")), RUN, NOW)
    read = queries.newest(ledger)
    assert before == (0, 0) and read[0] > 0 and read[1] == 0
    claim = ledger.execute("SELECT id FROM claims").fetchone()[0]
    add_judgement(ledger, Judgement(claim=claim, verdict=Verdict.ACCEPT, coder="Ada", made=NOW))
    assert queries.newest(ledger) == (read[0], 1)
    ledger.close()


def test_claims_lie_sealed_in_the_file(ledger: sqlite3.Connection) -> None:
    assert [each.id for each in queries.sealed_claims(ledger, make_report().id)] == [
        make_claim(make_report()).id,
        make_plan(make_report()).id,
    ]


def test_missing_and_damaged_originals_are_store_errors() -> None:
    connection = connect(None)
    with pytest.raises(StoreError, match="missing"):
        queries.load_original(connection, "0" * 64)
    connection.execute("INSERT INTO originals VALUES ('00', 4, x'00112233')")
    with pytest.raises(StoreError, match="damaged"):
        queries.load_original(connection, "00")


def test_a_sound_file_has_no_damage_and_an_orphan_is_named(ledger: sqlite3.Connection) -> None:
    assert queries.find_damage(ledger) == ()
    connection = connect(None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO notes (reading, step, text) VALUES (77, 'times', 'lost')")
    assert queries.find_damage(connection) == ("row 1 of notes refers to nothing in readings",)


def test_nothing_refused_is_an_empty_answer(ledger: sqlite3.Connection) -> None:
    assert queries.refusals(ledger) == ()
    assert queries.links(ledger) == ()
    assert queries.judgements(ledger, "c0") == ()
    assert queries.report_ids(ledger) == (make_report(name="heron").id, make_report().id)
