"""Time expressions and the days they mean.

Rules of the lexicon (data/en/times.toml) find the expressions; the calculation that each rule names gives their
meaning against the report's anchor date and the day the text is in; the word before ('since', 'until', 'by') then
opens or closes the interval. A relative time without an anchor stays unresolved, with a note. The stamps of a live
blog tell when something was told, not when it happened: they are no mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice, pairwise

from sayso.errors import LexiconError
from sayso.knowledge.patterns import Found
from sayso.knowledge.rules import RuleLexicon
from sayso.knowledge.words import Words
from sayso.read import calendar_times, century_times, day_times, length_times, relative_times, season_times
from sayso.read.calendar_times import FIRST_YEAR, LAST_YEAR
from sayso.read.diary_days import closes_a_reprint, dates_a_reprint, says_what_day_it_is
from sayso.read.lasting_states import tells_what_lasts
from sayso.read.outlooks import Signs, load_signs, looks_ahead
from sayso.read.situations import Meaning, Situation
from sayso.records import Interval, Note, Reading, Report, Span, TimeMention, Token

STEP = "times"
STAMPS_OF_A_LIVE_BLOG = 3  # so many lines that open with a clock time make a live blog
BARE_HOUR, RECKONED = "time.bare-hour", 8  # words before an hour in which a toll is spoken of
RECKONING = frozenset({"put", "puts", "putting", "estimate", "estimated", "estimates", "stands", "stood", "counted"})
TOLLS = frozenset({"dead", "death", "deaths", "toll", "loss", "losses", "casualties", "wounded", "killed", "victims"})
NO_TOKEN = -1  # head of a mention that no token covers: the report has none there, as in a date line
_STAMP = re.compile(
    r"^[ \t\[(*•-]*(\d{1,2}[:.]\d{2})(?:\s?[ap]\.?m\.?|\s?(?:GMT|UTC|CET|EET|BST))?(?=[\])\s:–—-]|$)", re.M
)
_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|tomorrow|tonight|this (?:morning|week|month)"
    r"|last (?:night|week|month)|(?:days|weeks|hours) ago)\b",
    re.I,
)  # words of the days around a report's own date: biographies, handbooks and guides hardly have them
STRETCH_OF_NEWS = 4_000  # characters of a report that hold such a word at least once, about 650 words
_ANCIENT = re.compile(
    r"\b\d{1,4} ?(?:BCE?|CE|AD)\b|\bAD ?\d{2,4}\b|\bc(?:a|irca)?\. ?\d{3}\b(?! ?\w)|\bthe year \d{2,3}\b"
)  # signs of a text that speaks of the first thousand years or of those before
_JOIN = re.compile(r"\s*(?:GMT|UTC|CET|local time|sharp)?,?\s*(?:on|of)?\s*")
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")
_PAIRS = {"prior to": "before", "up to": "until", "ahead of": "before", "as of": "as of", "later than": "by"}
_LIMITS = frozenset({"by", "until", "before", "beyond"})
_NEGATIONS = frozenset({"not", "never", "no", "cannot"})
_REFUSING = frozenset({"won't", "won’t", "can't", "can’t", "cannot", "shouldn't", "shouldn’t"})
_REFUSALS = frozenset((modal, "not") for modal in ("will", "can", "should", "must", "shall"))
_FORECASTS = frozenset({"expected", "likely", "due", "planned", "scheduled", "anticipated", "until"})
_CLAUSE_MARKS = frozenset({",", ".", ";", ":", "?", "!", "but", "and", "which", "who"})
REACH_OF_NOT = 6  # words between 'not' and 'before September'
_TWO_ENDED = frozenset({
    "years_between", "days_between", "months_between", "decades_between", "centuries_between", "eras_between",
    "early_years", "clock_range", "recurring", "seasons_of_year", "year_to_now",
})  # fmt: skip
_BOUND = _TWO_ENDED | {"day_range", "weekday_range"}  # 'from' and 'between' belong to the expression itself
_OF_ANY_DAY = frozenset({"clock", "clock_range", "named_hour", "part_of_day", "overnight"})  # 'by six', 'before dawn'
_TOLD_ON = frozenset({"narrative_day", "day_number", "later"})  # 'the next day', 'on the 11th', 'two days later'
_HINGES = frozenset({"to", "and", "until", "till", "through", "-", "–", "—"})

Calculation = Callable[[Found, Situation], Meaning | None]
CALCULATIONS: Mapping[str, Calculation] = {
    name: getattr(module, name)
    for module, names in (
        (calendar_times, (
            "day_of_month", "numeric_date", "fixed_day", "day_range", "days_between", "month", "months_between", "year",
            "week_of", "weekend_of", "week_of_month", "edge_of", "day_beside", "years_between", "part_of_year",
            "year_to_now",
        )),
        (century_times, (
            "decade", "decades_between", "century", "centuries_between", "era", "eras_between", "early_year",
            "early_years", "spelled_year",
        )),
        (season_times, ("season", "seasons_of_year", "holiday")),
        (day_times, (
            "weekday", "weekday_of_week", "weekday_week_ago", "weekdays_ago", "weekday_range", "shifted_day",
            "overnight", "narrative_day", "day_number", "clock", "clock_range", "named_hour", "part_of_day",
        )),
        (relative_times, (
            "period", "before_last", "weekend", "period_part", "narrative_period", "ago", "later", "hence",
        )),
        (length_times, (
            "recurring", "within", "stretch", "recent", "duration", "since_then", "deadline", "present", "past",
            "future",
        )),
    )
    for name in names
}  # fmt: skip


def add_times(reading: Reading, lexicon: RuleLexicon) -> Reading:
    """Add the time expressions of a report, in text order, with notes on those that could not be placed."""
    report, signs = reading.report, _checked_signs(lexicon)
    starts = [token.start for token in reading.tokens]
    stamps = live_blog_stamps(report.text)
    mentions: list[TimeMention] = []
    notes: list[Note] = []
    ancient = _ANCIENT.search(report.text) is not None
    situation = Situation(
        lexicon=lexicon, anchor=_anchor(report), news=_is_news(report), ancient=ancient, ahead=lambda: None
    )
    for paragraph in paragraphs(report):
        words = lexicon.book.cut(report.text, paragraph.start, paragraph.end)
        situation = replace(situation, day=None, year=None)
        if situation.written is None and closes_a_reprint(report.quote(paragraph)):
            situation = replace(situation, anchor=_anchor(report))
        for found in lexicon.book.find(words):
            if words.starts[found.first] in stamps or _counts_the_dead(found):
                continue
            hour = mentions[-1] if mentions and _says_when(mentions[-1], words, found) else None
            opener = _opener(found, lexicon) if hour is None else _carried(hour)
            listed = _follows_one_ahead(mentions, words, found, signs, situation)
            ahead, lasts = _outlook(words, found, signs, opener, listed=listed), _lasts(reading, starts, found)
            says_day = partial(says_what_day_it_is, found)
            here = replace(situation, limit=opener in _LIMITS, ahead=ahead, lasts=lasts, says_day=says_day)
            meaning = CALCULATIONS[found.rule.resolve](found, here)
            if meaning is None:
                continue
            notes.extend(_notes(meaning, found, report))
            interval, rule = _bounds(meaning, found, here, opener)
            if hour is not None and meaning.kind == "DATE":
                mentions[-1] = _dated_time(hour, meaning, interval if opener else meaning.interval)
            for span, value in _spans(found, meaning):
                head = head_token(span, reading.tokens, starts)
                mentions.append(
                    TimeMention(
                        span=span,
                        head=head,
                        kind=meaning.kind,
                        value=value,
                        interval=interval,
                        basis=meaning.basis,
                        rule=rule,
                    )
                )
            situation = situation.after(meaning, told_on=found.rule.resolve in _TOLD_ON)
            if meaning.settles and says_day():
                situation = situation.written_on(meaning, _anchor(report))
            if dates_a_reprint(found, meaning.interval, _anchor(report)) and meaning.interval:
                situation = replace(situation, anchor=meaning.interval.start)
    return replace(reading, times=tuple(mentions), notes=(*reading.notes, *notes))


def _anchor(report: Report) -> date | None:
    """Give the anchor date, or None where it is so far off that it can only be a slip (and weeks before it would not
    exist).
    """
    anchor = report.anchor_date
    return anchor if anchor is not None and FIRST_YEAR <= anchor.year <= LAST_YEAR else None


def _is_news(report: Report) -> bool:
    """Tell whether a report speaks of the days around its own date: in words like 'yesterday' or by its month."""
    words = sum(1 for _ in islice(_NEWS.finditer(report.text), len(report.text) // STRETCH_OF_NEWS + 1))
    if words * STRETCH_OF_NEWS >= len(report.text) and words:
        return True
    anchor = _anchor(report)
    months = (anchor, anchor.replace(day=1) - timedelta(days=1)) if anchor else ()
    return any(re.search(rf"{day:%B} (?:\d{{1,2}}, )?{day.year}\b", report.text) for day in months)


def paragraphs(report: Report) -> Iterator[Span]:
    """Give the stretches that no expression crosses: the report's paragraphs, or the text between blank lines."""
    if report.paragraphs:
        yield from report.paragraphs
        return
    start = 0
    for blank in _BLANK_LINES.finditer(report.text):
        yield Span(start, blank.start())
        start = blank.end()
    yield Span(start, len(report.text))


