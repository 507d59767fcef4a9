"""Sources announced once that govern what follows.

    Statement by Foreign Minister Ada Lund on the ceasefire     the whole body is hers
    Minister Lund said:                                         the paragraphs below are hers
    Statement by the Spokesperson on the ceasefire              his who signs as such, if anybody
    GENERAL OSEI: We hold the bridge.                           his, until the next speaker's label
    Q: Do you?  A: We do.                                       the answers are of whoever gives the briefing

Careful side: an announced speaker ends at the next announcement, and, where his words were in quotation marks, at the
first paragraph without them; so a statement quoted without marks below a quoted one keeps its author only by its own
'he said'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sayso.read.briefings import briefer, holder
from sayso.read.lists import lists_of
from sayso.read.sources import SourceFinder
from sayso.read.stretches import Stretches
from sayso.read.tallies import counts_in
from sayso.read.trees import FINITE, Forest
from sayso.records import Attribution, Reading, Report, Source, SourceKind, Span

HEADING = re.compile(
    r"\b(?:(?:statement|remarks|speech|address|comments?)\s+(?:by|of|from)|"
    r"(?:declaration|message|report|letter|interview)\s+(?:by|from|with))\s+(?:the\s+)?(?P<who>[A-Z][^,:;\n]*?)"
    r"(?=\s+(?:on|at|to|in|following|regarding|about|concerning|before|after|during)\b|\s+the\b|[,:;\n]|$)",
    re.IGNORECASE,
)
# 'Statement by the Foreign Secretary, Dr. Ada Lund, on ...': the name stands behind the comma.
OFFICE_AND_NAME = re.compile(r"[^,:;\n]+,\s*[^,:;\n]+(?=,|$)")
LABEL = re.compile(r"(?P<who>[A-Z][\w.'’()-]*(?: [\w.'’()-]+){0,7}?(?: \([^()\n]{1,80}\))?)\s?:\s|(?P<letter>Q|A)\.\s")
QUESTION = frozenset({"question", "q", "reporter", "journalist"})
ANSWER = frozenset({"answer", "a", "spokesman", "spokeswoman", "spokesperson", "briefer", "response"})
SHORTEST_NAME = 4  # letters of a surname that is looked for
OPENING_MARKS = "“\"«„‘'"


def announced(reading: Reading, sources: SourceFinder, forest: Forest) -> list[Attribution]:
    """Give the attributions of headings, of lines that end in a colon, and of speakers' labels."""
    found = list(_heading(reading, sources))
    body = _body_paragraphs(reading.report)
    starts: list[tuple[int, Source | None, Span]] = []  # paragraph number, speaker, where his words begin
    speaker = briefer(reading.report)
    if speaker is not None and body:
        starts.append((0, speaker, body[0]))
    for number, paragraph in enumerate(body):
        opened = _label(reading, sources, paragraph, speaker) or _colon(reading, sources, forest, paragraph)
        if opened is not None:
            starts = [each for each in starts if each[0] != number]
            starts.append((number, *opened))
            named = opened[0] is not None and opened[0].kind is SourceKind.NAMED_PERSON
            speaker = opened[0] if named else speaker  # whoever was announced last answers
    lists = {each.lead: each.items for each in lists_of(reading.report)}
    for position, (number, source, words) in enumerate(starts):
        following = starts[position + 1][0] if position + 1 < len(starts) else len(body)
        governed = [words] if words.start < words.end else []
        items = None if governed else lists.get(_last_before_colon(reading.report, body[number]))
        governed += [items] if items else _governed(reading, body[number + 1 : following], source)
        if source is not None and governed:
            found.append(Attribution(source=replace(source, implicit=True), content=tuple(governed)))
    return found


def _last_before_colon(report: Report, paragraph: Span) -> int:
    return paragraph.start + len(report.text[paragraph.start : paragraph.end].rstrip()) - 2


