"""The meaning of days and hours told from where one stands: weekdays, today, that evening, on the 11th, at six."""

from __future__ import annotations

import re
from datetime import date

from sayso.knowledge.numbers import parse_number
from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.situations import SETTLED, Meaning, Situation, dated, one_day, unplaced
from sayso.read.time_words import (
    day_meaning,
    last_word_of,
    part_of,
    phrase_of,
    told_day,
    words_of,
)
from sayso.records import Interval, TimeBasis

SOON_DAYS = 10
MOST_WEEKS = 52
HALF_A_MONTH, LONGEST_MONTH = 15, 31
HALF_A_DAY, NIGHT_FALLS = 12 * 60, 6 * 60  # minutes: 'two at night' comes before the morning, 'ten at night' after it
PAST_THE_HOUR = {"half past": 30, "quarter past": 15, "quarter to": -15}
MOST_MONTHS = 12  # such a day comes at least once in so many
REACH_OF_STILL = 6  # words between 'still' and 'today': 'is still used as a prison today'


def weekday(found: Found, at: Situation) -> Meaning | None:
    """Give 'Tuesday', 'next Monday', 'Friday night': by the verb, the last one not after the anchor or the next one."""
    wanted = at.value("weekday", found, "w")
    if wanted is None:
        wanted = at.value("weekday_short", found, "v")
    if not isinstance(wanted, int):
        return None
    words = words_of(found)
    part = part_of(words) if found.rule.options.get("part") else None
    if at.anchor is None or _is_any(found):
        return unplaced("TIME" if part else "DATE", f"XXXX-WXX-{wanted + 1}")
    which = at.value("which", found, "k")
    if "the" in words and at.story is not None and at.story.start is not None and not part:
        told = at.story.start
        back = -((told.weekday() - wanted) % 7 or 7)
        forward = (wanted - told.weekday()) % 7 or (7 if "after" in words else 0)
        day = calendars.shifted(told, back if "before" in words else forward)
        late = day is not None and day > at.anchor and not ({"next", "following", "after"} & words or at.ahead())
        return day_meaning(calendars.shifted(day, -7) if day is not None and late else day, None)
    if at.written is not None and at.says_day():
        return day_meaning(calendars.shifted(at.written, (wanted - at.written.weekday()) % 7), part)
    start = at.today if {"following", "previous", "that"} & words else at.anchor
    start = start or at.anchor
    back, forward = (start.weekday() - wanted) % 7, (wanted - start.weekday()) % 7
    if which == "next" or "following" in words or "next" in words:
        days = forward or 7
    elif which == "last" or "previous" in words:
        days = -(
            back if back > 1 else back + 7
        )  # 'last Wednesday', said on a Thursday, is a week old, else 'yesterday'
    elif "that" in words:
        days = forward if at.day is not None else -back
    elif which == "this":
        days = wanted - start.weekday() if at.ahead() is False else forward
    else:
        days = forward if at.ahead() else -back
    return day_meaning(calendars.shifted(start, days), part)


def _is_any(found: Found) -> bool:
    """Tell whether nobody says which weekday: 'on a Monday', 'one Friday'; but 'in a Monday raid' was the last one."""
    words, before = found.words, [found.words.word(index).lower() for index in range(found.first)[-2:]]
    if before[-1:] != ["a"]:
        return before[-1:] == ["one"]
    after = words.word(found.last) if found.last < len(words.codes) else ""
    return before[0] == "on" or not after.isalpha() or not after.islower()


def weekday_of_week(found: Found, at: Situation) -> Meaning | None:
    """Give 'Thursday last week', 'on Monday of next week'."""
    wanted, which = at.value("weekday", found, "w"), at.value("which", found, "k")
    if not isinstance(wanted, int) or at.anchor is None:
        return unplaced()
    weeks = {"last": -1, "this": 0, "next": 1}[str(which)]
    return day_meaning(calendars.shifted(at.anchor, wanted - at.anchor.weekday() + 7 * weeks), None)


def weekday_week_ago(found: Found, at: Situation) -> Meaning | None:
    """Give 'a week ago on Monday'."""
    wanted = at.value("weekday", found, "w")
    if not isinstance(wanted, int) or at.anchor is None:
        return unplaced()
    return day_meaning(calendars.shifted(at.anchor, -((at.anchor.weekday() - wanted) % 7) - 7), None)