def live_blog_stamps(text: str) -> frozenset[int]:
    """Give the offsets of the clock times that open the entries of a live blog; none where they are too few."""
    found = frozenset(match.start(1) for match in _STAMP.finditer(text))
    return found if len(found) >= STAMPS_OF_A_LIVE_BLOG else frozenset()


def head_token(span: Span, tokens: Sequence[Token], starts: Sequence[int]) -> int:
    """Give the index of the token that governs a stretch: the last one whose own head lies outside it.

    NO_TOKEN for a stretch outside every sentence, such as a date in the byline.
    """
    first = bisect_left(starts, span.start)
    if first and tokens[first - 1].end > span.start:
        first -= 1
    inside = range(first, bisect_left(starts, span.end))
    if not inside:
        return NO_TOKEN
    return next((i for i in reversed(inside) if tokens[i].head not in inside or tokens[i].head == i), inside[-1])


def _checked_signs(lexicon: RuleLexicon) -> Signs:
    for rule in lexicon.book.rules:
        if rule.resolve not in CALCULATIONS:
            raise LexiconError(
                lexicon.file, rule.id, f"no calculation is called '{rule.resolve}'; known: {', '.join(CALCULATIONS)}"
            )
    return load_signs(lexicon)


def _follows_one_ahead(
    mentions: Sequence[TimeMention], words: Words, found: Found, signs: Signs, at: Situation
) -> bool:
    """Tell whether the date before, in the same sentence, lies ahead: 'will meet in Rome in May, in Paris in July'."""
    interval = mentions[-1].interval if mentions else None
    if interval is None or interval.start is None or at.anchor is None or interval.start <= at.anchor:
        return False
    index = found.first - 1
    while index >= 0 and words.starts[index] >= mentions[-1].span.end:
        if words.codes[index] in signs.clause_end:
            return False
        index -= 1
    return index >= 0


