"""Linking a ledger: all of it, or only what is new together with the claims that it may meet."""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import sayso
from sayso.knowledge.actors import load_actors
from sayso.ledger.layered import Layered
from sayso.link.blocks import NEIGHBOURS, block_keys, thread_keys
from sayso.link.clusters import Opinion
from sayso.link.copies import find_copies, imprint
from sayso.link.events import Judge
from sayso.link.likenesses import Context
from sayso.link.linking import REPEATS, Linked, link_lazily, link_reports, uncollected
from sayso.link.meetings import find_met
from sayso.link.outcomes import NEXT, WEEK, is_open
from sayso.link.parties import Parties
from sayso.link.tellings import WIDE, Telling, make_tellings
from sayso.records import Claim, ClaimId, Copy, LinkRel, Report, ReportId, Run, RunId, Verdict, content_hash
from sayso.store import linking as store
from sayso.store import neighbours
from sayso.store.neighbours import Sought

LINKING_ROOMS = ("link", "records", "knowledge")  # whose code and data decide what linking finds
FEW = 200  # reports that are linked anew as a whole, however few of them are new: it takes a second
KEYS_AT_ONCE = 200  # reports whose keys are written together
SHARE = 0.03  # of the ledger; with more than this new, linking all is quicker than looking up neighbours
TOGETHER = 50  # new reports whose neighbours are looked up and held at a time
OPINIONS = {Verdict.ACCEPT: Opinion.SAME, Verdict.REJECT: Opinion.DIFFERENT, Verdict.UNSURE: Opinion.UNSURE}
SAME = frozenset({LinkRel.SAME_EVENT, LinkRel.SAME_PLAN})

HeldReport = tuple[Report, tuple[Claim, ...]]
Held = list[HeldReport]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSummary:
    """What a run of linking did: reports that were new to it, reports looked at, and what stands in the ledger now."""

    fresh: int
    looked_at: int
    copies: int
    events: int
    plans: int
    links: int