def weekdays_ago(found: Found, at: Situation) -> Meaning | None:
    """Give 'two Fridays ago'."""
    wanted, amount = at.value("weekday_plural", found, "w"), parse_number(found.captured("n") or "")
    if not isinstance(wanted, int) or amount is None or not 1 <= amount <= MOST_WEEKS or at.anchor is None:
        return None
    back = ((at.anchor.weekday() - wanted) % 7 or 7) + 7 * (int(amount) - 1)
    return day_meaning(calendars.shifted(at.anchor, -back), None)


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


def shifted_day(found: Found, at: Situation) -> Meaning | None:
    """Give 'today', 'yesterday evening', 'the day after tomorrow', 'last night', 'tonight'."""
    options, words = found.rule.options, words_of(found)
    part = str(options["fixed_part"]) if "fixed_part" in options else part_of(words) if options.get("part") else None
    if "tonight" in words:
        part = "NI"
    if at.anchor is None:
        return unplaced("TIME" if part else "DATE")
    days = int(options["days"])
    if str(options.get("before", "-")) in phrase_of(found):
        days *= 2
    if days == 0 and part is None and _is_nowadays(found, at):
        return dated(one_day(at.anchor), "PRESENT_REF", explicit=False, settles=False)
    return day_meaning(calendars.shifted(at.anchor, days), part)


def _is_nowadays(found: Found, at: Situation) -> bool:
    """Tell whether 'today' stands for our time ('the fort is a prison today'), not for the day of the report."""
    lasts = at.lasts()
    if lasts is None:
        return at.elsewhere >= SETTLED and at.ahead() is not False
    return lasts and (at.elsewhere >= SETTLED or not at.news or _says_still(found))


def _says_still(found: Found) -> bool:
    words = found.words
    around = range(max(0, found.first - REACH_OF_STILL), min(len(words.codes), found.last + REACH_OF_STILL))
    return any(words.word(index).lower() == "still" for index in around)


def overnight(_found: Found, at: Situation) -> Meaning | None:
    """Give 'overnight': the night that leads to the anchor, both its days."""
    if at.anchor is None:
        return unplaced("TIME")
    begin = calendars.shifted(at.anchor, -1)
    return Meaning("TIME", f"{begin}TNI", Interval(begin, at.anchor), TimeBasis.RELATIVE) if begin else None


def narrative_day(found: Found, at: Situation) -> Meaning | None:
    """Give 'that evening', 'the following day', 'a day earlier': told from the day the text is in."""
    part = part_of(words_of(found))
    days = int(found.rule.options["days"])
    start = told_day(at, later=days > 0)
    if start is None or (days == 0 and at.day is None and at.story is None):  # 'that day', and none was spoken of
        return unplaced("TIME" if part else "DATE")
    return day_meaning(calendars.shifted(start, days), part)


def day_number(found: Found, at: Situation) -> Meaning | None:
    """Give 'on the 11th': of the month the text is in, and not after the anchor unless the verb looks ahead."""
    words = found.captured("d") or ""
    number = int(re.sub(r"\D", "", words) or at.lexicon.values["ordinal_word"].get(words, 0))
    start = at.today
    if start is None:
        return unplaced(value=f"XXXX-XX-{number:02d}")
    weekday = at.value("weekday", found, "w")
    if isinstance(weekday, int):
        return day_meaning(_numbered_weekday(start, number, weekday, ahead=bool(at.ahead())), None)
    told = at.narrated.start if at.day is None and at.narrated is not None else None
    if told is not None and _goes_on(found, at, told):
        return day_meaning(_nearest_number(told, number), None)
    day = calendars.day(start.year, start.month, number)
    if {"that", "same"} & words_of(found) and at.period is not None and at.period.start is not None:
        return day_meaning(_day_in(at.period.start, 0, number), None)
    if "month" in words_of(found) and at.anchor is not None:
        step = {"last": -1, "next": 1}.get(str(at.value("which", found, "k")), 0)
        told = calendars.add_months(at.anchor.replace(day=1), step)
        return day_meaning(calendars.day(told.year, told.month, number) if told else None, None)
    if at.day is not None:
        return day_meaning(_across_months(start, number, day, at), None)
    late = day is None or (at.anchor is not None and day > at.anchor)
    if at.anchor is not None and late and not at.ahead() and not _soon(day, at):
        previous = calendars.add_months(start.replace(day=1), -1)
        day = calendars.day(previous.year, previous.month, number) if previous else None
    return day_meaning(day, None)


