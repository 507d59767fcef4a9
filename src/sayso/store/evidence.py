"""Which words and which rule each field of a claim rests on; and the seal that proves that neither was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Claim, Interval, Quantity, Report, Span, content_hash
from sayso.store.codec import encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One field of a claim: its value, the stretch it rests on (None: no words carry it), the rule that gave it."""

    field: str
    value: str
    span: Span | None
    rule: str = ""
    score: float | None = None
    refused: tuple[tuple[str, float], ...] = ()


def pieces(claim: Claim) -> tuple[Piece, ...]:
    """Give every field of a claim with its evidence, in the order of the codebook."""
    return (
        Piece(field="quote", value="", span=claim.span),
        Piece(field="trigger", value="", span=claim.trigger, score=claim.score),
        *_decided("type", claim.type.value, claim.type.spans or (claim.trigger,), claim),
        *([Piece(field="mode", value=claim.mode, span=None)] if claim.mode else []),
        *_decided("status", claim.status.value, claim.status.spans or (None,), claim),
        *([Piece(field="hedge", value="", span=claim.hedge)] if claim.hedge else []),
        *_arguments(claim),
        *_chain(claim),
    )


def _decided(field: str, value: str, spans: tuple[Span | None, ...], claim: Claim) -> Iterator[Piece]:
    made = claim.type if field == "type" else claim.status
    for number, span in enumerate(spans):
        refused = made.refused if number == 0 else ()
        yield Piece(field=field, value=value, span=span, rule=made.rule, score=made.score, refused=refused)


def _arguments(claim: Claim) -> Iterator[Piece]:
    for actor in claim.actors:
        value = f"{actor.canonical} ({actor.kind})"
        yield Piece(field=actor.role, value=value, span=actor.span, rule=actor.rule, score=actor.score)
    for place in claim.places:
        value = f"{place.rel} {place.place.canonical} ({place.place.precision})"
        yield Piece(field="place", value=value, span=place.span, rule=place.rule, score=place.score)
    value = f"{in_days(claim.when.interval)} ({claim.when.basis})"
    yield Piece(field="when", value=value, span=claim.when.span, rule=claim.when.rule, score=claim.when.score)
    for quantity in claim.quantities:
        counted = in_numbers(quantity)
        yield Piece(field="quantity", value=counted, span=quantity.span, rule=quantity.rule, score=quantity.score)


def _chain(claim: Claim) -> Iterator[Piece]:
    for source in claim.attribution:
        value = f"{source.canonical} ({source.kind})"
        yield Piece(field="source", value=value, span=source.span, rule=source.rule, score=source.score)
        if source.cue:
            yield Piece(field="cue", value=f"introduces {source.canonical}", span=source.cue, rule=source.rule)


def seal(claim: Claim, report: Report) -> str:
    """Hash the claim together with all the words that it points to: altered words or offsets give another seal."""
    words = (report.quote(piece.span) for piece in pieces(claim) if piece.span)
    return content_hash(encode(claim), *words)


def in_days(interval: Interval) -> str:
    """Write an interval: '2014-01-15', '2014-01-15..2014-01-18', '..2014-01-18' for an open start, '?' for nothing."""
    start, end = (each.isoformat() if each else "" for each in interval)
    if start == end:
        return start or "?"
    return f"{start}..{end}"


def in_numbers(quantity: Quantity) -> str:
    """Write a quantity: '12 killed', '>= 12 killed', '100-999 fighters'; only the unit where nothing is counted."""
    low, high = _number(quantity.low), _number(quantity.high)
    count = low if low == high else f">= {low}" if high is None else f"<= {high}" if low is None else f"{low}-{high}"
    what = quantity.unit if quantity.of in (None, quantity.unit) else f"{quantity.unit} ({quantity.of})"
    return f"{count} {what}" if count else what


def _number(bound: float | None) -> str | None:
    """Write 12.0 as 12 and 0.15 as 0.15; never in the form 1e+06, which nobody reads in a toll."""
    if bound is None:
        return None
    return f"{bound:.0f}" if bound % 1 == 0 else f"{bound:g}"
