"""Lists: a line that ends in a colon and the items below it, which take source and status from their lead-in.

    According to two officers, the campaign is to run in three phases:     the lead-in
    1. January to March: instructors rebuild four battalions.              an item
    2. From April: battalions deploy on the river.                         an item

An item begins with a number, a letter or a mark; lines that only go on with it belong to it. Careful side: the list
ends at the first line that is neither, so an item whose second paragraph has no mark loses that paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.records import Attribution, Report, Span

ITEM = re.compile(r"[ \t]*(?:\(?\d{1,2}[.):]|\(?[a-z][.)]|[-–—•*▪◦·‣])[ \t]+\S")
LINE = re.compile(r"[^\n]*\n?")


class Listed(NamedTuple):
    """Where the lead-in ends (its last character before the colon), and the stretch from first to last item."""

    lead: int
    items: Span


def lists_of(report: Report) -> Iterator[Listed]:
    """Yield the lists of the body, in text order."""
    lead: int | None = None
    first, last, blank = -1, -1, False
    for line in LINE.finditer(report.text, report.body.start, report.body.end):
        words = line[0].strip()
        if not words:
            blank = True
            continue
        here = line.start() + len(line[0]) - len(line[0].lstrip())
        if lead is not None and ITEM.match(line[0]):
            first, last = (here if first < 0 else first), here + len(words)
        elif lead is not None and first >= 0 and not blank and (line[0][0] in " \t" or words[0].islower()):
            last = here + len(words)
        else:
            if lead is not None and first >= 0:
                yield Listed(lead, Span(first, last))
            lead, first = (here + len(words) - 2 if words.endswith(":") and len(words) > 1 else None), -1
        blank = False
    if lead is not None and first >= 0:
        yield Listed(lead, Span(first, last))


def governing_lists(report: Report, found: Iterable[Attribution]) -> list[Attribution]:
    """Let whoever speaks at the end of a lead-in speak in the items below."""
    listed = list(lists_of(report))
    governed = []
    for attribution in found:
        spans = attribution.content
        led = [each for span in spans for each in listed[_at(listed, span.start) : _at(listed, span.end)]]
        told = (each.items for each in dict.fromkeys(led))
        added = [items for items in told if not any(span.start <= items.start < span.end for span in spans)]
        governed.append(replace(attribution, content=(*attribution.content, *added)) if added else attribution)
    return governed


def _at(listed: Sequence[Listed], offset: int) -> int:
    return bisect_left(listed, offset, key=lambda each: each.lead)
