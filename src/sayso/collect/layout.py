"""Where in a report what stands: masthead, title, byline, dateline, caption, body, boilerplate.

1. From the top: the body begins at the first prose or entry that is no notice and no standfirst; a heading right
above it belongs to it. 2. From the bottom: notices, signatures and credits are taken off until the report's own
words come. 3. Inside the body, short paragraphs that are links or captions are marked, and the body goes on behind
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.collect.names import is_capitals
from sayso.collect.paragraphs import Paragraph
from sayso.collect.parts import (
    TEXT,
    Part,
    Piece,
    find_dateline,
    first_dateline,
    judge_head,
    judge_inside,
    judge_tail,
    split_credit,
    split_notice,
)
from sayso.knowledge.furniture import Furniture
from sayso.records import Section, SectionRun, Span

# No head is longer than this many paragraphs; without prose by then, a report is a list and its body begins after the
# dates.
LONGEST_HEAD: Final = 40
LONGEST_TAIL: Final = 80
# A standfirst may stand so many paragraphs above the byline.
STANDFIRST_REACH: Final = 3
LONGEST_STANDFIRST: Final = 45
# 'Related:' opens a list to the page's end only if no more than this share of the words follows.
LIST_SHARE: Final = 0.35
LONGEST_FRAGMENT: Final = 12

DATA: Final = frozenset({Part.DATED, Part.BYLINE, Part.ADDRESS})
HEADED: Final = DATA | {Part.LABEL}
OUTSIDE: Final = frozenset(
    {Part.FURNITURE, Part.ORIGINAL, Part.CREDIT, Part.SIGNATURE, Part.CAPTION, Part.ADDRESS, Part.NOTE}
)
BOILERPLATE: Final = frozenset({Part.FURNITURE, Part.ORIGINAL})


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces before, in and behind the body. A notice that shares its paragraph with the body's end has its own
    piece.
    """

    head: tuple[Piece, ...]
    body: tuple[Piece, ...]
    tail: tuple[Piece, ...]


def find_layout(text: str, paragraphs: Sequence[Paragraph], furniture: Furniture) -> Layout:
    """Part a text into head, body and tail; a text of nothing but short lines is body as far as it is not dated or
    signed.
    """
    opening = [judge_head(text, paragraph, furniture) for paragraph in paragraphs[:LONGEST_HEAD]]
    opening = [_demoted(opening, index) for index in range(len(opening))]
    start = _find_start(opening)
    head, rest = opening[:start], paragraphs[start:]
    closing = [judge_tail(text, paragraph, furniture) for paragraph in rest[-LONGEST_TAIL:]]
    closing = _spread_lists(closing, sum(p.span.end - p.span.start for p in rest))
    stop = len(rest) - _count_tail(closing)
    if stop == 0 and rest:  # all of it looks like notices: then it is a report about notices
        stop, closing = len(rest), []
    inside = [judge_inside(text, paragraph, furniture) for paragraph in rest[:stop]]
    tail = list(closing[len(closing) - (len(rest) - stop) :]) if stop < len(rest) else []
    if tail:
        tail = [*_cut_notice(text, tail[0], furniture), *tail[1:]]
        if tail[0].part in TEXT:  # the body's last words shared a paragraph with a notice
            inside.append(tail.pop(0))
    if inside and (cut := split_credit(text, inside[-1].span, furniture)) is not None:
        last = inside.pop()
        words = text[last.span.start : cut].rstrip()
        inside.append(replace(last, span=Span(last.span.start, last.span.start + len(words))))
        tail.insert(0, judge_tail(text, Paragraph(Span(cut, last.span.end), apart=False), furniture))
    return Layout(tuple(head), tuple(inside), tuple(tail))


