"""Calendar arithmetic: which days a week, a quarter, a season, a feast or so many months ago are.

All intervals are inclusive on both sides. Weeks run from Monday to Sunday (ISO 8601).
"""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from sayso.records import Interval

SEASON_MONTHS = {
    "SP": 3,
    "SU": 6,
    "FA": 9,
    "WI": 12,
}  # meteorological seasons of the northern hemisphere, as reporters use them
PART_DAYS = {
    "start": (1, 10), "mid": (11, 20), "end": (21, 31), "first half": (1, 15), "second half": (16, 31),
    "first week": (1, 7),
}  # fmt: skip  # thirds: codebook, ruling 11
PART_MONTHS = {"start": (1, 4), "mid": (5, 8), "end": (9, 12)}  # thirds of a year
PART_YEARS = {"start": (0, 4), "mid": (3, 6), "end": (6, 9)}  # of a decade
LUNAR_FEASTS = {  # month, day, length in days
    "ramadan": (9, 1, 30), "eid al-fitr": (10, 1, 3), "eid al-adha": (12, 10, 4), "ashura": (1, 10, 1),
    "muharram": (1, 1, 30),
}  # fmt: skip
FIXED_FEASTS = {
    "christmas": (12, 25), "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "nowruz": (3, 20), "new year": (1, 1), "new year's day": (1, 1), "new year's eve": (12, 31), "halloween": (10, 31),
}  # fmt: skip
EASTER_DAYS = {
    "good friday": -2,
    "easter eve": -1,
    "easter": 0,
    "easter day": 0,
    "easter sunday": 0,
    "easter monday": 1,
}
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram of the year 1, tabular civil calendar


def day(year: int, month: int, number: int) -> date | None:
    """Give a day, or None where the calendar has none (31 June, year 0)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(start: date, days: int) -> date | None:
    """Give the day so many days away, or None beyond the calendar's ends."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month_interval(year: int, month: int, part: str | None = None) -> Interval | None:
    """Give the days of a month, or of its start (1-10), middle (11-20) or end (21 on)."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    low, high = (last - 6, last) if part == "last week" else PART_DAYS[part] if part else (1, last)
    return Interval(date(year, month, low), date(year, month, min(high, last)))


def year_interval(year: int, part: str | None = None) -> Interval | None:
    """Give the days of a year, or of its first, middle or last four months."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    low, high = PART_MONTHS[part] if part else (1, 12)
    return Interval(date(year, low, 1), date(year, high, calendar.monthrange(year, high)[1]))


def years_interval(first: int, last: int) -> Interval | None:
    """Give the days of several years in a row."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31))


def week_interval(within: date) -> Interval:
    """Give the Monday and the Sunday of the week that a day lies in."""
    monday = within - timedelta(days=within.weekday())
    return Interval(monday, monday + timedelta(days=6))


def weekend_interval(within: date) -> Interval:
    """Give the Saturday and the Sunday of the week that a day lies in."""
    sunday = week_interval(within).end
    assert sunday is not None  # a week is closed on both sides
    return Interval(sunday - timedelta(days=1), sunday)


def months_interval(year: int, first: int, count: int) -> Interval | None:
    """Give the days of several months in a row; they may run into the next year."""
    begin, end = add_months(day(year, first, 1), 0), add_months(day(year, first, 1), count)
    return Interval(begin, end - timedelta(days=1)) if begin and end else None


def season_interval(year: int, season: str, part: str | None = None) -> Interval | None:
    """Give the days of a season; the winter of a year begins in its December. A part is one month of the three."""
    first = SEASON_MONTHS[season]
    if part:
        offset = {"start": 0, "mid": 1, "end": 2}[part]
        return months_interval(year + (first + offset > 12), (first + offset - 1) % 12 + 1, 1)
    return months_interval(year, first, 3)


def add_months(start: date | None, months: int) -> date | None:
    """Give the day so many months away; the last of a month where the target month is shorter."""
    if start is None:
        return None
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def moved(start: date, unit: str, amount: float) -> date | None:
    """Give the day that lies so many units away; hours and minutes round to whole days, half a month is 15 days."""
    if abs(amount) > 10_000_000:
        return None
    whole = int(amount)
    if unit in ("month", "quarter", "year", "decade", "century"):
        months = amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        day_part = round((months - int(months)) * 30)
        target = add_months(start, int(months))
        return shifted(target, day_part) if target else None
    if unit in ("week", "fortnight", "weekend"):
        return shifted(start, round(amount * (14 if unit == "fortnight" else 7)))
    if unit in ("day", "night"):
        return shifted(start, whole)
    return shifted(start, round(amount / {"hour": 24, "minute": 1440, "second": 86400}[unit]))


def easter(year: int) -> date:
    """Give Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    century, golden = year // 100, year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, number + 1)


def feast_interval(name: str, year: int) -> Interval | None:
    """Give the days of a feast in a year of ours, lunar ones by the tabular calendar; None where it has none."""
    if name in FIXED_FEASTS:
        month, number = FIXED_FEASTS[name]
        return Interval(date(year, month, number), date(year, month, number))
    if name in EASTER_DAYS:
        found = easter(year) + timedelta(days=EASTER_DAYS[name])
        return Interval(found, found)
    if name not in LUNAR_FEASTS:
        return None
    month, first, length = LUNAR_FEASTS[name]
    for lunar_year in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        begin = islamic_day(lunar_year, month, first)
        if begin and begin.year == year:
            return Interval(begin, begin + timedelta(days=length - 1))
    return None


def islamic_day(year: int, month: int, number: int) -> date | None:
    """Give a day of the tabular Islamic calendar in ours; the moon as seen may differ by a day."""
    passed = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + number - 1
    ordinal = _ISLAMIC_EPOCH + passed
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
