"""Reports and readings made by hand, so that the store and the doors are tested without a reader."""

from __future__ import annotations

import hashlib
import os
import re
import time
from dataclasses import replace
from datetime import date

from sayso.errors import StepError
from sayso.records import (
    ActorKind,
    Claim,
    ClaimActor,
    ClaimPlace,
    EventType,
    Evidenced,
    Interval,
    Note,
    Place,
    PlaceRel,
    Precision,
    Quantity,
    Reading,
    Report,
    Role,
    Run,
    RunId,
    Section,
    SectionRun,
    Source,
    SourceKind,
    Span,
    Status,
    TimeBasis,
    When,
    claim_id,
    report_id,
)

RUN = Run(id=RunId("run-one"), version="0.1.0", knowledge="k1", model="m1")
LATER_RUN = Run(id=RunId("run-two"), version="0.2.0", knowledge="k2", model="m1")
NOW = "2030-05-06T07:08:09+00:00"
TEXT = """Shells fall on Tamra

Kestrel News, 12 May 2029

At least 12 people were killed when shells hit a market in Tamra on Friday, Governor Élie Dessan said.
The Hamat army will send a brigade to Tamra next week, the army said.

© Kestrel News
"""
TAMRA = Place(
    canonical="Tamra",
    kind="city",
    precision=Precision.CITY,
    lat=12.5,
    lon=31.25,
    radius_km=8.0,
    id="made:1",
    country="HM",
)


def span_of(text: str, words: str) -> Span:
    """Where words stand for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_report(text: str = TEXT, name: str = "kestrel", **changes: object) -> Report:
    """A report of an invented outlet, collected as plain text."""
    body = Span(text.index("At least"), text.index("\n\n©")) if text == TEXT else Span(0, len(text))
    report = Report(
        id=report_id(text, name),
        name=name,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        title=text.splitlines()[0] if text == TEXT else None,
        outlet="Kestrel News",
        published=date(2029, 5, 12),
        anchor_date=date(2029, 5, 12),
        body=body,
        boilerplate=(span_of(text, "© Kestrel News"),) if text == TEXT else (),
        sections=(SectionRun(body, Section.BODY),),
        paragraphs=(body,),
        notes=(Note(step="collect", text="no byline found"),),
    )
    return replace(report, **changes)  # type: ignore[arg-type]


def make_claim(report: Report, trigger: str = "hit", **changes: object) -> Claim:
    """The shelling of the market, by the governor's word."""
    text = report.text
    governor = span_of(text, "Governor Élie Dessan")
    claim = Claim(
        id=claim_id(report.id, span_of(text, trigger), governor),
        report=report.id,
        section=Section.BODY,
        span=span_of(text, "At least 12 people were killed when shells hit a market in Tamra on Friday"),
        trigger=span_of(text, trigger),
        type=Evidenced(EventType.ASSAULT, "triggers/ASSAULT/hit", (span_of(text, trigger),), 0.9, (("HARM", 0.1),)),
        mode="heavy-weapons",
        status=Evidenced(Status.OCCURRED, "status/past", (), 0.95),
        hedge=None,
        actors=(
            ClaimActor(
                role=Role.RECIPIENT,
                canonical="people",
                kind=ActorKind.CIVILIAN,
                span=span_of(text, "12 people"),
                rule="actors/object",
            ),
        ),
        places=(ClaimPlace(rel=PlaceRel.AT, place=TAMRA, span=span_of(text, "Tamra on"), rule="places/in", score=0.8),),
        when=When(
            interval=Interval(date(2029, 5, 11), date(2029, 5, 11)),
            basis=TimeBasis.RELATIVE,
            span=span_of(text, "Friday"),
            rule="times/weekday",
        ),
        quantities=(
            Quantity(
                span=span_of(text, "At least 12 people"),
                head=3,
                low=12.0,
                high=None,
                unit="killed",
                of="people",
                rule="quantities/at_least",
            ),
        ),
        attribution=(
            Source(canonical="Kestrel News", kind=SourceKind.PUBLISHER, rule="sources/publisher"),
            Source(
                canonical="Élie Dessan",
                kind=SourceKind.NAMED_PERSON,
                span=governor,
                cue=span_of(text, "said"),
                rule="cues/said",
            ),
        ),
        score=0.8,
    )
    return replace(claim, **changes)  # type: ignore[arg-type]