def _outlook(
    words: Words, found: Found, signs: Signs, opener: str | None, *, listed: bool
) -> Callable[[], bool | None]:
    def ahead() -> bool | None:
        if opener in ("since", "after"):
            return False
        if opener == "from" and words.codes[found.last : found.last + 1] and words.word(found.last) == ":":
            return True  # 'From April: the battalions deploy'
        limit = opener in _LIMITS
        looks = looks_ahead(words, found.first, found.last, signs, limit=limit, until=opener == "until")
        return True if looks is None and (limit or listed) else looks

    return ahead


def _counts_the_dead(found: Found) -> bool:
    """Tell whether a bare hour is a toll: 'put their losses at four'."""
    if found.rule.id != BARE_HOUR:
        return False
    before = {found.words.word(index).lower() for index in range(max(0, found.first - RECKONED), found.first)}
    return bool(before & RECKONING) and bool(before & TOLLS)


def _lasts(reading: Reading, starts: Sequence[int], found: Found) -> Callable[[], bool | None]:
    def lasts() -> bool | None:
        words = found.words
        head = head_token(Span(words.starts[found.first], words.ends[found.last - 1]), reading.tokens, starts)
        return tells_what_lasts(reading.tokens, reading.sentences, head)

    return lasts


def _spans(found: Found, meaning: Meaning) -> list[tuple[Span, str]]:
    """Give the stretches of a match with their values: the whole, or both ends of 'from 2009 to 2011', as annotators
    mark them.

    Each end carries the whole interval. 'May 5-6' and 'January-April' stay one.
    """
    words, first, last = found.words, found.first, found.last
    whole = Span(words.starts[first], words.ends[last - 1])
    low, slash, high = meaning.value.partition("/")
    hinge = next((index for index in range(first + 1, last - 1) if words.word(index) in _HINGES), None)
    joined = hinge is not None and words.glued(hinge) and found.rule.resolve == "months_between"
    if found.rule.resolve not in _TWO_ENDED or not slash or hinge is None or joined:
        return [(whole, meaning.value)]
    first += words.word(first).lower() in ("from", "between")
    return [(Span(words.starts[first], words.ends[hinge - 1]), low), (Span(words.starts[hinge + 1], whole.end), high)]


def _notes(meaning: Meaning, found: Found, report: Report) -> list[Note]:
    span = Span(found.words.starts[found.first], found.words.ends[found.last - 1])
    if meaning.doubt:
        return [Note(step=STEP, text=meaning.doubt, span=span)]
    if meaning.interval is None and report.anchor_date is None and meaning.kind in ("DATE", "TIME"):
        return [
            Note(step=STEP, text="relative time left open: the report has no date to resolve it against", span=span)
        ]
    return []


