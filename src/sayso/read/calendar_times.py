"""The meaning of dates that name themselves: numbered days, months, years, quarters, centuries."""

from __future__ import annotations

import re
from datetime import date

from sayso.knowledge.numbers import parse_number
from sayso.knowledge.patterns import Found
from sayso.read import calendars
from sayso.read.situations import Meaning, Situation, dated, one_day
from sayso.records import Interval

FIRST_YEAR, LAST_YEAR = 1000, 2199  # of a date in digits; anything else is a code or a slip
LONGEST_SIGN = 3  # letters of what stands before the full stop of an abbreviation: no. vol. art.
CENTURY_PIVOT = 30  # '30' is 1930, '29' 2029: reports speak of the last ninety years more than of the next
NEAR_DAYS = 90  # a day without a year this close on one side beats the one nearly a year off on the other
FAR_DAYS = 240
LONG_PAST = 320  # a day so far back would not be named without its year
FRESH_DAYS = 45  # news is of these days: a day so near the anchor belongs to no other year
NEAR_MONTHS, FAR_MONTHS = 3, 8  # the same for months


def day_of_month(found: Found, at: Situation) -> Meaning | None:
    """Give '12 January 2013', 'Jan. 12', 'Tuesday 3rd March'."""
    number, month = _day_number(found.captured("d"), at), _month(found, at, "m")
    if number is None or month is None:
        return None
    year = year_said(found.captured("y")) or _which_year(found, at)
    guessed = year is None
    if year is None:
        weekday = at.value("weekday", found, "w")
        if weekday is None:
            weekday = at.value("weekday_short", found, "w")
        year = nearest_year(at, month, number, weekday if isinstance(weekday, int) else None)
    if year is None:
        return dated(None, f"XXXX-{month:02d}-{number:02d}", explicit=True)
    day = calendars.day(year, month, number)
    return dated(one_day(day), day.isoformat(), explicit=True)._replace(guessed=guessed) if day else None


def week_of(found: Found, at: Situation) -> Meaning | None:
    """Give 'the week of 16 July': the seven days that begin with it, or end with it ('the week ending 16 July')."""
    meaning = day_of_month(found, at)
    told = meaning.interval.start if meaning is not None and meaning.interval is not None else None
    if told is None:
        return meaning
    ending = any(found.words.word(index).lower() in ("ending", "to") for index in range(found.first, found.last))
    first, last = calendars.shifted(told, -6 if ending else 0), calendars.shifted(told, 0 if ending else 6)
    return _range(first, last)


def weekend_of(found: Found, at: Situation) -> Meaning | None:
    """Give 'the weekend of 4 May': the one that the day lies in, or that ends its week."""
    meaning = day_of_month(found, at)
    told = meaning.interval.start if meaning is not None and meaning.interval is not None else None
    if told is None:
        return meaning
    iso = told.isocalendar()
    return dated(calendars.weekend_interval(told), f"{iso.year}-W{iso.week:02d}-WE", explicit=True)


def week_of_month(found: Found, at: Situation) -> Meaning | None:
    """Give 'the second week of January': days 8 to 14."""
    meaning = month(found, at)
    first = meaning.interval.start if meaning is not None and meaning.interval is not None else None
    if first is None:
        return meaning
    words = {found.words.word(index).lower() for index in range(found.first, found.last)}
    begin = next(7 * number for number, word in enumerate(("second", "third", "fourth"), 1) if word in words)
    return _range(calendars.shifted(first, begin), calendars.shifted(first, begin + 6))


def edge_of(found: Found, at: Situation) -> Meaning | None:
    """Give 'the last three months of 2012', 'the first ten days of April'."""
    number, amount, unit = _month(found, at, "m"), parse_number(found.captured("n") or ""), found.captured("u")
    year = year_said(found.captured("y")) or _which_year(found, at)
    if number is not None and year is None:
        year = _month_year(found, at, number)
    if year is None or amount is None or amount != int(amount):
        return None
    whole = calendars.month_interval(year, number) if number else calendars.year_interval(year)
    if whole is None or whole.start is None or whole.end is None:
        return None
    step = str(at.lexicon.values["unit_many"][unit or ""])
    if part_said(found, at) == "start":
        first, last = whole.start, calendars.moved(whole.start, step, amount)
        return _range(first, calendars.shifted(last, -1)) if last and last <= whole.end else None
    after = calendars.shifted(whole.end, 1)
    begin = calendars.moved(after, step, -amount) if after else None
    return _range(begin, whole.end) if begin and begin >= whole.start else None


