"""Stretches inside quotation marks.

    “We will return,” he said.   ->   We will return,

Marks are paired within a paragraph. A mark left open runs to the end of its paragraph and is noted; where the next
paragraph opens with a mark of its own, that is how papers print a speech of several paragraphs. Nothing else is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.records import Note, Quotation, Reading, Span

# A single mark opens only before a word and closes only after one: “the army's” opens nothing.
_MARK = re.compile(
    r"(?P<open>[“«„]|(?<![\w.,;:!?])‘(?=\S)|(?<![\w])``)|(?P<close>[”»]|(?<=\S)’(?!\w)|'')"
    r"|(?P<both>\")|(?P<single_open>(?<![\w'])'(?=\w))|(?P<single_close>(?<=[\w.,;:!?])'(?![\w']))"
)


def add_quotations(reading: Reading) -> Reading:
    """Add the quotations of every paragraph that was read."""
    found: list[Quotation] = []
    notes: list[Note] = []
    text = reading.report.text
    for paragraph in reading.report.paragraphs:
        for quotation in _pair(text, paragraph):
            if not quotation.closed:
                notes.append(Note(step="quotations", text="a quotation mark is never closed", span=quotation.span))
            found.append(quotation)
    found.sort(key=lambda quotation: quotation.span)
    return replace(reading, quotations=tuple(found), notes=(*reading.notes, *notes))


def _pair(text: str, paragraph: Span) -> Iterator[Quotation]:
    double: int | None = None
    single: int | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        kind = mark.lastgroup
        if kind == "open" and mark.group() == "‘":
            single = mark.end()
        elif kind == "single_open":
            single = mark.end() if single is None else single
        elif kind == "single_close" or (kind == "close" and mark.group() == "’"):
            if single is not None and double is None and single < mark.start():
                yield Quotation(span=Span(single, mark.start()))
            single = None
        elif kind == "open" or (kind == "both" and double is None):
            double = mark.end()
        elif double is not None:
            if double < mark.start():
                yield Quotation(span=Span(double, mark.start()))
            double, single = None, None
    if double is not None and double < paragraph.end:
        yield Quotation(span=Span(double, paragraph.end), closed=False)