def _says_when(before: TimeMention, words: Words, found: Found) -> bool:
    """Tell whether the mention before is a clock time or part of the day that this date belongs to: 'noon GMT on
    Friday'.
    """
    gap = words.text[before.span.end : words.starts[found.first]]
    return before.kind == "TIME" and before.span.end <= words.starts[found.first] and bool(_JOIN.fullmatch(gap))


def _carried(hour: TimeMention) -> str | None:
    """Give the bound that an hour hands on to its date: 'by noon on Friday', but not 'before dawn on Friday'."""
    opener = hour.rule.partition("+")[2]
    return opener if opener in ("by", "until", "since") else None


def _dated_time(mention: TimeMention, meaning: Meaning, interval: Interval | None) -> TimeMention:
    """Move a time of day to the date that follows it: 'by noon on Sunday' is by Sunday."""
    clock = mention.value[mention.value.find("T") :] if "T" in mention.value else ""
    return replace(mention, value=meaning.value + clock, interval=interval, basis=meaning.basis)


def _bounds(meaning: Meaning, found: Found, at: Situation, opener: str | None) -> tuple[Interval | None, str]:
    if not opener or meaning.interval is None or meaning.kind == "DURATION" or found.rule.resolve in _BOUND:
        return meaning.interval, found.rule.id
    if opener in ("before", "until") and _is_negated(found) and not _is_refused(found):
        return _not_before(meaning.interval, at), f"{found.rule.id}+not {opener}"
    clock = meaning.kind == "TIME" and (found.rule.resolve in _OF_ANY_DAY or opener not in ("by", "until"))
    edge = found.rule.id.endswith("-part")
    return bounded(meaning.interval, opener, meaning, at, edge=edge, clock=clock), f"{found.rule.id}+{opener}"


def _is_negated(found: Found) -> bool:
    """Tell whether a 'not' governs the expression: 'not expected before September', 'will not begin until April'."""
    words = found.words
    for index in range(found.first - 1, max(-1, found.first - 1 - REACH_OF_NOT), -1):
        word = words.word(index).lower()
        if word in _CLAUSE_MARKS:
            return False
        if word in _NEGATIONS or word.endswith(("n't", "n’t")):
            return True
    return False


def _is_refused(found: Found) -> bool:
    """Tell whether the 'not' is a refusal, which holds up to the time: 'will not open before Saturday'.

    But 'will not be likely before Saturday', 'would not come until Monday' tell when it comes.
    """
    words = found.words
    near = [words.word(index).lower() for index in range(max(0, found.first - 1 - REACH_OF_NOT), found.first)]
    if set(near) & _FORECASTS:
        return False
    refused = any(word in _REFUSING for word in near) or any(pair in _REFUSALS for pair in pairwise(near))
    return refused or "if" in near


def _not_before(interval: Interval, at: Situation) -> Interval:
    """What does not happen before September happens from September on; what did not happen until April, in April."""
    if interval.start is not None and at.anchor is not None and interval.start <= at.anchor:
        return interval
    return Interval(interval.start, None)


def _opener(found: Found, lexicon: RuleLexicon) -> str | None:
    """Name the bound that the word before sets ('since', 'until', 'by', 'before', 'after', 'from'), past softeners."""
    words, openers = found.words, lexicon.values["opener"]
    for index in range(found.first - 1, max(-1, found.first - 4), -1):
        word = words.word(index).lower()
        pair = f"{words.word(index - 1).lower()} {word}" if index else word
        opener = _PAIRS.get(pair) or openers.get(word)
        if opener is not None:
            return str(opener)
        if word not in lexicon.values["softener"]:
            return None
    return None


def bounded(
    interval: Interval, opener: str, meaning: Meaning, at: Situation, *, edge: bool = False, clock: bool = False
) -> Interval:
    """Open or close an interval as the word before it asks: 'since Friday' runs to the anchor, 'by Friday' up to
    Friday.

    'Before June' ends where June begins, 'before 10 June' on the ninth, but 'before the end of June' (`edge`) where the
    end ends. 'By six' (`clock`) is of its day.
    """
    start, end, anchor = interval.start, interval.end, at.anchor
    clock = clock and start == end
    if opener == "since":
        return Interval(start, anchor) if anchor is None or start is None or start <= anchor else interval
    if opener == "as of" and end is not None and anchor is not None and end <= anchor:
        return Interval(None, end)
    if opener in ("from", "as of"):
        return Interval(start, None)
    if clock or start is None or end is None:
        return interval
    if opener in ("after", "beyond"):
        return Interval(end, anchor if anchor is not None and anchor >= end else None)
    if opener == "before" and meaning.kind == "DATE" and not meaning.value.endswith("_REF") and not edge:
        end = start - timedelta(days=1)
    return Interval(_opening(anchor, end), end)


def _opening(anchor: date | None, end: date) -> date | None:
    return anchor if anchor is not None and anchor <= end else None
