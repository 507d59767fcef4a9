"""Tests of read/corrections.py."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


def status(text: str, word: str) -> str:
    """Give the status of the trigger that is one word."""
    reading = read_by_rules(text)
    pairs = zip(reading.triggers, reading.statuses, strict=True)
    return next(str(found.value) for trigger, found in pairs if reading.report.quote(trigger.span) == word)


@pytest.mark.parametrize(
    "text",
    [
        "We wrote on Monday that rebels attacked the depot. They did not.",
        "Our report said that rebels attacked the depot. That was premature: the depot stands.",
        "The story said that rebels attacked the depot. This is false.",
        "CORRECTION:\nIn Issue 40 we wrote that rebels attacked the depot.",
    ],
)
def test_what_a_paper_takes_back_is_denied(text: str) -> None:
    assert status(text, "attacked") == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The general said that rebels attacked the depot. They did not.",  # his claim, and a denial beside it
        "We wrote that rebels attacked the depot. They did not stop there.",
        "We wrote that rebels attacked the depot. That was not wrong.",
        "Rebels attacked the depot. They did not.",
    ],
)
def test_other_sentences_take_nothing_back(text: str) -> None:
    assert status(text, "attacked") == "occurred"


def test_a_correction_ends_with_its_paragraph() -> None:
    assert status("We wrote that rebels attacked the depot.\nThey did not.", "attacked") == "occurred"