def make_plan(report: Report) -> Claim:
    """The brigade that is to be sent, by the army's word."""
    text = report.text
    army = Span(text.index("the army said"), text.index("the army said") + len("the army"))
    trigger = span_of(text, "send a brigade")
    return Claim(
        id=claim_id(report.id, trigger, army),
        report=report.id,
        section=Section.BODY,
        span=span_of(text, "The Hamat army will send a brigade to Tamra next week"),
        trigger=trigger,
        type=Evidenced(EventType.MOBILIZE, "triggers/MOBILIZE/send_troops", (trigger,)),
        mode="troops",
        status=Evidenced(Status.PLANNED, "status/will", (span_of(text, "will"),)),
        hedge=None,
        actors=(
            ClaimActor(
                role=Role.ACTOR,
                canonical="Hamat Army",
                kind=ActorKind.STATE_FORCE,
                span=span_of(text, "The Hamat army"),
                rule="actors/subject",
            ),
        ),
        places=(ClaimPlace(rel=PlaceRel.TO, place=TAMRA, span=span_of(text, "Tamra next"), rule="places/to"),),
        when=When(
            interval=Interval(date(2029, 5, 14), date(2029, 5, 20)),
            basis=TimeBasis.RELATIVE,
            span=span_of(text, "next week"),
            rule="times/next_week",
        ),
        quantities=(),
        attribution=(
            Source(canonical="Kestrel News", kind=SourceKind.PUBLISHER, rule="sources/publisher"),
            Source(canonical="Hamat Army", kind=SourceKind.ORGANISATION, span=army, rule="cues/said"),
        ),
    )


def make_reading(report: Report | None = None, *claims: Claim, notes: tuple[Note, ...] = ()) -> Reading:
    """A reading with two claims, or with those given."""
    report = report or make_report()
    return Reading(report=report, claims=claims or (make_claim(report), make_plan(report)), notes=notes)


class HandReader:
    """A reader that knows one sentence, `X hit Y`, and a few words that make it fail in all the ways a reader can."""

    def __init__(self, run: Run = RUN) -> None:
        self.run = run

    def __call__(self, report: Report) -> Reading:
        if "DECLINE" in report.text:
            raise StepError("triggers", report.name, "was asked to decline")
        if "STUMBLE" in report.text:
            raise ZeroDivisionError("was asked to stumble")
        if "VANISH" in report.text:
            os._exit(9)
        if "DAWDLE" in report.text:
            time.sleep(0.2)
        claims = (_hand_claim(report, found) for found in re.finditer(r"(\w+) (hit|will hit) (\w+)", report.text))
        return Reading(report=report, claims=tuple(claims), notes=(Note(step="hand", text="read by hand"),))


def _hand_claim(report: Report, found: re.Match[str]) -> Claim:
    actor, trigger, place = (Span(*found.span(number)) for number in (1, 2, 3))
    status = Status.PLANNED if " " in found[2] else Status.OCCURRED
    named = Place(canonical=found[3], kind="city", precision=Precision.UNRESOLVED)
    return Claim(
        id=claim_id(report.id, trigger, None),
        report=report.id,
        section=Section.BODY,
        span=Span(*found.span()),
        trigger=trigger,
        type=Evidenced(EventType.ASSAULT, "hand/hit", (trigger,)),
        mode=None,
        status=Evidenced(status, "hand/tense", (trigger,)),
        hedge=None,
        actors=(ClaimActor(role=Role.ACTOR, canonical=found[1], kind=ActorKind.OTHER, span=actor, rule="hand/before"),),
        places=(ClaimPlace(rel=PlaceRel.AT, place=named, span=place, rule="hand/after"),),
        when=When(interval=Interval(None, report.anchor_date), basis=TimeBasis.DOCUMENT_DATE, rule="hand/undated"),
        quantities=(),
        attribution=(Source(canonical=report.outlet or "?", kind=SourceKind.PUBLISHER, rule="hand/publisher"),),
    )


def load_hand_reader() -> HandReader:
    """Load the hand reader, as another process would."""
    return HandReader()


def load_later_reader() -> HandReader:
    """Load the hand reader of a later version."""
    return HandReader(LATER_RUN)