def day_beside(found: Found, at: Situation) -> Meaning | None:
    """Give 'the 4th of April last', 'the 1st day of June next', 'the 3rd of May instant': told from the anchor, or
    from where a story of other years stands.
    """
    number, told_month = _day_number(found.captured("d"), at), _month(found, at, "m")
    told = at.period.end if at.is_far_story and at.period is not None else at.anchor
    if number is None or told_month is None or told is None:
        return None
    around = [day for year in (-1, 0, 1) if (day := calendars.day(told.year + year, told_month, number))]
    word = found.words.word(found.last - 1).lower()
    if word == "instant":
        wanted = [day for day in around if day.year == told.year]
    else:
        ahead = word in ("next", "proximo")
        wanted = [day for day in around if day > told][:1] if ahead else [day for day in around if day <= told][-1:]
    return dated(one_day(wanted[0]), wanted[0].isoformat(), explicit=True) if wanted else None


def _which_year(found: Found, at: Situation) -> int | None:
    """Give the year of 'last year', 'of next year' behind a day or month; None where none is said."""
    which = at.value("which", found, "j")
    return at.anchor.year + {"last": -1, "this": 0, "next": 1}[str(which)] if which and at.anchor else None


def nearest_year(at: Situation, month: int, number: int, weekday: int | None = None) -> int | None:
    """Choose the year of a day without one: the story's, else the last such day not after the anchor, or the next one
    ahead.
    """
    if at.anchor is None:
        return at.year
    around = range(at.anchor.year - 3, at.anchor.year + 3)
    days = [day for day in (calendars.day(year, month, number) for year in around) if day]
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday] or days
    if not days:
        return None
    past = [day for day in days if day <= at.anchor]
    coming = [day for day in days if day > at.anchor]
    near = any(abs((day - at.anchor).days) <= FRESH_DAYS for day in (*past[-1:], *coming[:1]))
    ahead = at.ahead()
    plan = ahead and (at.day is None or any((day - at.anchor).days <= NEAR_DAYS for day in coming[:1]))
    if at.story_year is not None and weekday is None and (at.is_far_story or not (near or plan)):
        return at.story_year
    if not past or not coming:
        return (past or coming)[0].year
    last, following = past[-1], coming[0]
    since, until = (at.anchor - last).days, (following - at.anchor).days
    if until <= FRESH_DAYS and since > LONG_PAST:  # 'rejected the 30 June deadline', said in May
        return following.year
    if ahead:  # 'is due to end on 30 September', said in October, was this year's
        return last.year if since == 0 or (since <= NEAR_DAYS and until >= FAR_DAYS) else following.year
    return following.year if ahead is None and until <= NEAR_DAYS and since >= FAR_DAYS else last.year


def numeric_date(found: Found, at: Situation) -> Meaning | None:
    """Give '2013-01-12', '12/01/2013', '1.5.13'; where day and month could change places, the reading nearer the
    anchor.
    """
    parts = [int(part) for part in re.split(r"[-/.]", found.captured("x") or "")]
    if not FIRST_YEAR <= _full_year(parts[0] if parts[0] > 31 else parts[2]) <= LAST_YEAR:
        return None
    if parts[0] > 31:
        day = calendars.day(*parts)
        return dated(one_day(day), day.isoformat(), explicit=True) if day else None
    year = _full_year(parts[2])
    readings = [
        day for day in (calendars.day(year, parts[1], parts[0]), calendars.day(year, parts[0], parts[1])) if day
    ]
    if not readings:
        return None
    best = readings[0]
    if len(set(readings)) == 1 or at.anchor is None:
        doubt = None if len(set(readings)) == 1 else "day and month could change places"
        return dated(one_day(best), best.isoformat(), explicit=True)._replace(doubt=doubt)
    anchor = at.anchor
    best = min(readings, key=lambda day: (day > anchor, abs((day - anchor).days)))
    other = next(day for day in readings if day != best)
    doubt = f"day and month could change places: {best} or {other}"
    return dated(one_day(best), best.isoformat(), explicit=True)._replace(doubt=doubt)


def fixed_day(found: Found, at: Situation) -> Meaning | None:
    """Give a day that its rule names, or the stretch from that day to `until`."""
    day = date.fromisoformat(str(found.rule.options["day"]))
    if "until" in found.rule.options:
        last = date.fromisoformat(str(found.rule.options["until"]))
        return dated(Interval(day, last), f"{day}/{last}", explicit=True, settles=False)
    return dated(one_day(day), day.isoformat(), explicit=True, settles=at.anchor is None)


