"""The meaning of lengths of time and of loose references: for three weeks, within 48 hours, every day, now, so far,
soon.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.situations import Meaning, Situation, dated, one_day, unplaced
from sayso.read.time_words import (
    FEW_AT_MOST,
    amount_of,
    period_value,
    words_of,
)
from sayso.records import Interval, TimeBasis


def recurring(found: Found, at: Situation) -> Meaning | None:
    """Give 'every day', 'on Fridays', 'twice a week', 'daily'."""
    value = found.rule.options.get("value") or at.value("regular", found, "r")
    unit = at.value("unit", found, "u")
    seasons = [at.value("season", found, group) or at.value("season_plural", found, group) for group in "st"]
    if value is None and seasons[0] is not None:
        value = "/".join(f"XXXX-{season}" for season in seasons if season)
    if value is None and isinstance(unit, str):
        value = period_value(unit, amount_of(found) if found.captured("n") else 1.0)
    if value is None:
        value = "P1W" if "weekday" in found.words.text else "P1D"
        words = words_of(found)
        value = (
            "P1W"
            if words & set(at.lexicon.values["weekday"])
            else "P1Y"
            if words & set(at.lexicon.values["month"])
            else "P1D"
        )
    return Meaning("SET", str(value), None, TimeBasis.RELATIVE)


def within(found: Found, at: Situation) -> Meaning | None:
    """Give 'within 48 hours', 'within days', 'within the week': from the anchor on, or from the day the text is in."""
    unit = str(at.value("unit", found, "u"))
    amount = amount_of(found) if found.captured("n") else (1.0 if unit in words_of(found) else None)
    start = at.anchor if at.ahead() is not False else at.today
    if start is None:
        return Meaning("DURATION", period_value(unit, amount), None, TimeBasis.RELATIVE)
    end = calendars.moved(start, unit, amount if amount is not None else FEW_AT_MOST)
    return Meaning("DURATION", period_value(unit, amount), Interval(start, end), TimeBasis.RELATIVE)


def stretch(found: Found, at: Situation) -> Meaning | None:
    """Give 'the past 48 hours', 'the next six months'."""
    unit = str(at.value("unit", found, "u"))
    amount = amount_of(found)
    if amount is None:
        return recent(found, at)
    direction = int(found.rule.options["direction"])
    told = at.period.start if at.period is not None else None
    if direction > 0 and told is not None and at.anchor is not None and told < at.anchor and at.ahead() is False:
        at = replace(at, anchor=told)  # 'over the next two years it was rebuilt': told from where the story stands
    return rolling_stretch(at, unit, amount, direction)


def rolling_stretch(at: Situation, unit: str, amount: float, direction: int) -> Meaning | None:
    """Give a stretch of so many units that ends (direction -1) or begins (1) with the anchor."""
    value = period_value(unit, amount)
    if at.anchor is None:
        return unplaced("DURATION", value)
    other = calendars.moved(at.anchor, unit, direction * amount)
    if other is None:
        return None
    return Meaning("DURATION", value, Interval(min(other, at.anchor), max(other, at.anchor)), TimeBasis.RELATIVE)


def recent(found: Found, at: Situation) -> Meaning | None:
    """Give 'recent weeks', 'the coming days': some of them (back: up to seven days, four weeks, three months or
    years).
    """
    unit, direction = str(at.value("unit", found, "u")), int(found.rule.options["direction"])
    value = "PAST_REF" if direction < 0 else "FUTURE_REF"
    if at.anchor is None:
        return unplaced(value=value)
    if direction > 0:
        return dated(Interval(at.anchor, None), value, explicit=False, settles=False)
    many = {"day": 7, "night": 7, "week": 4, "hour": 24, "month": 3, "year": 3}.get(unit, 3)
    begin = calendars.moved(at.anchor, unit, -many)
    return dated(Interval(begin, at.anchor), value, explicit=False, settles=False)


def duration(found: Found, at: Situation) -> Meaning | None:
    """Give 'three weeks', 'a 27-year deal', 'several years', 'months of fighting': a length that lies nowhere by
    itself.

    'For three weeks' and 'in a week' lie somewhere: behind the anchor where the verb looks back, before it where it
    looks ahead.
    """
    unit = str(at.value("unit", found, "u"))
    amount = amount_of(found) if found.captured("n") else None
    before = found.words.word(found.first - 1).lower() if found.first else ""
    interval = None
    if amount is not None and at.anchor is not None and before in ("for", "in", "over", "after"):
        looks = at.ahead()
        end = at.anchor if before != "after" else at.today
        if looks is not True and end is not None and (at.day is None or before == "after"):
            interval = Interval(calendars.moved(end, unit, -amount), end)
        elif looks and before in ("in", "over", "for"):
            interval = Interval(at.anchor, calendars.moved(at.anchor, unit, amount))
    return Meaning("DURATION", period_value(unit, amount), interval, TimeBasis.RELATIVE)


def deadline(found: Found, at: Situation) -> Meaning | None:
    """Give '48 hours' in 'gave them 48 hours to leave': from the anchor on."""
    unit, amount = str(at.value("unit", found, "u")), amount_of(found)
    end = calendars.moved(at.anchor, unit, amount) if at.anchor is not None and amount is not None else None
    interval = Interval(at.anchor, end) if end is not None else None
    return Meaning("DURATION", period_value(unit, amount), interval, TimeBasis.RELATIVE)


def since_then(_found: Found, at: Situation) -> Meaning | None:
    """Give 'since then', 'has since left': from the day last spoken of up to the anchor."""
    if at.anchor is None:
        return unplaced(value="PAST_REF")
    told = at.day or at.period
    start = told.start if told is not None and told.start is not None and told.start <= at.anchor else None
    return dated(Interval(start, at.anchor), "PAST_REF", explicit=False, settles=False)


def present(_found: Found, at: Situation) -> Meaning | None:
    """Give 'now', 'currently': the anchor."""
    return dated(one_day(at.anchor), "PRESENT_REF", explicit=False, settles=False)


def past(_found: Found, at: Situation) -> Meaning | None:
    """Give 'recently', 'so far': open, up to the anchor."""
    interval = Interval(None, at.anchor) if at.anchor else None
    return dated(interval, "PAST_REF", explicit=False, settles=False)


def future(_found: Found, at: Situation) -> Meaning | None:
    """Give 'soon', 'in the future': from the anchor on, open."""
    interval = Interval(at.anchor, None) if at.anchor else None
    return dated(interval, "FUTURE_REF", explicit=False, settles=False)
