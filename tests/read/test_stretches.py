"""Tests of read/stretches.py: lookups by offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.read.stretches import SHELF, Stretches, paragraph_at
from sayso.records import Span
from tests.read.readings import report_of

ENDS = st.integers(0, 3 * SHELF)
SPANS = st.lists(st.tuples(ENDS, ENDS).map(lambda ends: Span(min(ends), max(ends))), max_size=8)


def test_an_offset_stands_in_its_paragraph_or_in_none() -> None:
    report = report_of("one\n\ntwo")
    assert paragraph_at(report, 2) == Span(0, 3)
    assert paragraph_at(report, 5) == Span(5, 8)
    assert paragraph_at(report, 3) is None
    assert paragraph_at(report, 8) is None


@given(SPANS, ENDS, ENDS)
def test_lookups_agree_with_asking_every_stretch(spans: list[Span], one: int, two: int) -> None:
    stretches, wanted = Stretches(enumerate(spans)), Span(min(one, two), max(one, two))
    shared = [n for n, span in enumerate(spans) if min(span.end, wanted.end) > max(span.start, wanted.start)]
    assert stretches.over(wanted) == shared
    assert stretches.at(one) == [n for n, span in enumerate(spans) if span.start <= one < span.end]


def test_a_number_with_several_stretches_is_given_once() -> None:
    assert Stretches([(7, Span(0, 4)), (7, Span(2, 9))]).at(3) == [7]