def day_range(found: Found, at: Situation) -> Meaning | None:
    """Give 'from 3 to 5 May', 'May 5-6'."""
    first, last = _day_number(found.captured("a"), at), _day_number(found.captured("b"), at)
    month = _month(found, at, "m")
    if first is None or last is None or last <= first:
        return None
    if found.captured("k") and at.anchor is not None:
        step = {"last": -1, "this": 0, "next": 1}[str(at.value("which", found, "k"))]
        start = calendars.add_months(at.anchor.replace(day=1), step)
        return (
            _range(calendars.day(start.year, start.month, first), calendars.day(start.year, start.month, last))
            if start
            else None
        )
    if month is None:
        return None
    year = year_said(found.captured("y")) or _which_year(found, at) or nearest_year(at, month, last)
    if year is None:
        return dated(None, f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}", explicit=True)
    return _range(calendars.day(year, month, first), calendars.day(year, month, last))


def days_between(found: Found, at: Situation) -> Meaning | None:
    """Give 'from 28 April to 3 May', with the year at either end, both or neither."""
    first, last = _day_number(found.captured("a"), at), _day_number(found.captured("b"), at)
    from_month, to_month = _month(found, at, "m"), _month(found, at, "n")
    if first is None or last is None or from_month is None or to_month is None:
        return None
    end_year = year_said(found.captured("z")) or year_said(found.captured("y")) or nearest_year(at, to_month, last)
    if end_year is None:
        return None
    start_year = year_said(found.captured("y")) or end_year - ((from_month, first) > (to_month, last))
    return _range(calendars.day(start_year, from_month, first), calendars.day(end_year, to_month, last))


def month(found: Found, at: Situation) -> Meaning | None:
    """Give 'May 2012', 'in March', 'last July', 'early May'."""
    number = _month(found, at, "m")
    if number is None:
        return None
    said = year_said(found.captured("y"))
    year = said or (None if _is_of_any_year(found, at) else _month_year(found, at, number))
    explicit = found.captured("k") is None
    if year is None:
        return dated(None, f"XXXX-{number:02d}", explicit=explicit)
    half = at.value("half", found, "h")
    interval = calendars.month_interval(year, number, str(half) if half else _part_of_month(found, at))
    meaning = dated(interval, f"{year:04d}-{number:02d}", explicit=explicit) if interval else None
    return meaning._replace(guessed=said is None) if meaning else None


def _part_of_month(found: Found, at: Situation) -> str | None:
    """Give which part of a month the words name; its first or last week and days are seven of them."""
    part, words = part_said(found, at), {found.words.word(index).lower() for index in range(found.first, found.last)}
    return {"start": "first week", "end": "last week"}[part] if part and words & {"week", "days"} else part


def _is_of_any_year(found: Found, at: Situation) -> bool:
    """Tell whether a bare month is that of every year: 'the heaviest rains fall in July', in a text that is no news."""
    words = {found.words.word(index).lower() for index in range(found.first, found.last)}
    named = found.captured("k") or found.captured("z") or words & {"year", "last", "next", "this", "that", "same"}
    return not named and not at.news and not at.limit and at.story_year is None and bool(at.lasts())


def _month_year(found: Found, at: Situation, number: int) -> int | None:
    if at.anchor is None:
        return at.year
    words = {found.words.word(index).lower() for index in range(found.first, found.last)}
    year = at.anchor.year
    if words & {"same", "that"}:
        return at.year or year
    if "year" in words:
        return year + ("next" in words) - ("last" in words)
    which = at.value("which", found, "k") or ("last" if "last" in words else "next" if "next" in words else None)
    if which == "last":
        return year - (number >= at.anchor.month)
    if which == "next":
        return year + (number <= at.anchor.month)
    if which == "this":
        return year
    ahead, behind = (number - at.anchor.month) % 12, (at.anchor.month - number) % 12
    looks = at.ahead()
    plan = looks and (at.day is None or ahead <= NEAR_MONTHS)  # of now, and not of a day of the story
    if at.story_year is not None and (at.is_far_story or (behind > 1 and not plan)):
        return at.story_year
    forward = bool(looks) if looks is not None else ahead <= NEAR_MONTHS and behind >= FAR_MONTHS
    forward = forward or (at.limit and behind > NEAR_MONTHS)  # 'by June' is the June to come
    if looks and behind <= 1 < ahead:  # 'promised in January to do so in December'
        forward = False
    return year + (number < at.anchor.month) if forward else year - (number > at.anchor.month)


