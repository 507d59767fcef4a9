"""Tests of read/triggers.py: every entry of the lexicon finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from sayso.knowledge.triggers import TriggerRule, load_triggers
from tests.read.readings import read_by_rules

RULES = load_triggers().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_entry_finds_its_examples(rule: TriggerRule) -> None:
    for text in rule.examples:
        assert rule.id in {trigger.type.rule for trigger in read_by_rules(text).triggers}, text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_entry_leaves_its_counter_examples_alone(rule: TriggerRule) -> None:
    for text in rule.not_examples:
        assert rule.id not in {trigger.type.rule for trigger in read_by_rules(text).triggers}, text


def test_a_place_that_is_taken_and_a_person_who_is_taken_are_different_events() -> None:
    assert read_by_rules("Rebels captured the town.").triggers[0].type.value == "CONTROL"
    assert read_by_rules("Police captured the editor.").triggers[0].type.value == "COERCE"


def test_a_noun_that_only_points_back_names_no_event() -> None:
    reading = read_by_rules("Three men died in the attack.")
    assert [reading.report.quote(trigger.span) for trigger in reading.triggers] == ["died"]
