"""Stretches of one text looked up by offset: which paragraph, which quotations, which contents stand here.

A long report has thousands of triggers and as many quotations and attributions; asking every one of these for every
trigger takes the square of the report's length. Here a lookup costs as much as what stands beside the offset.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from sayso.records import Report, Span

SHELF = 512  # characters whose stretches lie together: some four sentences; another size only trades memory for time


def paragraph_at(report: Report, offset: int) -> Span | None:
    """Give the paragraph an offset (code points) stands in; None between paragraphs."""
    index = bisect_right(report.paragraphs, offset, key=lambda span: span.start) - 1
    return report.paragraphs[index] if index >= 0 and offset < report.paragraphs[index].end else None


class Stretches:
    """Numbered stretches of one text, which may overlap; one number may have several. Empty ones are nowhere."""

    def __init__(self, spans: Iterable[tuple[int, Span]] = ()) -> None:
        """Take the stretches with their numbers."""
        self._shelves: dict[int, list[tuple[int, Span]]] = {}
        for number, span in spans:
            self.add(number, span)

    def add(self, number: int, span: Span) -> None:
        """Take one more."""
        for shelf in _shelves(span):
            self._shelves.setdefault(shelf, []).append((number, span))

    def at(self, offset: int) -> list[int]:
        """Give the numbers of the stretches that hold an offset, in ascending order."""
        return self.over(Span(offset, offset + 1))

    def over(self, span: Span) -> list[int]:
        """Give the numbers of the stretches that share a character with a span, in ascending order."""
        found = {
            number
            for shelf in _shelves(span)
            for number, other in self._shelves.get(shelf, ())
            if other.start < span.end and span.start < other.end
        }
        return sorted(found)


def _shelves(span: Span) -> range:
    return range(span.start // SHELF, (span.end - 1) // SHELF + 1) if span.start < span.end else range(0)
