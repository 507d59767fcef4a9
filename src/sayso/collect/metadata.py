"""What is known of a report: title, publisher, days, authors, address, original; each from its best witness.

The order of witnesses: the sidecar (or the caller), the page's own metadata, the lines around the text, the
dateline, the address. All days found are kept as candidates; where witnesses of one rank disagree a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from sayso.collect.dates import DateWords, find_dates
from sayso.collect.layout import Layout
from sayso.collect.mastheads import Masthead, read_masthead, title_words
from sayso.collect.mentions import settle_mentioned
from sayso.collect.names import (
    ISSUE,
    canonical_outlet,
    plain_case,
    same_outlet,
    split_persons,
    split_segments,
    state_of,
)
from sayso.collect.nations import national_name
from sayso.collect.originals import (
    Original,
    choose_original,
    dateline_outlet,
    find_notices,
    find_owner,
    find_owner_name,
    full_name,
    named_weekday,
)
from sayso.collect.parts import Part, Piece, first_dateline
from sayso.collect.published import find_days, nearest_day, settle_cover, settle_day, settle_month
from sayso.collect.sidecar import Sidecar
from sayso.collect.witnesses import Page, Witnesses
from sayso.knowledge.furniture import Furniture
from sayso.records import DateCandidate, Note, Span

# 'By Ann Lee in Tamra and Bo Ek in Oslava': whoever stands behind the first place.
_MORE_PERSONS: Final = re.compile(
    r"\bin (?:[A-Z][\w'’-]+ ?){1,3}(?:,? and|,) (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of a report that layout and witnesses give, and the notes on what is missing or contested."""

    title: str | None
    title_line: int | None
    outlet: str | None
    byline: tuple[str, ...]
    dateline: Span | None
    url: str | None
    published: date | None
    supposed: date | None  # where no day is told: the last of its month, or the day that its text stands for
    original_outlet: str | None
    original_published: date | None
    candidates: tuple[DateCandidate, ...]
    notes: tuple[Note, ...]

    @property
    def anchor(self) -> date | None:
        """The day relative times resolve against: the original's where it is known."""
        return self.original_published or self.published or self.supposed


def find_metadata(text: str, layout: Layout, given: Sidecar, page: Page, furniture: Furniture) -> Metadata:
    """Settle every field of a report; nothing is guessed without a witness."""
    desk = Witnesses(text, layout, given, page, furniture)
    around = (*layout.head, *layout.tail)
    notices = [*find_notices(text, around, furniture), *_labelled_sources(desk)]
    line = dateline_outlet(text, layout.body, furniture)
    masthead = read_masthead(
        layout.head,
        furniture,
        again=_again(desk, line),
        taken_from=[found.outlet for found in notices],
        agency=line is not None,
    )
    url = given.url or page.url or _find_url(layout.head)
    outlet = _settle_outlet(desk, masthead, notices, line, url)
    original = _settle_original(desk, masthead, notices, line, outlet)
    candidates = tuple(find_days(desk, masthead.title, original, url))
    published = settle_day(desk, candidates)
    if given.original_outlet or given.original_published:
        original = Original(
            given.original_outlet or (original.outlet if original else ""), given.original_published, "sidecar", None
        )
    told = [found.day for found in candidates if found.origin == "original"]
    original = _date_original(original, masthead, line, published, desk, told)
    if published is None and line and line[2]:
        desk.note("the dateline names a day without its year, and nothing else gives one", line[1])
    title = _settle_title(desk, masthead, outlet)
    byline = given.byline or page.byline or _find_byline(desk, outlet)
    for name, value in (("title", title), ("publisher", outlet), ("day of publication", published)):
        if value is None:
            desk.note(f"no {name} given or found")
    supposed = None if published else settle_cover(desk, candidates) or settle_month(desk, masthead.title)
    supposed = supposed or (None if published else _suppose(desk))
    return Metadata(
        title=title,
        title_line=masthead.title,
        outlet=outlet,
        byline=byline,
        dateline=_find_place(desk),
        url=url,
        published=published,
        supposed=supposed,
        original_outlet=(original.outlet or None) if original else None,
        original_published=original.day if original else None,
        candidates=candidates,
        notes=tuple(desk.notes),
    )


