"""Tests of read/statuses.py: one text a case, the status of each trigger named."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.knowledge.entries import DATA, Entry, load_entries
from sayso.knowledge.statuses import PLACES
from sayso.records import HAPPENED
from tests.read.readings import cases, read_by_rules

ENTRIES = list(load_entries(DATA / "en" / "statuses.toml", frozenset((*PLACES, "status"))))


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
    assert len(reading.statuses) == 2
    assert all(status.rule and status.spans for status in reading.statuses)


def test_a_doubtful_report_keeps_its_hedge() -> None:
    reading = read_by_rules("The commander was reportedly killed on Monday.")
    assert [reading.report.quote(hedge) for hedge in reading.hedges if hedge] == ["reportedly"]


def test_a_plan_is_never_counted_as_happened() -> None:
    for text in ("The army will attack the port.", "The army refused to attack the port."):
        statuses = read_by_rules(text).statuses
        assert statuses
        assert not any(status.value in HAPPENED for status in statuses)


def test_a_verb_of_doubt_is_a_hedge_in_any_form() -> None:
    reading = read_by_rules("The witness implied that the army had shelled the school.")
    assert [reading.report.quote(hedge) for hedge in reading.hedges if hedge] == ["implied"]


def test_a_phrase_of_doubt_is_found_where_it_stands() -> None:
    reading = read_by_rules("In İzmir it  is unclear whether rebels attacked the base.")
    assert [reading.report.quote(hedge) for hedge in reading.hedges if hedge] == ["it  is unclear whether"]


def test_what_is_committed_is_done() -> None:
    reading = read_by_rules("Militiamen committed a massacre in Bor.")
    assert [status.value for status in reading.statuses] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army had no choice but to withdraw from the town.", "occurred"),
        ("The army has no choice but to withdraw from the town.", "planned"),
        ("If the truce fails, the army will have no choice but to attack the port.", "conditional"),
    ],
)
def test_what_one_has_no_choice_but_to_do_stands_as_the_choice_does(text: str, status: str) -> None:
    assert read_by_rules(text).statuses[-1].value == status


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_of_the_lexicon_decides_its_examples(entry: Entry) -> None:
    for text in entry.examples:
        assert entry.text("status") in {status.value for status in read_by_rules(text).statuses}, text
    for text in entry.not_examples:
        assert entry.id not in {status.rule for status in read_by_rules(text).statuses}, text