def _numbered_weekday(start: date, number: int, weekday: int, *, ahead: bool) -> date | None:
    """Give 'Friday the 11th': the last such day that is a Friday, or the next one where the verb looks ahead."""
    near = [_day_in(start, months, number) for months in range(-MOST_MONTHS, MOST_MONTHS + 1)]
    days = [day for day in near if day is not None and day.weekday() == weekday]
    behind, coming = [day for day in days if day <= start], [day for day in days if day >= start]
    wanted = coming[:1] + behind[-1:] if ahead else behind[-1:] + coming[:1]
    return wanted[0] if wanted else None


def _nearest_number(told: date, number: int) -> date | None:
    """Give the day with a number that lies nearest to another day."""
    days = [day for months in (-1, 0, 1) if (day := _day_in(told, months, number)) is not None]
    return min(days, key=lambda day: abs((day - told).days), default=None)


def _across_months(told: date, number: int, same: date | None, at: Situation) -> date | None:
    """Give the number of the month told of, or of the next to it: 'on 29 March it fell, and on the 3rd' is April's."""
    other = _nearest_number(told, number)
    far = same is None or abs((same - told).days) > HALF_A_MONTH
    known = other is not None and (at.anchor is None or other <= at.anchor or bool(at.ahead()))
    return other if far and known and other is not None and abs((other - told).days) <= SOON_DAYS else same


def _day_in(start: date, months: int, number: int) -> date | None:
    month = calendars.add_months(start.replace(day=1), months)
    return calendars.day(month.year, month.month, number) if month else None


def _goes_on(found: Found, at: Situation, told: date) -> bool:
    """Tell whether a numbered day goes on with a story of numbered days long gone: 'on the 11th', but not 'of last
    month'.
    """
    long_gone = at.anchor is not None and (at.anchor - told).days > LONGEST_MONTH
    return long_gone and not at.ahead() and not {"month", "instant", "inst"} & words_of(found)


def _soon(day: date | None, at: Situation) -> bool:
    """Tell whether an undecided 'the 28th' lies nearer ahead than the last one lies back."""
    return at.ahead() is None and day is not None and at.anchor is not None and (day - at.anchor).days <= SOON_DAYS


def clock(found: Found, at: Situation) -> Meaning | None:
    """Give '14:15', '6:40 p.m.', 'ten o'clock', '0800 GMT': a time of the day the text is in."""
    hour = _hour(found.captured("c"), found.captured("a"))
    hour = _turned(hour, at.value("part", found, "p"), phrase_of(found)) if hour else None
    zone = "Z" if (found.captured("z") or last_word_of(found)) in ("gmt", "utc", "z", "zulu") else ""
    return _time_of_day(at, f"{hour}{zone}") if hour else None


def clock_range(found: Found, at: Situation) -> Meaning | None:
    """Give 'from 8 am to 6:30 pm', '22:00 - 05:00': both hours, of the day the text is in."""
    last = _hour(found.captured("d"), found.captured("b"))
    first = _hour(found.captured("c"), found.captured("a") or found.captured("b"))
    if first and last and first > last and not found.captured("a"):  # 'from 10 to 2 pm'
        first = _hour(found.captured("c"), None)
    if first is None or last is None:
        return None
    meaning = _time_of_day(at, first)
    day = meaning.value.removesuffix(first)
    return meaning._replace(value=f"{day}{first}/{day}{last}")


def _turned(hour: str, part: str | int | None, phrase: str) -> str:
    """Turn an hour as the words around it ask: 'half past two in the afternoon' is T14:30, 'ten at night' T22:00."""
    minutes = int(hour[1:3]) * 60 + int(hour[4:])
    late = part in ("AF", "EV") or (part == "NI" and minutes >= NIGHT_FALLS)
    minutes += HALF_A_DAY if late and minutes < HALF_A_DAY else 0
    minutes += next((more for words, more in PAST_THE_HOUR.items() if phrase.startswith(words)), 0)
    return f"T{minutes // 60 % 24:02d}:{minutes % 60:02d}" if minutes % (24 * 60) else hour


def _hour(words: str | None, half: str | None) -> str | None:
    """Write an hour as TIMEX3 does: '6:40' and 'pm' are T18:40; None for what is none."""
    digits = re.findall(r"\d+", words or "")
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    if not digits:
        spelled = parse_number(words or "")
        digits = [str(int(spelled))] if spelled is not None else []
    if not digits:
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = (half or "").replace(".", "").replace(" ", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute <= 59 else None


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
    today = at.day_of_hours()
    if today is None:
        return unplaced("TIME", value)
    end = at.day.end if at.day is not None and at.day.end is not None else today
    return Meaning("TIME", f"{today}{value}", Interval(today, end), TimeBasis.RELATIVE)