def find_sections(text: str, layout: Layout, title: int | None) -> tuple[SectionRun, ...]:
    """Give the runs of sections in text order; `title` is the index of the title's piece in the head."""
    runs: list[SectionRun] = []
    for index, piece in enumerate(layout.head):
        section = Section.TITLE if index == title else _HEAD_SECTIONS.get(piece.part, Section.MASTHEAD)
        runs.append(SectionRun(piece.span, section))
    for index, piece in enumerate(layout.body):
        place = first_dateline(text, layout.body) if index == 0 else None
        if place:
            cut = piece.span.start + place.end()
            runs.append(SectionRun(Span(piece.span.start, piece.span.start + len(place[0].rstrip())), Section.DATELINE))
            runs.append(SectionRun(Span(cut, piece.span.end), Section.BODY))
        else:
            runs.append(SectionRun(piece.span, _BODY_SECTIONS.get(piece.part, Section.BODY)))
    runs.extend(SectionRun(piece.span, _TAIL_SECTIONS.get(piece.part, Section.BYLINE)) for piece in layout.tail)
    return tuple(run for run in runs if run.span.start < run.span.end)


def join_runs(runs: Sequence[SectionRun], wanted: frozenset[Section]) -> tuple[Span, ...]:
    """Give the stretches of some sections, neighbours joined over the space between them."""
    found: list[Span] = []
    open_end = False
    for run in runs:
        if run.section in wanted:
            if found and open_end:
                found[-1] = Span(found[-1].start, run.span.end)
            else:
                found.append(run.span)
        open_end = run.section in wanted
    return tuple(found)


_HEAD_SECTIONS: Final = {
    Part.FURNITURE: Section.BOILERPLATE,
    Part.ORIGINAL: Section.BOILERPLATE,
    Part.BYLINE: Section.BYLINE,
    Part.CREDIT: Section.BYLINE,
    Part.CAPTION: Section.CAPTION,
}
_BODY_SECTIONS: Final = {Part.FURNITURE: Section.BOILERPLATE, Part.CAPTION: Section.CAPTION}
_TAIL_SECTIONS: Final = {
    Part.FURNITURE: Section.BOILERPLATE,
    Part.ORIGINAL: Section.BOILERPLATE,
    Part.CREDIT: Section.BOILERPLATE,
    Part.CAPTION: Section.CAPTION,
    Part.ADDRESS: Section.BOILERPLATE,
}


def _demoted(opening: Sequence[Piece], index: int) -> Piece:
    """Make a bare name a byline only right under a title: two short lines above, or one and no blank line between."""
    piece = opening[index]
    if piece.part is not Part.BYLINE or piece.hit is None or piece.hit.rule.id != "byline-bare":
        return piece
    shorts = sum(1 for other in opening[:index] if other.part in (Part.SHORT, Part.DATED))
    addressed = any(other.part is Part.ADDRESS for other in opening[:index])
    stands = not addressed and (shorts > 1 or (shorts == 1 and not piece.apart)) and not is_capitals(piece.words)
    return piece if stands else replace(piece, part=Part.SHORT, hit=None)


def _find_start(opening: Sequence[Piece]) -> int:
    start = next((index for index in range(len(opening)) if _opens_body(opening, index)), None)
    if start is None:
        data = [index for index, piece in enumerate(opening) if piece.part in DATA]
        start = min(data[-1] + 1 if data else 1, max(len(opening) - 1, 0))
    address = next((index for index, piece in enumerate(opening[:start]) if piece.part is Part.ADDRESS), None)
    if address is not None and address and all(piece.part is Part.SHORT for piece in opening[address + 1 : start]):
        titles = {piece.words.casefold() for piece in opening[:address]}
        after = (index for index in range(address + 1, start) if opening[index].words.casefold() not in titles)
        return next(after, start)  # a block of title, outlet, day and address is a whole head
    floor = _title_floor(opening[:start])
    while start - 1 > floor and _heads_body(opening, start - 1):
        start -= 1
    return start


def _opens_body(opening: Sequence[Piece], index: int) -> bool:
    piece = opening[index]
    if piece.part not in TEXT:
        return False
    if index == 0 and piece.part is Part.PROSE and _is_note_on_top(opening):
        return False
    below = opening[index + 1] if index + 1 < len(opening) else None
    if (
        below
        and below.part is Part.BYLINE
        and index
        and not any(before.part is Part.BYLINE for before in opening[:index])
    ):
        return False
    if any(before.part in DATA for before in opening[:index]) or piece.length > LONGEST_STANDFIRST:
        return True
    if find_dateline(piece.words) or piece.part is Part.ENTRY:
        return True
    reach = range(index + 1, min(index + 1 + STANDFIRST_REACH, len(opening)))
    return not any(opening[i].part in DATA and any(p.part in TEXT for p in opening[i + 1 :]) for i in reach)


