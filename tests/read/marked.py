"""Examples with their words in square brackets, read by the rules for times and quantities from plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sayso.knowledge.times import load_times
from sayso.knowledge.units import load_quantities
from sayso.read.quantities import add_quantities
from sayso.read.times import add_times
from sayso.records import Reading, Report, Sentence, Span, Token, report_id

ANCHOR = date(2013, 5, 15)  # a Wednesday; the heads of times.toml and quantities.toml name it
TIMES = load_times()
QUANTITIES = load_quantities()


@dataclass(frozen=True)
class Example:
    """A sentence, the stretch that a rule should find in it, and what it should mean."""

    text: str
    span: Span
    wanted: tuple[str, ...]


def parse_example(example: str) -> Example:
    """Take apart 'They left [on 3 May]. => 2013-05-03 | 2013-05-03..2013-05-03'."""
    marked, _, wanted = example.partition(" => ")
    start, end = marked.index("["), marked.index("]")
    text = marked[:start] + marked[start + 1 : end] + marked[end + 1 :]
    return Example(text, Span(start, end - 1), tuple(part.strip() for part in wanted.split("|") if part.strip()))


def read_plain(text: str, anchor: date | None = ANCHOR, *, tokens: bool = False) -> Reading:
    """Read times and quantities from text alone, or with words as tokens that carry no tags."""
    report = Report(id=report_id(text, "example"), name="example", text=text, digest="", anchor_date=anchor)
    reading = Reading(report=report)
    if tokens:
        words = [
            Token(
                index, match.start(), match.end(), match[0], match[0].lower(), "", "", 0, "dep" if index else "root", 0
            )
            for index, match in enumerate(re.finditer(r"\w+|[^\w\s]", text))
        ]
        sentence = Sentence(index=0, span=Span(0, len(text)), first=0, last=len(words), paragraph=0)
        reading = Reading(report=report, tokens=tuple(words), sentences=(sentence,))
    return add_quantities(add_times(reading, TIMES), QUANTITIES)


def days(reading: Reading, words: str) -> str | None:
    """Give the interval of the time mention with these words, as 'from..to', or None where it has none."""
    mention = next(mention for mention in reading.times if reading.report.quote(mention.span) == words)
    if mention.interval is None:
        return None
    return "..".join("" if day is None else day.isoformat() for day in mention.interval)


def bounds(reading: Reading) -> list[str]:
    """Give every quantity as 'words: low..high unit'."""
    shown = []
    for quantity in reading.quantities:
        low, high = ("" if bound is None else f"{bound:.10g}" for bound in (quantity.low, quantity.high))
        shown.append(f"{reading.report.quote(quantity.span)}: {low}..{high} {quantity.unit}")
    return shown
