"""Paragraphs: the stretches that no sentence crosses.

1. A blank line ends a paragraph. 2. So does a line end, save in a text wrapped by hand, where a line breaks only
because the next word did not fit any more. 3. Bullets, numbered points and time-stamped entries begin a paragraph
everywhere.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from sayso.records import Span

# Hand-wrapped files measure 60 to 80 characters (typewriter, mail, telegram); above 100 a line is a whole paragraph.
WIDEST_WRAP: Final = 100
NARROWEST_WRAP: Final = 40
# So many breaks must look like wrapping before a text counts as wrapped, one where a sentence runs over it; and at
# least this share of all that could.
WRAPPED_BREAKS: Final = 3
WRAPPED_SHARE: Final = 0.5

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_GAP = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
ENTRY: Final = re.compile(
    r"[-*•‣▪·–—]\s+\S|\(?\d{1,2}[.)]\s+\S|\(?[abd-h]\)\s|\(?c\)\s(?!\d)(?![A-Z]\w+ \d)"
    r"|\[?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.]\d)"
    r"|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hours|hrs|[A-Z]{3})\b"
)


class Paragraph(NamedTuple):
    """A paragraph's stretch without the space around it, and whether a blank line (or nothing) stands before it."""

    span: Span
    apart: bool


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a text into its paragraphs, in order; together they hold every character that is no space."""
    lines = _find_lines(text)
    width = _find_width(text, lines)
    found: list[Paragraph] = []
    for index, line in enumerate(lines):
        if index and not line.apart and width and _wraps(text, lines[index - 1].span, line.span, width):
            last = found.pop()
            found.append(Paragraph(Span(last.span.start, line.span.end), last.apart))
        else:
            found.append(line)
    return tuple(found)


def _find_lines(text: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    before = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        breaks = sum(1 for _ in _GAP.finditer(text, before, match.start())) if found else 2
        found.append(Paragraph(Span(start, start + len(words)), breaks > 1))
        before = start + len(words)
    return found


def _find_width(text: str, lines: list[Paragraph]) -> int:
    """Give the width at which a text was wrapped by hand, 0 where it was not."""
    pairs = [(a.span, b.span) for a, b in pairwise(lines) if not b.apart]
    lengths = [a.end - a.start for a, _ in pairs if a.end - a.start <= WIDEST_WRAP]
    width = max(lengths, default=0)
    if width < NARROWEST_WRAP:
        return 0
    wrapped = [(a, b) for a, b in pairs if _wraps(text, a, b, width)]
    enough = 1 if any(_runs_on(text, a, b) for a, b in wrapped) else WRAPPED_BREAKS
    return width if len(wrapped) >= max(enough, WRAPPED_SHARE * len(pairs)) else 0


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Tell whether a sentence runs over a line's end: no stop before it, a small letter after it."""
    return (text[line.end - 1].isalnum() or text[line.end - 1] == ",") and text[following.start].islower()


def _wraps(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a line broke because the next line's first word did not fit into the width."""
    if line.end - line.start > WIDEST_WRAP or ENTRY.match(text, following.start):
        return False
    first = re.compile(r"\S+").match(text, following.start, following.end)
    return line.end - line.start + 1 + (len(first[0]) if first else 0) > width
