"""Sources announced once that govern what follows.

    Statement by Foreign Minister Ada Lund on the ceasefire     the whole body is hers
    Minister Lund said:                                         the paragraphs below are hers
    GENERAL OSEI: We hold the bridge.                           his, until the next speaker's label

Careful side: an announced speaker ends at the next announcement, and, where his words were in quotation marks, at the
first paragraph without them; so a statement quoted without marks below a quoted one keeps its author only by its own
'he said'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sayso.read.sources import SourceFinder
from sayso.read.stretches import Stretches
from sayso.read.trees import Forest
from sayso.records import Attribution, Reading, Report, Source, SourceKind, Span

HEADING = re.compile(
    r"\b(?:(?:statement|remarks|speech|address|comments?)\s+(?:by|of|from)|"
    r"(?:declaration|message|report|letter|interview)\s+(?:by|from|with))\s+(?:the\s+)?(?P<who>[A-Z][^,:;\n]*?)"
    r"(?=\s+(?:on|at|to|in|following|regarding|about|concerning|before|after|during)\b|\s+the\b|[,:;\n]|$)",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?P<who>[A-Z][\w.'’()-]*(?: [\w.'’()-]+){0,5})\s?:\s")
QUESTION = frozenset({"question", "q", "reporter", "journalist"})
OPENING_MARKS = "“\"«„‘'"
FEWEST_CAPITALS = 2  # of a heading's name: 'Statement by Ada Lund', not 'statement by the group'


def announced(reading: Reading, sources: SourceFinder, forest: Forest) -> list[Attribution]:
    """Give the attributions of headings, of lines that end in a colon, and of speakers' labels."""
    found = list(_heading(reading))
    body = _body_paragraphs(reading.report)
    starts: list[tuple[int, Source | None, Span]] = []  # paragraph number, speaker, where his words begin
    for number, paragraph in enumerate(body):
        opened = _label(reading, sources, paragraph) or _colon(reading, sources, forest, paragraph)
        if opened is not None:
            starts.append((number, *opened))
    for position, (number, source, words) in enumerate(starts):
        following = starts[position + 1][0] if position + 1 < len(starts) else len(body)
        governed = [words] if words.start < words.end else []
        governed += _governed(reading, body[number + 1 : following])
        if source is not None and governed:
            found.append(Attribution(source=replace(source, implicit=True), content=tuple(governed)))
    return found


def _body_paragraphs(report: Report) -> list[Span]:
    furniture = Stretches(enumerate(report.boilerplate))
    inside = (span for span in report.paragraphs if report.body.start <= span.start < report.body.end)
    return [span for span in inside if not furniture.at(span.start)]


def _heading(reading: Reading) -> Iterator[Attribution]:
    """'Statement by X' in the title makes X the speaker of every sentence of the body."""
    report = reading.report
    where = report.text.find(report.title) if report.title else -1
    if where < 0 or report.title is None:
        return
    match = HEADING.search(report.title)
    if match is None or sum(word[:1].isupper() for word in match["who"].split()) < FEWEST_CAPITALS:
        return
    if match["who"].strip() == report.outlet:
        return
    span = Span(where + match.start("who"), where + match.end("who"))
    named = [mention for mention in reading.actors if span.start <= mention.span.start and mention.span.end <= span.end]
    name = named[-1].canonical if named else report.quote(span)
    source = Source(canonical=name, kind=SourceKind.NAMED_PERSON, span=span, implicit=True, rule="speaker.heading")
    yield Attribution(source=source, content=(report.body,))


def _label(reading: Reading, sources: SourceFinder, paragraph: Span) -> tuple[Source | None, Span] | None:
    """'GENERAL OSEI: We hold the bridge.' A label that names nobody ('ACCESS:', 'CLAIM 4:') opens nothing."""
    text = reading.report.text
    match = LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    span = Span(match.start("who"), match.end("who"))
    rest = Span(match.end(), paragraph.end)
    words = reading.report.quote(span)
    if words.lower() in QUESTION:
        source = Source(canonical="questioner", kind=SourceKind.UNNAMED_SOURCES, span=span, rule="speaker.question")
        return source, rest
    if words.lower() in {"answer", "a"}:
        return None, rest
    found = sources.within(span)
    if found is None:
        return None
    return replace(found, rule="speaker.label"), rest


def _colon(
    reading: Reading, sources: SourceFinder, forest: Forest, paragraph: Span
) -> tuple[Source | None, Span] | None:
    """A paragraph that ends in a colon and has a verb of saying in its last sentence opens a speech."""
    text = reading.report.text
    if not text[paragraph.start : paragraph.end].rstrip().endswith(":"):
        return None
    following = bisect_left(reading.sentences, paragraph.end, key=lambda sentence: sentence.span.start)
    last = reading.sentences[following - 1] if following else None
    if last is None or last.span.start < paragraph.start:
        return None
    for index in range(last.last - 1, last.first - 1, -1):
        token = reading.tokens[index]
        if token.upos == "VERB" and token.lemma.lower() in sources.lexicon.verbs:
            for speaker in forest.subjects(index)[:1]:
                chain = sources.chain(speaker, token.span, rule="speaker.announced")
                if chain:
                    return chain[-1], Span(paragraph.end, paragraph.end)
    return None


def _governed(reading: Reading, paragraphs: list[Span]) -> list[Span]:
    """Give the paragraphs an announced speaker governs: all, or, where they open with marks, as long as they do."""
    text = reading.report.text
    if not paragraphs:
        return []
    if text[paragraphs[0].start] not in OPENING_MARKS:
        return paragraphs
    governed = []
    for paragraph in paragraphs:
        if text[paragraph.start] not in OPENING_MARKS:
            break
        governed.append(paragraph)
    return governed
