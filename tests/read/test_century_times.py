"""Tests of read/century_times.py: decades, centuries, eras and years far back."""

from __future__ import annotations

import pytest

from tests.read.marked import days, read_plain


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("The late 19th century saw it.", "The late 19th century", "1875-01-01..1899-12-31"),
        ("Forts of the late 1600s stand.", "the late 1600s", "1675-01-01..1699-12-31"),
        ("The road of the 1900s is gone.", "1900s", "1900-01-01..1909-12-31"),
        ("From the 16th to the 18th century it was taxed.", "the 18th century", "1500-01-01..1799-12-31"),
        ("He was born in nineteen fifty-two.", "nineteen fifty-two", "1952-01-01..1952-12-31"),
        ("A king (c. 1204 – 61) fell.", "c. 1204", "1204-01-01..1261-12-31"),
    ],
)
def test_stretches_far_back(text: str, words: str, interval: str) -> None:
    assert days(read_plain(text), words) == interval


def test_years_of_the_first_thousand_need_a_text_that_speaks_of_them() -> None:
    assert days(read_plain("A wall of AD 112 stands. In 348, it burned."), "348") == "0348-01-01..0348-12-31"
    assert read_plain("Guards numbered 112. In 348, they say, nobody slept.").times == ()


def test_years_before_christ_have_values_but_no_days() -> None:
    reading = read_plain("From about 1200 to 400 BC it stood; the 5th century BC saw it burn.")
    assert [(mention.value, mention.interval) for mention in reading.times] == [
        ("BC1200", None), ("BC0400", None), ("BC04", None),
    ]  # fmt: skip


def test_numbers_in_a_row_are_no_year() -> None:
    assert all(not mention.rule.startswith("date.year") for mention in read_plain("Of nineteen, five left.").times)
