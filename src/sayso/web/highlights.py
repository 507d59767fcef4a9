"""A report as it reads: cut into paragraphs, and these into pieces that know which claims rest on them.

Quotes may lie inside one another or overlap. Each piece is one stretch between two boundaries and lists all claims
over it, so that nothing is drawn twice and every word stands once, in order: the pieces joined are the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.records import Claim, Report, Section, Span


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch with the claims that quote it (the shortest quote first), those it names, and whether it is grey."""

    span: Span
    claims: tuple[str, ...]
    triggers: tuple[str, ...]
    begins: tuple[str, ...]  # claims whose quotes begin here
    grey: bool


def find_paragraphs(text: str) -> Iterator[Span]:
    """Give the stretches between empty lines, in text order, without the line break at their end."""
    start: int | None = None
    at = end = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at if start is None else start
            end = at + len(line.rstrip("\r\n"))
        elif start is not None:
            yield Span(start, end)
            start = None
        at += len(line)
    if start is not None:
        yield Span(start, end)


def grey_stretches(report: Report) -> tuple[Span, ...]:
    """Give what is not part of the story: menus, notices, copyright lines."""
    sections = (run.span for run in report.sections if run.section is Section.BOILERPLATE)
    return tuple(sorted({*report.boilerplate, *sections}))


def cut_stretch(stretch: Span, claims: Sequence[Claim], grey: Sequence[Span]) -> list[Cut]:
    """Cut a stretch at every boundary of the quotes, triggers and grey stretches that touch it."""
    inside = [claim for claim in claims if _touch(claim.span, stretch)]
    dim = [span for span in grey if _touch(span, stretch)]
    spans = [*(each.span for each in inside), *(each.trigger for each in inside), *dim]
    edges = {stretch.start, stretch.end, *(edge for span in spans for edge in span)}
    points = sorted(edge for edge in edges if stretch.start <= edge <= stretch.end)
    begin, stop = _by_edge((claim.id, claim.span) for claim in inside)
    names, unnames = _by_edge((claim.id, claim.trigger) for claim in inside)
    length: dict[str, int] = {claim.id: claim.span.end - claim.span.start for claim in inside}
    open_quotes: set[str] = {each.id for each in inside if each.span.start < stretch.start}
    open_names: set[str] = {each.id for each in inside if each.trigger.start < stretch.start < each.trigger.end}
    cuts = []
    for start, end in pairwise(points):
        open_quotes = (open_quotes - stop.get(start, set())) | begin.get(start, set())
        open_names = (open_names - unnames.get(start, set())) | names.get(start, set())
        covering = tuple(sorted(open_quotes, key=lambda each: (length[each], each)))
        cuts.append(
            Cut(
                Span(start, end),
                covering,
                tuple(each for each in covering if each in open_names),
                tuple(each for each in covering if each in begin.get(start, set())),
                any(span.start <= start < span.end for span in dim),
            )
        )
    return cuts


def _touch(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _by_edge(spans: Iterable[tuple[str, Span]]) -> tuple[Mapping[int, set[str]], Mapping[int, set[str]]]:
    """Give which claims open and which close at each offset."""
    opening: dict[int, set[str]] = {}
    closing: dict[int, set[str]] = {}
    for claim, span in spans:
        opening.setdefault(span.start, set()).add(claim)
        closing.setdefault(span.end, set()).add(claim)
    return opening, closing
