"""Readings of short texts, made as the pipeline makes them, for the tests of the steps."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sayso.read.pipeline import Knowledge, load_knowledge, read_report, steps
from sayso.records import Reading, Report, Section, SectionRun, Span, report_id
from sayso.records.proposals import NOTHING_PROPOSED

CASES = Path(__file__).parent.parent / "cases"
ANCHOR = date(2024, 5, 15)  # a Wednesday


@cache
def knowledge() -> Knowledge:
    """Load the model and the lexicons once for all tests."""
    return load_knowledge()


def report_of(text: str, **fields: Any) -> Report:
    """Make a report whose paragraphs are its lines and whose body is all of it."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    given: dict[str, Any] = {
        "id": report_id(text, "case"),
        "name": "case",
        "text": text,
        "digest": "",
        "outlet": "The Outlet",
        "published": ANCHOR,
        "anchor_date": ANCHOR,
        "body": Span(0, len(text)),
        "sections": tuple(SectionRun(span, Section.BODY) for span in paragraphs),
        "paragraphs": tuple(paragraphs),
    }
    return Report(**{**given, **fields})


def read_text(text: str, **fields: Any) -> Reading:
    """Read a short text through the whole pipeline."""
    return read_report(report_of(text, **fields), knowledge())


def read_by_rules(text: str, **fields: Any) -> Reading:
    """Read a short text with the rules alone, as with a model that has no claim heads."""
    reading = Reading(report=report_of(text, **fields))
    for _name, step in steps(knowledge()):
        reading = replace(step(reading), proposals=NOTHING_PROPOSED)
    return reading


def cases(step: str, name: str = "made") -> list[Any]:
    """Load the cases of a step: one JSON object a line, with text, expect and comment."""
    path = CASES / step / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
