"""Tests of read/outlooks.py: which way a clause looks."""

from __future__ import annotations

import pytest

from sayso.read.outlooks import load_signs, looks_ahead
from tests.read.marked import TIMES

SIGNS = load_signs(TIMES)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The council will meet on Friday", True),
        ("The army said on Friday that it will attack", False),
        ("Troops arrived on Friday", False),
        ("They are to leave on Friday", True),
        ("They will have left on Friday", True),
        ("Aid will be delivered on Friday", True),
        ("They vowed to return on Friday", True),
        ("They moved to camps on Friday", False),
        ("They won't leave on Friday", True),
        ("On Friday the talks will resume", True),
        ("It rained. On Friday", None),
        ("Text of 7 May on Friday", None),
        ("The talks may end on Friday", True),
        ("Routed from the pass on Friday, the band vowed to return", False),
        ("Ahmed will return on Friday", True),
        ("A meeting of donors is set for Friday in Doha, diplomats said", True),
        ("Unions called a strike for Friday", True),
        ("The bishops had arranged talks for Friday", True),
        ("The judge called for Friday 's killers to be tried", False),
        ("A march called for Friday by the unions was ignored", False),
        ("The trial begins on Friday", True),
        ("The talks have been put off to Friday", True),
        ("The session was adjourned until Friday", True),
        ("The talks were moved to Friday", True),
        ("The feud dates back to Friday", None),
        ("The trial began on Friday", False),
        ("The prayer is held on Friday", None),
        ("The prayer was held on Friday", False),
        ("A Friday hearing has been scheduled", True),
        ("A Friday patrol has been ambushed", False),
    ],
)
def test_the_nearest_sign_decides(text: str, ahead: bool | None) -> None:
    words = TIMES.book.cut(text, 0, len(text))
    at = next(index for index in range(len(words.codes)) if words.word(index) == "Friday")
    assert looks_ahead(words, at, at + 1, SIGNS) is ahead


def test_before_a_limit_a_perfect_looks_ahead() -> None:
    words = TIMES.book.cut("He has banned gatherings until Sunday", 0, 37)
    last = len(words.codes)
    assert looks_ahead(words, last - 1, last, SIGNS, limit=True) is True
    assert looks_ahead(words, last - 1, last, SIGNS) is False


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("They will march if there was no word by Friday", True),
        ("if the men are not freed by Friday", True),
        ("Nobody knew if the men had been freed by Friday", False),
        ("The men were freed by Friday", False),
        ("if it fell in May. They were freed by Friday", False),
    ],
)
def test_a_condition_with_a_limit_looks_ahead(text: str, ahead: bool) -> None:
    words = TIMES.book.cut(text, 0, len(text))
    last = len(words.codes)
    assert looks_ahead(words, last - 1, last, SIGNS, limit=True) is ahead


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The governor closed the schools until Friday", True),
        ("Flights have been suspended until Friday", True),
        ("The road was closed until Friday", False),
        ("They held the bridge until Friday", False),
    ],
)
def test_what_was_shut_until_a_day_is_shut_up_to_one_to_come(text: str, ahead: bool) -> None:
    words = TIMES.book.cut(text, 0, len(text))
    last = len(words.codes)
    assert looks_ahead(words, last - 1, last, SIGNS, limit=True, until=True) is ahead