def _suppose(desk: Witnesses) -> date | None:
    """Give the day that an undated text stands for by what it mentions, with a note."""
    if not desk.layout.body:
        return None
    found = settle_mentioned(desk.text, Span(desk.layout.body[0].span.start, desk.layout.body[-1].span.end))
    if found is None:
        return None
    told = f"{found.day.day} {found.day:%B %Y}"
    desk.note(f"read as of {told}, by what the text mentions; it may be some days later", found.span)
    return found.day


# --- outlet, original, title ------------------------------------------------------------------------------------------


def _again(desk: Witnesses, line: tuple[str, Span, DateWords | None] | None) -> str:
    """Gather the words in which an outlet names itself: notices, tail, dateline."""
    words = [piece.words for piece in desk.layout.tail]
    words += [piece.words for piece in desk.layout.head if piece.part in (Part.FURNITURE, Part.ORIGINAL)]
    if line:
        words.append(line[0])
    return "\n".join(words)


def _labelled_sources(desk: Witnesses) -> Iterator[Original]:
    for piece in desk.layout.head:
        label = desk.furniture.label(piece.words) if piece.part is Part.LABEL else None
        if label and label[0] == "source" and label[1] and not label[1].startswith("http"):
            name = split_segments(label[1])[0].split(",")[0] if split_segments(label[1]) else ""
            if name:
                yield Original(canonical_outlet(name, desk.furniture), None, "notice", piece.span)


def _settle_outlet(
    desk: Witnesses,
    masthead: Masthead,
    notices: Sequence[Original],
    line: tuple[str, Span, DateWords | None] | None,
    url: str | None,
) -> str | None:
    given = desk.given.publisher or desk.page.outlet
    if given:
        return canonical_outlet(given, desk.furniture)
    names = [found.name for found in masthead.named]
    if masthead.outlet:
        return _with_state(desk, masthead.outlet.name, masthead.outlet.line)
    if line:
        return full_name(line[0], names)
    labelled = [notice.outlet for notice in notices if notice.origin == "notice"]
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    known = desk.furniture.of_host(host) if host else None
    if known or host:
        return known.name if known else host
    return labelled[0] if labelled else _imprint(desk)


def _with_state(desk: Witnesses, name: str, line: int) -> str:
    """Say whose ministry it is, by the lines around its own, a place behind it, or the dateline; a note says so."""
    head = desk.layout.head
    states = (
        state_of(part)
        for i in (line - 1, line, line + 1)
        if 0 <= i < len(head)
        for part in split_segments(head[i].words)
    )
    state = next((found for found in states if found), None)
    place = _find_place(desk)
    behind = head[line].words.rsplit(",", 1)[-1].strip() if "," in head[line].words else None
    where = desk.text[place.start : place.end] if place else behind
    whole = national_name(name, state, where and plain_case(where), desk.furniture)
    if whole != name:
        desk.note(f"'{name}' is taken for '{whole}' by the state or the place that stands with it", head[line].span)
    return whole


def _imprint(desk: Witnesses) -> str | None:
    """Take the outlet from a copyright line, '(c) 1995 Harbour Courier', where nothing else names it."""
    owners = (find_owner_name(piece.words, desk.furniture) for piece in desk.layout.tail)
    return next((name for name in owners if name), None)


def _settle_original(
    desk: Witnesses,
    masthead: Masthead,
    notices: Sequence[Original],
    line: tuple[str, Span, DateWords | None] | None,
    outlet: str | None,
) -> Original | None:
    found = choose_original(notices, outlet, line) or find_owner(desk.layout.tail, outlet, desk.furniture)
    if found is None:
        return None
    names = [named.name for named in masthead.named] + [notice.outlet for notice in notices]
    days = [notice.day for notice in notices if notice.day and same_outlet(notice.outlet, found.outlet)]
    return Original(full_name(found.outlet, names), found.day or next(iter(days), None), found.origin, found.span)


def _date_original(
    original: Original | None,
    masthead: Masthead,
    line: tuple[str, Span, DateWords | None] | None,
    published: date | None,
    desk: Witnesses,
    told: Sequence[date],
) -> Original | None:
    """Find the original's day where its notice names none: beside its name in the head, else in its dateline, else as
    `told` under the label of an original.
    """
    if original is None or original.day or not original.outlet:
        return original
    day = None
    for named in masthead.named:
        if named.dated and same_outlet(named.name, original.outlet):
            words = desk.layout.head[named.line].words
            day = day or next((found.days[0] for found in find_dates(words) if len(found.days) == 1), None)
    if day is None and line and line[2] and same_outlet(line[0], original.outlet):
        day = line[2].days[0] if line[2].days else nearest_day(line[2], published)
    day = day or next(iter(told), None)
    if day is None and original.span and published:
        day = named_weekday(desk.text[original.span.start : original.span.end], published)
    return Original(
        original.outlet, day if not published or not day or day <= published else None, original.origin, original.span
    )


