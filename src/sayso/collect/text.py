"""A plain text into a Report: the text as it stands, and stretches over it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from sayso.collect.layout import Layout, find_layout, find_sections, join_runs
from sayso.collect.metadata import find_metadata
from sayso.collect.paragraphs import find_paragraphs
from sayso.collect.sidecar import Sidecar
from sayso.collect.witnesses import Page
from sayso.knowledge.furniture import Furniture, load_furniture
from sayso.records import Note, Report, Section, SectionRun, Span, report_id

FRONT = frozenset(Section) - {Section.BODY, Section.BOILERPLATE}
BODY = frozenset({Section.BODY, Section.DATELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came in: the name without its ending, the original bytes, the text taken from them, and notes on that."""

    name: str
    original: bytes
    text: str
    media_type: str = "text/plain"
    notes: tuple[Note, ...] = ()


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """Load the patterns once."""
    return load_furniture()


def make_report(received: Received, given: Sidecar, page: Page) -> Report:
    """Read layout and metadata of a text and make the report."""
    text, rules = received.text, furniture()
    layout = find_layout(text, find_paragraphs(text), rules)
    facts = find_metadata(text, layout, given, page, rules)
    runs = find_sections(text, layout, facts.title_line)
    body = _body_of(layout)
    return Report(
        id=report_id(text, facts.url or received.name),
        name=received.name,
        text=text,
        digest=hashlib.sha256(received.original).hexdigest(),
        media_type=received.media_type,
        title=facts.title,
        outlet=facts.outlet,
        byline=facts.byline,
        dateline=facts.dateline,
        url=facts.url,
        published=facts.published,
        original_outlet=facts.original_outlet,
        original_published=facts.original_published,
        anchor_date=facts.anchor,
        date_candidates=facts.candidates,
        body=body,
        boilerplate=join_runs(runs, frozenset({Section.BOILERPLATE})),
        front_matter=join_runs([_outside(run, body) for run in runs], FRONT),
        sections=_joined(runs),
        paragraphs=tuple(run.span for run in runs),
        notes=(*received.notes, *facts.notes),
    )


def _outside(run: SectionRun, body: Span) -> SectionRun:
    """Count a dateline at the head of the body as body; a caption within it stays front matter."""
    inside = body.start <= run.span.start < body.end and run.section is Section.DATELINE
    return SectionRun(run.span, Section.BODY) if inside else run


def _body_of(layout: Layout) -> Span:
    if not layout.body:
        return Span(0, 0)
    return Span(layout.body[0].span.start, layout.body[-1].span.end)


def _joined(runs: tuple[SectionRun, ...]) -> tuple[SectionRun, ...]:
    """Join neighbouring runs of one section over the space between them."""
    found: list[SectionRun] = []
    for run in runs:
        if found and found[-1].section is run.section:
            found[-1] = SectionRun(Span(found[-1].span.start, run.span.end), run.section)
        else:
            found.append(run)
    return tuple(found)
