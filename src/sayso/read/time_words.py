"""What the words of a time expression hold: its amount, its part of the day, the calendar unit it names, written as
TIMEX3.
"""

from __future__ import annotations

import re
from datetime import date

from sayso.knowledge.numbers import parse_number
from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.situations import UNKNOWN_DAY, Meaning, Situation, dated, one_day
from sayso.records import Interval

PERIOD_LETTERS = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "night": ("", "D", 1),
    "week": ("", "W", 1), "fortnight": ("", "W", 2), "weekend": ("", "WE", 1), "month": ("", "M", 1),
    "quarter": ("", "M", 3), "year": ("", "Y", 1), "decade": ("", "Y", 10), "century": ("", "Y", 100),
}  # fmt: skip
FEW, FEW_AT_MOST = 2, 7  # 'a few days ago': two to seven of them


def unit_interval(within_day: date, unit: str, step: int) -> Interval | None:
    """Give the week, weekend, month, quarter, year, decade or century so many steps away from the one a day lies in."""
    start = (
        calendars.moved(within_day, unit, step)
        if unit not in ("month", "quarter", "year", "decade", "century")
        else None
    )
    if unit == "week":
        return calendars.week_interval(start) if start else None
    if unit == "weekend":  # on a Monday 'last weekend' and 'at the weekend' are the one just over
        return calendars.weekend_interval(start) if start else None
    if unit == "month":
        first = calendars.add_months(within_day.replace(day=1), step)
        return calendars.month_interval(first.year, first.month) if first else None
    if unit == "quarter":
        first = calendars.add_months(within_day.replace(day=1), 3 * step)
        return calendars.months_interval(first.year, (first.month - 1) // 3 * 3 + 1, 3) if first else None
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return None
    first_year = (within_day.year // years + step) * years
    return calendars.years_interval(first_year, first_year + years - 1)


def unit_value(interval: Interval, unit: str) -> str:
    """Write an interval that is a unit of the calendar as TIMEX3 does: 2013-W19, 2013-W19-WE, 2013-05, 2013-Q2, 2013,
    201.
    """
    start = interval.start
    if start is None:
        return UNKNOWN_DAY
    iso = start.isocalendar()
    return {
        "week": f"{iso.year}-W{iso.week:02d}", "weekend": f"{iso.year}-W{iso.week:02d}-WE", "month": f"{start:%Y-%m}",
        "quarter": f"{start.year}-Q{(start.month + 2) // 3}", "year": f"{start.year:04d}",
        "decade": f"{start.year // 10}",
        "century": f"{start.year // 100}",
    }.get(unit, UNKNOWN_DAY)  # fmt: skip


def period_value(unit: str, amount: float | None) -> str:
    """Write a length of time as TIMEX3 does: P3W, PT48H, P2.5Y, PXM where nobody says how many."""
    time, letter, factor = PERIOD_LETTERS[unit]
    return f"P{time}{f'{amount * factor:g}' if amount is not None else 'X'}{letter}"


def day_meaning(day: date | None, part: str | None) -> Meaning | None:
    """Make the meaning of a day, or of a part of it; None where the calendar has no such day."""
    if day is None:
        return None
    if part:
        return dated(one_day(day), f"{day}T{part}", explicit=False, kind="TIME")
    return dated(one_day(day), day.isoformat(), explicit=False)


def part_of(words: set[str]) -> str | None:
    """Name the part of the day that the words speak of (MO, AF, EV, NI), or None."""
    parts = {"morning": "MO", "hours": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI"}
    return next((code for word, code in parts.items() if word in words), None)


def amount_of(found: Found) -> float | None:
    """Give the number captured as `n`; None for 'several', the second of 'two or three', two for a couple."""
    words = found.captured("n") or ""
    if re.search(r"\b(?:few|several|many|some|numerous|countless)\b", words):
        return None
    if "couple" in words:
        return 2.0
    return parse_number(re.split(r"\s(?:to|or)\s", words)[-1])


def words_of(found: Found) -> set[str]:
    """Give the words of a match in small letters, without their order."""
    return {found.words.word(index).lower() for index in range(found.first, found.last)}


def phrase_of(found: Found) -> str:
    """Give the words of a match in small letters, one space between them."""
    return " ".join(found.words.word(index).lower() for index in range(found.first, found.last))


def last_word_of(found: Found) -> str:
    """Give the last word of a match in small letters."""
    return found.words.word(found.last - 1).lower()


def told_day(at: Situation, *, later: bool) -> date | None:
    """Give the day that 'that evening' (or, `later`, 'the next day') is told from."""
    told = at.told
    return None if told is None else (told.end if later and told.end is not None else told.start)
