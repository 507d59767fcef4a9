"""Tests of read/diary_days.py: words that say what day it is move the day from which the rest is told."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.knowledge.patterns import Found
from sayso.read.diary_days import says_what_day_it_is
from tests.read.marked import TIMES, days, read_plain


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("It is Monday.", True),
        ("It's now 2:25 a.m. on Monday.", True),
        ("Today is Monday.", True),
        ("It is on Monday that they meet.", False),
        ("The curfew is lifted on Monday.", False),
        ("He came on Monday.", False),
        ("Monday.", False),
    ],
)
def test_which_words_say_what_day_it_is(text: str, says: bool) -> None:
    found = next(each for each in TIMES.book.find(TIMES.book.cut(text, 0, len(text))) if "Monday" in _words(each))
    assert says_what_day_it_is(found) is says


def _words(found: Found) -> str:
    return found.words.text[found.words.starts[found.first] : found.words.ends[found.last - 1]]


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("It is Friday, 3 May. Shells fell yesterday.", "yesterday", "2013-05-02..2013-05-02"),
        ("It is Friday, 3 May.\n\nNobody slept.\n\nToday is Sunday. It will be our turn tomorrow.", "tomorrow",
         "2013-05-06..2013-05-06"),
        ("It is Friday, 24 May. Shells fell yesterday.", "yesterday", "2013-05-14..2013-05-14"),
        ("The road was cut on 3 May. Shells fell yesterday.", "yesterday", "2013-05-14..2013-05-14"),
    ],
)  # fmt: skip
def test_a_diary_is_told_from_its_own_days(text: str, words: str, interval: str) -> None:
    assert days(read_plain(text), words) == interval


REPRINT = """What the agency wrote then, for those who forget.

TAMRA, Lowland, May 3 (Coast Wire) - Shells fell on the harbour on Thursday and again yesterday.

The port will open tomorrow.

[end of cutting]

It opened last week. Nobody came yesterday."""


def test_a_piece_taken_over_is_told_from_its_dateline_up_to_its_end() -> None:
    reading = read_plain(REPRINT, date(2013, 5, 15))
    told = [(reading.report.quote(found.span), str(found.interval and found.interval.start)) for found in reading.times]
    assert told == [
        ("May 3", "2013-05-03"),
        ("Thursday", "2013-05-02"),
        ("yesterday", "2013-05-02"),
        ("tomorrow", "2013-05-04"),
        ("last week", "2013-05-06"),
        ("yesterday", "2013-05-14"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "In Tamra, May 3 (Coast Wire) - shells fell. They fell again yesterday.",
        "TAMRA, May 14 (Coast Wire) - Shells fell. They fell again yesterday.",
        "TAMRA, 3-4 May - Shells fell. They fell again yesterday.",
        "TAMRA fell on May 3 - they say. It was retaken yesterday.",
    ],
)
def test_what_is_no_old_dateline_moves_nothing(opening: str) -> None:
    reading = read_plain(opening, date(2013, 5, 15))
    assert days(reading, "yesterday") == "2013-05-14..2013-05-14"
