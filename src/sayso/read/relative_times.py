"""The meaning of calendar periods and distances told from where one stands: last week, the end of the year, two days
ago.
"""

from __future__ import annotations

from datetime import date, timedelta

from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.length_times import rolling_stretch
from sayso.read.situations import Meaning, Situation, dated, unplaced
from sayso.read.time_words import (
    FEW,
    FEW_AT_MOST,
    amount_of,
    day_meaning,
    told_day,
    unit_interval,
    unit_value,
    words_of,
)
from sayso.records import Interval

SATURDAY = 5
WHOLE = frozenset({"quarter", "century"})  # 'in the last quarter' is the one before this
OF_THE_DAY = frozenset({"second", "minute", "hour"})


def period(found: Found, at: Situation) -> Meaning | None:
    """Give 'last week', 'earlier this month', 'next year'; after 'in' or 'over' the past year is a stretch of twelve
    months.
    """
    unit, which = str(at.value("period", found, "u")), str(at.value("which", found, "k") or "same")
    words = words_of(found)
    if which == "same" or "following" in words:
        return narrative_period(found, at)
    if at.anchor is None:
        return unplaced()
    if unit == "weekend" and which in ("this", "last"):
        return weekend(found, at) if which == "this" else _last_weekend(at.anchor)
    rolling = "past" in words or "coming" in words or ("last" in words and "the" in words and unit not in WHOLE)
    if found.rule.options.get("rolling") and rolling:
        return rolling_stretch(at, unit, 1.0, -1 if which == "last" else 1)
    step = {"last": -1, "this": 0, "next": 1}[which]
    interval = unit_interval(at.anchor, unit, step)
    if interval is None:
        return None
    interval_of = _rest(interval, at, words) if step == 0 else interval
    return dated(interval_of, unit_value(interval, unit), explicit=False, settles=False)


def before_last(found: Found, at: Situation) -> Meaning | None:
    """Give 'the week before last', 'the year before last'."""
    if at.anchor is None:
        return unplaced()
    unit = str(at.value("period", found, "u"))
    interval = unit_interval(at.anchor, unit, -2)
    return dated(interval, unit_value(interval, unit), explicit=False, settles=False) if interval else None


def weekend(_found: Found, at: Situation) -> Meaning | None:
    """Give 'the weekend', 'this weekend': the one just over, unless it is upon us or the verb looks ahead."""
    if at.anchor is None:
        return unplaced()
    step = 0 if at.ahead() or at.anchor.weekday() >= SATURDAY else -1
    interval = unit_interval(at.anchor, "weekend", step)
    return dated(interval, unit_value(interval, "weekend"), explicit=False, settles=False) if interval else None


def _last_weekend(anchor: date) -> Meaning | None:
    interval = unit_interval(anchor, "weekend", -1)
    return dated(interval, unit_value(interval, "weekend"), explicit=False, settles=False) if interval else None


def _rest(interval: Interval, at: Situation, words: set[str]) -> Interval:
    """Cut 'this week' at the anchor: up to it, or from it on where the words or the verb look ahead (codebook, ruling
    11).
    """
    if at.anchor is None or not (interval.start and interval.end and interval.start <= at.anchor <= interval.end):
        return interval
    ahead = "later" in words or ("earlier" not in words and bool(at.ahead()))
    return Interval(at.anchor, interval.end) if ahead else Interval(interval.start, at.anchor)


def period_part(found: Found, at: Situation) -> Meaning | None:
    """Give 'the end of the year', 'the beginning of last month', 'early this year', 'year-end'."""
    words = words_of(found)
    if at.anchor is None:
        return unplaced()
    unit = str(at.value("period", found, "u") or next((name for name in ("year", "month") if name in words), "week"))
    part = str(at.value("early", found, "e") or ("mid" if "mid" in words else "end"))
    step = 1 if "next" in words else -1 if words & {"last", "previous"} else 0
    interval = unit_interval(at.anchor, unit, step)
    if interval is None or interval.start is None or interval.end is None:
        return None
    if unit == "year":
        cut = calendars.year_interval(interval.start.year, part)
        if part == "end":  # 'the end of last year' is its December, to readers and to coders
            cut = calendars.month_interval(interval.start.year, 12)
    elif unit == "month":
        cut = calendars.month_interval(interval.start.year, interval.start.month, part)
    else:
        third = (interval.end - interval.start).days // 3
        begin = interval.start + timedelta(days={"start": 0, "mid": third, "end": 2 * third}[part])
        cut = Interval(begin, interval.end if part == "end" else begin + timedelta(days=third))
    return dated(cut, unit_value(interval, unit), explicit=False, settles=False)


def narrative_period(found: Found, at: Situation) -> Meaning | None:
    """Give 'that year', 'the following week', 'the previous month', 'the year before'."""
    words = words_of(found)
    start = at.period.start if at.period is not None else at.anchor
    if start is None:
        return unplaced()
    unit = str(at.value("period", found, "u"))
    step = 1 if words & {"following", "next"} else -1 if words & {"previous", "preceding", "before"} else 0
    interval = unit_interval(start, unit, step)
    if interval is None:
        return None
    return dated(interval, unit_value(interval, unit), explicit=False, settles=step != 0)


def ago(found: Found, at: Situation) -> Meaning | None:
    """Give 'two days ago', 'a few months ago', 'three years back'."""
    return _away(found, at, at.anchor, -1)


def later(found: Found, at: Situation) -> Meaning | None:
    """Give 'three weeks later', 'two days earlier': told from the day the text is in."""
    direction = -1 if words_of(found) & {"earlier", "before"} else 1
    start = told_day(at, later=direction > 0)
    if at.value("unit", found, "u") in ("month", "year", "decade", "century") and at.period is not None:
        start = at.period.start
    meaning = _away(found, at, start, direction)
    if meaning is not None and at.value("unit", found, "u") in OF_THE_DAY and meaning.interval is not None:
        return meaning._replace(kind="TIME", value=f"{meaning.interval.start}TXX:XX")  # some hour of that day
    return meaning


def hence(found: Found, at: Situation) -> Meaning | None:
    """Give 'two weeks from now', 'in a month's time'."""
    return _away(found, at, at.anchor, 1)


def _away(found: Found, at: Situation, start: date | None, direction: int) -> Meaning | None:
    unit = str(at.value("unit", found, "u"))
    if start is None:
        return unplaced()
    amount = amount_of(found) if found.captured("n") else None
    if amount is None:
        near, far = (calendars.moved(start, unit, direction * times) for times in (FEW, FEW_AT_MOST))
        if near is None or far is None:
            return None
        value = "PAST_REF" if direction < 0 else "FUTURE_REF"
        return dated(Interval(min(near, far), max(near, far)), value, explicit=False, settles=False)
    day = calendars.moved(start, unit, direction * amount)
    if day is None:
        return None
    coarse = {"month": "month", "quarter": "month", "year": "year", "decade": "year", "century": "year"}.get(unit)
    if coarse is None or (coarse == "year" and amount != int(amount)):
        return (
            day_meaning(day, None)
            if coarse is None
            else dated(unit_interval(day, "month", 0), f"{day:%Y-%m}", explicit=False)
        )
    interval = unit_interval(day, coarse, 0)
    if unit == "year" and amount == 1 and direction < 0 and start == at.anchor:  # 'a year ago': that month of last year
        interval = unit_interval(day, "month", 0)
    value = f"{day.year:04d}" if coarse == "year" else f"{day.year:04d}-{day.month:02d}"
    return dated(interval, value, explicit=False) if interval else None
