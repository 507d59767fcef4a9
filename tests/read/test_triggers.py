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


@pytest.mark.parametrize(
    ("text", "word", "type_", "mode"),
    [
        ("Rebels seized the town of Bor.", "seized", "CONTROL", "take"),
        ("Rebels seized nine lorries.", "seized", "COERCE", "seize"),
        ("Loyalists drove the rebels from the port.", "drove", "CONTROL", "take"),
        ("Gunmen drove the traders out.", "drove", "COERCE", "deport"),
        ("The column drove towards the border.", "drove", "MOBILIZE", "troops"),
        ("The party gave up its claim.", "gave", "CONCEDE", None),
        ("The garrison gave up the fort.", "gave", "CONTROL", "lose"),
        ("The militia gave up its rifles.", "gave", "RETREAT", "disarm"),
        ("Rebels stormed the port.", "stormed", "ASSAULT", None),
        ("Instructors trained the militia.", "trained", "COOPERATE", None),
        ("The militia trains in the forest.", "trains", "MOBILIZE", "troops"),
        ("Nurses struck on Wednesday.", "struck", "PROTEST", "strike"),
        ("Families arrived at the camp.", "arrived", "HARM", "displaced"),
        ("A battalion arrived at the camp.", "arrived", "MOBILIZE", "troops"),
    ],
)
def test_a_word_of_many_senses_is_told_by_what_stands_around_it(
    text: str, word: str, type_: str, mode: str | None
) -> None:
    reading = read_by_rules(text)
    (trigger,) = [found for found in reading.triggers if reading.tokens[found.head].text == word]
    assert (trigger.type.value, trigger.mode) == (type_, mode)


def test_a_verb_is_known_by_its_form_where_its_lemma_went_wrong() -> None:
    (trigger,) = read_by_rules("Riyadh severed diplomatic ties.").triggers
    assert trigger.type.rule == "SANCTION.ties"


@pytest.mark.parametrize("text", ["He rose early in order to leave unseen.", "Soldiers took part in the parade."])
def test_fixed_words_name_no_event(text: str) -> None:
    assert {"order", "took"}.isdisjoint(read_by_rules(text).tokens[t.head].text for t in read_by_rules(text).triggers)
