from __future__ import annotations

import sqlite3

from sayso.records import Copy, CopyKind, Link, LinkRel
from sayso.store import linking, neighbours, writing
from sayso.store.neighbours import Sought
from tests.made import NOW, RUN, make_reading, make_report
from tests.store.one_report import held

NOTHING = linking.Findings(claims=None, reports=None, linked=(), copies=(), links=(), events=())


def lay(connection: sqlite3.Connection, key: str, *days: int) -> None:
    for day in days:
        connection.execute("INSERT INTO blocks VALUES (?, ?, ?)", (key, day, f"{key} {day}"))


def sought(day: int, *blocks: str, most: int = 20) -> list[Sought]:
    return [Sought(day, blocks, most, 1)]


def test_new_claims_meet_their_neighbours_in_time(ledger: sqlite3.Connection) -> None:
    lay(ledger, "tamra", 1, 2, 3, 5, 6, 7)
    two = sought(4, "tamra", most=2)
    assert neighbours.claims_in_blocks(ledger, two) == ("tamra 5", "tamra 6", "tamra 3", "tamra 2")
    assert neighbours.claims_in_blocks(ledger, sought(9, "tamra", most=1)) == ("tamra 7",)
    assert neighbours.claims_in_blocks(ledger, sought(4, "sollum")) == ()


def test_what_nothing_can_become_of_meets_no_later_claims(ledger: sqlite3.Connection) -> None:
    lay(ledger, "tamra", 3, 5)
    assert neighbours.claims_in_blocks(ledger, [Sought(4, ("tamra",), 20, 1, ahead=False)]) == ("tamra 3",)


def test_a_crowded_block_is_asked_only_where_there_is_no_other(ledger: sqlite3.Connection) -> None:
    lay(ledger, "tamra", 5)
    for number in range(3):
        ledger.execute("INSERT INTO blocks VALUES ('front', 4, ?)", (f"front {number}",))
    assert neighbours.claims_in_blocks(ledger, sought(4, "tamra", "front", most=3)) == ("tamra 5",)
    assert len(neighbours.claims_in_blocks(ledger, sought(4, "front", most=3))) == 3
    assert len(neighbours.claims_in_blocks(ledger, sought(4, "tamra", "front", most=4))) == 4


def test_reports_meet_by_their_fingerprints(ledger: sqlite3.Connection) -> None:
    report, _ = held(ledger)
    linking.write_keys(ledger, [linking.Keys(report=report.id, fingerprints=frozenset({1, 2}))])
    assert neighbours.sharing_reports(ledger, [2, 7], but=()) == (report.id,)
    assert neighbours.sharing_reports(ledger, [2, 7], but={report.id}) == ()


def test_a_claim_without_a_place_brings_those_that_say_where_the_text_was(ledger: sqlite3.Connection) -> None:
    report, claims = held(ledger)
    placed = [each.id for each in claims if each.places]
    assert len(placed) == len(claims) == 2
    last = frozenset({claims[1].id})
    assert neighbours.with_their_places(ledger, {report.id}, last, (), 20) == last
    precisions = {each.place.precision.value for each in claims[1].places}
    ledger.execute("DELETE FROM claim_places WHERE claim = (SELECT row FROM claims WHERE id = ?)", tuple(last))
    assert neighbours.with_their_places(ledger, {report.id}, last, (), 20) == frozenset(placed)
    assert neighbours.with_their_places(ledger, {report.id}, last, precisions, 20) == last


def test_of_a_report_that_repeats_itself_all_is_given(ledger: sqlite3.Connection) -> None:
    report, claims = held(ledger)
    given = neighbours.with_their_places(ledger, {report.id}, frozenset({claims[1].id}), (), 0)
    assert given == {each.id for each in claims}


def test_a_copy_of_a_copy_is_traced_to_the_first(ledger: sqlite3.Connection) -> None:
    first, _ = held(ledger)
    copies = []
    for number, before in ((2, first), (3, None)):
        report = make_report(first.text + f"\n{number}", name=f"r{number}")
        writing.add_reading(ledger, b"%d" % number, make_reading(report, notes=()), RUN, NOW)
        original = before.id if before else copies[-1].report
        copies.append(Copy(report=report.id, copy_of=original, kind=CopyKind.VERBATIM, share=1.0, kept=1.0))
    linking.write_findings(ledger, linking.Findings(**{**fields(NOTHING), "copies": copies}), RUN, NOW)
    assert set(neighbours.copies_from(ledger, {copies[1].report})) == set(copies)
    assert neighbours.copies_from(ledger, {first.id}) == ()
    assert neighbours.outlets_of(ledger, {first.id}) == {first.id: first.outlet}


def test_links_lead_to_the_claims_at_their_other_ends(ledger: sqlite3.Connection) -> None:
    _, (hit, sent) = held(ledger)
    link = Link(start=hit.id, rel=LinkRel.UPDATES, end=sent.id, score=0.5, reasons=("happened",))
    linking.write_findings(ledger, linking.Findings(**{**fields(NOTHING), "links": (link,)}), RUN, NOW)
    assert neighbours.linked_with(ledger, {hit.id}) == {sent.id}
    assert neighbours.linked_with(ledger, {sent.id}) == {hit.id}


def fields(found: linking.Findings) -> dict[str, object]:
    return {name: getattr(found, name) for name in linking.Findings.__dataclass_fields__}
