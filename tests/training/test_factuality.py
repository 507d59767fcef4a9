"""Tests of factuality.py."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sayso.records import Span
from tests.read.readings import knowledge, read_by_rules
from training.factuality import classify_events


def classify(text: str, word: str, chances: Mapping[str, float] | None = None) -> str | None:
    """Give the class of one word."""
    reading = read_by_rules(text)
    start = text.index(word)
    span = Span(start, start + len(word))
    return classify_events(reading, [span], [chances or {}], knowledge().statuses, knowledge().cues)[0]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The firm opened a yard in May.", "opened", "happened"),
        ("The firm will open a yard in May.", "open", "planned"),
        ("The firm may open a yard.", "open", "possible"),
        ("The firm is expected to open a yard.", "open", "probable"),
        ("The firm wants to open a yard.", "open", "unknown"),
        ("The union asked the firm to open a yard.", "open", "unknown"),
        ("The firm did not open a yard.", "open", "denied"),
        ("If the firm opens a yard, the town will pay.", "opens", "conditional"),
        ("The firm could not open a yard.", "open", "possible-not"),
        ("The firm did not say whether it opened a yard.", "opened", "unknown"),
        ("The yard is believed to be worth ten million.", "worth", "probable"),
        ("The ferry was set to sail on Monday.", "sail", "unknown"),
        ("The town will wait until the yard opens.", "opens", "planned"),
    ],
)
def test_rules_alone_give_the_class(text: str, word: str, wanted: str) -> None:
    assert classify(text, word) == wanted


def test_a_sure_head_overrules_a_bare_tense_and_not_a_modal() -> None:
    sure = {"generic": 0.9, "happened": 0.1}
    assert classify("The ferry carries nine cars.", "carries", sure) == "generic"
    assert classify("The ferry will carry nine cars.", "carry", {**sure, "planned": 0.01}) == "planned"


def test_a_span_without_a_word_has_no_class() -> None:
    text = "The firm opened a yard."
    reading = read_by_rules(text)
    classes = classify_events(reading, [Span(1, 2)], [{}], knowledge().statuses, knowledge().cues)
    assert classes == [None]
