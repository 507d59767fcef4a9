"""Which line of a report's head names the outlet, and which is the title.

1. Every short or dated line is cut at its bars and dashes; each segment gets points for looking like an outlet's
name: a known name, a word such as Courier or Ministry, capitals, standing first, being named again in a notice or
dateline. 2. The best segment above the threshold is the publisher, unless a notice says that it is where the piece
was taken from. 3. The title is the first short line that is neither that line nor another masthead, rubric or
tagline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.collect.dates import find_dates
from sayso.collect.names import (
    ISSUE,
    canonical_outlet,
    is_capitals,
    is_title_case,
    same_outlet,
    split_segments,
    state_of,
)
from sayso.collect.parts import Part, Piece
from sayso.knowledge.furniture import Furniture

# Points; tuned together on training/corpus and the gold train folders (November 2026): do not move one alone.
KNOWN: Final = 4.0
NAMED_AGAIN: Final = 2.0
PRESS_WORD: Final = 1.5
OFFICE_WORD: Final = 1.5
CAPITALS: Final = 1.0
FIRST_LINE: Final = 0.75
BESIDE_DATE: Final = 1.0
TITLE_CASE: Final = 0.5
SMALL_WORDS: Final = -2.0
PAPER_WORD: Final = -2.0
LONG_NAME: Final = -2.0
NUMBER: Final = -1.0
ODD_MARKS: Final = -3.0
THRESHOLD: Final = 2.0
# A line with this much that is not the publisher is a second masthead line ('REPUBLIC OF X') if a title stands
# elsewhere.
MASTHEAD: Final = 2.5
NO_TITLE: Final = 4.0
LEAST_TITLE: Final = -2.0
LATER_LINE: Final = 0.3
SHORT_TITLE: Final = 3
LONG_TITLE: Final = 22
OF_NAMES: Final = frozenset({"of", "the", "and", "for", "in", "on", "by", "to", "de", "la"})
LONGEST_NAME: Final = 10
LONGEST_UNKNOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A segment of a head line that may be an outlet's name: the line's index, its canonical form, its points."""

    line: int
    name: str
    points: float
    dated: bool


@dataclass(frozen=True, slots=True)
class Masthead:
    """The outlet named in a head (None: nobody), all names above the threshold, and the title's line (None: no
    title).
    """

    outlet: Named | None
    named: tuple[Named, ...]
    title: int | None


def read_masthead(
    head: Sequence[Piece], furniture: Furniture, *, again: str, taken_from: Sequence[str], agency: bool = False
) -> Masthead:
    """Find outlet and title among the pieces before the body.

    `again` holds the notices and datelines in which an outlet names itself; `taken_from` are outlets that a notice
    names as
    the original's; `agency` tells that the dateline names one, so that a masthead is not needed.
    """
    named = tuple(found for index in range(len(head)) for found in _names_in(head, index, furniture, again))
    own = [found for found in named if not any(same_outlet(found.name, other) for other in taken_from)]
    outlet = max(own, key=lambda found: found.points, default=None)
    if outlet is None and not agency:
        outlet = _unknown_outlet(head, furniture)
    outlet = outlet or max(named, key=lambda found: found.points, default=None)
    return Masthead(outlet, named, _find_title(head, outlet, furniture, again))


def _unknown_outlet(head: Sequence[Piece], furniture: Furniture) -> Named | None:
    """Take a first line that is like no outlet we know for one, if it is short, all capitals, and a title stands
    below it.

    It rightly takes 'KHYBER CONFIDENTIAL' and wrongly a first line like 'TRUCE SIGNED' over a long second line.
    """
    lines = [
        i for i, piece in enumerate(head) if piece.part in (Part.SHORT, Part.DATED) or (i == 0 and _is_trail(piece))
    ]
    lines = [i for i in lines if not state_of(head[i].words)]
    below = [i for i, piece in enumerate(head) if lines and i > lines[0] and (piece.titled or piece.part is Part.LABEL)]
    if not lines or not (below or _beside_outlet(head[lines[0]], furniture)):
        return None
    segments = split_segments(head[lines[0]].words)
    name = segments[0].split(",")[0] if segments else ""
    words = ISSUE.sub("", name).split()
    digits = any(letter.isdigit() for letter in name) and len(segments) == 1
    if not 0 < len(words) <= LONGEST_UNKNOWN or digits or any(letter in "?!" for letter in name):
        return None
    longer = any(len(head[index].words.split()) > len(words) for index in below) or len(segments) > 1
    described = len(segments) > 1 and furniture.holds("tagline", segments[1])  # 'La Voz - weekly of the port'
    marked = is_capitals(name) or (
        is_title_case(name) and (len(segments) == 1 or described or _is_trail(head[lines[0]]))
    )
    return Named(lines[0], canonical_outlet(name, furniture), THRESHOLD, dated=False) if marked and longer else None


