"""Tests of read/weighed_triggers.py: the lexicon and the head together."""

from __future__ import annotations

from dataclasses import replace

from sayso.read.weighed_triggers import Meaning, weigh_triggers
from sayso.records import EventType, Proposals, Reading, Salience, TriggerGuess
from tests.read.readings import read_by_rules

READING = read_by_rules("Rebels captured the town.")
RULED = {trigger.head: trigger for trigger in READING.triggers}
HEAD = next(iter(RULED))


def with_guess(score: float, label: str, *, minor: float = 0.0, share: float = 0.8) -> Reading:
    span = READING.tokens[HEAD].span
    types = ((label, share), ("CONDITION", 1 - share))
    guess = TriggerGuess(0, span, HEAD, HEAD + 1, HEAD, score, types, (("occurred", 1.0),), minor, (0, 4))
    return replace(READING, proposals=Proposals(triggers=(guess,)))


def test_without_guesses_the_lexicon_stands_alone() -> None:
    assert weigh_triggers(READING, RULED, {}) == RULED


def test_where_both_agree_the_mode_is_kept() -> None:
    found = weigh_triggers(with_guess(0.6, "CONTROL"), RULED, {})[HEAD]
    assert found.type.value is EventType.CONTROL
    assert found.mode == "take"
    assert "CONTROL.take" in found.type.rule


def test_where_they_differ_the_mode_is_that_of_the_other_rule() -> None:
    meanings = {HEAD: {EventType.COERCE: Meaning("arrest", "COERCE.arrest"), EventType.ASSAULT: Meaning("abduct")}}
    arrest = weigh_triggers(with_guess(0.9, "COERCE", share=0.99), RULED, meanings)[HEAD]
    assert (arrest.type.value, arrest.mode, arrest.type.rule) == ("COERCE", "arrest", "head.event_type; COERCE.arrest")
    abduction = weigh_triggers(with_guess(0.9, "ASSAULT", share=0.99), RULED, meanings)[HEAD]
    assert (abduction.mode, abduction.type.rule) == ("abduct", "head.event_type")
    assert weigh_triggers(with_guess(0.9, "AID", share=0.99), RULED, meanings)[HEAD].mode is None


def test_the_head_alone_must_be_sure() -> None:
    assert HEAD in weigh_triggers(with_guess(0.8, "ASSAULT"), {}, {})
    assert weigh_triggers(with_guess(0.2, "ASSAULT"), {}, {}) == {}


def test_what_the_head_calls_minor_is_minor() -> None:
    assert weigh_triggers(with_guess(0.9, "CONTROL", minor=0.9), RULED, {})[HEAD].salience is Salience.MINOR
