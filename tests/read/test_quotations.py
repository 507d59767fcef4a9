"""Tests of read/quotations.py."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.quotations import add_quotations
from sayso.records import Reading
from tests.read.readings import cases, report_of


@pytest.mark.parametrize("case", cases("quotations"), ids=lambda case: case["text"][:40])
def test_quotations_of_the_cases(case: Any) -> None:
    reading = add_quotations(Reading(report=report_of(case["text"])))
    assert [reading.report.quote(found.span) for found in reading.quotations] == case["expect"]


def test_a_mark_that_is_never_closed_is_noted() -> None:
    reading = add_quotations(Reading(report=report_of("“We will return\nNext line.")))
    assert [note.step for note in reading.notes] == ["quotations"]
    assert not reading.quotations[0].closed


@given(st.text(alphabet="ab \"'“”‘’«»\n", max_size=60))
def test_no_text_makes_it_raise_and_every_quotation_lies_in_a_paragraph(text: str) -> None:
    report = report_of(text)
    for found in add_quotations(Reading(report=report)).quotations:
        assert any(p.start <= found.span.start < found.span.end <= p.end for p in report.paragraphs)