def _is_trail(piece: Piece) -> bool:
    """Tell whether a line is a trail of links that begins with the site's name: 'LowlandWatch >> News >> Oslava'."""
    return (
        piece.hit is not None
        and piece.hit.rule.id == "navigation"
        and not piece.words.lower().startswith(("home", "menu"))
    )


def _names_in(head: Sequence[Piece], index: int, furniture: Furniture, again: str) -> list[Named]:
    piece = head[index]
    if piece.part not in (Part.SHORT, Part.DATED, Part.BYLINE, Part.LABEL):
        return []
    words = piece.words
    if piece.part is Part.LABEL:
        label = furniture.label(words)
        return (
            [Named(index, canonical_outlet(label[1], furniture), KNOWN * 2, dated=False)]
            if label and label[0] == "outlet"
            else []
        )
    dates = [found.span for found in find_dates(words) if found.days]
    if dates:
        for span in reversed(dates):
            words = words[: span.start].rstrip(" ,") + " | " + words[span.end :]
    first = all(other.part is not Part.SHORT for other in head[:index])
    near = [head[other].words for other in (index - 1, index + 1) if 0 <= other < len(head)]
    above = next((line for line in near if state_of(line)), None)
    segments = [part for whole in split_segments(words) for part in _commas(whole, piece.part)]
    states = [segment for segment in segments if state_of(segment)]
    state_line = states[0] if states and len(segments) > 1 else above
    found = []
    for order, segment in enumerate(segments):
        points = _points(segment, furniture, again) + (FIRST_LINE if first and order == 0 else 0.0)
        named = order == 0 and len(segments) > 1 and ":" not in words[len(segment) :][:2]  # not 'SARVIA: a truce'
        points += CAPITALS if named and is_capitals(segment) else 0.0
        points += BESIDE_DATE if dates and piece.part is Part.DATED and " " in segment else 0.0
        points += TITLE_CASE if states or above else 0.0  # an office below its state's name
        points -= KNOWN if segment in states and (len(segments) > 1 or _office_below(head, index, furniture)) else 0.0
        if points >= THRESHOLD:
            found.append(Named(index, canonical_outlet(segment, furniture, state_line), points, bool(dates)))
    return found


def _office_below(head: Sequence[Piece], index: int, furniture: Furniture) -> bool:
    """Tell whether the next line is an office, so that 'REPUBLIC OF X' above it is only the state it belongs to."""
    below = head[index + 1] if index + 1 < len(head) else None
    return below is not None and below.part is Part.SHORT and furniture.holds("office", below.words)


def _commas(segment: str, part: Part) -> list[str]:
    """Cut a date line or byline at commas too, where a place and an outlet stand in one row; names of offices keep
    theirs.
    """
    bits = [bit.strip() for bit in segment.split(",") if bit.strip()]
    if part in (Part.DATED, Part.BYLINE) or any(letter.isdigit() for letter in "".join(bits[1:])):
        return bits
    return [bits[0], segment] if len(bits) == 2 and (" " not in bits[1] or bits[1][0].islower()) else [segment]


def _points(name: str, furniture: Furniture, again: str) -> float:
    if furniture.known(name):
        return KNOWN
    words = name.split()
    if furniture.families["rubric"].pattern.fullmatch(name) or not any(letter.isalpha() for letter in name):
        return ODD_MARKS
    points = 0.0
    name = ISSUE.sub("", name)
    points += NUMBER if any(letter.isdigit() for letter in name) else 0.0
    if any(mark in name for mark in '?!"“”;') or name.startswith(("'", "‘")):
        points += ODD_MARKS
    points += PRESS_WORD if furniture.holds("press", name) else OFFICE_WORD if furniture.holds("office", name) else 0.0
    points += PAPER_WORD if furniture.holds("paper", name) or furniture.holds("tagline", name) else 0.0
    if is_capitals(name):
        points += CAPITALS
    else:
        points += TITLE_CASE if is_title_case(name) else SMALL_WORDS
    points += LONG_NAME if len(words) > LONGEST_NAME else 0.0
    bare = canonical_outlet(name, furniture).casefold().removeprefix("the ")
    named = bare in again.casefold() or any(
        same_outlet(line, name) for line in again.splitlines() if len(line) < len(name)
    )
    if named and (" " in bare or points >= PRESS_WORD):  # 'Bamako, 2 May' names a place, and so may the tail
        points += NAMED_AGAIN
    return points


