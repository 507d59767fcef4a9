"""Tests of read/mention_layers.py."""

from __future__ import annotations

from sayso.read.mention_layers import Layer
from sayso.records import Span
from tests.read.readings import read_by_rules


def test_mentions_are_found_by_their_head_and_by_where_they_stand() -> None:
    reading = read_by_rules("Rebels attacked Bor on Monday and Ber on Tuesday.")
    times = Layer(reading.times)
    monday, tuesday = reading.times
    assert times.headed([monday.head]) == [monday]
    assert times.headed([tuesday.head, monday.head]) == [tuesday, monday]
    assert times.over(Span(0, len(reading.report.text))) == [monday, tuesday]
    assert times.over(Span(0, monday.span.start)) == []
