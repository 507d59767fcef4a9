from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.link.copies import imprint
from sayso.link.linking import REPEATS, link_lazily, link_reports
from sayso.records import Claim, ClaimId, Copy, CopyKind, LinkRel, Report, ReportId
from tests.export.gold_records import gold_readings
from tests.link.makings import Told, make, parties

TEXT = "Hamat Front fighters seized Tamra on Friday. Their chief said they will march on Sollum."
SEIZED = Told("seized", "Hamat Front fighters seized Tamra on Friday", type="CONTROL", mode="take", place="Tamra",
              doers=("Hamat Front",), day="2029-05-11")  # fmt: skip
MARCH = Told("march", "they will march on Sollum", status="planned", place="Sollum", doers=("Hamat Front",))
ENTERED = Told("entered", "The Hamat Front entered Sollum", type="ASSAULT", place="Sollum", doers=("Hamat Front",),
               day="2029-05-20")  # fmt: skip


def test_events_plans_and_outcomes_come_out_together() -> None:
    first = make("a", TEXT, SEIZED, MARCH)
    second = make("b", "The Hamat Front entered Sollum.", ENTERED, outlet="Daily", day="2029-05-21")
    linked = link_reports([first, second], parties())
    assert sorted((each.plan, each.claims) for each in linked.events) == [
        (False, ("a:1",)),
        (False, ("b:1",)),
        (True, ("a:2",)),
    ]
    (link,) = linked.links
    assert (link.start, link.rel, link.end) == ("b:1", LinkRel.UPDATES, "a:2")


def test_two_outlets_that_date_one_event_alike_are_two_roots() -> None:
    other = make("b", "Hamat Front fighters seized Tamra on Friday, says a baker.", SEIZED, outlet="Daily")
    (event,) = link_reports([make("a", TEXT, SEIZED), other], parties()).events
    assert event.roots == ("Daily", "Kestrel News")


def test_part_of_the_claims_are_linked_in_the_light_of_all() -> None:
    held = make("a", TEXT, SEIZED, MARCH)
    linked = link_reports([held], parties(), only=frozenset({held[1][1].id}))
    assert [each.claims for each in linked.events] == [("a:2",)]


def test_an_empty_ledger_has_nothing_to_link() -> None:
    assert link_reports([], parties()).events == ()


@pytest.mark.parametrize("folder", ["dev-made"])
def test_coded_claims_are_linked_the_same_twice_and_each_stands_in_one_event(shared: Path, folder: str) -> None:
    held = [(each.report, each.claims) for each in gold_readings(shared / "gold" / folder)]
    linked = link_reports(held, parties())
    claims = [claim for event in linked.events for claim in event.claims]
    assert sorted(claims) == sorted(claim.id for _, found in held for claim in found)
    assert all(len(event.witnesses) >= 1 for event in linked.events)
    again = link_reports(held[::-1], parties())
    assert sorted(event.claims for event in again.events) == sorted(event.claims for event in linked.events)


def test_a_ledger_linked_lazily_is_linked_alike_and_its_reports_are_taken_one_by_one() -> None:
    """Whoever gives the reports may forget each when the next is asked for; so may the fingerprints come on the way."""
    held = [
        make("a", TEXT, SEIZED, MARCH),
        make("b", f"Late news. {TEXT}", SEIZED, MARCH, outlet="Weekly", day="2029-05-13"),
        make("c", "The Hamat Front entered Sollum.", ENTERED, outlet="Daily", day="2029-05-21"),
    ]
    imprints: dict[ReportId, frozenset[int]] = {}

    def given() -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        for report, claims in held:
            imprints[report.id] = imprint(report)
            yield report, claims

    found, linked = link_lazily(given(), parties(), imprints=imprints), link_reports(held, parties())
    assert linked.copies
    assert (found.copies, tuple(found.links), tuple(found.events)) == (linked.copies, linked.links, linked.events)


def test_a_copy_rests_on_its_original_even_where_that_is_not_at_hand() -> None:
    report, claims = make("b", TEXT, SEIZED, outlet="Daily")
    copy = Copy(report=report.id, copy_of=ReportId("r0"), kind=CopyKind.VERBATIM, share=1.0, kept=1.0)
    (event,) = link_reports(
        [(report, _unsaid(claims))], parties(), copies=[copy], outlets={copy.copy_of: "Wire"}
    ).events
    assert event.roots == ("Wire",)


def _unsaid(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(replace(each, attribution=()) for each in claims)


def test_a_report_that_repeats_one_line_adds_so_many_tellings_only() -> None:
    report, claims = make("a", TEXT, SEIZED)
    copies = [replace(claims[0], id=ClaimId(f"a:{number}")) for number in range(REPEATS + 30)]
    told = [claim for event in link_reports([(report, copies)], parties()).events for claim in event.claims]
    assert len(told) == REPEATS
