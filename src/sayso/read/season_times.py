"""The meaning of seasons and feasts: the summer of 2012, last winter, the following spring, Easter, Ramadan."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.calendar_times import FAR_DAYS, NEAR_DAYS, part_said, year_said
from sayso.read.situations import Meaning, Situation, dated
from sayso.records import Interval

SOON_DAYS = 30  # a feast so near ahead beats the one nearly a year ago


def season(found: Found, at: Situation) -> Meaning | None:
    """Give 'the summer of 2012', 'last winter', 'in spring', 'winter 2012-13'."""
    name = at.value("season", found, "s") or at.value("fall", found, "s")
    if not isinstance(name, str):
        return None
    known = year_said(found.captured("y"))
    explicit = known is not None
    if known is None:
        known = _season_year(found, at, name)
    if known is None:  # also the season of any year: 'the pass closes in winter'
        return dated(None, f"XXXX-{name}", explicit=explicit)
    interval = calendars.season_interval(known, name, part_said(found, at))
    return dated(interval, f"{known}-{name}", explicit=explicit, settles=explicit) if interval else None


def seasons_of_year(found: Found, at: Situation) -> Meaning | None:
    """Give 'the spring and summer of 2012': from the one's first day to the other's last."""
    first = at.value("season", found, "s")
    last = at.value("season", found, "t") or at.value("fall", found, "t")
    year = year_said(found.captured("y"))
    if year is None or not isinstance(first, str) or not isinstance(last, str):
        return None
    begin, end = calendars.season_interval(year, first), calendars.season_interval(year, last)
    if begin is None or end is None or begin.start is None or end.end is None or end.end < begin.start:
        return None
    return dated(Interval(begin.start, end.end), f"{year}-{first}/{year}-{last}", explicit=True)


def _season_year(found: Found, at: Situation, name: str) -> int | None:
    if at.anchor is None:
        return at.year
    words = {found.words.word(index).lower() for index in range(found.first, found.last)}
    if _is_of_any_year(found, at, words):
        return None
    which = at.value("which", found, "k") or next((word for word in ("last", "next", "this") if word in words), None)
    if "year" in words:
        return at.anchor.year + (which == "next") - (which == "last")
    if words & {"following", "previous", "preceding", "that"}:
        return _season_beside(at, name, words)
    running = calendars.season_interval(at.anchor.year, name)
    if running is None or running.start is None or running.end is None:
        return None
    year = at.anchor.year
    if name == "WI" and at.anchor.month <= 2:  # in January 'this winter' began in last year's December
        year, running = year - 1, calendars.season_interval(year - 1, name) or running
    assert running.start is not None and running.end is not None  # a season is closed on both sides
    if which == "this":  # in January 'this summer', where the verb looks back, was last year's
        return year - (at.anchor < running.start and at.ahead() is False)
    ahead = which == "next" or (which is None and (at.limit or at.ahead()))
    if ahead:
        begun = which is None and at.anchor.month == running.start.month  # 'ready for winter', said in December
        return year if at.anchor < running.start or begun else year + 1
    if which == "last":
        return year if at.anchor > running.end else year - 1
    return year if at.anchor >= running.start else year - 1


def _is_of_any_year(found: Found, at: Situation, words: set[str]) -> bool:
    """Tell whether a season is that of every year: 'the pass closes in winter', but 'the battles of the summer'."""
    before = found.words.word(found.first - 1).lower() if found.first else ""
    named = found.captured("k") or "year" in words or before == "for" or (before == "of" and "the" in words)
    return not named and not at.limit and bool(at.lasts())


def _season_beside(at: Situation, name: str, words: set[str]) -> int | None:
    """Give the year of 'the following spring', 'that autumn': told from the period that the text is in."""
    told = at.anchor if at.period is None else (at.period.end if "following" in words else at.period.start)
    same = calendars.season_interval(told.year, name) if told is not None else None
    if told is None or same is None or same.start is None or same.end is None:
        return None
    if "following" in words:
        return told.year + (same.start <= told)
    return told.year - (not words.isdisjoint({"previous", "preceding"}) and same.end >= told)


def holiday(found: Found, at: Situation) -> Meaning | None:
    """Give 'Christmas', 'Easter 2012', 'Ramadan', 'Eid al-Fitr', 'New Year's Eve'."""
    words = found.words.text[found.words.starts[found.first] : found.words.ends[found.last - 1]].lower()
    words = words.removeprefix("the ")
    name = re.sub(r"\s+of\b|\d", "", words.replace("’", "'")).strip()
    name = name.replace("ramazan", "ramadan")
    if name.startswith(("eid", "id ")):
        name = "eid al-adha" if "adha" in name else "eid al-fitr"
    known = year_said(found.captured("y"))
    year_of = known or (at.anchor and _feast_year(name, at, at.anchor))
    interval = calendars.feast_interval(name, year_of) if year_of and 1 < year_of < date.max.year else None
    if interval is None or interval.start is None or interval.end is None:
        return None
    value = interval.start.isoformat()
    if interval.start != interval.end:
        value = f"{value}/{interval.end.isoformat()}"
    return dated(interval, value, explicit=True, settles=False)


def _feast_year(name: str, at: Situation, anchor: date) -> int:
    year = anchor.year
    interval = calendars.feast_interval(name, year)
    if interval is None or interval.start is None:
        return year
    if at.ahead():
        return year if interval.start >= anchor else year + 1
    if interval.start <= anchor:
        coming = calendars.feast_interval(name, year + 1)
        near = coming is not None and coming.start is not None and (coming.start - anchor).days <= SOON_DAYS
        return year + 1 if near and (anchor - interval.start).days >= FAR_DAYS else year
    return year if interval.start - anchor <= timedelta(days=NEAR_DAYS) else year - 1
