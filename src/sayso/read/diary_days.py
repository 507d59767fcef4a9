"""Where a text says what day it is: 'It is Monday, 3 May', 'Today is Wednesday', 'It's now 2 a.m. on Friday'.

Diaries and running accounts are written on many days; what follows such words is told from the day that they name. So
is what follows the dateline of a piece that an editor puts before his readers again: 'TAMRA, 3 May (Coast Wire) - '.
"""

from __future__ import annotations

import re
from datetime import date

from sayso.knowledge.patterns import Found
from sayso.records import Interval

REACH = 8  # words between 'it is' and the day: 'it is now 2:25 a.m. on Wednesday'
_PASSED = frozenset({
    "currently", "now", "on", "the", ",", "morning", "afternoon", "evening", "night", "early", "late", "just", "about",
    "gmt", "utc", "local", "time", "in", "of", "a.m.", "p.m.", "am", "pm", "a.m", "p.m",
})  # fmt: skip
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SUBJECTS = frozenset({"it", "today"})
_IS = frozenset({"is", "'s", "’s"})
_CLEFT = frozenset({"that", "when", "who", "which"})  # 'it is on Monday that they meet' says nothing of the kind

_LONGEST_PLACE = 10  # words and commas before the day of a dateline
_CLOSING = re.compile(
    r"\s*[\[(*-]*\s*(?:end\b|ends\b|(?:[\w'’]+ ){0,2}(?:comments?|note|postscript)\s*[:.]|copyright\b|\(c\)|©)", re.I
)  # what stands behind a piece taken over: '[end of cutting]', 'Editor's comment: '
_BEHIND = frozenset({"(", "[", "-", "–", "—", ":"})
REPRINTED = 2  # days at least between a piece taken over and the report that holds it; less may be the press of a night


def says_what_day_it_is(found: Found) -> bool:
    """Tell whether the words before a day make it the one on which the text is being written."""
    words = found.words
    if found.last < len(words.codes) and words.word(found.last).lower() in _CLEFT:
        return False
    for index in range(found.first - 1, max(0, found.first - 1 - REACH), -1):
        word = words.word(index).lower()
        if word in _IS:
            return words.word(index - 1).lower() in _SUBJECTS
        if word not in _PASSED and not word[0].isdigit() and word not in _WEEKDAYS:
            return False
    return False


def dates_a_reprint(found: Found, told: Interval | None, published: date | None) -> bool:
    """Tell whether a day stands in the dateline of a piece that is older than the report that holds it."""
    if told is None or told.start is None or told.start != told.end or published is None:
        return False
    words, first = found.words, found.first
    old = (published - told.start).days >= REPRINTED
    if not old or not 2 <= first <= _LONGEST_PLACE or words.word(first - 1) != ",":
        return False
    if not words.word(0).isupper() or any(words.word(index)[0].islower() for index in range(first)):
        return False
    return found.last == len(words.codes) or words.word(found.last) in _BEHIND


def closes_a_reprint(paragraph: str) -> bool:
    """Tell whether a paragraph ends a piece taken over: '[end of cutting]', 'Editor's comment: they went.'"""
    return _CLOSING.match(paragraph) is not None
