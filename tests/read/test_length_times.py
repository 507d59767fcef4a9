"""Tests of read/length_times.py: lengths of time, recurring times and loose references."""

from __future__ import annotations

import pytest

from tests.read.marked import days, read_plain


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("The siege lasted three weeks.", "three weeks", None),
        ("They have fought for three weeks.", "three weeks", "2013-04-24..2013-05-15"),
        ("They will go home in three weeks.", "three weeks", "2013-05-15..2013-06-05"),
        ("It will fall within days.", "within days", "2013-05-15..2013-05-22"),
        ("It fell on 3 May; since then it is quiet.", "since then", "2013-05-03..2013-05-15"),
        ("So far it holds.", "So far", "..2013-05-15"),
        ("In the coming weeks it will rain.", "the coming weeks", "2013-05-15.."),
        ("They are now here.", "now", "2013-05-15..2013-05-15"),
    ],
)
def test_lengths(text: str, words: str, interval: str | None) -> None:
    assert days(read_plain(text), words) == interval


@pytest.mark.parametrize(
    ("text", "value"), [("every month", "P1M"), ("every Friday", "P1W"), ("twice a week", "P1W"), ("daily", "P1D")]
)
def test_what_comes_round_again(text: str, value: str) -> None:
    assert [(mention.kind, mention.value) for mention in read_plain(text).times] == [("SET", value)]
