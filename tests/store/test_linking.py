from __future__ import annotations

import sqlite3

from sayso.records import (
    ClaimId,
    Copy,
    CopyKind,
    Event,
    Judgement,
    Link,
    LinkRel,
    Passage,
    Root,
    Span,
    Verdict,
)
from sayso.store import linking, writing
from sayso.store.judgements import add_judgement
from sayso.store.neighbours import with_their_events
from tests.made import LATER_RUN, NOW, RUN, make_reading, make_report
from tests.store.one_report import held

DAILY = "Shells fall on Tamra again\n\nThe Hamat army will send a brigade to Tamra next week, the army said.\nAt least 12 people were killed when shells hit a market in Tamra on Friday, Governor Élie Dessan said.\n"  # noqa: E501


def findings(connection: sqlite3.Connection, **changes: object) -> linking.Findings:
    report, (hit, sent) = held(connection)
    made: dict[str, object] = {
        "claims": None,
        "reports": None,
        "copies": (),
        "events": (
            Event(id="e0123456789", claims=(hit.id,), witnesses=(Root(name="Élie Dessan", claims=(hit.id,)),)),
            Event(id="p0123456789", claims=(sent.id,), plan=True, witnesses=(Root(name="army", claims=(sent.id,)),)),
        ),
        "links": (Link(start=hit.id, rel=LinkRel.UPDATES, end=sent.id, score=0.5, reasons=("happened",)),),
        "linked": (report.id,),
    }
    return linking.Findings(**{**made, **changes})  # type: ignore[arg-type]


def test_a_report_is_unlinked_until_its_reading_was_linked_by_this_code(ledger: sqlite3.Connection) -> None:
    report, _ = held(ledger)
    assert linking.unlinked(ledger, RUN) == (report.id,)
    linking.write_findings(ledger, findings(ledger), RUN, NOW)
    assert linking.unlinked(ledger, RUN) == ()
    assert linking.unlinked(ledger, LATER_RUN) == (report.id,)


def test_what_was_found_is_found_again(ledger: sqlite3.Connection) -> None:
    found = findings(ledger)
    linking.write_findings(ledger, found, RUN, NOW)
    assert sorted(each.id for each in linking.events(ledger)) == ["e0123456789", "p0123456789"]
    assert [each.id for each in linking.events(ledger, plan=True)] == ["p0123456789"]
    assert linking.load_event(ledger, "e0123456789") == found.events[0]
    assert linking.event_of(ledger, found.events[1].claims[0]) == found.events[1]
    assert linking.find_event_ids(ledger, "e012") == ("e0123456789",)
    assert linking.links_of(ledger, found.events[0].claims) == tuple(found.links)


def test_writing_the_same_again_changes_nothing(ledger: sqlite3.Connection) -> None:
    linking.write_findings(ledger, findings(ledger), RUN, NOW)
    rows = ledger.execute("SELECT count(*) FROM events").fetchone()
    linking.write_findings(ledger, findings(ledger), LATER_RUN, NOW)
    assert ledger.execute("SELECT count(*) FROM events").fetchone() == rows
    assert ledger.execute("SELECT count(*) FROM links WHERE retired_by IS NOT NULL").fetchone() == (0,)


def test_what_is_no_longer_found_is_retired_and_stays_in_the_file(ledger: sqlite3.Connection) -> None:
    linking.write_findings(ledger, findings(ledger), RUN, NOW)
    _, (hit, sent) = held(ledger)
    joined = Event(id="e9876543210", claims=(hit.id, sent.id), witnesses=(Root(name="x", claims=(hit.id, sent.id)),))
    linking.write_findings(ledger, findings(ledger, events=(joined,), links=()), LATER_RUN, NOW)
    assert [each.id for each in linking.events(ledger)] == ["e9876543210"]
    assert ledger.execute("SELECT count(*) FROM events").fetchone() == (3,)
    assert linking.links_of(ledger, (hit.id,)) == ()
    assert with_their_events(ledger, [hit.id]) == {hit.id, sent.id}


def test_findings_among_some_claims_leave_the_others_alone(ledger: sqlite3.Connection) -> None:
    linking.write_findings(ledger, findings(ledger), RUN, NOW)
    _, (hit, sent) = held(ledger)
    linking.write_findings(
        ledger, findings(ledger, claims=frozenset({hit.id}), reports=frozenset(), events=(), links=()), LATER_RUN, NOW
    )
    assert [each.id for each in linking.events(ledger)] == ["p0123456789"]
    assert linking.links_of(ledger, (sent.id,)) != ()


def test_copies_keep_their_passages(ledger: sqlite3.Connection) -> None:
    other = make_report(DAILY, name="daily")
    writing.add_reading(ledger, b"two", make_reading(other, notes=()), RUN, NOW)
    first = next(report for report, _ in linking.held(ledger) if report.name == "kestrel")
    copy = Copy(
        report=other.id, copy_of=first.id, kind=CopyKind.EDITED, share=0.5, kept=0.5,
        passages=(Passage(Span(0, 5), Span(3, 8)),), reasons=("published later",),
    )  # fmt: skip
    empty = linking.Findings(claims=None, reports=None, copies=(copy,), events=(), links=(), linked=())
    linking.write_findings(ledger, empty, RUN, NOW)
    assert linking.copies(ledger) == (copy,)


def test_keys_are_replaced_with_their_report_and_link_nothing(ledger: sqlite3.Connection) -> None:
    report, (hit, _) = held(ledger)
    for day in (4, 5):
        keys = linking.Keys(report=report.id, fingerprints=frozenset({day}), blocks={hit.id: (day, ("tamra|force",))})
        linking.write_keys(ledger, [keys])
    assert ledger.execute("SELECT hash FROM fingerprints").fetchall() == [(5,)]
    assert ledger.execute("SELECT key, day, claim FROM blocks").fetchall() == [("tamra|force", 5, hit.id)]
    assert linking.unlinked(ledger, RUN) == (report.id,)


def test_of_claims_beside_only_links_with_the_others_are_replaced(ledger: sqlite3.Connection) -> None:
    _, (hit, sent) = held(ledger)
    linking.write_findings(ledger, findings(ledger), RUN, NOW)
    among = {"claims": frozenset({hit.id}), "beside": frozenset({sent.id}), "reports": frozenset()}
    linking.write_findings(ledger, findings(ledger, events=(), links=(), **among), LATER_RUN, NOW)
    assert [each.id for each in linking.events(ledger)] == ["p0123456789"]
    assert linking.links_of(ledger, (sent.id,)) == ()


def test_words_about_pairs_are_kept_in_order(ledger: sqlite3.Connection) -> None:
    _, (hit, sent) = held(ledger)
    for verdict in (Verdict.ACCEPT, Verdict.WITHDRAWN):
        made = Judgement(claim=hit.id, verdict=verdict, coder="ada", made=NOW)
        add_judgement(ledger, made, (LinkRel.SAME_EVENT, sent.id))
    told = [(each.verdict, rel, other) for each, rel, other in linking.link_judgements(ledger)]
    assert told == [
        (Verdict.ACCEPT, LinkRel.SAME_EVENT, ClaimId(sent.id)),
        (Verdict.WITHDRAWN, LinkRel.SAME_EVENT, ClaimId(sent.id)),
    ]
