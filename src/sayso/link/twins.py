"""Twins: the claims of a copy and of its original that stand on the very same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.link.tellings import Telling
from sayso.records import ClaimId, Copy, ReportId, Span


def find_twins(copies: Iterable[Copy], tellings: Mapping[ReportId, Sequence[Telling]]) -> frozenset[frozenset[ClaimId]]:
    """Give the pairs of claims of a copy and its original whose trigger is the same word of a shared passage."""
    found: set[frozenset[ClaimId]] = set()
    for copy in copies:
        originals = tellings.get(copy.copy_of, ())
        for telling in tellings.get(copy.report, ()):
            there = _carried(telling.claim.trigger, copy)
            twin = there and next((each for each in originals if _is_twin(telling, each, there)), None)
            if twin:
                found.add(frozenset((telling.claim.id, twin.claim.id)))
    return frozenset(found)


def _carried(span: Span, copy: Copy) -> Span | None:
    """Give about where the words of a copy stand in its original: line breaks may differ."""
    for here, there in copy.passages:
        if here.start <= span.start and span.end <= here.end:
            scale = (there.end - there.start) / max(1, here.end - here.start)
            return Span(
                there.start + round((span.start - here.start) * scale),
                there.start + round((span.end - here.start) * scale),
            )
    return None


SLACK = 3  # characters by which a place may be off: a line break here, an accent there


def _is_twin(telling: Telling, original: Telling, there: Span) -> bool:
    meets = original.claim.trigger.start - SLACK < there.end and there.start < original.claim.trigger.end + SLACK
    return meets and telling.side is original.side and bool(telling.trigger & original.trigger or not telling.trigger)
