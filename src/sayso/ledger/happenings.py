"""Events, plans, sources and territory as the doors show them: worked out on reading, never stored as truth."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ledger.layered import Layered
from sayso.ledger.tables import Cell, party
from sayso.link.differences import Difference, find_differences
from sayso.link.outcomes import Fate
from sayso.link.parties import Parties
from sayso.link.tellings import Telling, make_tellings
from sayso.link.territory import Hold, find_holds
from sayso.records import Claim, ClaimId, Copy, Event, EventType, Link, LinkRel
from sayso.store import linking as store
from sayso.store.rows import ClaimRow, Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event or plan with its tellings, its independent roots, and where the tellings differ."""

    event: Event
    rows: tuple[ClaimRow, ...]
    differences: tuple[Difference, ...] = ()
    links: tuple[Link, ...] = ()  # to claims outside it: what contradicts it, what became of it
    others: tuple[ClaimRow, ...] = ()  # the claims at the other ends of those links
    copies: tuple[Copy, ...] = ()  # between the reports that tell it
    set_aside: tuple[ClaimRow, ...] = ()  # tellings that no longer count, since people rejected or moved them

    @property
    def first(self) -> ClaimRow:
        """The telling that speaks for it: the earliest in a text's body."""
        return next((row for row in self.rows if row.claim.section == "body"), self.rows[0])

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return len({row.report.id for row in self.rows})

    @property
    def contradicted(self) -> int:
        """How many claims, its own and others, stand against one of its tellings."""
        return sum(link.rel is LinkRel.CONTRADICTS for link in self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """A later claim that tells what became of a plan, and what it makes of it."""

    row: ClaimRow
    fate: Fate
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan with its tellings and what became of it, in order of time."""

    plan: EventRow
    turnings: tuple[Turning, ...] = ()

    @property
    def fate(self) -> Fate:
        """What became of it by the latest news."""
        return self.turnings[-1].fate if self.turnings else Fate.NO_NEWS


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """Somebody on whose word events rest: how many claims and events, how many on it alone, and who relays it."""

    name: str
    claims: int
    events: int
    alone: int
    relayed_by: tuple[str, ...]


def event_rows(connection: sqlite3.Connection, filters: Filters, layered: Layered, *, plan: bool) -> Iterator[EventRow]:
    """Give events, or plans, with a telling that meets the filters; those that most reports tell come first."""
    wanted = layered.ids(filters)
    left = filters.limit
    for event in store.events(connection, plan=plan):
        if left == 0:
            return
        row = None if wanted.isdisjoint(event.claims) else event_row(connection, event, layered)
        if row is not None:
            yield row
            left = None if left is None else left - 1


def event_row(connection: sqlite3.Connection, event: Event, layered: Layered) -> EventRow | None:
    """Give one event whole, of the tellings that count in a layer; None where none does."""
    trimmed = layered.trimmed(event)
    rows = tuple(_rows(layered, trimmed.claims)) if trimmed else ()
    if trimmed is None or not rows:
        return None
    gone = [layered.find(each) for each in event.claims if each not in trimmed.claims]
    event = trimmed
    own = frozenset(event.claims)
    links = tuple(
        link
        for link in store.links_of(connection, event.claims)
        if link.rel not in (LinkRel.SAME_EVENT, LinkRel.SAME_PLAN)
    )
    others = tuple(_rows(layered, sorted({end for link in links for end in (link.start, link.end)} - own)))
    known = own.union(each.claim.id for each in others)
    return EventRow(
        event=event,
        rows=rows,
        differences=find_differences([each for row in rows for each in _telling(row)]),
        links=tuple(link for link in links if {link.start, link.end} <= known),
        others=others,
        copies=store.copies(connection, {row.report.id for row in rows}),
        set_aside=tuple(found[0] for found in gone if found),
    )


def _rows(layered: Layered, claims: Iterable[ClaimId]) -> Iterator[ClaimRow]:
    return (row for row in map(layered.row, claims) if row is not None)


def _telling(row: ClaimRow) -> tuple[Telling, ...]:
    return make_tellings(row.report, (row.claim,))


def plan_rows(connection: sqlite3.Connection, filters: Filters, layered: Layered) -> Iterator[PlanRow]:
    """Give plans that meet the filters, each with what became of it."""
    for row in event_rows(connection, filters, layered, plan=True):
        yield plan_row(row)


def plan_row(plan: EventRow) -> PlanRow:
    """Follow one plan through the claims that update it."""
    own = frozenset(plan.event.claims)
    by_id = {row.claim.id: row for row in plan.others}
    turnings = [
        Turning(row=by_id[link.start], fate=_fate(link), reasons=link.reasons)
        for link in plan.links
        if link.rel is LinkRel.UPDATES and link.end in own and link.start in by_id
    ]
    ordered = sorted(turnings, key=lambda each: (_told(each.row), each.row.claim.id))
    first_of_each = {each.row.claim.id: each for each in reversed(ordered)}
    return PlanRow(plan=plan, turnings=tuple(each for each in ordered if first_of_each[each.row.claim.id] is each))


def _fate(link: Link) -> Fate:
    known = [fate for fate in Fate if link.reasons and link.reasons[0] == fate.value]
    return known[0] if known else Fate.OVERTAKEN


def _told(row: ClaimRow) -> str:
    day = row.report.original_published or row.report.anchor_date or row.report.published
    return day.isoformat() if day else ""


def source_rows(connection: sqlite3.Connection, layered: Layered) -> tuple[SourceRow, ...]:
    """Give everybody on whose word something rests, those with most events first."""
    claims: Counter[str] = Counter()
    events: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    relays: dict[str, Counter[str]] = {}
    outlets = _outlets(connection)
    for event in filter(None, map(layered.trimmed, store.events(connection))):
        for root in event.witnesses:
            claims[root.name] += len(root.claims)
            events[root.name] += 1
            alone[root.name] += len(event.witnesses) == 1
            told = {outlets.get(claim, "") for claim in root.claims} - {"", root.name}
            relays.setdefault(root.name, Counter()).update(told)
    return tuple(
        SourceRow(
            name=name,
            claims=claims[name],
            events=count,
            alone=alone[name],
            relayed_by=tuple(sorted(relays[name], key=lambda outlet: (-relays[name][outlet], outlet))),
        )
        for name, count in sorted(events.items(), key=lambda each: (-each[1], each[0]))
    )


def _outlets(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute(
        "SELECT claims.id, reports.outlet FROM claims JOIN reports ON reports.id = claims.report"
        " WHERE reports.outlet IS NOT NULL"
        " UNION SELECT additions.claim, reports.outlet FROM additions JOIN reports ON reports.id = additions.report"
        " WHERE reports.outlet IS NOT NULL"
    )
    return dict(rows.fetchall())


def hold_rows(layered: Layered, parties: Parties, where: str | None) -> tuple[Hold, ...]:
    """Give who is said to have held which place when."""
    wanted = Filters(where=where, type=(EventType.CONTROL.value,))
    found = layered.rows(wanted)
    return find_holds((each for row in found for each in _telling(row)), parties)


def flat_events(rows: Sequence[EventRow]) -> list[dict[str, Cell]]:
    """Give flat rows of events, for tables and spreadsheets."""
    return [_flat(row) for row in rows]


def _flat(row: EventRow) -> dict[str, Cell]:
    claim: Claim = row.first.claim
    start, end = claim.when.interval
    return {
        "id": row.event.id,
        "type": claim.type.value.value,
        "mode": claim.mode,
        "status": claim.status.value.value,
        "who": party(claim) or None,
        "places": "; ".join(dict.fromkeys(each.place.canonical for each in claim.places)) or None,
        "from": start.isoformat() if start else None,
        "to": end.isoformat() if end else None,
        "reports": row.reports,
        "roots": len(row.event.witnesses),
        "tellings": len(row.rows),
        "root_names": "; ".join(row.event.roots),
        "contradicted": row.contradicted,
        "quote": row.first.quote,
    }


def flat_plans(rows: Sequence[PlanRow]) -> list[dict[str, Cell]]:
    """Give flat rows of plans with what became of each."""
    return [
        {
            **_flat(row.plan),
            "fate": row.fate.value,
            "outcome": row.turnings[-1].row.quote if row.turnings else None,
            "outcome_report": row.turnings[-1].row.report.name if row.turnings else None,
        }
        for row in rows
    ]


def flat_sources(rows: Sequence[SourceRow]) -> list[dict[str, Cell]]:
    """Give flat rows of sources."""
    return [
        {
            "source": row.name,
            "claims": row.claims,
            "events": row.events,
            "alone": row.alone,
            "relayed_by": "; ".join(row.relayed_by) or None,
        }
        for row in rows
    ]
