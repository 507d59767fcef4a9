"""Step `confidences`: every field of a claim gets the chance that it is right, in place of the raw score it had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sayso.knowledge.confidences import Confidences
from sayso.records import Claim, Reading, Source


class Scored(NamedTuple):
    """One decision behind a claim: its field, the rule that made it, its raw score (None: the rule gives none)."""

    field: str
    rule: str
    score: float | None


def add_confidences(reading: Reading, *, confidences: Confidences) -> Reading:
    """Give the reading with calibrated scores in all its claims."""
    return replace(reading, claims=tuple(_weigh(claim, confidences) for claim in reading.claims))


def decisions(claim: Claim) -> Iterator[Scored]:
    """Give the decisions behind a claim that a coder would judge one by one, those of the trigger first."""
    yield trigger_of(claim)
    yield Scored("type", claim.type.rule, claim.type.score)
    yield Scored("status", claim.status.rule, claim.status.score)
    yield from (Scored(actor.role, actor.rule, actor.score) for actor in claim.actors)
    yield from (Scored("place", place.rule, place.score) for place in claim.places)
    yield Scored("when", claim.when.rule, claim.when.score)
    yield from (Scored("quantity", quantity.rule, quantity.score) for quantity in claim.quantities)
    yield from (source_of(source) for source in claim.attribution[-1:])


def trigger_of(claim: Claim) -> Scored:
    """Give the decision that there is a claim at all; the rule is the one that gave it its type."""
    return Scored("trigger", claim.type.rule, claim.score)


def source_of(source: Source) -> Scored:
    """Give the decision who speaks."""
    return Scored("source", source.rule, source.score)


def _weigh(claim: Claim, known: Confidences) -> Claim:
    return replace(
        claim,
        score=known.chance(*trigger_of(claim)),
        type=replace(claim.type, score=known.chance("type", claim.type.rule, claim.type.score)),
        status=replace(claim.status, score=known.chance("status", claim.status.rule, claim.status.score)),
        actors=tuple(replace(each, score=known.chance(each.role, each.rule, each.score)) for each in claim.actors),
        places=tuple(replace(each, score=known.chance("place", each.rule, each.score)) for each in claim.places),
        when=replace(claim.when, score=known.chance("when", claim.when.rule, claim.when.score)),
        quantities=tuple(replace(q, score=known.chance("quantity", q.rule, q.score)) for q in claim.quantities),
        attribution=tuple(replace(each, score=known.chance(*source_of(each))) for each in claim.attribution),
    )
