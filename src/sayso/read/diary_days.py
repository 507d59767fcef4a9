"""Where a text says what day it is: 'It is Monday, 3 May', 'Today is Wednesday', 'It's now 2 a.m. on Friday'.

Diaries and running accounts are written on many days; what follows such words is told from the day that they name.
"""

from __future__ import annotations

from sayso.knowledge.patterns import Found

REACH = 8  # words between 'it is' and the day: 'it is now 2:25 a.m. on Wednesday'
_PASSED = frozenset({
    "currently", "now", "on", "the", ",", "morning", "afternoon", "evening", "night", "early", "late", "just", "about",
    "gmt", "utc", "local", "time", "in", "of", "a.m.", "p.m.", "am", "pm", "a.m", "p.m",
})  # fmt: skip
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SUBJECTS = frozenset({"it", "today"})
_IS = frozenset({"is", "'s", "’s"})
_CLEFT = frozenset({"that", "when", "who", "which"})  # 'it is on Monday that they meet' says nothing of the kind


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
