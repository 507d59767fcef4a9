"""Made reports with claims, as many as wanted, a quarter of them near-copies: to measure how linking grows.

Places, parties and days are drawn so that a place has a few events a month, as in a war that many outlets follow.
Nothing here is anybody's text.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.records import (
    ActorKind,
    Claim,
    ClaimActor,
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
    claim_id,
    report_id,
)

COPIES = 0.25  # share of reports that are near-copies of an earlier one
CLAIMS = 8  # in each report
FILLER = 16  # words that carry no claim, between two claims
DAYS = 1100
FIRST = date(2029, 1, 1)
ACTS = (
    ("shelled", EventType.ASSAULT, "heavy-weapons"),
    ("captured", EventType.CONTROL, "take"),
    ("killed", EventType.HARM, "killed"),
    ("left", EventType.RETREAT, "withdraw"),
    ("reinforced", EventType.MOBILIZE, "troops"),
    ("blamed", EventType.ACCUSE, None),
)
Held = tuple[Report, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class _World:
    places: tuple[Place, ...]
    parties: tuple[str, ...]
    words: tuple[str, ...]


def make_reports(count: int, seed: int = 7) -> Iterator[Held]:
    """Give so many reports in order of time; the same seed gives the same reports."""
    dice = random.Random(seed)
    world = _world(dice, count)
    sentences: list[list[tuple[str, date]]] = []
    for number in range(count):
        day = FIRST + timedelta(days=number * DAYS // count)
        if sentences and dice.random() < COPIES:
            told = [each for each in dice.choice(sentences[-200:]) if dice.random() < 0.85]
        else:
            told = [_sentence(dice, world, day) for _ in range(CLAIMS)]
            sentences.append(told)
        yield _report(number, told, day, world, dice)


def _world(dice: random.Random, count: int) -> _World:
    letters = "bdfgklmnprstvz"

    def name() -> str:
        return "".join(dice.choice(letters) + dice.choice("aeiou") for _ in range(3)).title()

    places = tuple(
        Place(
            canonical=name(),
            kind="city",
            precision=Precision.CITY,
            lat=dice.uniform(5, 30),
            lon=dice.uniform(0, 40),
            radius_km=5.0,
        )
        for _ in range(max(40, count // 20))
    )
    return _World(
        places,
        tuple(f"{name()} Front" for _ in range(max(12, count // 100))),
        tuple(name().lower() for _ in range(3000)),
    )


def _sentence(dice: random.Random, world: _World, day: date) -> tuple[str, date]:
    when = day - timedelta(days=dice.randrange(4))
    act = dice.randrange(len(ACTS))
    place, party = dice.randrange(len(world.places)), dice.randrange(len(world.parties))
    filler = " ".join(dice.choice(world.words) for _ in range(FILLER))
    return f"{act}|{place}|{party}|{dice.randrange(2, 60)}|{filler}", when


def _report(number: int, told: list[tuple[str, date]], day: date, world: _World, dice: random.Random) -> Held:
    outlet = f"Outlet {dice.randrange(60)}"
    lines, marks = [], []
    at = 0
    for coded, when in told:
        act, place, party, dead, filler = coded.split("|")
        word = ACTS[int(act)][0]
        clause = f"{world.parties[int(party)]} fighters {word} {world.places[int(place)].canonical} with {dead} dead"
        line = f"{clause}, {filler}. "
        marks.append((at, clause, word, coded, when))
        lines.append(line)
        at += len(line)
    text = "".join(lines)
    report = Report(
        id=report_id(text, f"made-{number}"),
        name=f"made-{number:06}",
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        outlet=outlet,
        published=day,
        anchor_date=day,
        body=Span(0, len(text)),
    )
    return report, tuple(_claim(report, *mark, world) for mark in marks)


def _claim(report: Report, at: int, clause: str, word: str, coded: str, when: date, world: _World) -> Claim:  # noqa: PLR0913
    act, place, party, dead, _ = coded.split("|")
    _, kind, mode = ACTS[int(act)]
    start = at + clause.index(f" {word} ") + 1
    trigger = Span(start, start + len(word))
    name = world.parties[int(party)]
    return Claim(
        id=claim_id(report.id, trigger, None),
        report=report.id,
        section=Section.BODY,
        span=Span(at, at + len(clause)),
        trigger=trigger,
        type=Evidenced(kind, "made"),
        mode=mode,
        status=Evidenced(Status.PLANNED if int(dead) % 9 == 0 else Status.OCCURRED, "made"),
        hedge=None,
        actors=(
            ClaimActor(
                role=Role.ACTOR, canonical=name, kind=ActorKind.ARMED_GROUP, span=Span(at, at + len(name)), rule="made"
            ),
        ),
        places=(ClaimPlace(rel=PlaceRel.AT, place=world.places[int(place)], rule="made"),),
        when=When(interval=Interval(when, when), basis=TimeBasis.EXPLICIT, rule="made"),
        quantities=(Quantity(span=trigger, head=0, low=float(dead), high=float(dead), unit="killed"),),
        attribution=(Source(canonical=report.outlet or "?", kind=SourceKind.PUBLISHER, rule="made"),),
    )