def _body_paragraphs(report: Report) -> list[Span]:
    furniture = Stretches(enumerate(report.boilerplate))
    inside = (span for span in report.paragraphs if report.body.start <= span.start < report.body.end)
    return [span for span in inside if not furniture.at(span.start)]


def _heading(reading: Reading, sources: SourceFinder) -> Iterator[Attribution]:
    """'Statement by X' in the title makes X the speaker of every sentence of the body, where it gives X a name.

    'Statement by the Foreign Minister' without a name is his who signs it, else left to the publisher, his own house.
    """
    report = reading.report
    where = report.text.find(report.title) if report.title else -1
    if where < 0 or report.title is None:
        return
    match = HEADING.search(report.title)
    if match is None or match["who"].strip() == report.outlet:
        return
    line = Span(where + match.start("who"), where + len(report.title))
    beside = OFFICE_AND_NAME.match(report.title, match.start("who"))
    end = where + (match.end("who") if beside is None else beside.end())
    person = sources.person_within(Span(line.start, max(end, where + match.end("who"))))
    if person is not None and not (report.title.isupper() and " " not in person.canonical):  # no 'FOREIGN AFFAIRS'
        yield Attribution(source=replace(person, implicit=True, rule="speaker.heading"), content=(report.body,))
        return
    signed = holder(report, match["who"])
    if signed is not None:
        yield Attribution(source=replace(signed, implicit=True), content=(report.body,))


def _label(
    reading: Reading, sources: SourceFinder, paragraph: Span, speaker: Source | None
) -> tuple[Source | None, Span] | None:
    """'GENERAL OSEI: We hold the bridge.' A label that names nobody ('ACCESS:', 'CLAIM 4:') opens nothing.

    `speaker` gives the answers of a briefing that are labelled as such.
    """
    text = reading.report.text
    match = LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    span = Span(*match.span("who" if match["who"] else "letter"))
    following = bisect_left(reading.sentences, paragraph.start, key=lambda sentence: sentence.span.start)
    if following < len(reading.sentences):
        sentence = reading.sentences[following]
        if counts_in(reading.tokens[sentence.first : sentence.last]):
            return None  # 'Enemy: 30 killed, 12 wounded': whose dead, not who speaks
    rest = Span(match.end(), paragraph.end)
    words = reading.report.quote(span)
    if words.partition(" (")[0].lower() in QUESTION:  # 'Q (Harbour Courier): ...'
        source = Source(canonical="questioner", kind=SourceKind.UNNAMED_SOURCES, span=span, rule="speaker.question")
        return source, rest
    if words.lower() in ANSWER:
        return speaker, rest
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
        spoken = token.upos == "VERB" and token.xpos in FINITE and not forest.is_passive(index)
        if spoken and token.lemma.lower() in sources.lexicon.verbs:
            for speaker in forest.subjects(index)[:1]:
                chain = sources.chain(speaker, token.span, rule="speaker.announced")
                if chain:
                    return chain[-1], Span(paragraph.end, paragraph.end)
    return None


def _governed(reading: Reading, paragraphs: list[Span], source: Source | None) -> list[Span]:
    """Give the paragraphs an announced speaker governs: all, or, where they open with marks, as long as they do.

    A paragraph that names the speaker himself is no longer his: 'The minister will return on Sunday.'
    """
    text = reading.report.text
    if not paragraphs:
        return []
    marked = text[paragraphs[0].start] in OPENING_MARKS
    names = _own_names(reading, source)
    governed = []
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        if (marked and words[:1] not in OPENING_MARKS) or (not marked and names and names.search(words)):
            break
        governed.append(paragraph)
    return governed


def _own_names(reading: Reading, source: Source | None) -> re.Pattern[str] | None:
    """Give what names a speaker in the third person: his surname, the office he was announced by."""
    if source is None:
        return None
    surname = source.canonical.split()[-1]
    names = [surname] if surname[:1].isupper() and len(surname) >= SHORTEST_NAME else []
    if source.span is not None and len(reading.report.quote(source.span).split()) > 1:
        names.append(reading.report.quote(source.span))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else None
