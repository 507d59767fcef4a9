"""What was received: spans, notes and the report itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, NewType

from sayso.records.vocabulary import Section

ReportId = NewType("ReportId", str)


class Span(NamedTuple):
    """A stretch of a report's text: half-open, code points, `0 <= start <= end <= len(text)`."""

    start: int
    end: int


NOWHERE = Span(0, 0)


class SectionRun(NamedTuple):
    """One stretch of the text and the section it belongs to; runs lie in text order and do not overlap."""

    span: Span
    section: Section


class DateCandidate(NamedTuple):
    """A date found for a report, where it came from (sidecar, meta, byline, url ...) and its words."""

    day: date
    origin: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The margin: what a step declined, fixed or could not decide, and why. Span None: the whole report."""

    step: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as received (PROV entity, UCDP source article). Never altered after collecting.

    `name` is the file's stem or the last part of the address. What nobody gave and the text does not tell is None or
    empty, and a note says so. `anchor_date` is the date that relative times resolve against: the original's, not the
    reprint's.
    """

    id: ReportId
    name: str
    text: str
    digest: str  # sha256 of the original bytes, hexadecimal
    media_type: str = "text/plain"
    title: str | None = None
    outlet: str | None = None  # the publisher's canonical name
    byline: tuple[str, ...] = ()
    dateline: Span | None = None  # the place words of a dateline
    url: str | None = None
    published: date | None = None
    original_outlet: str | None = None  # the outlet reprinted, where it is not the publisher
    original_published: date | None = None
    anchor_date: date | None = None
    date_candidates: tuple[DateCandidate, ...] = ()
    body: Span = NOWHERE
    boilerplate: tuple[Span, ...] = ()
    front_matter: tuple[Span, ...] = ()
    sections: tuple[SectionRun, ...] = ()
    paragraphs: tuple[Span, ...] = ()  # stretches that no sentence crosses, in text order
    notes: tuple[Note, ...] = ()

    def quote(self, span: Span) -> str:
        """Give the words of a span, character for character."""
        return self.text[span.start : span.end]


def report_id(text: str, address: str) -> ReportId:
    """Give the id of a report: a hash of its text and its address (its URL or, without one, its file's name)."""
    return ReportId("r" + content_hash(text, address))


def content_hash(*parts: str) -> str:
    """Give 16 hexadecimal digits of the SHA-256 of the parts: the ids of everything that a text says."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]