class Linker:
    """Links a ledger; loads the catalogue of parties when it is made. Raises KnowledgeError."""

    def __init__(self) -> None:
        """Load the catalogue and work out the run from the code that links."""
        self.parties = Parties(load_actors())
        version = f"{sayso.__version__}+{_code_digest()}"
        self.run = Run(id=RunId(content_hash("link", version)), version=version, knowledge="-", model="-")

    def link(self, connection: sqlite3.Connection, now: str, *, everything: bool) -> LinkSummary:
        """Link what is new, or everything. Nothing new: nothing is done."""
        fresh = store.unlinked(connection, self.run)
        total = store.reports_in_all(connection)
        if everything or (fresh and (total <= FEW or len(fresh) > SHARE * total)):
            looked_at = self._link_all(connection, now)
        elif fresh:
            parts = (frozenset(fresh[at : at + TOGETHER]) for at in range(0, len(fresh), TOGETHER))
            looked_at = len(frozenset[ReportId]().union(*(self._link_new(connection, part, now) for part in parts)))
        else:
            looked_at = 0
        return _summary(connection, fresh=len(fresh), looked_at=looked_at)

    def _link_all(self, connection: sqlite3.Connection, now: str) -> int:
        """Link the whole ledger, going through it once: what a report said is let go when it is prepared."""
        imprints: dict[ReportId, array[int]] = {}
        with uncollected():
            held = self._noting(connection, imprints)
            found = link_lazily(held, self.parties, imprints=imprints, opinions=opinions_of(connection))
            made = store.Findings(
                claims=None, reports=None, linked=imprints, copies=found.copies, links=found.links, events=found.events
            )
            store.write_findings(connection, made, self.run, now)
        return len(imprints)

    def _noting(self, connection: sqlite3.Connection, imprints: dict[ReportId, array[int]]) -> Iterator[HeldReport]:
        """Give all reports, and write their keys on the way; `imprints` takes their fingerprints."""
        keys: list[store.Keys] = []
        for report, claims in _held(connection):
            prints = imprint(report)
            imprints[report.id] = array("I", sorted(prints))
            keys.append(self._keys(report, claims, prints))
            if len(keys) == KEYS_AT_ONCE:
                store.write_keys(connection, keys)
                keys.clear()
            yield report, claims
        store.write_keys(connection, keys)

    def _link_new(self, connection: sqlite3.Connection, fresh: frozenset[ReportId], now: str) -> frozenset[ReportId]:
        """Link new reports with those they share words with, and new claims with those they share a block with.

        Gives the reports that were looked at.
        """
        new = list(_held(connection, fresh))
        keys = [self._keys(report, claims, imprint(report)) for report, claims in new]
        found, looked_for = _copies_of(connection, new, keys, fresh)
        kin = {end for each in found for end in (each.report, each.copy_of) if {each.report, each.copy_of} & fresh}
        claims, beside, looked_at = self._claims_around(connection, new, fresh, kin - fresh)
        while True:
            around = store.reports_of(connection, claims | beside) | fresh
            linked = self._link_among(connection, around, claims | beside, found, looked_for)
            joined = {claim for event in linked.events if not claims.isdisjoint(event.claims) for claim in event.claims}
            if joined <= claims:
                break
            claims = neighbours.with_their_events(connection, claims | joined)  # their events are linked anew, too
        store.write_keys(connection, keys)
        made = store.Findings(
            claims=claims,
            beside=beside - claims,
            reports=looked_for,
            linked=fresh,
            copies=found,
            links=[each for each in linked.links if not claims.isdisjoint((each.start, each.end))],
            events=[each for each in linked.events if not claims.isdisjoint(each.claims)],
        )
        store.write_findings(connection, made, self.run, now)
        return around | looked_at

    def _link_among(
        self,
        connection: sqlite3.Connection,
        reports: frozenset[ReportId],
        claims: frozenset[ClaimId],
        found: tuple[Copy, ...],
        looked_for: frozenset[ReportId],
    ) -> Linked:
        """Link some claims of some reports, with the copies found now and those that the ledger knows of."""
        stored = [each for each in neighbours.copies_from(connection, reports) if each.report not in looked_for]
        return link_reports(
            _held_around(connection, reports, claims),
            self.parties,
            copies=(*found, *stored),
            opinions=opinions_of(connection),
            only=claims,
            outlets=neighbours.outlets_of(connection, {each.copy_of for each in (*found, *stored)}),
        )

    def _claims_around(
        self, connection: sqlite3.Connection, new: Held, fresh: frozenset[ReportId], kin: set[ReportId]
    ) -> tuple[frozenset[ClaimId], frozenset[ClaimId], frozenset[ReportId]]:
        """Give the claims of new reports with those of all events that they may be of, and what else they meet.

        The reports are those in which that was looked for.
        """
        tellings = [each for report, claims in new for each in make_tellings(report, claims)]
        own = {each.claim.id for each in tellings}
        old = neighbours.linked_claims_of(connection, fresh)  # what an older reading of these reports said
        twins = {claim.id for _, claims in _held(connection, kin) for claim in claims}
        known = own | old | twins
        near = {each: neighbours.claims_in_blocks(connection, self._sought(each)) for each in tellings}
        wanted = frozenset(claim for claims in near.values() for claim in claims) - known
        lying = {
            each.claim.id: each
            for report, claims in _held_around(connection, store.reports_of(connection, wanted), wanted)
            for each in make_tellings(report, claims)
            if each.claim.id in wanted
        }
        pairs = ((one, lying[claim]) for one, claims in near.items() for claim in claims if claim in lying)
        met = find_met(pairs, Judge(Context(self.parties)))
        core = neighbours.with_their_events(connection, known | met.same)
        others = neighbours.linked_with(connection, own | old) | met.others
        return core, others - core, frozenset(each.report.id for each in lying.values())

    def _sought(self, telling: Telling) -> tuple[Sought, Sought]:
        """Say what a claim would be compared with: those of its months, and along the threads of plans those before it.

        What comes after it in a thread matters only where something may become of the claim itself.
        """
        threads = thread_keys(telling, self.parties)
        return (
            Sought(telling.day, block_keys(telling, self.parties), NEIGHBOURS, 1),
            Sought(telling.day, threads, NEXT, WEEK, ahead=is_open(telling)),
        )

    def _keys(self, report: Report, claims: Sequence[Claim], prints: frozenset[int]) -> store.Keys:
        blocks = {
            each.claim.id: (each.day, (*block_keys(each, self.parties), *thread_keys(each, self.parties)))
            for each in make_tellings(report, claims)
        }
        return store.Keys(report=report.id, fingerprints=prints, blocks=blocks)


