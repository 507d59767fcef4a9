"""Hand-coded gold claims as records, to carry them through the ledger and out again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sayso.records import (
    ActorKind,
    Claim,
    ClaimActor,
    ClaimId,
    ClaimPlace,
    EventType,
    Evidenced,
    Interval,
    Link,
    LinkRel,
    Place,
    PlaceRel,
    Precision,
    Quantity,
    Reading,
    Report,
    Role,
    Salience,
    Section,
    Source,
    SourceKind,
    Span,
    Status,
    TimeBasis,
    When,
    report_id,
)

Gold = dict[str, Any]
RULE = "gold"


def gold_readings(folder: Path) -> Iterator[Reading]:
    """Each report of a gold folder with its coded claims; claim ids are made unique by their number."""
    claims = [json.loads(line) for line in (folder / "gold" / "claims.jsonl").read_text("utf-8").splitlines()]
    for coded in json.loads((folder / "gold" / "reports.json").read_text("utf-8")):
        with (folder / "texts" / coded["file"]).open(encoding="utf-8", newline="") as file:
            report = _report(coded, file.read())
        yield Reading(
            report=report, claims=tuple(_claim(each, report) for each in claims if each["report"] == coded["id"])
        )


def gold_links(folder: Path) -> Iterator[Link]:
    """The coded links."""
    for line in (folder / "gold" / "links.jsonl").read_text("utf-8").splitlines():
        link = json.loads(line)
        yield Link(start=ClaimId(link["from"]), rel=LinkRel(link["rel"]), end=ClaimId(link["to"]))


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _span(coded: Gold | None) -> Span | None:
    return Span(coded["start"], coded["end"]) if coded and coded["start"] is not None else None


def _spans(coded: list[Gold]) -> tuple[Span, ...]:
    return tuple(Span(each["start"], each["end"]) for each in coded)


def _report(coded: Gold, text: str) -> Report:
    return Report(
        id=report_id(text, coded["id"]),
        name=coded["id"],
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        title=coded["title"],
        outlet=coded["publisher"]["canonical"],
        byline=tuple(each["canonical"] for each in coded["byline"]),
        published=_day(coded["published"]),
        original_outlet=coded["original"]["outlet"],
        original_published=_day(coded["original"]["date"]),
        anchor_date=_day(coded["anchor_date"]),
        body=Span(coded["body"]["start"], coded["body"]["end"]),
        boilerplate=_spans(coded["boilerplate"]),
        front_matter=_spans(coded["front_matter"]),
    )


def _claim(coded: Gold, report: Report) -> Claim:
    span, trigger, time = _span(coded), _span(coded["trigger"]), coded["time"]
    assert span is not None
    assert trigger is not None
    return Claim(
        id=ClaimId(coded["id"]),
        report=report.id,
        section=Section(coded["section"]),
        span=span,
        trigger=trigger,
        type=Evidenced(EventType(coded["type"]), RULE),
        mode=coded["mode"],
        status=Evidenced(Status(coded["status"]), RULE),
        hedge=_span(coded["hedge"]),
        actors=tuple(_actor(each) for each in coded["actors"]),
        places=tuple(_place(each) for each in coded["places"]),
        when=When(
            interval=Interval(_day(time["from"]), _day(time["to"])),
            basis=TimeBasis(time["basis"]),
            span=_span(time),
            rule=RULE,
        ),
        quantities=tuple(_quantity(each) for each in coded["quantities"]),
        attribution=tuple(_source(each, report) for each in coded["attribution"]),
        salience=Salience(coded["salience"]),
    )


def _actor(coded: Gold) -> ClaimActor:
    return ClaimActor(
        role=Role(coded["role"]),
        canonical=coded["canonical"],
        kind=ActorKind(coded["kind"]),
        span=_span(coded),
        implicit=coded.get("implicit", False),
        rule=RULE,
    )


def _place(coded: Gold) -> ClaimPlace:
    place = Place(
        canonical=coded["canonical"],
        kind=coded["kind"],
        precision=Precision(coded["precision"]),
        lat=coded["lat"],
        lon=coded["lon"],
        radius_km=coded["radius_km"],
    )
    rel = PlaceRel(coded["rel"])
    return ClaimPlace(rel=rel, place=place, span=_span(coded), implicit=coded.get("implicit", False), rule=RULE)


def _quantity(coded: Gold) -> Quantity:
    span = _span(coded)
    assert span is not None
    return Quantity(
        span=span, head=0, low=coded["min"], high=coded["max"], unit=coded["unit"], of=coded["of"], rule=RULE
    )


def _source(coded: Gold, report: Report) -> Source:
    at = report.text.find(coded["cue"]) if coded["cue"] else -1
    return Source(
        canonical=coded["canonical"],
        kind=SourceKind(coded["kind"]),
        span=_span(coded),
        cue=Span(at, at + len(coded["cue"])) if at >= 0 else None,
        implicit=coded.get("implicit", False),
        rule=RULE,
    )
