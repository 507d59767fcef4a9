"""The meaning of times told from where one stands: weekdays, today, last week, two days ago, that evening, at six."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.knowledge.numbers import parse_number
from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.situations import UNKNOWN_DAY, Meaning, Situation, dated, one_day, unplaced
from sayso.records import Interval, TimeBasis

PERIOD_LETTERS = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "night": ("", "D", 1),
    "week": ("", "W", 1), "fortnight": ("", "W", 2), "weekend": ("", "WE", 1), "month": ("", "M", 1), "quarter": ("", "M", 3),
    "year": ("", "Y", 1), "decade": ("", "Y", 10), "century": ("", "Y", 100),
}  # fmt: skip
SATURDAY = 5
SOON_DAYS = 10
FEW, FEW_AT_MOST = 2, 7  # 'a few days ago': two to seven of them


def weekday(found: Found, at: Situation) -> Meaning | None:
    """Give 'Tuesday', 'next Monday', 'Friday night': by the verb, the last one not after the anchor or the next one."""
    wanted = at.value("weekday", found, "w")
    if not isinstance(wanted, int):
        return None
    words = _words(found)
    part = _part(found, words) if found.rule.options.get("part") else None
    if at.anchor is None:
        return unplaced("TIME" if part else "DATE", f"XXXX-WXX-{wanted + 1}")
    which = at.value("which", found, "k")
    if "the" in words and at.story is not None and at.story.start is not None and not part:
        told = at.story.start
        back = -((told.weekday() - wanted) % 7 or 7)
        return _day(calendars.shifted(told, back if "before" in words else (wanted - told.weekday()) % 7), None)
    start = at.today if {"following", "previous", "that"} & words else at.anchor
    start = start or at.anchor
    back, forward = (start.weekday() - wanted) % 7, (wanted - start.weekday()) % 7
    if which == "next" or "following" in words or "next" in words:
        days = forward or 7
    elif which == "last" or "previous" in words:
        days = -(back if back > 1 else back + 7)  # 'last Wednesday', said on a Thursday, is a week old, else 'yesterday'
    elif "that" in words:
        days = forward if at.day is not None else -back
    elif which == "this":
        days = wanted - start.weekday() if at.ahead() is False else forward
    else:
        days = forward if at.ahead() else -back
    return _day(calendars.shifted(start, days), part)


def weekday_of_week(found: Found, at: Situation) -> Meaning | None:
    """Give 'Thursday last week', 'on Monday of next week'."""
    wanted, which = at.value("weekday", found, "w"), at.value("which", found, "k")
    if not isinstance(wanted, int) or at.anchor is None:
        return unplaced()
    weeks = {"last": -1, "this": 0, "next": 1}[str(which)]
    return _day(calendars.shifted(at.anchor, wanted - at.anchor.weekday() + 7 * weeks), None)


def weekday_week_ago(found: Found, at: Situation) -> Meaning | None:
    """Give 'a week ago on Monday'."""
    wanted = at.value("weekday", found, "w")
    if not isinstance(wanted, int) or at.anchor is None:
        return unplaced()
    return _day(calendars.shifted(at.anchor, -((at.anchor.weekday() - wanted) % 7) - 7), None)


def weekday_range(found: Found, at: Situation) -> Meaning | None:
    """Give 'between Thursday and Monday': two weekdays in a row, behind or ahead as the verb looks."""
    first, last = _weekday_value(found, at, "a"), _weekday_value(found, at, "b")
    if first is None or last is None or first == last:
        return None
    if at.anchor is None:
        return unplaced()
    length = (last - first) % 7
    if at.ahead():
        begin = calendars.shifted(at.anchor, (first - at.anchor.weekday()) % 7)
    else:
        begin = calendars.shifted(at.anchor, -((at.anchor.weekday() - last) % 7) - length)
    end = calendars.shifted(begin, length) if begin else None
    if begin is None or end is None:
        return None
    return dated(Interval(begin, end), f"{begin}/{end}", explicit=False)


def _weekday_value(found: Found, at: Situation, group: str) -> int | None:
    for name in ("weekday", "weekday_short"):
        value = at.value(name, found, group)
        if isinstance(value, int):
            return value
    return None


def recurring(found: Found, at: Situation) -> Meaning | None:
    """Give 'every day', 'on Fridays', 'twice a week', 'daily'."""
    value = found.rule.options.get("value") or at.value("regular", found, "r")
    unit = at.value("unit", found, "u")
    if value is None and isinstance(unit, str):
        value = period_value(unit, _amount(found) if found.captured("n") else 1.0)
    if value is None:
        value = "P1W" if "weekday" in found.words.text else "P1D"
        words = _words(found)
        value = "P1W" if words & set(at.lexicon.values["weekday"]) else "P1Y" if words & set(at.lexicon.values["month"]) else "P1D"
    return Meaning("SET", str(value), None, TimeBasis.RELATIVE)


def shifted_day(found: Found, at: Situation) -> Meaning | None:
    """Give 'today', 'yesterday evening', 'the day after tomorrow', 'last night', 'tonight'."""
    options, words = found.rule.options, _words(found)
    part = str(options["fixed_part"]) if "fixed_part" in options else _part(found, words) if options.get("part") else None
    if "tonight" in words:
        part = "NI"
    if at.anchor is None:
        return unplaced("TIME" if part else "DATE")
    days = int(options["days"])
    if str(options.get("before", "-")) in _phrase(found):
        days *= 2
    return _day(calendars.shifted(at.anchor, days), part)


def overnight(found: Found, at: Situation) -> Meaning | None:
    """Give 'overnight': the night that leads to the day the text is in, both its days."""
    if at.today is None:
        return unplaced("TIME")
    begin = calendars.shifted(at.today, -1)
    return Meaning("TIME", f"{begin}TNI", Interval(begin, at.today), TimeBasis.RELATIVE) if begin else None


def narrative_day(found: Found, at: Situation) -> Meaning | None:
    """Give 'that evening', 'the following day', 'a day earlier': told from the day the text is in."""
    part = _part(found, _words(found))
    days = int(found.rule.options["days"])
    start = _told(at, later=days > 0)
    if start is None:
        return unplaced("TIME" if part else "DATE")
    return _day(calendars.shifted(start, days), part)


def day_number(found: Found, at: Situation) -> Meaning | None:
    """Give 'on the 11th': of the month the text is in, and not after the anchor unless the verb looks ahead."""
    words = found.captured("d") or ""
    number = int(re.sub(r"\D", "", words) or at.lexicon.values["ordinal_word"].get(words, 0))
    start = at.today
    if start is None:
        return unplaced(value=f"XXXX-XX-{number:02d}")
    day = calendars.day(start.year, start.month, number)
    if "month" in _words(found) and at.anchor is not None:
        return _day(calendars.day(at.anchor.year, at.anchor.month, number), None)
    late = day is None or (at.anchor is not None and day > at.anchor)
    if at.day is None and at.anchor is not None and late and not at.ahead() and not _soon(day, at):
        previous = calendars.add_months(start.replace(day=1), -1)
        day = calendars.day(previous.year, previous.month, number) if previous else None
    return _day(day, None)


def _soon(day: date | None, at: Situation) -> bool:
    """Tell whether an undecided 'the 28th' lies nearer ahead than the last one lies back."""
    return at.ahead() is None and day is not None and at.anchor is not None and (day - at.anchor).days <= SOON_DAYS


def clock(found: Found, at: Situation) -> Meaning | None:
    """Give '14:15', '6:40 p.m.', 'ten o'clock', '0800 GMT': a time of the day the text is in."""
    words = found.captured("c") or ""
    digits = re.findall(r"\d+", words)
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    if not digits:
        spelled = parse_number(words)
        digits = [str(int(spelled))] if spelled is not None else []
    if not digits:
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = (found.captured("a") or "").replace(".", "").replace(" ", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59:
        return None
    zone = "Z" if (found.captured("z") or _last_word(found)) in ("gmt", "utc", "z", "zulu") else ""
    return _time_of_day(at, f"T{hour:02d}:{minute:02d}{zone}")


def named_hour(found: Found, at: Situation) -> Meaning | None:
    """Give 'noon' and 'midnight'."""
    return _time_of_day(at, str(at.value("hour_name", found, "n")))


def part_of_day(found: Found, at: Situation) -> Meaning | None:
    """Give 'in the morning', 'before dawn', 'in the early hours': of the day the text is in."""
    part = found.rule.options.get("part") or at.value("part", found, "p") or at.value("light", found, "p")
    meaning = _time_of_day(at, f"T{part}")
    start = meaning.interval.start if meaning.interval else None
    if part == "NI" and start is not None:  # a night has two days
        return meaning._replace(interval=Interval(calendars.shifted(start, -1), start))
    return meaning


def _time_of_day(at: Situation, value: str) -> Meaning:
    if at.today is None:
        return unplaced("TIME", value)
    end = at.day.end if at.day is not None and at.day.end is not None else at.today
    return Meaning("TIME", f"{at.today}{value}", Interval(at.today, end), TimeBasis.RELATIVE)


def period(found: Found, at: Situation) -> Meaning | None:
    """Give 'last week', 'earlier this month', 'next year'; after 'in' or 'over' the past year is a stretch of twelve months."""
    unit, which = str(at.value("period", found, "u")), str(at.value("which", found, "k") or "same")
    words = _words(found)
    if which == "same" or "following" in words:
        return narrative_period(found, at)
    if at.anchor is None:
        return unplaced()
    if unit == "weekend" and which in ("this", "last"):
        return weekend(found, at) if which == "this" else _last_weekend(at.anchor)
    rolling = "past" in words or "coming" in words or ("last" in words and "the" in words and unit != "century")
    if found.rule.options.get("rolling") and rolling:
        return _stretch(at, unit, 1.0, -1 if which == "last" else 1)
    step = {"last": -1, "this": 0, "next": 1}[which]
    interval = unit_interval(at.anchor, unit, step)
    if interval is None:
        return None
    interval_of = _rest(interval, at, words) if step == 0 else interval
    return dated(interval_of, unit_value(interval, unit), explicit=False, settles=False)


def weekend(found: Found, at: Situation) -> Meaning | None:
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
    """Cut 'this week' at the anchor: up to it, or from it on where the words or the verb look ahead (codebook, ruling 11)."""
    if at.anchor is None or not (interval.start and interval.end and interval.start <= at.anchor <= interval.end):
        return interval
    ahead = "later" in words or ("earlier" not in words and bool(at.ahead()))
    return Interval(at.anchor, interval.end) if ahead else Interval(interval.start, at.anchor)


def period_part(found: Found, at: Situation) -> Meaning | None:
    """Give 'the end of the year', 'the beginning of last month', 'early this year', 'year-end'."""
    words = _words(found)
    if at.anchor is None:
        return unplaced()
    unit = str(at.value("period", found, "u") or ("year" if "year" in words else "week"))
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
    words = _words(found)
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
    direction = -1 if _words(found) & {"earlier", "before"} else 1
    start = _told(at, later=direction > 0)
    if at.value("unit", found, "u") in ("month", "year", "decade", "century") and at.period is not None:
        start = at.period.start
    return _away(found, at, start, direction)


def hence(found: Found, at: Situation) -> Meaning | None:
    """Give 'two weeks from now', 'in a month's time'."""
    return _away(found, at, at.anchor, 1)


def _away(found: Found, at: Situation, start: date | None, direction: int) -> Meaning | None:
    unit = str(at.value("unit", found, "u"))
    if start is None:
        return unplaced()
    amount = _amount(found) if found.captured("n") else None
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
        return _day(day, None) if coarse is None else dated(unit_interval(day, "month", 0), f"{day:%Y-%m}", explicit=False)
    interval = unit_interval(day, coarse, 0)
    if unit == "year" and amount == 1 and direction < 0 and start == at.anchor:  # 'a year ago': that month of last year
        interval = unit_interval(day, "month", 0)
    value = f"{day.year:04d}" if coarse == "year" else f"{day.year:04d}-{day.month:02d}"
    return dated(interval, value, explicit=False) if interval else None


def within(found: Found, at: Situation) -> Meaning | None:
    """Give 'within 48 hours', 'within days', 'within the week': from the anchor on, or from the day the text is in."""
    unit = str(at.value("unit", found, "u"))
    amount = _amount(found) if found.captured("n") else (1.0 if unit in _words(found) else None)
    start = at.anchor if at.ahead() is not False else at.today
    if start is None:
        return Meaning("DURATION", period_value(unit, amount), None, TimeBasis.RELATIVE)
    end = calendars.moved(start, unit, amount if amount is not None else FEW_AT_MOST)
    return Meaning("DURATION", period_value(unit, amount), Interval(start, end), TimeBasis.RELATIVE)


def stretch(found: Found, at: Situation) -> Meaning | None:
    """Give 'the past 48 hours', 'the next six months'."""
    unit = str(at.value("unit", found, "u"))
    amount = _amount(found)
    if amount is None:
        return recent(found, at)
    return _stretch(at, unit, amount, int(found.rule.options["direction"]))


def _stretch(at: Situation, unit: str, amount: float, direction: int) -> Meaning | None:
    value = period_value(unit, amount)
    if at.anchor is None:
        return unplaced("DURATION", value)
    other = calendars.moved(at.anchor, unit, direction * amount)
    if other is None:
        return None
    return Meaning("DURATION", value, Interval(min(other, at.anchor), max(other, at.anchor)), TimeBasis.RELATIVE)


def recent(found: Found, at: Situation) -> Meaning | None:
    """Give 'recent weeks', 'the coming days': some of them (back: up to seven days, four weeks, three months or years)."""
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
    """Give 'three weeks', 'a 27-year deal', 'several years', 'months of fighting': a length that lies nowhere by itself.

    'For three weeks' and 'in a week' lie somewhere: behind the anchor where the verb looks back, before it where it looks ahead.
    """
    unit = str(at.value("unit", found, "u"))
    amount = _amount(found) if found.captured("n") else None
    before = found.words.word(found.first - 1).lower() if found.first else ""
    interval = None
    if amount is not None and at.anchor is not None and before in ("for", "in", "over", "after"):
        looks = at.ahead()
        if looks is False and at.day is None:
            interval = Interval(calendars.moved(at.anchor, unit, -amount), at.anchor)
        elif looks and before in ("in", "over", "for"):
            interval = Interval(at.anchor, calendars.moved(at.anchor, unit, amount))
    return Meaning("DURATION", period_value(unit, amount), interval, TimeBasis.RELATIVE)


def since_then(found: Found, at: Situation) -> Meaning | None:
    """Give 'since then', 'has since left': from the day last spoken of up to the anchor."""
    if at.anchor is None:
        return unplaced(value="PAST_REF")
    told = at.day or at.period
    start = told.start if told is not None and told.start is not None and told.start <= at.anchor else None
    return dated(Interval(start, at.anchor), "PAST_REF", explicit=False, settles=False)


def present(found: Found, at: Situation) -> Meaning | None:
    """Give 'now', 'currently': the anchor."""
    return dated(one_day(at.anchor), "PRESENT_REF", explicit=False, settles=False)


def past(found: Found, at: Situation) -> Meaning | None:
    """Give 'recently', 'so far': open, up to the anchor."""
    interval = Interval(None, at.anchor) if at.anchor else None
    return dated(interval, "PAST_REF", explicit=False, settles=False)


def future(found: Found, at: Situation) -> Meaning | None:
    """Give 'soon', 'in the future': from the anchor on, open."""
    interval = Interval(at.anchor, None) if at.anchor else None
    return dated(interval, "FUTURE_REF", explicit=False, settles=False)


def unit_interval(within_day: date, unit: str, step: int) -> Interval | None:
    """Give the week, weekend, month, quarter, year, decade or century so many steps away from the one a day lies in."""
    start = calendars.moved(within_day, unit, step) if unit not in ("month", "quarter", "year", "decade", "century") else None
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
    """Write an interval that is a unit of the calendar as TIMEX3 does: 2013-W19, 2013-W19-WE, 2013-05, 2013-Q2, 2013, 201."""
    start = interval.start
    if start is None:
        return UNKNOWN_DAY
    iso = start.isocalendar()
    return {
        "week": f"{iso.year}-W{iso.week:02d}", "weekend": f"{iso.year}-W{iso.week:02d}-WE", "month": f"{start:%Y-%m}",
        "quarter": f"{start.year}-Q{(start.month + 2) // 3}", "year": f"{start.year:04d}", "decade": f"{start.year // 10}",
        "century": f"{start.year // 100}",
    }.get(unit, UNKNOWN_DAY)  # fmt: skip


def period_value(unit: str, amount: float | None) -> str:
    """Write a length of time as TIMEX3 does: P3W, PT48H, P2.5Y, PXM where nobody says how many."""
    time, letter, factor = PERIOD_LETTERS[unit]
    return f"P{time}{f'{amount * factor:g}' if amount is not None else 'X'}{letter}"


def _told(at: Situation, *, later: bool) -> date | None:
    told = at.told
    return None if told is None else (told.end if later and told.end is not None else told.start)


def _day(day: date | None, part: str | None) -> Meaning | None:
    if day is None:
        return None
    if part:
        return dated(one_day(day), f"{day}T{part}", explicit=False, kind="TIME")
    return dated(one_day(day), day.isoformat(), explicit=False)


def _part(found: Found, words: set[str]) -> str | None:
    parts = {"morning": "MO", "hours": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI"}
    return next((code for word, code in parts.items() if word in words), None)


def _amount(found: Found) -> float | None:
    words = found.captured("n") or ""
    if re.search(r"\b(?:few|several|many|some|numerous|countless)\b", words):
        return None
    if "couple" in words:
        return 2.0
    return parse_number(re.split(r"\s(?:to|or)\s", words)[-1])


def _words(found: Found) -> set[str]:
    return {found.words.word(index).lower() for index in range(found.first, found.last)}


def _phrase(found: Found) -> str:
    return " ".join(found.words.word(index).lower() for index in range(found.first, found.last))


def _last_word(found: Found) -> str:
    return found.words.word(found.last - 1).lower()
