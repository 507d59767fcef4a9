"""What a time expression is understood against: the anchor date, the day and year the text is in, and which way the
verb looks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sayso.knowledge.patterns import Found
from sayso.knowledge.rules import RuleLexicon
from sayso.records import Interval, TimeBasis

SHORT_DAYS = 7  # a longer stretch is no day that 'that evening' could look back to
SETTLED = 2  # so many dates in a row in other years, and the text is a story of that time
LONG_SETTLED = 6  # and so many, that it stays one in the next paragraph
UNKNOWN_DAY = "XXXX-XX-XX"


class Meaning(NamedTuple):
    """What an expression means: TIMEX3 kind and value, the days, what they rest on, and a doubt worth a note."""

    kind: str
    value: str
    interval: Interval | None
    basis: TimeBasis
    doubt: str | None = None
    settles: bool = False  # it moves the day that the text is in
    guessed: bool = False  # its year is none that the text has named


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where the text stands when an expression comes up.

    `anchor` is the date relative times resolve against (None: unknown). `day` is the stretch last spoken of in this
    paragraph ('on the 11th', 'at dawn'), `story` the one last spoken of anywhere ('that day'), `narrated` the same as
    long as it is told by numbered days and not from where the report stands ('yesterday'), `period` the same with
    months and years ('the following year'), `year` the year last named in the paragraph. `ahead` tells whether the
    verb looks ahead (True), back (False) or neither (None); it is asked for only when needed, because it costs a look
    around. `limit`: the word before is one like 'by' or 'until'. `lasts` tells whether the clause says how things are
    or go as a rule (None: its words carry no tags), `says_day` whether the words before say that it is this day.
    """

    lexicon: RuleLexicon
    anchor: date | None
    day: Interval | None = None
    story: Interval | None = None
    narrated: Interval | None = None
    period: Interval | None = None
    year: int | None = None
    elsewhere: int = 0  # dates in a row that lie in other years than the anchor's
    written: date | None = None  # the day that the text last said it was ('it is Monday, 3 May'); the anchor then
    news: bool = True  # the report speaks of the days around its own date
    ancient: bool = False  # it speaks of the first thousand years or of those before
    limit: bool = False
    ahead: Callable[[], bool | None]
    lasts: Callable[[], bool | None] = lambda: None
    says_day: Callable[[], bool] = lambda: False

    @property
    def today(self) -> date | None:
        """The day the text is in: the last day spoken of in the paragraph, else the anchor."""
        if self.day is not None and self.day.start is not None:
            return self.day.start
        return self.anchor

    def day_of_hours(self) -> date | None:
        """Give the day of an hour without one: the paragraph's, else that of a story of numbered days, else the
        anchor.
        """
        if self.day is None and self.narrated is not None and not (self.ahead() or self.lasts()):
            return self.narrated.start
        return self.today

    @property
    def told(self) -> Interval | None:
        """The stretch that 'that day' and 'the following week' look back to: the story's, else the anchor's day."""
        return self.day or self.story or one_day(self.anchor)

    @property
    def story_year(self) -> int | None:
        """The year that days without one belong to, where it is not the anchor's: named in this paragraph, or long
        settled.
        """
        if self.anchor is None:
            return self.year
        told = (
            self.year
            if self.year is not None
            else self.period.start.year
            if self.period and self.period.start
            else None
        )
        if told is None or told == self.anchor.year or (told > self.anchor.year and not self.is_far_story):
            return None
        return told if self.elsewhere >= (SETTLED if self.year is not None else LONG_SETTLED) else None

    @property
    def is_far_story(self) -> bool:
        """Tell whether a text that is no news has long told of other years: a day that it names is one of theirs."""
        return not self.news and self.elsewhere >= LONG_SETTLED

    def _elsewhere(self, value: str, year: int) -> int:
        if self.anchor is None or year == self.anchor.year:
            return 0
        return self.elsewhere + (
            1 if value.isdigit() else SETTLED
        )  # '2 August 2006' says more of the story than '2006'

    def after(self, meaning: Meaning, *, told_on: bool = False) -> Situation:
        """Give the situation after an expression: the text is now in its day and year.

        `told_on`: it goes on from a day of the story, as 'the next day' does.
        """
        if not meaning.settles or meaning.interval is None or meaning.interval.start is None:
            return self
        year, elsewhere = meaning.interval.start.year, self.elsewhere
        if meaning.guessed and self.anchor is not None and year != self.anchor.year:
            year = self.year if self.year is not None else self.anchor.year
        else:
            elsewhere = self._elsewhere(meaning.value, year)
        moved = replace(self, period=meaning.interval, year=year, elsewhere=elsewhere)
        if meaning.interval.end is None or (meaning.interval.end - meaning.interval.start).days > SHORT_DAYS:
            return moved
        kept = meaning.basis is TimeBasis.EXPLICIT or (told_on and self.narrated is not None)
        return replace(moved, day=meaning.interval, story=meaning.interval, narrated=meaning.interval if kept else None)

    def written_on(self, meaning: Meaning, published: date | None) -> Situation:
        """Give the situation after words that say what day it is: what follows is told from there."""
        day = meaning.interval.start if meaning.interval is not None else None
        if day is None or meaning.interval != one_day(day) or published is None or day > published:
            return self
        return replace(self, anchor=day, written=day)

    def value(self, name: str, found: Found, group: str) -> str | int | None:
        """Give what the lexicon's class says of the words captured under a name."""
        return self.lexicon.value(name, found.captured(group))


def dated(
    interval: Interval | None, value: str, *, explicit: bool, kind: str = "DATE", settles: bool = True
) -> Meaning:
    """Make the meaning of a date; one that could not be placed keeps its value and settles nothing."""
    basis = TimeBasis.EXPLICIT if explicit else TimeBasis.RELATIVE
    return Meaning(kind, value, interval, basis, None, settles and interval is not None)


def unplaced(kind: str = "DATE", value: str = UNKNOWN_DAY) -> Meaning:
    """Make the meaning of a relative expression that there is nothing to resolve against."""
    return Meaning(kind, value, None, TimeBasis.RELATIVE)


def one_day(found: date | None) -> Interval | None:
    """Give the interval of a single day."""
    return Interval(found, found) if found else None
