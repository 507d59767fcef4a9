"""Tests of read/tokens.py."""

from __future__ import annotations

import pytest

from sayso.read import tokens
from sayso.read.tokens import add_tokens, section_at
from sayso.records import Reading, Section, SectionRun, Span
from tests.read.readings import knowledge, report_of


def test_title_and_body_are_read_and_boilerplate_is_noted() -> None:
    text = "War ends\nRebels left the town.\nShare this page"
    spans = [Span(0, 8), Span(9, 30), Span(31, len(text))]
    sections = (Section.TITLE, Section.BODY, Section.BOILERPLATE)
    report = report_of(text, sections=tuple(map(SectionRun, spans, sections)), paragraphs=tuple(spans))
    reading = add_tokens(Reading(report=report), knowledge().model)
    assert [sentence.section for sentence in reading.sentences] == [Section.TITLE, Section.BODY]
    assert [note.span for note in reading.notes] == [spans[2]]


def test_text_outside_every_run_is_body() -> None:
    runs = [SectionRun(Span(0, 5), Section.TITLE)]
    assert section_at(runs, 2) is Section.TITLE
    assert section_at(runs, 7) is Section.BODY
    assert section_at([], 0) is Section.BODY


def test_what_lies_beyond_the_limit_is_noted_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_READ", 30)
    report = report_of("Rebels left the town.\nSoldiers captured the bridge at noon.")
    reading = add_tokens(Reading(report=report), knowledge().model)
    assert reading.tokens[-1].end <= 31
    assert [(note.text[:9], note.span) for note in reading.notes] == [("not read:", Span(31, 59))]
