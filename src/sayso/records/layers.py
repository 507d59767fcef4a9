"""What is understood of a report: the layers that the reading steps add."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from sayso.records.reports import Span
from sayso.records.vocabulary import ActorKind, EventType, PlaceRel, Precision, Salience, Section, SourceKind, TimeBasis

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word (Universal Dependencies). Indices are counted over the whole report.

    `head` is the index of the governing token, the token's own index for the root of a sentence.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int

    @property
    def span(self) -> Span:
        """The stretch of text the word covers."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its stretch, its tokens `first <= index < last`, and the section and paragraph it stands in."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    section: Section = Section.BODY


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A named or time/number stretch proposed by the language model, tokens `first <= index < last`, score in 0..1."""

    span: Span
    first: int
    last: int
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch inside quotation marks (marks excluded); `closed` is False where the closing mark is missing."""

    span: Span
    closed: bool = True


class Interval(NamedTuple):
    """Days between which something is placed, both inclusive; None is open on that side."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """An expression of time; `kind` and `value` are TIMEX3's (DATE, TIME, DURATION, SET)."""

    span: Span
    head: int
    kind: str
    value: str
    interval: Interval | None
    basis: TimeBasis
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count or amount as worded: bounds (None: open), unit of the codebook, what is counted, head token."""

    span: Span
    head: int
    low: float | None
    high: float | None
    unit: str
    of: str | None = None
    rule: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer: WGS84 degrees, radius in km around the point; no coordinates when unresolved."""

    canonical: str
    kind: str
    precision: Precision
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    id: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that refer to a place, their head token, what they resolve to, what was refused, the relation hinted."""

    span: Span
    head: int
    place: Place
    rel: PlaceRel = PlaceRel.AT
    candidates: tuple[Place, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A noun phrase that refers to a party, its head token, and the party it names."""

    span: Span
    head: int
    canonical: str
    kind: ActorKind
    country: str | None = None  # ISO 3166-1 alpha-2 of the state it belongs to
    named: bool = True  # False for 'gunmen', 'a resident'
    pronoun: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Evidenced(Generic[T]):
    """A value, the words it rests on, the rule or head that gave it, its score in 0..1, and what was refused."""

    value: T
    rule: str
    spans: tuple[Span, ...] = ()
    score: float | None = None
    refused: tuple[tuple[str, float], ...] = ()  # other values considered, with their scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The shortest words that name an event, their head token, the event's type and mode."""

    span: Span
    head: int
    type: Evidenced[EventType]
    mode: str | None = None
    score: float = 1.0
    salience: Salience = Salience.CORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link of a chain of attribution: who says so, in which words, introduced by which cue."""

    canonical: str
    kind: SourceKind
    span: Span | None = None
    cue: Span | None = None
    implicit: bool = False
    rule: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of content and the one who says it; a reading holds the outer ones before those they hold."""

    source: Source
    content: tuple[Span, ...]