def _held(connection: sqlite3.Connection, reports: Collection[str] | None = None) -> Iterator[HeldReport]:
    """Give reports with the claims that count in them after all that people decided: what linking compares."""
    layered = Layered(connection)
    for report, claims in store.held(connection, reports):
        yield report, layered.of_report(report, claims)


def _held_around(connection: sqlite3.Connection, reports: Collection[ReportId], claims: frozenset[ClaimId]) -> Held:
    """Give reports by name, with as many of their claims as linking some needs; all where people looked into them."""
    layered = Layered(connection)
    judged = layered.judged.intersection(reports)
    others = frozenset(reports) - judged
    wide = [each.value for each in WIDE]
    needed = neighbours.with_their_places(connection, others, claims, wide, REPEATS)
    held = [(report, layered.of_report(report, machines)) for report, machines in store.held(connection, judged)]
    held += store.held(connection, others, needed)
    return sorted(held, key=lambda each: (each[0].name, each[0].id))


def _copies_of(
    connection: sqlite3.Connection, new: Held, keys: Sequence[store.Keys], fresh: frozenset[ReportId]
) -> tuple[tuple[Copy, ...], frozenset[ReportId]]:
    """Give the copies among new reports and those that they share words with, and whose originals were looked for."""
    prints = {value for each in keys for value in each.fingerprints}
    sharing = neighbours.sharing_reports(connection, prints, fresh)
    reports = [report for report, _ in (*new, *store.held(connection, sharing, ()))]
    known = {report.id for report in reports}
    elsewhere = {each.report for each in neighbours.copies_from(connection, known) if each.copy_of not in known}
    looked_for = frozenset(known - elsewhere)
    return tuple(each for each in find_copies(reports) if each.report in looked_for), looked_for


def opinions_of(connection: sqlite3.Connection) -> Mapping[frozenset[ClaimId], Opinion]:
    """Give what people decided about pairs of claims: the newest word on each pair, none where it was withdrawn."""
    found: dict[frozenset[ClaimId], Opinion] = {}
    for judgement, rel, other in store.link_judgements(connection):
        if rel in SAME:
            pair = frozenset((judgement.claim, other))
            found.pop(pair, None)
            if judgement.verdict in OPINIONS:
                found[pair] = OPINIONS[judgement.verdict]
    return found


def _summary(connection: sqlite3.Connection, *, fresh: int, looked_at: int) -> LinkSummary:
    counted = [
        connection.execute(f"SELECT count(*) FROM {what} WHERE retired_by IS NULL").fetchone()[0]
        for what in ("copies", "links")
    ]
    told = dict(connection.execute("SELECT plan, count(*) FROM events WHERE retired_by IS NULL GROUP BY plan"))
    return LinkSummary(
        fresh=fresh,
        looked_at=looked_at,
        copies=counted[0],
        events=told.get(0, 0),
        plans=told.get(1, 0),
        links=counted[1],
    )


def _code_digest() -> str:
    whole = hashlib.sha256()
    for room in LINKING_ROOMS:
        for each in sorted(resources.files(f"sayso.{room}").iterdir(), key=lambda each: each.name):
            if each.name.endswith((".py", ".txt")):
                whole.update(hashlib.sha256(each.read_bytes()).digest())
    return whole.hexdigest()[:8]
