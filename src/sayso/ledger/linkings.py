"""Linking a ledger: all of it, or only what is new together with the claims that it may meet."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import sayso
from sayso.knowledge.actors import load_actors
from sayso.ledger.layered import Layered
from sayso.link.blocks import block_keys, thread_keys
from sayso.link.clusters import Opinion
from sayso.link.copies import find_copies, imprint
from sayso.link.linking import Linked, link_reports
from sayso.link.parties import Parties
from sayso.link.tellings import make_tellings
from sayso.records import Claim, ClaimId, Copy, LinkRel, Report, ReportId, Run, RunId, Verdict, content_hash
from sayso.store import linking as store

LINKING_ROOMS = ("link", "records", "knowledge")  # whose code and data decide what linking finds
FEW = 200  # reports that are linked anew as a whole, however few of them are new: it takes a second
SHARE = 0.25  # of the ledger; with more than this new, linking all is quicker than looking up neighbours
NEAR = 4  # claims on each side in time that a new claim meets in each of its blocks
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
            looked_at = self._link_new(connection, frozenset(fresh), now)
        else:
            looked_at = 0
        return _summary(connection, fresh=len(fresh), looked_at=looked_at)

    def _link_all(self, connection: sqlite3.Connection, now: str) -> int:
        held = list(_held(connection))
        imprints = {report.id: imprint(report) for report, _ in held}
        copies = find_copies((report for report, _ in held), imprints)
        linked = link_reports(held, self.parties, copies=copies, opinions=opinions_of(connection))
        keys = [self._keys(report, claims, imprints[report.id]) for report, claims in held]
        found = _findings(linked, claims=None, reports=None, keys=keys)
        store.write_findings(connection, found, self.run, now)
        return len(held)

    def _link_new(self, connection: sqlite3.Connection, fresh: frozenset[ReportId], now: str) -> int:
        """Link new reports with those they share words with, and new claims with those they share a block with."""
        new = list(_held(connection, fresh))
        keys = [self._keys(report, claims, imprint(report)) for report, claims in new]
        copies, copied = self._copies_around(connection, new, keys, fresh)
        kin = {end for each in copies for end in (each.report, each.copy_of) if {each.report, each.copy_of} & fresh}
        claims = self._claims_around(connection, keys, fresh, kin - fresh)
        around = store.reports_of(connection, claims) | fresh
        held = list(_held(connection, around))
        linked = link_reports(held, self.parties, copies=copies, opinions=opinions_of(connection), only=claims)
        found = _findings(linked, claims=claims, reports=copied, keys=keys)
        store.write_findings(connection, found, self.run, now)
        return len(held)

    def _copies_around(
        self, connection: sqlite3.Connection, new: Held, keys: Sequence[store.Keys], fresh: frozenset[ReportId]
    ) -> tuple[tuple[Copy, ...], frozenset[ReportId]]:
        """Give the copies that matter to new reports, and the reports whose originals were looked for anew."""
        prints = {value for each in keys for value in each.fingerprints}
        sharing = store.sharing_reports(connection, prints, fresh)
        reports = [report for report, _ in (*new, *store.held(connection, sharing, ()))]
        known = {report.id for report in reports}
        stored = store.copies(connection)
        elsewhere = {each.report for each in stored if each.copy_of not in known}
        looked_for = frozenset(known - elsewhere)
        found = [each for each in find_copies(reports) if each.report in looked_for]
        return (*found, *(each for each in stored if each.report not in looked_for)), looked_for

    def _claims_around(
        self,
        connection: sqlite3.Connection,
        keys: Iterable[store.Keys],
        fresh: frozenset[ReportId],
        kin: set[ReportId],
    ) -> frozenset[ClaimId]:
        days = {block: day for each in keys for day, blocks in each.blocks.values() for block in blocks}
        met = store.claims_in_blocks(connection, days, NEAR)
        own = {claim for each in keys for claim in each.blocks}
        old = store.linked_claims_of(connection, fresh)  # what an older reading of these reports said
        twins = {claim.id for _, claims in _held(connection, kin) for claim in claims}
        return store.with_their_events(connection, {*met, *own, *old, *twins})

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


def _findings(
    linked: Linked, *, claims: frozenset[ClaimId] | None, reports: frozenset[ReportId] | None, keys: list[store.Keys]
) -> store.Findings:
    copies = [each for each in linked.copies if reports is None or each.report in reports]
    return store.Findings(
        claims=claims, reports=reports, copies=copies, events=linked.events, links=linked.links, keys=keys
    )


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
