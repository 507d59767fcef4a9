"""Tests of read/statuses.py: one text a case, the status of each trigger named."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.records import HAPPENED
from tests.read.readings import cases, read_by_rules


@pytest.mark.parametrize("case", cases("statuses"), ids=lambda case: case["text"][:60])
def test_statuses_of_the_cases(case: Any) -> None:
    reading = read_by_rules(case["text"])
    found = {
        reading.report.quote(trigger.span): status.value
        for trigger, status in zip(reading.triggers, reading.statuses, strict=True)
    }
    assert {words: found.get(words) for words in case["expect"]} == case["expect"]


def test_every_status_names_its_rule_and_the_word_that_decided() -> None:
    reading = read_by_rules("The army plans to attack the port. Rebels captured the town.")
    assert all(status.rule and status.spans for status in reading.statuses)


def test_a_doubtful_report_keeps_its_hedge() -> None:
    reading = read_by_rules("The commander was reportedly killed on Monday.")
    assert [reading.report.quote(hedge) for hedge in reading.hedges if hedge] == ["reportedly"]


def test_a_plan_is_never_counted_as_happened() -> None:
    for text in ("The army will attack the port.", "The army refused to attack the port."):
        assert not any(status.value in HAPPENED for status in read_by_rules(text).statuses)
