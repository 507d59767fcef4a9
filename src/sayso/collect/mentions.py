"""The day that an undated report stands for, by what it mentions: the last day behind it, and the parties it names.

'Four days have passed since Wednesday 27 June' was written four days later, in the one year in which that day was a
Wednesday and the groups that the text names were known by these names. Where two years would do, nothing is settled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.collect.dates import YEARS, DateWords, find_dates
from sayso.knowledge.actors import Catalogue, load_actors
from sayso.knowledge.folding import fold
from sayso.records import Span

MOST = 200  # days of a text that are looked at
SOON = 60  # days; 'on 14 January' behind 'on 12 January 2013' is of that year
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week)s?"
# Right before a day: how long ago it is as the text is written.
_PASSED = re.compile(
    rf"(?:{_COUNT} (?:have|has) (?:now )?(?:passed|gone by|elapsed)|it (?:is|has been) (?:now )?"
    rf"{_COUNT.replace('count', 'count2').replace('unit', 'unit2')}(?: now)?) since (?:the \w+ of )?$",
    re.IGNORECASE,
)
# Words of a sentence that looks ahead: its days may lie after the report's own.
_AHEAD = re.compile(
    r"\b(?:will|shall|would|due|plan\w*|schedul\w+|expect\w*|until|till|by|before|next|deadline|going to|to be held|"
    r"to (?:begin|start|meet|open|end))\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][\"'”’)]*\s|\n")
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d{2}(?![\w/-]|,\d)")
_WORD = re.compile(r"[^\W_]+")


class Mentioned(NamedTuple):
    """The day a text stands for, and the words that it rests on."""

    day: date
    span: Span


def settle_mentioned(text: str, body: Span, today: date | None = None) -> Mentioned | None:
    """Give the day that an undated text stands for: the last day behind it, or the day so long after that it counts.

    A day without a year needs its weekday, and counts only in the one year that fits. None where no day is settled.
    """
    behind = [each for each in find_dates(text, body.start, body.end) if not each.ranged and _is_behind(text, each)]
    years = _years_of(text[body.start : body.end], today or date.today())
    last: Mentioned | None = None
    for words in behind[:MOST]:
        day = _day_of(words, years) or (_soon_after(words, last.day) if last else None)
        if day is not None:
            day += timedelta(days=_passed(text, words))
            if last is None or day > last.day:
                last = Mentioned(day, words.span)
    return last


class _Years(NamedTuple):
    """The years a text can be of (first and last), and the last in which all it names still bore these names."""

    first: int
    last: int
    named: int


def _day_of(words: DateWords, years: _Years) -> date | None:
    if words.days:
        return words.days[0] if len(words.days) == 1 and words.days[0].year <= years.last else None
    if words.weekday is None:
        return None
    days = (words.in_year(year) for year in range(years.first, years.last + 1))
    fitting = [day for day in days if day and day.weekday() == words.weekday]
    known = [day for day in fitting if day.year <= years.named]
    chosen = known or fitting
    return chosen[0] if len(chosen) == 1 else None


def _soon_after(words: DateWords, last: date) -> date | None:
    """Give a day without year or weekday that follows soon upon one that is settled."""
    day = None if words.days or words.weekday is not None else words.in_year(last.year)
    return day if day is not None and 0 < (day - last).days <= SOON else None


def _years_of(text: str, today: date) -> _Years:
    """Give the years a text can be of: not before the newest party it names, nor before a year that lies behind it."""
    told = [int(match[0]) for match in _YEAR.finditer(text) if not _AHEAD.search(_sentence(text, match.start()))]
    lives = list(_lives(text))
    firsts = [first for first, _ in lives if first is not None]
    lasts = [last for _, last in lives if last is not None]
    first = max([*firsts, *(year for year in told if year <= today.year)], default=YEARS.start)
    named = min(lasts, default=today.year) + 1  # a name is used for a while after its bearer is gone
    return _Years(first, today.year, named if named >= first else today.year)


def _lives(text: str) -> Iterator[tuple[int | None, int | None]]:
    """Give of each party that a text names from when to when it bore that name; of a name that several bear, in all."""
    names = _catalogue().names
    forms = _WORD.findall(text)
    words = [fold(form) for form in forms]
    for at in range(len(words)):
        found = names.longest(words, forms, at)
        parties = [party for party, needs_country in found.values if not needs_country] if found else []
        if parties:
            firsts, lasts = [party.first for party in parties], [party.last for party in parties]
            yield (
                min((year for year in firsts if year is not None), default=None) if None not in firsts else None,
                max((year for year in lasts if year is not None), default=None) if None not in lasts else None,
            )


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return load_actors()


def _is_behind(text: str, words: DateWords) -> bool:
    return not _AHEAD.search(_sentence(text, words.span.start))


def _sentence(text: str, at: int) -> str:
    """Give the words before a place in its sentence: what comes after a day seldom moves it ahead."""
    left = max((stop.end() for stop in _STOP.finditer(text, max(0, at - 300), at)), default=max(0, at - 300))
    return text[left:at]


def _passed(text: str, words: DateWords) -> int:
    """Give how many days ago a day is as the text is written, where the words before it say so."""
    match = _PASSED.search(text[max(0, words.span.start - 60) : words.span.start])
    if match is None:
        return 0
    count, unit = match["count"] or match["count2"], match["unit"] or match["unit2"]
    number = int(count) if count.isdigit() else _NUMBERS.index(count.lower()) + 1
    return number * (7 if unit.lower() == "week" else 1)
