"""The day a report was published: every day found around it as a candidate, and the one that is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sayso.collect.dates import WEEKDAYS, DateWords, find_address_date, find_dates, find_month, sets_month_first
from sayso.collect.originals import Original
from sayso.collect.parts import Part, Piece, first_dateline
from sayso.collect.witnesses import Witnesses
from sayso.knowledge.furniture import LOOKED_AT
from sayso.records import DateCandidate

# Who is believed first about the day of publication. 'updated' and 'ranged' days are kept and never chosen.
DATE_RANKS: Final = (
    "sidecar", "json-ld", "meta", "time", "label", "byline", "masthead", "dateline", "title", "as-of", "url", "notice",
    "page", "opening", "yearless",
)  # fmt: skip
NEVER_PUBLISHED: Final = ("updated", "range", "original")
# Words right before a date that tell what happened on it.
_UPDATED: Final = (
    "revised",
    "updated",
    "modified",
    "corrected",
    "refreshed",
    "amended",
    "accessed",
    "retrieved",
    "viewed",
    "printed",
)
_COVERED: Final = (
    "opened",
    "begun",
    "covering",
    "period",
    "from",
    "between",
    "of events",
    "story of",
    "report of",
    "since",
    "until",
    "week of",
)
# "As of 3 May": the day that a page stands for, and of its issue where no other is told.
_AS_OF: Final = ("as of", "as at")
# The day of the piece that was taken over: 'Posted 8 January / Original: 7 January'.
_FIRST: Final = ("original", "originally published", "first published")
_LABELLED: Final = (
    "published",
    "posted",
    "issued",
    "released",
    "issue of",
    "date",
    "dated",
    "published on",
    "posted here",
    "publication",
    "this version",
    "version of",
    "compiled",
    "closed",
    "filed",
)
_BEFORE: Final = 26
# A body may open with the place and day of its writing, 'Tamra, Thursday 12 June 1969. For members only.'
_OPENING: Final = 60
_YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")


def find_days(
    desk: Witnesses, title_line: int | None, original: Original | None, url: str | None
) -> Iterator[DateCandidate]:
    """Give every day found, with its origin: sidecar, page metadata, the lines around the text, dateline, address.

    `title_line` is the title's index in the head; days that belong to the original are kept under that origin.
    """
    if desk.given.published:
        yield DateCandidate(desk.given.published, "sidecar", None)
    for day, origin in desk.page.days:
        yield DateCandidate(day, origin, None)
    for index, piece in enumerate(desk.layout.head):
        yield from _piece_days(desk, piece, "title" if index == title_line else None, original)
    if desk.layout.body:
        start = desk.layout.body[0].span.start
        match = first_dateline(desk.text, desk.layout.body)
        for found in find_dates(desk.text, start, start + match.end()) if match else ():
            yield from (DateCandidate(day, "dateline", found.span) for day in found.days[:1])
        yield from _opening_days(desk)
    for piece in desk.layout.tail:
        yield from _piece_days(desk, piece, "notice", original)
    in_address = find_address_date(url) if url else None
    if in_address:
        yield DateCandidate(in_address, "url", None)


def _piece_days(desk: Witnesses, piece: Piece, place: str | None, original: Original | None) -> Iterator[DateCandidate]:
    end = min(piece.span.end, piece.span.start + LOOKED_AT)
    for found in find_dates(desk.text, piece.span.start, end):
        if found.weekday_fits is False:
            desk.note("the weekday does not fit the date", found.span)
        days = found.days
        if len(days) > 1:
            order = "month" if sets_month_first(desk.text[: LOOKED_AT * 20]) else "day"
            desk.note(
                f"day and month can be read either way; read {order} first, as the rest of the text writes dates",
                found.span,
            )
            days = days[1:] if order == "month" else days[:1]
        before = desk.text[max(piece.span.start, found.span.start - _BEFORE) : found.span.start].lower()
        origin = _origin(before, found, piece, place)
        if origin not in NEVER_PUBLISHED and _is_originals(desk, piece, found, original):
            origin = "original"
        if not days and origin == "label":
            days = _from_neighbours(desk, found)
        if not days and origin in ("label", "masthead", "byline"):
            days, origin = _from_years(desk, found), "yearless"
        for day in days:
            yield DateCandidate(day, origin, found.span)


def _from_neighbours(desk: Witnesses, found: DateWords) -> tuple[date, ...]:
    """Give the year to 'Issued: Friday 27 April' from the full dates around the text, where they agree on one."""
    full = (other for piece in desk.layout.head for other in find_dates(desk.text, piece.span.start, piece.span.end))
    years = {day.year for other in full for day in other.days}
    day = found.in_year(years.pop()) if len(years) == 1 else None
    return (day,) if day else ()


def _from_years(desk: Witnesses, found: DateWords) -> tuple[date, ...]:
    """Give the year to 'No. 4 of 1987, Monday 19th January' where the head names one year only, and a weekday that
    stands with the day fits.
    """
    years = {int(year) for piece in desk.layout.head for year in _YEAR.findall(piece.words)}
    day = found.in_year(years.pop()) if len(years) == 1 else None
    words = desk.text[found.span.start : found.span.end].lower()
    weekday = next((index for index, name in enumerate(WEEKDAYS) if words.startswith(name)), None)
    return (day,) if day and weekday in (None, day.weekday()) else ()


def _opening_days(desk: Witnesses) -> Iterator[DateCandidate]:
    """Give the day with which the body opens, where its weekday stands with it and fits, in a note of a few words."""
    span = desk.layout.body[0].span
    stop = re.search(r"[.\n](?=\s|$)", desk.text[span.start : span.end])
    if stop is None or stop.start() > _OPENING:
        return
    for found in find_dates(desk.text, span.start, span.start + stop.end()):
        before = desk.text[span.start : found.span.start].rstrip()
        if found.weekday_fits and not found.ranged and before.endswith(","):
            yield DateCandidate(found.days[0], "opening", found.span)


def _origin(before: str, found: DateWords, piece: Piece, place: str | None) -> str:
    def told(cues: Sequence[str]) -> bool:
        return before.rstrip(" :,").endswith(tuple(cues)) or before.rstrip(" :,").endswith(
            tuple(f"{cue} on" for cue in cues)
        )

    if told(_AS_OF) and not found.ranged:
        return "as-of"
    if told(_FIRST) and not found.ranged:
        return "original"
    if told(_UPDATED) or "updated" in before:
        return "updated"
    if told(_LABELLED) and place in (None, "notice"):
        return "label"
    if found.ranged or told(_COVERED) or "period" in before:
        return "range"
    if place:
        return place
    return "byline" if piece.part in (Part.BYLINE, Part.LABEL) else "masthead"


def _is_originals(desk: Witnesses, piece: Piece, found: DateWords, original: Original | None) -> bool:
    """Tell whether a date belongs to the outlet that the piece was taken from: it stands with its name."""
    if original is None or not found.days:
        return False
    if original.day:
        return original.day == found.days[0]
    before = desk.text[piece.span.start : found.span.start].casefold()
    name = original.outlet.casefold().removeprefix("the ")
    return name in before and "." not in before[before.rfind(name) + len(name) :]


def settle_day(desk: Witnesses, candidates: Sequence[DateCandidate]) -> date | None:
    """Believe the first rank that has a day; note where it has several, or where other ranks have other days."""
    for rank in DATE_RANKS:
        days = list(dict.fromkeys(found.day for found in candidates if found.origin == rank))
        if not days:
            continue
        if len(days) > 1:
            desk.note(
                f"several days stand in the {rank}: "
                + ", ".join(day.isoformat() for day in days)
                + "; the first is taken"
            )
        others = {found.day for found in candidates if found.origin in DATE_RANKS and found.origin != "title"} - set(
            days
        )
        if others and rank != "sidecar":
            desk.note("other witnesses give " + ", ".join(day.isoformat() for day in sorted(others)))
        return days[0]
    later = [found.day for found in candidates if found.origin == "updated"]  # 'opened 1 May, revised 9 May'
    return max(later, default=None)


def settle_cover(desk: Witnesses, candidates: Sequence[DateCandidate]) -> date | None:
    """Give the last day that a head says its report covers, where no other is told: 'Digest, 14-16 September 1968'."""
    last = max((found for found in candidates if found.origin == "range"), default=None, key=lambda found: found.day)
    if last is None:
        return None
    told = f"no day of publication is told; times are counted from the last day covered, {last.day.isoformat()}"
    desk.note(told, last.span)
    return last.day


def settle_month(desk: Witnesses, title_line: int | None) -> date | None:
    """Give the last day of the month that a head names where it names no day: 'Nile Review | March 2025'."""
    for index, piece in enumerate(desk.layout.head):
        found = None if index == title_line else find_month(desk.text, piece.span.start, piece.span.end)
        if found is not None:
            told = f"only the month of publication is told; times are counted from its last day, {found.isoformat()}"
            desk.note(told, piece.span)
            return found
    return None


def nearest_day(words: DateWords, published: date | None) -> date | None:
    """Give the year to a dateline's 'April 2': the last such day not after the publication."""
    if published is None:
        return None
    for year in (published.year, published.year - 1):
        day = words.in_year(year)
        if day and day <= published:
            return day
    return None