def _settle_title(desk: Witnesses, masthead: Masthead, outlet: str | None) -> str | None:
    if desk.given.title:
        return desk.given.title
    if desk.page.title:
        return _without_site(desk.page.title, outlet)
    for piece in desk.layout.head:
        label = desk.furniture.label(piece.words) if piece.part is Part.LABEL else None
        if label and label[0] == "title":
            return label[1]
    if masthead.title is None:
        return None
    own = masthead.outlet is not None and masthead.title == masthead.outlet.line
    words = title_words(desk.layout.head[masthead.title], own=own, furniture=desk.furniture).strip("_* ")
    if own and words == desk.layout.head[masthead.title].words and not ISSUE.search(words):
        numbers = (ISSUE.search(piece.words) for piece in desk.layout.head)
        number = next((match[0].strip(" ,-") for match in numbers if match), None)
        return f"{outlet} {number}" if outlet and number else plain_case(words)
    return _without_site(words, outlet)


def _without_site(title: str, outlet: str | None) -> str:
    """Take the site's name off a page's title: 'Bridge falls | Harbour Courier' → 'Bridge falls'."""
    parts = split_segments(title)
    if outlet and len(parts) > 1 and same_outlet(parts[-1], outlet):
        at = title.rfind(parts[-1])
        return title[:at].rstrip(" |-–—:·•/»›>")
    return title


# --- byline, dateline, address ----------------------------------------------------------------------------------------


def _find_byline(desk: Witnesses, outlet: str | None) -> tuple[str, ...]:
    names: list[str] = []
    for piece in desk.layout.head:
        if piece.part is Part.BYLINE and piece.hit and piece.hit.named("persons"):
            names += split_persons(piece.hit.named("persons") or "", desk.furniture)
            names += split_persons(
                ",".join(_MORE_PERSONS.findall(piece.words[piece.hit.match.end("persons") :])), desk.furniture
            )
        label = desk.furniture.label(piece.words) if piece.part is Part.LABEL else None
        if label and label[0] == "byline":
            names += split_persons(label[1].split(".")[0] if len(label[1]) > 60 else label[1], desk.furniture)
    if not names:
        credits = [piece for piece in desk.layout.tail if piece.part is Part.CREDIT and piece.hit]
        for piece in credits:
            if piece.hit and piece.words.lower().lstrip("([-– ").startswith(("reporting", "reported", "written", "by")):
                names += split_persons(piece.hit.named("persons") or "", desk.furniture)
    return tuple(dict.fromkeys(name for name in names if not outlet or not same_outlet(name, outlet)))


def _find_place(desk: Witnesses) -> Span | None:
    """Find the place words of a dateline, in the body's first line or in a line of place and date above it."""
    if desk.layout.body:
        start = desk.layout.body[0].span.start
        match = first_dateline(desk.text, desk.layout.body)
        if match and not desk.furniture.holds("rubric", plain_case(match["place"])):
            return Span(start + match.start("place"), start + match.end("place"))
    for piece in desk.layout.head:
        if piece.part is not Part.DATED:
            continue
        found = next(find_dates(desk.text, piece.span.start, piece.span.end), None)
        before = desk.text[piece.span.start : found.span.start].rstrip() if found else ""
        if before.endswith(",") and 0 < len(before.split()) <= 4:
            words = before.rstrip(",").split(" ")
            skip = words[0].lower() in ("issued", "released", "done", "given", "signed", "published") and len(words) > 1
            offset = len(words[0]) + 1 if skip else 0
            place = before.rstrip(",")[offset:]
            if place and place[0].isupper() and not desk.furniture.holds("press", place):
                return Span(piece.span.start + offset, piece.span.start + offset + len(place))
    return None


def _find_url(head: Sequence[Piece]) -> str | None:
    for piece in head:
        if piece.part is Part.ADDRESS:
            return piece.words.strip("<>")
    return None
