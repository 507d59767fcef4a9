"""What comparing still asks of a claim once its telling is made; the rest is let go, since a ledger has many claims.

Places, parties and numbers have become fields of the telling by then, and the evidence of each is for the reader of the
ledger, who opens the claim itself.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.link.tellings import Telling, one_of
from sayso.records import Claim, Evidenced, Interval, Source, Span, TimeBasis, When

NUMBERS = tuple(range(1 << 15))  # places in a text: the same ones for all claims
NO_TIME = When(interval=Interval(None, None), basis=TimeBasis.DOCUMENT_DATE)


def essential(telling: Telling) -> Telling:
    """Give a telling whose claim holds its id, words, type, mode, status and sources, and nothing else."""
    claim = telling.claim
    kept = Claim(
        id=claim.id,
        report=telling.report.id,
        section=claim.section,
        span=_span(claim.span),
        trigger=_span(claim.trigger),
        type=one_of(Evidenced(claim.type.value, "")),
        mode=claim.mode,
        status=one_of(Evidenced(claim.status.value, "")),
        hedge=claim.hedge,
        actors=(),
        places=(),
        when=NO_TIME,
        quantities=(),
        attribution=one_of(tuple([Source(canonical=each.canonical, kind=each.kind) for each in claim.attribution])),
        salience=claim.salience,
        score=claim.score,
    )
    return replace(telling, claim=kept)


def _span(span: Span) -> Span:
    return Span(*(NUMBERS[at] if at < len(NUMBERS) else at for at in span))
