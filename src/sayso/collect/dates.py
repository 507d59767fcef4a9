"""Dates as mastheads, bylines, datelines and addresses write them.

Gives candidates, never a decision: `6 July 2014`, `July 6, 2014`, `6.7.2014`, `2014-07-06`, `20140706` (addresses
only), and, without a year, `July 6`. A slashed date that can be read two ways (04/05/2012) gives both readings. A
weekday standing beside a date is checked against the calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.records import Span

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# War reports that a reader may hold run from the telegraph to the near future; a year outside is a number, not a year.
YEARS: Final = range(1850, 2100)
# A two-digit year is of this century below the pivot: 14 is 2014, 93 is 1993.
PIVOT: Final = 50

_MONTH = (
    r"(?P<month{n}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+(?:the\s+)?)?"
_FORMS = (
    _DAY.format(n=1)
    + r"(?:\s+of)?[\s.-]+"
    + _MONTH.format(n=1)
    + r"(?:,?[\s-]+(?:year\s+)?(?P<year1>\d{4})"
    + r"|[\s-]+'?(?P<short1>\d{2})(?=\s*(?:$|[\r\n,;|)\]/]|\d{4}\b|\(|-\s))(?!\s*,?\s*\d{1,2}:))?",
    _MONTH.format(n=2) + r"\s+" + _DAY.format(n=2) + r"(?!\d|:\d)(?:,?\s+(?P<year2>\d{4}))?",
    r"(?P<year3>\d{4})[-/.](?P<num3>\d{1,2})[-/.](?P<day3>\d{1,2})",
    r"(?P<day4>\d{1,2})(?P<sep4>[./-])(?P<num4>\d{1,2})(?P=sep4)(?P<year4>\d{4}|\d{2})",
)
# A date stands free, or ends a range: '14-15 January 2009'.
_FREE = r"(?:(?<![\w.,/-])|(?<=\b\d-)(?=\d{1,2}\s[a-z])|(?<=\b\d\d-)(?=\d{1,2}\s[a-z]))"
_DATE = re.compile(_FREE + _WEEKDAY + r"(?:" + "|".join(_FORMS) + r")(?![\w])", re.IGNORECASE)
# A month and its year at the end of a line or between bars: 'Nile Review | March 2025', 'Issue 14, March 2025'.
_MONTH_ALONE = re.compile(
    r"(?:^|[|,;:(\[/·•–—-]\s*|\bfor\s+)" + _MONTH.format(n="") + r",?\s+(?P<year>\d{4})\s*(?:$|[|,;)\]/·•–—-])",
    re.IGNORECASE | re.MULTILINE,
)
_RANGE_BEFORE = re.compile(
    r"(?<!no\.\s)(?<!no\s)(?<![\d/])[0-3]?\d(?:st|nd|rd|th)?\s*(?:[a-z]+\.?\s*(?:\d{4})?\s*)?(?:-|–|—|to|until|through)\s*$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(r"\s*(?:[-–—]|to|until|through)\s*\d{1,2}\b(?!:|\.\d\d\b(?!\.))", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<sep>[-/]?)(?P<month>\d{2}|[a-z]{3})(?P=sep)(?P<day>\d{2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date in words: its span, its readings (empty without a year), day and month, and whether its weekday fits.

    `days` holds two readings where the order of day and month is open. `ranged` marks one end of a range of days.
    """

    span: Span
    days: tuple[date, ...]
    month: int
    day: int
    weekday_fits: bool | None = None
    ranged: bool = False
    weekday: int | None = None  # the one that stands beside it, Monday 0

    def in_year(self, year: int) -> date | None:
        """Give the day in a year that the words leave open, or None where that year has no such day."""
        return _day(year, self.month, self.day)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateWords]:
    """Give the dates in `text[start:end]` in order, with spans in `text`."""
    stop = len(text) if end is None else end
    for match in _DATE.finditer(text, start, stop):
        found = _read(match)
        if found is not None:
            yield found


def find_month(text: str, start: int, end: int) -> date | None:
    """Give the last day of the first month that stands alone with its year in `text[start:end]`, or None."""
    for match in _MONTH_ALONE.finditer(text[start:end]):
        year = _year(match["year"])
        if year is not None:
            month = MONTHS.index(match["month"][:3].lower()) + 1
            return date(year, month, monthrange(year, month)[1])
    return None


def find_address_date(url: str) -> date | None:
    """Give the day that an address carries in its path: /2014/07/06/, /2014-07-06-, /2014/jul/06/, /20140706."""
    for match in _ADDRESS.finditer(url.lower()):
        words = match["month"]
        month = int(words) if words.isdigit() else MONTHS.index(words) + 1 if words in MONTHS else 0
        day = _day(int(match["year"]), month, int(match["day"]))
        if day is not None:
            return day
    return None


def sets_month_first(text: str) -> bool:
    """Tell whether a text writes 'April 5, 2012' rather than '5 April 2012': then 04/05/2012 is April 5."""
    orders = [match["month2"] is not None for match in _DATE.finditer(text) if match["month1"] or match["month2"]]
    return sum(orders) * 2 > len(orders)


def read_date(words: str) -> date | None:
    """Read a value that should be one date and no more (a sidecar's, a tag's); None where it is none or unclear."""
    stamp = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])", words)
    if stamp:
        return _day(int(stamp[1]), int(stamp[2]), int(stamp[3]))
    found = list(find_dates(words))
    return found[0].days[0] if len(found) == 1 and len(found[0].days) == 1 else None


def _read(match: re.Match[str]) -> DateWords | None:
    form = next(n for n in "1234" if match[f"day{n}"])
    day = int(match[f"day{form}"])
    month = int(match[f"num{form}"]) if form in "34" else MONTHS.index(match[f"month{form}"][:3].lower()) + 1
    year = _year(match[f"year{form}"] or (match["short1"] if form == "1" else None))
    pairs = [(month, day)]
    if form == "4" and match["sep4"] == "/" and day != month:  # 04/05/2012: fourth of May, or April 5
        pairs.append((day, month))
    readings = [found for m, d in pairs if year and (found := _day(year, m, d))]
    if (year and not readings) or not 1 <= pairs[0][1] <= 31 or (not year and form in "34"):
        return None
    days, fits = _check_weekday(tuple(readings), match["weekday"])
    near = match.string[max(0, match.start() - 24) : match.start()]
    ranged = bool(_RANGE_BEFORE.search(near) or _RANGE_AFTER.match(match.string, match.end()))
    weekday = WEEKDAYS.index(match["weekday"][:3].lower()) if match["weekday"] else None
    return DateWords(Span(*match.span()), days, month, day, fits, ranged, weekday)


def _check_weekday(days: tuple[date, ...], weekday: str | None) -> tuple[tuple[date, ...], bool | None]:
    if not weekday or not days:
        return days, None
    fitting = tuple(day for day in days if day.weekday() == WEEKDAYS.index(weekday[:3].lower()))
    return (fitting or days), bool(fitting)


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year < PIVOT else 1900
    return year if year in YEARS else None


def _day(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
