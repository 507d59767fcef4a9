"""The smallest things that the desk tells, as JSON and on its pages: one claim as a card, and counts of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict

from sayso.ledger.decisions import Decision
from sayso.records import Interval
from sayso.store.evidence import in_days
from sayso.web.surveys import Brief, Family, Part, Spot


class Named(BaseModel):
    """A party, or one link of a chain of sources."""

    role: str
    name: str
    kind: str


class PlaceOf(BaseModel):
    """A place of a claim; no coordinates where nobody could resolve it."""

    name: str
    rel: str
    precision: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str | None = None


class Decided(BaseModel):
    """A person's decision on a claim."""

    verdict: str
    coder: str
    made: str
    note: str | None = None
    changes: dict[str, str] = {}
    adjudicated: bool = False


class Card(BaseModel):
    """One claim in brief; type, status and days are a person's where a person corrected them."""

    id: str
    report: str
    report_name: str
    title: str | None
    outlet: str | None
    published: date | None
    type: str
    mode: str | None
    status: str
    family: str
    start: date | None
    end: date | None
    when: str
    basis: str
    places: list[PlaceOf]
    parties: list[Named]
    chain: list[Named]
    counts: list[str]
    quote: str
    trigger: str
    hedge: str | None
    score: float | None
    core: bool
    decision: Decided | None = None


class ReportLine(BaseModel):
    """A report in a list, made of what the store tells of it; `claims`: how many it has at all."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: date | None
    claims: int


class Tallies(BaseModel):
    """How many claims, in how many reports, and how they stand."""

    claims: int
    reports: int
    happened: int
    coming: int
    refuted: int
    opinion: int


def make_tallies(briefs: Iterable[Brief]) -> Tallies:
    """Count claims, the reports they stand in, and how they stand."""
    listed = list(briefs)
    families = Counter(each.family for each in listed)
    return Tallies(
        claims=len(listed),
        reports=len({each.report for each in listed}),
        happened=families[Family.HAPPENED],
        coming=families[Family.COMING],
        refuted=families[Family.NOT],
        opinion=families[Family.OPINION],
    )


def make_card(brief: Brief) -> Card:
    """Give a claim in brief as the desk tells it."""
    return Card(
        **{
            name: getattr(brief, name)
            for name in ("id", "report", "report_name", "title", "outlet", "published", "mode", "start", "end")
        },
        **{name: getattr(brief, name) for name in ("basis", "quote", "trigger", "hedge", "score", "core")},
        type=brief.type.value,
        status=brief.status.value,
        family=brief.family.value,
        when=in_days(Interval(brief.start, brief.end)),
        places=[_place(each) for each in brief.places],
        parties=[_named(each) for each in brief.parties],
        chain=[_named(each) for each in brief.chain],
        counts=list(brief.counts),
        decision=tell_decision(brief.decision),
    )


def tell_decision(told: Decision) -> Decided | None:
    """Give the word that stands as the desk tells it; None where nobody has spoken."""
    if told.verdict is None:
        return None
    return Decided(
        verdict=told.verdict.value,
        coder=told.coder,
        made=told.made,
        note=told.note,
        changes=dict(told.changes),
        adjudicated=told.adjudicated,
    )


def _named(part: Part) -> Named:
    return Named(role=part.role, name=part.name, kind=part.kind)


def _place(spot: Spot) -> PlaceOf:
    return PlaceOf(**spot._asdict())