def _find_title(head: Sequence[Piece], outlet: Named | None, furniture: Furniture, again: str) -> int | None:
    """Give the line that is likeliest the title; the outlet's own line only where nothing else is left."""
    lines = [index for index, piece in enumerate(head) if piece.titled]
    free = [
        index for index in lines if outlet is None or index != outlet.line or _beside_outlet(head[index], furniture)
    ]
    scored = [
        (_title_points(head, index, outlet, furniture, again) - order * LATER_LINE, -index)
        for order, index in enumerate(free)
    ]
    best = max(scored, default=None)
    if best is not None and (best[0] >= LEAST_TITLE or outlet is None):
        return -best[1]
    return outlet.line if outlet else None


def _title_points(head: Sequence[Piece], index: int, outlet: Named | None, furniture: Furniture, again: str) -> float:
    piece = head[index]
    own = outlet is not None and index == outlet.line
    words = _beside_outlet(piece, furniture) if own else piece.titled
    every = words.split()
    points = 1.0 if SHORT_TITLE <= len(every) <= LONG_TITLE else -1.0
    points -= 1.0 if piece.part is Part.DATED or own else 0.0
    points -= 2.0 if words[:1] in "([" or state_of(words) else 0.0
    points -= 1.0 if words.endswith((":", ",")) or ";" in words else 0.0
    points -= 3.0 if sum(any(letter.isdigit() for letter in word) for word in every) * 3 > len(every) + 2 else 0.0
    if furniture.holds("paper", words):
        points -= 0.5 if len(ISSUE.sub("", words).split()) < SHORT_TITLE + 1 else 0.0
    elif not own and _is_masthead(piece, words, furniture, again):
        points -= NO_TITLE
    elif not own and _points(words, furniture, again) >= THRESHOLD:
        points -= 1.0  # 'Office of Information' may be a title, but 'COMMUNIQUE No. 14' below it is likelier
    spoken = any(word[0].islower() and word not in OF_NAMES for word in every) or is_capitals(words)
    points += 1.0 if spoken and len(every) > SHORT_TITLE else 0.0
    if index and not piece.apart and not is_capitals(words) and _is_headline(head[index - 1], furniture, again):
        points -= 1.5  # a deck under a headline in capitals
    points -= 1.0 if any(other.part is Part.BYLINE for other in head[:index]) else 0.0
    after = head[index + 1] if index + 1 < len(head) else None
    points += 0.5 if piece.apart else 0.0
    points += (
        1.0
        if after and after.part is Part.BYLINE
        else 0.5
        if after is None or after.apart or after.part is Part.DATED
        else 0.0
    )
    return points


def _is_headline(piece: Piece, furniture: Furniture, again: str) -> bool:
    words = piece.words
    long = len(words.split()) > SHORT_TITLE and not furniture.holds("paper", words)
    return piece.part is Part.SHORT and is_capitals(words) and long and _points(words, furniture, again) < THRESHOLD


def _beside_outlet(piece: Piece, furniture: Furniture) -> str:
    """Give the title that shares a line with the outlet's name: 'HARBOUR NOW - LIVE: The last night'; empty if there
    is none.
    """
    rest = [part for part in split_segments(piece.titled)[1:] if not _is_rubric(part, furniture)]
    best = max(rest, key=len, default="")
    good = len(best.split()) > SHORT_TITLE and not furniture.holds("tagline", best)
    return best if good and best[0].isupper() and not furniture.holds("office", best) else ""


def title_words(piece: Piece, *, own: bool, furniture: Furniture) -> str:
    """Give the words of the title in its line: without the outlet before it, or a date set apart behind it."""
    if own and _beside_outlet(piece, furniture):
        return _beside_outlet(piece, furniture)
    dates = [found.span.start for found in find_dates(piece.words) if found.days]
    cut = piece.words[: dates[0]].rstrip() if dates and piece.part is Part.DATED else ""
    return cut.rstrip(" |") if cut.endswith("|") else piece.words


def _is_rubric(words: str, furniture: Furniture) -> bool:
    return furniture.families["rubric"].pattern.fullmatch(words.strip('[]|-–—"“” ')) is not None


def _is_masthead(piece: Piece, words: str, furniture: Furniture, again: str) -> bool:
    """Tell whether a line is a further masthead line, a rubric or a tagline, and no title."""
    tagline = furniture.families["tagline"].pattern
    if _is_rubric(words, furniture) or tagline.match(words) or (piece.part is Part.DATED and tagline.search(words)):
        return True
    return _points(words, furniture, again) >= MASTHEAD