def _is_note_on_top(opening: Sequence[Piece]) -> bool:
    """A sentence before a masthead: 'Forwarded by the desk, with thanks.' and then two lines that are no prose."""
    following = opening[1:3]
    return (
        opening[0].length <= LONGEST_STANDFIRST // 2
        and len(following) == 2
        and not any(p.part in TEXT for p in following)
    )


def _title_floor(head: Sequence[Piece]) -> int:
    """Give the index of the last piece that cannot belong to the body: the first two short lines (outlet and title),
    data.
    """
    lines = [index for index, piece in enumerate(head) if piece.titled]
    data = [index for index, piece in enumerate(head) if piece.part not in (Part.SHORT, Part.PROSE)]
    if data and lines and all(index > data[-1] for index in lines[1:2]):
        return max(data[-1], lines[0])  # masthead, date, then the first short line behind them may be the title
    headings = [i for i in lines if head[i].part is Part.SHORT and is_capitals(head[i].words)]
    return max([*data, *(lines[:1] if headings and lines[1:2] == headings[-1:] else lines[:2])], default=-1)


def _heads_body(opening: Sequence[Piece], index: int) -> bool:
    """Tell whether a short line above the body is its first heading rather than the last line of the head.

    It is where it stands right on the text with no blank line between, ends in a colon, or is one of several lines in
    capitals.
    """
    piece = opening[index]
    before = opening[:index]
    shorts = [other for other in before if other.titled]
    if (
        piece.part is not Part.SHORT
        or not shorts
        or any(other.words.casefold() == piece.words.casefold() for other in shorts)
    ):
        return False
    capitals = is_capitals(piece.words.split(":")[0])
    alike = capitals and any(other.part is Part.SHORT and is_capitals(other.words) for other in opening[index + 1 :])
    heading = alike or piece.words.endswith((":", ",")) or not opening[index + 1].apart
    titled = len(shorts) > 1 or not is_capitals(shorts[0].words)
    return heading and any(other.part in HEADED for other in before) and (titled or alike)


def _spread_lists(closing: Sequence[Piece], total: int) -> list[Piece]:
    """Make all that follows a list's heading ('Related:', 'Comments (3)') furniture, if it is a page's last part."""
    for index, piece in enumerate(closing):
        if piece.hit is None or not piece.hit.rule.to_end or piece.part is not Part.FURNITURE:
            continue
        after = closing[index + 1 :]
        if sum(p.span.end - p.span.start for p in after) <= total * LIST_SHARE:
            return [*closing[: index + 1], *(replace(p, part=Part.FURNITURE) for p in after)]
    return list(closing)


def _count_tail(closing: Sequence[Piece]) -> int:
    """Count the pieces from the end that are not the report's words; a fragment between notices goes too."""
    count = 0
    for back, piece in enumerate(reversed(closing), 1):
        if piece.part in OUTSIDE:
            count = back
        elif piece.part is Part.SHORT and piece.length <= LONGEST_FRAGMENT and back == count + 1 and count:
            above = closing[-back - 1] if back < len(closing) else None
            if above is None or above.part not in OUTSIDE:
                break
        else:
            break
    return count


def _cut_notice(text: str, piece: Piece, furniture: Furniture) -> list[Piece]:
    """Part the first piece of the tail where words of the body, or a credit, stand before its notice."""
    if piece.part not in BOILERPLATE or piece.hit is None:
        return [piece]
    cut = split_notice(text, piece.span, furniture)
    if cut == piece.span.start:
        return [piece]
    words = text[piece.span.start : cut].rstrip()
    front = Span(piece.span.start, piece.span.start + len(words))
    judged = judge_tail(text, Paragraph(front, piece.apart), furniture)
    kept = judged if judged.part is Part.CREDIT else replace(piece, span=front, part=Part.PROSE, hit=None)
    if kept.part is Part.CREDIT:
        kept = replace(kept, span=front)
    return [kept, replace(piece, span=Span(cut, piece.span.end))]