def months_between(found: Found, at: Situation) -> Meaning | None:
    """Give 'between March and June 2012', 'January-April'."""
    first, last = _month(found, at, "m"), _month(found, at, "n")
    if first is None or last is None:
        return None
    said = year_said(found.captured("z")) or year_said(found.captured("y")) or _which_year(found, at)
    if said is None and _is_of_any_year(found, at):
        return dated(None, f"XXXX-{first:02d}/XXXX-{last:02d}", explicit=True)
    end_year = said or _month_year(found, at, last)
    if end_year is None:
        return None
    start_year = year_said(found.captured("y")) or end_year - (first > last)
    begin, end = calendars.month_interval(start_year, first), calendars.month_interval(end_year, last)
    if begin is None or end is None or begin.start is None or end.end is None or end.end < begin.start:
        return None
    return dated(Interval(begin.start, end.end), f"{start_year}-{first:02d}/{end_year}-{last:02d}", explicit=True)


def year(found: Found, at: Situation) -> Meaning | None:
    """Give 'in 2012', 'early 2009', 'the end of 2013'."""
    number = year_said(found.captured("y"))
    if _is_numbered(found):
        return None
    interval = calendars.year_interval(number, part_said(found, at)) if number else None
    return dated(interval, f"{number:04d}", explicit=True) if interval else None


def year_to_now(found: Found, at: Situation) -> Meaning | None:
    """Give 'from 2009 to the present': up to the anchor."""
    number = year_said(found.captured("y"))
    if number is None:
        return None
    end = at.anchor if at.anchor is not None and number <= at.anchor.year else None
    return dated(Interval(date(number, 1, 1), end), f"{number:04d}/PRESENT_REF", explicit=True, settles=False)


def _is_numbered(found: Found) -> bool:
    """Tell whether a full stop before a number is that of a sign and no sentence's end: 'No. 1997', 'x.1997'."""
    words, first = found.words, found.first
    if first < 2 or words.word(first - 1) != ".":
        return False
    return words.glued(first) or len(words.word(first - 2)) <= LONGEST_SIGN


def years_between(found: Found, at: Situation) -> Meaning | None:
    """Give 'from 2009 to 2011', '2011-12'."""
    first, second = year_said(found.captured("y")), found.captured("z")
    if first is None or second is None:
        return None
    last = first // 100 * 100 + int(second) if len(second) == 2 else int(second)
    interval = calendars.years_interval(first, last) if last > first else None
    return dated(interval, f"{first}/{last}", explicit=True, settles=at.anchor is None) if interval else None


def part_of_year(found: Found, at: Situation) -> Meaning | None:
    """Give 'Q2 2012', 'the first half of 2012', 'the third quarter of last year'."""
    words = found.words.text[found.words.starts[found.first] : found.words.ends[found.last - 1]].lower()
    half = "half" in words or words.startswith("h")
    number = (
        int(words[1])
        if words[0] in "qh"
        else next((int(value) for word, value in at.lexicon.values["ordinal_word"].items() if f" {word} " in words), 0)
    )
    known = year_said(found.captured("y"))
    months = 6 if half else 3
    if "final" in words or words.removeprefix("the ").startswith("last"):
        number = 12 // months
    if known is None and at.anchor is not None:
        known = at.anchor.year + ("next year" in words) - ("last year" in words)
        begun = (number - 1) * months < at.anchor.month
        if not ("this year" in words or "last year" in words or "next year" in words or begun or at.ahead()):
            known -= 1  # 'in the fourth quarter', said in May
    if known is None or not 1 <= number <= 12 // months:
        return None
    interval = calendars.months_interval(known, (number - 1) * months + 1, months)
    explicit = found.captured("y") is not None
    return dated(interval, f"{known}-{'H' if half else 'Q'}{number}", explicit=explicit)


def _range(first: date | None, last: date | None) -> Meaning | None:
    if first is None or last is None or last < first:
        return None
    return dated(Interval(first, last), f"{first}/{last}", explicit=True)


def part_said(found: Found, at: Situation) -> str | None:
    """Give which part of the period the words name: start, mid or end; None for the whole."""
    part = at.value("early", found, "e") or at.value("edge_days", found, "e")
    return part if isinstance(part, str) else None


def _month(found: Found, at: Situation, group: str) -> int | None:
    for name in ("month", "month_short"):
        value = at.value(name, found, group)
        if isinstance(value, int):
            return value
    return None


def _day_number(words: str | None, at: Situation) -> int | None:
    number = ordinal_said(words, at) if words else None
    return number if number is not None and 1 <= number <= 31 else None


def ordinal_said(words: str, at: Situation) -> int | None:
    """Give the number of '12th' or 'twelfth', None for other words."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    value = at.lexicon.values["ordinal_word"].get(words)
    return int(value) if value is not None else None


def year_said(words: str | None) -> int | None:
    """Give a captured year as a number, None where none was captured."""
    return int(words) if words and words.isdigit() else None


def _full_year(number: int) -> int:
    if number >= 100:
        return number
    return 2000 + number if number < CENTURY_PIVOT else 1900 + number
