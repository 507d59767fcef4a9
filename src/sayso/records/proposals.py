"""What the language model's claim heads propose for a report: guesses with probabilities, which decide nothing.

Whoever reads combines them with rules and knowledge. A model without these heads proposes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.reports import Span

Weighed = tuple[tuple[str, float], ...]  # labels with probabilities, the likeliest first


@dataclass(frozen=True, slots=True)
class TriggerGuess:
    """Words that may name an event: tokens `first <= index < last`, their head, how likely, of which type and status.

    `types` and `statuses` list every label with its probability. `minor` is the probability that the claim is minor.
    `clause` are the first and last token (half-open) of the clause that carries the claim. `factuality` is a second
    opinion beside the status, learned from readers' ratings: happened, not-happened, uncertain.
    """

    index: int
    span: Span
    first: int
    last: int
    head: int
    score: float
    types: Weighed
    statuses: Weighed
    minor: float
    clause: tuple[int, int]
    factuality: Weighed = ()


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """Token `token` may be the head word of a part of the event of trigger guess `trigger`: actor, place, time ..."""

    trigger: int
    token: int
    role: str
    score: float


@dataclass(frozen=True, slots=True)
class SourceGuess:
    """Who may say so: the token that heads the source's mention, None for the publisher; scores sum to 1."""

    trigger: int
    token: int | None
    score: float


@dataclass(frozen=True, slots=True)
class MentionGuess:
    """A stretch that may be a mention: layer `actor` or `source` (label: its kind), `place`, `cue`, `hedge` ..."""

    span: Span
    first: int
    last: int
    layer: str
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Proposals:
    """All guesses of one report; token and trigger indices are counted over the whole report."""

    triggers: tuple[TriggerGuess, ...] = ()
    roles: tuple[RoleGuess, ...] = ()
    sources: tuple[SourceGuess, ...] = ()
    mentions: tuple[MentionGuess, ...] = ()


NOTHING_PROPOSED = Proposals()
