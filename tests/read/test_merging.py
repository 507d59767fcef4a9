"""Tests of read/merging.py: one event, one trigger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.read.merging import merge_triggers
from sayso.records import EventType, Evidenced, Reading, Span, Trigger
from tests.read.readings import read_by_rules


def trigger_at(reading: Reading, word: str, label: EventType = EventType.ASSAULT) -> Trigger:
    token = next(token for token in reading.tokens if token.text == word)
    return Trigger(span=token.span, head=token.index, type=Evidenced(value=label, rule="head.event_type"))


def merged(text: str, *words: str) -> list[str]:
    reading = read_by_rules(text)
    kept = {trigger.head: trigger for trigger in (trigger_at(reading, word) for word in words)}
    found = merge_triggers(reading, kept, {t.head: t for t in reading.triggers})
    return [reading.report.quote(found[head].span) for head in sorted(found)]


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Rebels launched an attack on the base.", ("launched", "attack"), ["attack"]),
        ("The army killed and wounded nine villagers.", ("killed", "wounded"), ["killed"]),
        ("The campaign to defeat the rebels goes on.", ("campaign", "defeat"), ["campaign"]),
        ("Rebels attacked the camp and shelled the town.", ("attacked", "shelled"), ["attacked", "shelled"]),
    ],
)
def test_one_event_keeps_one_trigger(text: str, words: tuple[str, ...], left: list[str]) -> None:
    assert merged(text, *words) == left


def test_loose_words_are_cut_off() -> None:
    reading = read_by_rules("Rebels fired at the camp.")
    trigger = trigger_at(reading, "fired")
    wide = replace(trigger, span=Span(trigger.span.start, trigger.span.end + len(" at the")))
    assert merge_triggers(reading, {wide.head: wide}, {})[wide.head].span == trigger.span
