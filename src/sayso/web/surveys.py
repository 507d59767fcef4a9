"""The whole ledger in brief: what filters, counts, maps and timelines need of each claim, kept in memory.

Decoding a claim costs a hundred times what comparing its type does, so the desk does it once for each state of the
ledger, and answers every filter from here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from sayso.ledger.decisions import NOBODY, Decision
from sayso.ledger.layers import Ruled
from sayso.records import Claim, EventType, Salience, Status
from sayso.store.evidence import in_numbers
from sayso.store.names import folded
from sayso.store.rows import ClaimRow


class Family(StrEnum):
    """What tells claims apart at a glance: reported as happened, still to come, said not to be so, a mere verdict."""

    HAPPENED = "happened"
    COMING = "coming"
    NOT = "not"
    OPINION = "opinion"


FAMILIES: Mapping[Status, Family] = {
    Status.OCCURRED: Family.HAPPENED,
    Status.ONGOING: Family.HAPPENED,
    Status.PLANNED: Family.COMING,
    Status.PROPOSED: Family.COMING,
    Status.EXPECTED: Family.COMING,
    Status.CONDITIONAL: Family.COMING,
    Status.REFUSED: Family.NOT,
    Status.DENIED: Family.NOT,
    Status.OPINION: Family.OPINION,
}


class Spot(NamedTuple):
    """A place of a claim; no coordinates where it is unresolved."""

    name: str
    rel: str
    precision: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None


class Part(NamedTuple):
    """A party of a claim, or one link of its chain of sources (role: what it is there)."""

    role: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One claim in brief, as people corrected it."""

    id: str
    report: str
    report_name: str
    title: str | None
    outlet: str | None
    published: date | None
    section: str
    type: EventType
    mode: str | None
    status: Status
    start: date | None
    end: date | None
    basis: str
    core: bool
    score: float | None
    places: tuple[Spot, ...]
    parties: tuple[Part, ...]
    chain: tuple[Part, ...]
    counts: tuple[str, ...]
    quote: str
    trigger: str
    hedge: str | None
    words: str  # folded, for finding
    decision: Decision = NOBODY

    @property
    def family(self) -> Family:
        """What its status amounts to at a glance."""
        return FAMILIES[self.status]

    @property
    def placed(self) -> bool:
        """Whether it has a place on the map."""
        return any(each.lat is not None for each in self.places)


@dataclass(frozen=True, kw_only=True, eq=False)
class Survey:
    """All current claims in brief, in the ledger's order, with what people decided about them. Equal only to itself."""

    briefs: tuple[Brief, ...] = ()
    judged: int = field(default=0)
    machine: Survey | None = field(default=None, repr=False)  # the survey that people's decisions were laid over
    people: Mapping[str, Sequence[Brief]] = field(default_factory=dict, repr=False)  # their claims, by report
    drawn: dict[Hashable, object] = field(default_factory=dict, repr=False)  # what has been drawn from it last

    @cached_property
    def by_id(self) -> Mapping[str, Brief]:
        """The claims by their ids."""
        return {each.id: each for each in self.briefs}

    @cached_property
    def by_report(self) -> Mapping[str, tuple[Brief, ...]]:
        """The claims by the ids of their reports."""
        found: dict[str, list[Brief]] = {}
        for each in self.briefs:
            found.setdefault(each.report, []).append(each)
        return {report: tuple(briefs) for report, briefs in found.items()}

    @cached_property
    def last_day(self) -> date | None:
        """The newest day that anything was published on or is placed on in the past."""
        return max((each.published for each in self.briefs if each.published), default=None)


def make_survey(rows: Iterable[ClaimRow]) -> Survey:
    """Put the ledger's claims in brief."""
    return Survey(briefs=tuple(make_brief(row) for row in rows))


def with_people(machine: Survey, people: Mapping[str, Sequence[Brief]], judged: int) -> Survey:
    """Give the survey with what people made of some reports in place of what the machine did; claims they added too.

    `people` gives all claims of such a report; `judged` is how many decisions there are.
    """
    briefs: list[Brief] = []
    told: set[str] = set()
    for each in machine.briefs:
        if each.report not in people:
            briefs.append(each)
        elif each.report not in told:
            told.add(each.report)
            briefs.extend(people[each.report])
    briefs.extend(each for report, added in people.items() if report not in told for each in added)
    return Survey(briefs=tuple(briefs), judged=judged, machine=machine, people=people)


def make_people(machine: Survey, ruled: Iterable[tuple[ClaimRow, Ruled]]) -> tuple[Brief, ...]:
    """Put the claims of a report in brief as people made them; what nobody decided about is as in the machine's."""
    known = machine.by_id
    return tuple(
        known[row.claim.id]
        if each.decision.verdict is None and row.claim.id in known
        else replace(make_brief(row), decision=each.decision)
        for row, each in ruled
    )


def make_brief(row: ClaimRow) -> Brief:
    """Put one claim in brief."""
    claim, report = row.claim, row.report
    quote = row.quote
    return Brief(
        id=claim.id,
        report=report.id,
        report_name=report.name,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        section=claim.section.value,
        type=claim.type.value,
        mode=claim.mode,
        status=claim.status.value,
        start=claim.when.interval.start,
        end=claim.when.interval.end,
        basis=claim.when.basis.value,
        core=claim.salience is Salience.CORE,
        score=claim.score,
        places=tuple(_spots(claim)),
        parties=tuple(Part(each.role.value, each.canonical, each.kind.value) for each in claim.actors),
        chain=tuple(Part("source", each.canonical, each.kind.value) for each in claim.attribution),
        counts=tuple(in_numbers(each) for each in claim.quantities),
        quote=quote,
        trigger=row.trigger,
        hedge=row.words(claim.hedge),
        words=folded(quote),
    )


def _spots(claim: Claim) -> Iterable[Spot]:
    for each in claim.places:
        there = each.place
        yield Spot(
            there.canonical,
            each.rel.value,
            there.precision.value,
            there.lat,
            there.lon,
            there.radius_km,
            there.country,
        )
