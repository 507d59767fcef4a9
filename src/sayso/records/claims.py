"""What the ledger keeps: claims with their evidence, links, judgements, runs; and the reading that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from sayso.records.layers import (
    ActorMention,
    Attribution,
    EntitySpan,
    Evidenced,
    Interval,
    Place,
    PlaceMention,
    Quantity,
    Quotation,
    Sentence,
    Source,
    TimeMention,
    Token,
    Trigger,
)
from sayso.records.proposals import NOTHING_PROPOSED, Proposals
from sayso.records.reports import Note, Report, ReportId, Span, content_hash
from sayso.records.vocabulary import (
    ActorKind,
    EventType,
    LinkRel,
    PlaceRel,
    Role,
    Salience,
    Section,
    Status,
    TimeBasis,
    Verdict,
)

ClaimId = NewType("ClaimId", str)
RunId = NewType("RunId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimActor:
    """A party of a claim. `span` is None and `implicit` True where no words carry it."""

    role: Role
    canonical: str
    kind: ActorKind
    country: str | None = None  # ISO 3166-1 alpha-2 of the state it belongs to
    span: Span | None = None
    implicit: bool = False
    rule: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """A place of a claim's event."""

    rel: PlaceRel
    place: Place
    span: Span | None = None
    implicit: bool = False
    rule: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When the event is placed (never when it was told)."""

    interval: Interval
    basis: TimeBasis
    span: Span | None = None
    rule: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The ledger's atom: one thing that a report presents, with its own parties, place, time, source and status."""

    id: ClaimId
    report: ReportId
    section: Section
    span: Span  # the clause that carries the claim: its quote
    trigger: Span
    type: Evidenced[EventType]
    mode: str | None
    status: Evidenced[Status]
    hedge: Span | None
    actors: tuple[ClaimActor, ...]
    places: tuple[ClaimPlace, ...]
    when: When
    quantities: tuple[Quantity, ...]
    attribution: tuple[Source, ...]
    salience: Salience = Salience.CORE
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one run made of one report: every layer, and notes of what was declined."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    entities: tuple[EntitySpan, ...] = ()
    proposals: Proposals = NOTHING_PROPOSED
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    antecedents: Mapping[int, int] = field(default_factory=dict)  # index in actors -> index of its antecedent
    triggers: tuple[Trigger, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statuses: tuple[Evidenced[Status], ...] = ()  # one for each trigger
    hedges: tuple[Span | None, ...] = ()  # one for each trigger
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """PROV activity: which code, knowledge and model made a reading. Its id is the hash of the three."""

    id: RunId
    version: str
    knowledge: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims, what one is to the other, the score and its reasons."""

    start: ClaimId
    rel: LinkRel
    end: ClaimId
    score: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's signed and dated decision about a claim; appended, never overwritten.

    `adjudicated` marks the word of somebody who settles what coders differ on: it outranks theirs. `added` is the claim
    that the decision brings in: a missed one, or the second half of a split one.
    """

    claim: ClaimId
    verdict: Verdict
    coder: str
    made: str  # ISO 8601, UTC
    changes: str | None = None  # JSON
    note: str | None = None
    adjudicated: bool = False
    added: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One witness of an event: who in the end says so, which claims rest on it, and why claims were joined here."""

    name: str
    claims: tuple[ClaimId, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A cluster of claims told of one happening; what they agree on is computed on reading, never stored as truth.

    `plan` tells that its claims announce or refuse something, so that it is never counted as having happened. Claims
    come in the order they were told; `witnesses` are its independent roots, those with most claims first.
    """

    id: str
    claims: tuple[ClaimId, ...]
    plan: bool = False
    witnesses: tuple[Root, ...] = ()

    @property
    def roots(self) -> tuple[str, ...]:
        """The names of its independent roots."""
        return tuple(each.name for each in self.witnesses)


def claim_id(report: ReportId, trigger: Span, source: Span | None) -> ClaimId:
    """Give the id of a claim: a hash of report, trigger span and source span. A better rule orphans no judgement."""
    where = f"{source.start}:{source.end}" if source else "-"
    return ClaimId("c" + content_hash(report, f"{trigger.start}:{trigger.end}", where))
