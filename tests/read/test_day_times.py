"""Tests of read/day_times.py: days and hours told from where one stands."""

from __future__ import annotations

import pytest

from tests.read.marked import days, read_plain
from tests.read.readings import read_text


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("On 3 May it fell. On the Friday after, they left.", "the Friday after", "2013-05-10..2013-05-10"),
        ("It fell on 3 May. In the night they fled.", "the night", "2013-05-02..2013-05-03"),
        ("On the night of the 11th shells fell.", "the night of the 11th", "2013-05-11..2013-05-11"),
        ("The strike of the 20th will go on.", "the 20th", "2013-05-20..2013-05-20"),
        ("On 3 May, at 22:30, it began.", "22:30", "2013-05-03..2013-05-03"),
        ("He came last Wednesday.", "last Wednesday", "2013-05-08..2013-05-08"),
        ("He came on Wednesday.", "Wednesday", "2013-05-15..2013-05-15"),
        ("At noon on Friday it ends.", "noon", "2013-05-10..2013-05-10"),
        ("In a Tuesday raid two died.", "Tuesday", "2013-05-14..2013-05-14"),
        ("He prays on a Friday.", "Friday", None),
        ("One Friday he left.", "Friday", None),
        ("It fell on 3 May. That day ten fled.", "That day", "2013-05-03..2013-05-03"),
        ("Nobody slept that night.", "that night", None),
        ("It burned two Fridays ago.", "two Fridays ago", "2013-05-03..2013-05-03"),
    ],
)
def test_days(text: str, words: str, interval: str | None) -> None:
    assert days(read_plain(text), words) == interval


@pytest.mark.parametrize(
    ("text", "value"),
    [("at 12:15 am", "2013-05-15T00:15"), ("at 12 pm", "2013-05-15T12:00"), ("at 0930 GMT", "2013-05-15T09:30Z")],
)
def test_clock_times(text: str, value: str) -> None:
    assert read_plain(text).times[0].value == value


def test_hours_from_to_are_two_mentions() -> None:
    reading = read_plain("Curfew on 3 May: 8 pm - 5:30 am.")
    assert [mention.value for mention in reading.times][1:] == ["2013-05-03T20:00", "2013-05-03T05:30"]


def test_today_with_still_is_our_time() -> None:
    def values(text: str) -> list[str]:
        return [mention.value for mention in read_text(text).times]

    assert values("On Monday they fled. The old fort is still used as a prison today.")[1:] == ["PRESENT_REF"]
    assert values("On Monday they fled. The old fort was shelled today.")[1:] == ["2024-05-15"]


def test_an_hour_that_no_day_has_is_no_mention() -> None:
    assert read_plain("at 29:75").times == ()
