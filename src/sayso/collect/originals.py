"""Where a piece was taken from: the outlet and the day of the original, as notices, datelines and second mastheads
tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sayso.collect.dates import MONTHS, WEEKDAYS, DateWords, find_dates
from sayso.collect.names import canonical_outlet, same_outlet
from sayso.collect.parts import Part, Piece, first_dateline
from sayso.knowledge.furniture import LOOKED_AT, Furniture
from sayso.records import Span

# Between an outlet's name and the day that belongs to it: 'Harbour Courier, print edition, on 3 March 1995'.
DATE_REACH: Final = 45
_TRAILING = re.compile(r"(?:\s+(?:of|the|for|de|du|des|la|le|al|&|and))+$")
_WEEKDAY = re.compile(r"\b(?P<day>today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]s\b", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)\s*(?:\([cC]\)\s*|©\s*)?(?:\d{4}\s*)?"
    r"(?P<owner>[A-Z][\w'’&-]*(?: (?:of |the |& )?[A-Z][\w'’&-]*){0,5})"
)
_REPRODUCED = re.compile(
    r"\b(?:fair (?:use|dealing)|re-?(?:produced|printed|posted|published)|(?:shown|posted) here|with permission)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:ltd|limited|inc|llc|gmbh|plc|group|media|newspapers|publishing|publishers|publications)\b", re.IGNORECASE
)
_NO_OUTLET = frozenset(
    {
        "the",
        "this",
        "a",
        "an",
        "our",
        "his",
        "her",
        "their",
        "it",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
    }
)


@dataclass(frozen=True, slots=True)
class Original:
    """An outlet named as the original's, the day named with it (None: no day), and where: 'notice', 'dateline',
    'masthead'.
    """

    outlet: str
    day: date | None
    origin: str
    span: Span | None


def find_notices(text: str, pieces: Sequence[Piece], furniture: Furniture) -> Iterator[Original]:
    """Give what the notices around a report say of its original, in text order."""
    for piece in pieces:
        if piece.part is not Part.ORIGINAL or piece.hit is None:
            continue
        name = clean_outlet(piece.hit.named("outlet") or "", furniture)
        if name:
            yield Original(name, _day_of(text, piece, piece.hit.named("outlet") or ""), "notice", piece.span)


def clean_outlet(words: str, furniture: Furniture) -> str | None:
    """Make words after 'published by' into an outlet's name; None for months, weekdays and pronouns."""
    bare = _TRAILING.sub("", words.strip(" ,.;:"))
    first = bare.split()[0].lower() if bare else ""
    if not bare or bare.lower() in _NO_OUTLET or (first[:3] in (*MONTHS, *WEEKDAYS) and len(bare.split()) == 1):
        return None
    if furniture.families["language"].pattern.fullmatch(bare.split()[0]) and not furniture.holds("press", bare):
        return None  # 'translated from Arabic and French'
    return canonical_outlet(bare, furniture)


def dateline_outlet(
    text: str, body: Sequence[Piece], furniture: Furniture
) -> tuple[str, Span, DateWords | None] | None:
    """Give the outlet in the dateline of the first paragraph, the span of the dateline, and its date in words."""
    if not body:
        return None
    start = body[0].span.start
    match = first_dateline(text, body)
    if match is None or not match["outlet"]:
        return None
    name = clean_outlet(match["outlet"].split("/")[0], furniture)
    found = next(find_dates(match[0]), None)
    return (name, Span(start, start + match.end()), found) if name else None


def choose_original(
    notices: Sequence[Original], publisher: str | None, line: tuple[str, Span, DateWords | None] | None
) -> Original | None:
    """Decide which outlet a report was taken from: a notice's, else the dateline's; None where it is the publisher's
    own.
    """
    for notice in notices:
        if publisher is None or not same_outlet(notice.outlet, publisher):
            return notice
    if line and publisher and not same_outlet(line[0], publisher):
        return Original(line[0], None, "dateline", line[1])
    return None


def find_owner(tail: Sequence[Piece], publisher: str | None, furniture: Furniture) -> Original | None:
    """Take the owner in a copyright line for the original's outlet, where the same page says that it only reproduces.

    'Copyright 1995 Harbour Courier. Shown here under fair use.' counts; a publishing house ('Coast Media Ltd') does
    not.
    """
    reproduced = any(p.hit and (p.hit.rule.id == "reprint-notice" or _REPRODUCED.search(p.words)) for p in tail)
    for piece in tail:
        name = find_owner_name(piece.words, furniture)
        if not name or not reproduced or not publisher or _HOUSE.search(name):
            continue
        if name.split()[0] != publisher.split()[0] and not same_outlet(name, publisher):
            return Original(name, None, "notice", piece.span)
    return None


def find_owner_name(words: str, furniture: Furniture) -> str | None:
    """Give the outlet that a copyright line names; persons and unknown houses are passed over."""
    match = _OWNER.search(words)
    name = clean_outlet(match["owner"], furniture) if match else None
    return name if name and (furniture.known(name) or furniture.holds("press", name)) else None


def named_weekday(words: str, published: date) -> date | None:
    """Give the day meant by 'Wednesday's report' or 'today's Courier' in a notice printed on the day of publication."""
    match = _WEEKDAY.search(words)
    if match is None:
        return None
    back = {"today": 0, "yesterday": 1}.get(match["day"].lower())
    if back is None:
        back = (published.weekday() - WEEKDAYS.index(match["day"][:3].lower())) % 7 or 7
    return published - timedelta(days=back)


def full_name(name: str, named: Sequence[str]) -> str:
    """Give the longer name of an outlet where the report knows one: 'Meridian' → 'Meridian News Agency'."""
    longer = [other for other in named if same_outlet(name, other) and len(other) > len(name)]
    return max(longer, key=len, default=name)


def _day_of(text: str, piece: Piece, outlet: str) -> date | None:
    """Give the day that stands with the outlet's name in a notice: behind it, else before it in the same sentence."""
    end = min(piece.span.end, piece.span.start + LOOKED_AT)
    words = text[piece.span.start : end]
    at = words.find(outlet)
    after = at + len(outlet) if at >= 0 else 0
    stop = re.compile(r"[.!?]\s+[A-Z]").search(words, after)
    days = [(found.span.start, found.days[0]) for found in find_dates(words) if len(found.days) == 1]
    behind = [day for start, day in days if after <= start <= after + DATE_REACH and (not stop or start < stop.start())]
    before = [day for start, day in days if start < at and not re.search(r"[.!?]\s", words[start:at])]
    return next(iter([*behind, *before]), None)
