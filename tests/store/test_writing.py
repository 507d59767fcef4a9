from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.records import ClaimId, Judgement, Link, LinkRel, Note, Reading, Span, Status, Verdict
from sayso.store import queries
from sayso.store.connections import connect
from sayso.store.judgements import add_judgement
from sayso.store.rows import Filters, Refusal
from sayso.store.writing import add_links, add_reading, add_refusals, is_read, retire_refusals
from tests.made import LATER_RUN, NOW, RUN, TEXT, make_claim, make_plan, make_reading, make_report

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def ledger() -> sqlite3.Connection:
    return connect(None)


def contents(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every row of every table of our own."""
    tables = ["originals", "runs", "reports", "report_history", "readings", "claims", "claim_actors", "claim_places"]
    tables += ["claim_sources", "links", "judgements", "notes", "refusals"]
    return [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]


def current(connection: sqlite3.Connection) -> list[str]:
    return [row.trigger for row in queries.find_claims(connection, Filters())]


def test_a_reading_is_kept_with_its_report_and_original(ledger: sqlite3.Connection) -> None:
    written = add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    assert (written.outcome, written.claims, written.retired) == ("added", 2, 0)
    row = queries.load_report(ledger, make_report().id)
    assert row is not None
    assert row.report == make_report()
    assert row.run == RUN
    assert row.claims == make_reading().claims
    assert queries.load_original(ledger, row.report.digest).content == TEXT.encode()


def test_the_same_reading_again_changes_nothing(ledger: sqlite3.Connection) -> None:
    add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    before = contents(ledger)
    assert add_reading(ledger, TEXT.encode(), make_reading(), RUN, "later").outcome == "unchanged"
    assert contents(ledger) == before
    assert is_read(ledger, make_report(), RUN)


def test_another_run_keeps_claims_that_are_the_same(ledger: sqlite3.Connection) -> None:
    add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    written = add_reading(ledger, TEXT.encode(), make_reading(), LATER_RUN, NOW)
    assert (written.outcome, written.claims, written.retired) == ("again", 0, 0)
    assert ledger.execute("SELECT count(*) FROM claims").fetchone() == (2,)
    assert ledger.execute("SELECT count(*) FROM readings").fetchone() == (2,)


def test_a_claim_that_is_no_longer_made_is_retired_not_erased(ledger: sqlite3.Connection) -> None:
    report = make_report()
    add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    written = add_reading(ledger, TEXT.encode(), make_reading(report, make_plan(report)), LATER_RUN, NOW)
    assert (written.claims, written.retired) == (0, 1)
    assert current(ledger) == ["send a brigade"]
    found = queries.load_claim(ledger, make_claim(report).id)
    assert found is not None
    row, is_current = found
    assert row.claim == make_claim(report)
    assert not is_current


def test_a_claim_that_is_made_otherwise_keeps_both_states(ledger: sqlite3.Connection) -> None:
    report = make_report()
    claim = make_claim(report)
    add_reading(ledger, TEXT.encode(), make_reading(report, claim), RUN, NOW)
    doubted = replace(claim, status=replace(claim.status, value=Status.DENIED))
    written = add_reading(ledger, TEXT.encode(), make_reading(report, doubted), LATER_RUN, NOW)
    assert (written.claims, written.retired) == (1, 1)
    assert [row.claim.status.value for row in queries.find_claims(ledger, Filters())] == ["denied"]
    assert ledger.execute("SELECT count(*) FROM claims WHERE id = ?", (claim.id,)).fetchone() == (2,)


def test_judgements_outlive_the_reading_they_were_made_on(ledger: sqlite3.Connection) -> None:
    report = make_report()
    claim = make_claim(report)
    add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    judgement = Judgement(claim=claim.id, verdict=Verdict.REJECT, coder="ana", made=NOW, note="a rumour")
    add_judgement(ledger, judgement)
    add_reading(ledger, TEXT.encode(), make_reading(report, make_plan(report)), LATER_RUN, NOW)
    add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    found = queries.load_claim(ledger, claim.id)
    assert found is not None
    assert found[0].judgements == (judgement,)


@pytest.mark.parametrize("attack", ["UPDATE judgements SET verdict = 'accept'", "DELETE FROM judgements"])
def test_judgements_cannot_be_altered_even_with_sql(ledger: sqlite3.Connection, attack: str) -> None:
    add_judgement(ledger, Judgement(claim=ClaimId("c1"), verdict=Verdict.REJECT, coder="ana", made=NOW))
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        ledger.execute(attack)


def test_a_judgement_about_a_link_is_not_one_about_the_claim(ledger: sqlite3.Connection) -> None:
    judgement = Judgement(claim=ClaimId("c1"), verdict=Verdict.REJECT, coder="ana", made=NOW)
    add_judgement(ledger, judgement, (LinkRel.SAME_EVENT, "c2"))
    assert queries.judgements(ledger, "c1") == ()


def test_new_metadata_replaces_the_old_and_the_old_is_remembered(ledger: sqlite3.Connection) -> None:
    add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    retitled = make_report(title="Tamra market shelled", outlet="Heron Post")
    assert not is_read(ledger, retitled, RUN)
    written = add_reading(ledger, TEXT.encode(), make_reading(retitled), RUN, NOW)
    assert written.outcome == "again"
    row = queries.load_report(ledger, retitled.id)
    assert row is not None
    assert (row.report.outlet, row.replaced) == ("Heron Post", 1)
    found = ledger.execute("SELECT count(*) FROM report_words WHERE report_words MATCH 'title : shelled'").fetchone()
    gone = ledger.execute("SELECT count(*) FROM report_words WHERE report_words MATCH 'title : fall'").fetchone()
    assert (found, gone) == ((1,), (0,))
    ledger.execute("INSERT INTO report_words (report_words) VALUES ('integrity-check')")


def test_one_original_serves_two_reports(ledger: sqlite3.Connection) -> None:
    add_reading(ledger, TEXT.encode(), make_reading(), RUN, NOW)
    add_reading(ledger, TEXT.encode(), make_reading(make_report(name="copy")), RUN, NOW)
    assert ledger.execute("SELECT count(*) FROM originals").fetchone() == (1,)
    assert ledger.execute("SELECT count(*) FROM reports").fetchone() == (2,)


def test_notes_of_report_and_reading_are_kept_once_each(ledger: sqlite3.Connection) -> None:
    report = make_report()
    note = Note(step="places", text="'Orsha' is in no gazetteer", span=Span(3, 8))
    add_reading(ledger, TEXT.encode(), make_reading(report, notes=(*report.notes, note)), RUN, NOW)
    row = queries.load_report(ledger, report.id)
    assert row is not None
    assert row.notes == (*report.notes, note)


def test_of_two_claims_with_one_id_the_first_is_kept_and_a_note_says_so(ledger: sqlite3.Connection) -> None:
    report = make_report()
    claim = make_claim(report)
    add_reading(ledger, TEXT.encode(), make_reading(report, claim, replace(claim, mode="aerial")), RUN, NOW)
    row = queries.load_report(ledger, report.id)
    assert row is not None
    assert row.claims == (claim,)
    assert "kept the first" in row.notes[-1].text


def test_places_have_their_box_on_the_map_even_across_the_date_line(ledger: sqlite3.Connection) -> None:
    report = make_report()
    claim = make_claim(report)
    there = replace(claim.places[0].place, lat=-17.0, lon=179.9, radius_km=100.0)
    nowhere = replace(claim.places[0], place=replace(there, lat=None, lon=None))
    claim = replace(claim, places=(replace(claim.places[0], place=there), nowhere))
    add_reading(ledger, TEXT.encode(), make_reading(report, claim), RUN, NOW)
    ((west, east, south, north),) = ledger.execute("SELECT lon_min, lon_max, lat_min, lat_max FROM place_boxes")
    assert (west, east) == (-180.0, 180.0)
    assert -18.0 < south < -17.8
    assert -16.2 < north < -16.0


def test_links_are_kept_once(ledger: sqlite3.Connection) -> None:
    link = Link(start=ClaimId("c1"), rel=LinkRel.UPDATES, end=ClaimId("c2"), score=0.5, reasons=("same place",))
    assert add_links(ledger, [link], RUN, NOW) == 1
    assert add_links(ledger, [link], RUN, NOW) == 0
    assert queries.links(ledger) == (link,)


def test_refusals_are_kept_once_and_retired_when_the_file_is_read_after_all(ledger: sqlite3.Connection) -> None:
    refusal = Refusal(file="a.txt", reason="is empty", made=NOW)
    add_refusals(ledger, [refusal, replace(refusal, made="later")])
    assert queries.refusals(ledger) == (refusal,)
    retire_refusals(ledger, "a.txt", NOW)
    assert queries.refusals(ledger) == ()
    add_refusals(ledger, [refusal])
    assert queries.refusals(ledger) == (refusal,)


def test_an_empty_reading_is_a_reading(ledger: sqlite3.Connection) -> None:
    report = make_report()
    assert add_reading(ledger, TEXT.encode(), Reading(report=report), RUN, NOW).claims == 0
    assert is_read(ledger, report, RUN)


ENDLESS_WRITER = """
import sys
from pathlib import Path
from sayso.store.connections import connect
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, make_claim, make_report, make_reading, TEXT
ledger = connect(Path(sys.argv[1]))
for number in range(1_000_000):
    report = make_report(name=f"report-{number:06}")
    add_reading(ledger, TEXT.encode(), make_reading(report, make_claim(report)), RUN, NOW)
    print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "a.sayso"
    writer = subprocess.Popen(
        [sys.executable, "-c", ENDLESS_WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    told = [int(writer.stdout.readline()) for _ in range(40)]
    os.kill(writer.pid, signal.SIGKILL)
    told += [int(line) for line in writer.stdout.read().splitlines() if line.strip()]
    writer.wait()
    writer.stdout.close()
    ledger = connect(path)
    kept = {name for (name,) in ledger.execute("SELECT name FROM reports")}
    assert {f"report-{number:06}" for number in told} <= kept
    assert queries.find_damage(ledger) == ()
    assert ledger.execute("SELECT count(*) FROM claims").fetchone() == (len(kept),)
