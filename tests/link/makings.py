"""Reports with claims made by hand, for the tests of linking: a text, and for each claim its trigger and fields."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.knowledge.actors import load_actors
from sayso.link.likenesses import Context
from sayso.link.parties import Parties
from sayso.link.tellings import Telling, make_tellings
from sayso.records import (
    ActorKind,
    Claim,
    ClaimActor,
    ClaimId,
    ClaimPlace,
    EventType,
    Evidenced,
    Interval,
    Place,
    PlaceRel,
    Precision,
    Quantity,
    Report,
    Role,
    Section,
    Source,
    SourceKind,
    Span,
    Status,
    TimeBasis,
    When,
    report_id,
)

PLACES = {
    "Tamra": Place(canonical="Tamra", kind="city", precision=Precision.CITY, lat=12.5, lon=31.25, radius_km=8.0),
    "Sollum": Place(canonical="Sollum", kind="city", precision=Precision.CITY, lat=14.5, lon=33.0, radius_km=8.0),
    "Tamra market": Place(
        canonical="Tamra market", kind="market", precision=Precision.EXACT, lat=12.51, lon=31.26, radius_km=1.0
    ),
    "Tamra hospital": Place(
        canonical="Tamra hospital", kind="hospital", precision=Precision.EXACT, lat=12.5, lon=31.25, radius_km=1.0
    ),
    "Hamat": Place(canonical="Hamat", kind="country", precision=Precision.COUNTRY, lat=13.0, lon=32.0, radius_km=500.0),
}


@dataclass(frozen=True)
class Told:
    """One claim to be made: `amount` is unit, lowest, highest; `says` are sources after the publisher."""

    trigger: str
    quote: str
    type: str = "ASSAULT"
    mode: str | None = None
    status: str = "occurred"
    place: str | None = None
    doers: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    day: str | None = None
    until: str | None = None
    amount: tuple[str, float | None, float | None] | None = None
    says: tuple[tuple[str, SourceKind], ...] = ()
    section: Section = Section.BODY


@cache
def parties() -> Parties:
    """The parties of the shipped catalogue."""
    return Parties(load_actors())


def context() -> Context:
    """A context without copies."""
    return Context(parties())


def make(
    name: str, text: str, *told: Told, outlet: str = "Kestrel News", day: str = "2029-05-12", **fields: object
) -> tuple[Report, tuple[Claim, ...]]:
    """A report of a day with its claims; their quotes and triggers stand in the text."""
    published = date.fromisoformat(day)
    report = Report(
        id=report_id(text, name),
        name=name,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        outlet=outlet,
        published=published,
        anchor_date=published,
        body=Span(0, len(text)),
        **fields,  # type: ignore[arg-type]
    )
    return report, tuple(_claim(report, each, number) for number, each in enumerate(told, start=1))


def _claim(report: Report, told: Told, number: int) -> Claim:
    start = report.text.index(told.quote)
    quote = Span(start, start + len(told.quote))
    at = report.text.index(told.trigger, start)
    first = date.fromisoformat(told.day) if told.day else None
    last = date.fromisoformat(told.until) if told.until else first
    sources = [Source(canonical=report.outlet or "?", kind=SourceKind.PUBLISHER, rule="hand")]
    sources += [Source(canonical=who, kind=kind, span=_find(report, who), rule="hand") for who, kind in told.says]
    return Claim(
        id=ClaimId(f"{report.name}:{number}"),
        report=report.id,
        section=told.section,
        span=quote,
        trigger=Span(at, at + len(told.trigger)),
        type=Evidenced(EventType(told.type), "hand"),
        mode=told.mode,
        status=Evidenced(Status(told.status), "hand"),
        hedge=None,
        actors=(*_actors(report, told.doers, Role.ACTOR), *_actors(report, told.receivers, Role.RECIPIENT)),
        places=_places(told.place),
        when=When(
            interval=Interval(first, last),
            basis=TimeBasis.EXPLICIT if first else TimeBasis.DOCUMENT_DATE,
            rule="hand",
        ),
        quantities=_amounts(told, quote),
        attribution=tuple(sources),
    )


def _find(report: Report, words: str) -> Span | None:
    at = report.text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None


def _actors(report: Report, names: tuple[str, ...], role: Role) -> tuple[ClaimActor, ...]:
    return tuple(
        ClaimActor(role=role, canonical=name, kind=ActorKind.ARMED_GROUP, span=_find(report, name), rule="hand")
        for name in names
    )


def _places(name: str | None) -> tuple[ClaimPlace, ...]:
    return (ClaimPlace(rel=PlaceRel.AT, place=PLACES[name], rule="hand"),) if name else ()


def _amounts(told: Told, quote: Span) -> tuple[Quantity, ...]:
    if told.amount is None:
        return ()
    unit, low, high = told.amount
    return (Quantity(span=quote, head=0, low=low, high=high, unit=unit),)


def tellings(*held: tuple[Report, tuple[Claim, ...]]) -> list[Telling]:
    """All claims of some reports, prepared."""
    return [each for report, claims in held for each in make_tellings(report, claims)]
