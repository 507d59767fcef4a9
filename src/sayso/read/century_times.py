"""The meaning of decades, centuries, eras and years far back: the 1990s, the 19th century, 508 BC, c. 314 – 368."""

from __future__ import annotations

import re

from sayso.knowledge.numbers import parse_number
from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.calendar_times import FIRST_YEAR, LAST_YEAR, ordinal_said, part_said, year_said
from sayso.read.situations import Meaning, Situation, dated

FIRST_EARLY_YEAR = 10
YEAR_DIGITS = 4
LAST_CENTURY = 30
LAST_CENTURY_OF_DECADES = 1900  # 'the 1600s' are a hundred years, 'the 1900s' are mostly ten
PART_CENTURIES = {
    "start": (0, 32), "mid": (33, 66), "end": (75, 99), None: (0, 99), "first half": (0, 49), "second half": (50, 99),
}  # fmt: skip


def era(found: Found, _at: Situation) -> Meaning | None:
    """Give '508 BC' (no calendar of ours reaches there) and 'AD 394'."""
    before, after = found.captured("b"), found.captured("y")
    if before is not None:
        return dated(None, f"BC{before:0>4}", explicit=True)
    interval = calendars.year_interval(int(after)) if after and len(after) <= YEAR_DIGITS else None
    return dated(interval, f"{after:0>4}", explicit=True, settles=False) if interval else None


def eras_between(found: Found, _at: Situation) -> Meaning | None:
    """Give 'from 431 to 404 BC': both years."""
    first, last = int(found.captured("a") or 0), int(found.captured("b") or 0)
    return dated(None, f"BC{first:04d}/BC{last:04d}", explicit=True) if first > last else None


def early_year(found: Found, at: Situation) -> Meaning | None:
    """Give 'the year 71', 'c. 314', and in a text that speaks of that age 'in 348'."""
    number = year_said(found.captured("y"))
    if number is None or not (at.ancient and FIRST_EARLY_YEAR <= number < FIRST_YEAR):
        return None
    return dated(calendars.year_interval(number), f"{number:04d}", explicit=True)


def early_years(found: Found, _at: Situation) -> Meaning | None:
    """Give 'c. 314 – 368', 'c. 1580–1660'."""
    first, last = year_said(found.captured("y")), year_said(found.captured("z"))
    if first is None or last is None:
        return None
    last += first // 100 * 100 if last < 100 <= first else 0  # 'c. 1871 – 72'
    if not FIRST_EARLY_YEAR <= first < last <= LAST_YEAR:
        return None
    return dated(calendars.years_interval(first, last), f"{first:04d}/{last:04d}", explicit=True, settles=False)


def spelled_year(found: Found, at: Situation) -> Meaning | None:
    """Give 'nineteen ninety-four', 'twenty twelve'."""
    hundreds = at.value("hundreds", found, "a")
    tens, ones = (parse_number(found.captured(group) or "") for group in "bc")
    if not isinstance(hundreds, int) or tens is None:
        return None
    rest = int(tens + (ones or 0))
    in_order = ones is None or (tens >= 20 and tens % 10 == 0 and ones < 10)
    if not in_order or not 10 <= rest <= 99:
        return None
    year_told = hundreds * 100 + rest
    return dated(calendars.year_interval(year_told), f"{year_told}", explicit=True)


def decade(found: Found, at: Situation) -> Meaning | None:
    """Give 'the 1990s', 'the late seventies'."""
    if found.words.word(found.last - 1) == "s" and not found.words.glued(found.last - 1):  # 'the 90 s-boats'
        return None
    words = found.captured("y") or ""
    if _is_possessive(found, words):
        number = int(words[:YEAR_DIGITS])
        return dated(calendars.year_interval(number), f"{number:04d}", explicit=True)
    named = at.lexicon.values["decade_word"].get(words)
    digits = re.sub(r"\D", "", words)
    if named is not None:
        first = 1900 + int(named)
    elif digits:
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        return None
    if digits and first % 100 == 0 and first < LAST_CENTURY_OF_DECADES:
        return _century(first // 100 + 1, part_said(found, at))
    low, high = calendars.PART_YEARS[part_said(found, at) or ""] if part_said(found, at) else (0, 9)
    interval = calendars.years_interval(first + low, first + high)
    return dated(interval, str(first // 10), explicit=True, settles=False) if interval else None


def _is_possessive(found: Found, words: str) -> bool:
    """Tell whether a year with 's is that year's: '2010's worst raid', but 'the 1970's', 'in 1990's Bosnia'."""
    if found.last - found.first > 1 or not re.fullmatch(r"\d{4}['’]s", words):
        return False
    before = found.words.word(found.first - 1).lower() if found.first else ""
    after = found.words.word(found.last) if found.last < len(found.words.codes) else ""
    if before in ("the", "early", "mid", "late", "-") or not after[:1].isalpha():
        return False
    return after.islower() or before not in ("in", "of", "during", "since", "throughout", "from")


def decades_between(found: Found, _at: Situation) -> Meaning | None:
    """Give 'the 70s and 80s': both decades and what lies between them."""
    first, last = (1900 + int(found.captured(group) or 0) for group in "yz")
    interval = calendars.years_interval(first, last + 9) if first < last else None
    return dated(interval, f"{first // 10}/{last // 10}", explicit=True, settles=False) if interval else None


def century(found: Found, at: Situation) -> Meaning | None:
    """Give 'the 19th century', 'the late twentieth century'."""
    words = found.captured("c")
    number = ordinal_said(words, at) if words else 21
    if number and found.captured("b"):  # before Christ: no calendar of ours reaches there
        return dated(None, f"BC{number - 1:02d}", explicit=True)
    half = at.value("half", found, "e")
    return _century(number, str(half) if half else part_said(found, at)) if number else None


def _century(number: int, part: str | None) -> Meaning | None:
    """Give a century by its number, or a part of it."""
    if not 1 <= number <= LAST_CENTURY:
        return None
    low, high = PART_CENTURIES[part]
    interval = calendars.years_interval(max(1, (number - 1) * 100 + low), (number - 1) * 100 + high)
    return dated(interval, f"{number - 1:02d}", explicit=True, settles=False)


def centuries_between(found: Found, at: Situation) -> Meaning | None:
    """Give 'from the 15th to the 19th century': both centuries and what lies between them."""
    first, last = (ordinal_said(found.captured(group) or "", at) for group in "bc")
    if first is None or last is None or not 1 <= first < last <= LAST_CENTURY:
        return None
    interval = calendars.years_interval(max(1, (first - 1) * 100), last * 100 - 1)
    return dated(interval, f"{first - 1:02d}/{last - 1:02d}", explicit=True, settles=False)
