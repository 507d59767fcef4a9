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
        ("Rebels shelled the camp, killing two guards and wounding nine.", ("shelled", "wounding"), ["shelled"]),
        ("Rebels attacked the camp with rockets.", ("attacked", "rockets"), ["attacked"]),
        ("The truce took effect at noon.", ("truce", "took"), ["truce"]),
        ("Shells fell on the market.", ("Shells", "fell"), ["fell"]),
        ("If the fighting spreads, villagers will leave.", ("fighting", "spreads"), ["fighting"]),
        ("The army abandoned its plan to bomb the camp.", ("abandoned", "bomb"), ["bomb"]),
        ("The army came close to retaking the camp.", ("came", "retaking"), ["retaking"]),
        ("The army had no option but to withdraw.", ("option", "withdraw"), ["withdraw"]),
        ("The army stopped short of doing so.", ("stopped",), []),
        ("The council is weighing air strikes.", ("weighing", "strikes"), ["strikes"]),
        ("The talks broke down.", ("talks", "broke"), ["talks", "broke"]),
        ("The party made a demand.", ("made", "demand"), ["demand"]),
        ("They found the graves of nine men who had been shot.", ("graves", "shot"), ["shot"]),
        ("They found the graves of nine men.", ("graves",), ["graves"]),
        ("The general ordered an attack on the camp.", ("ordered",), ["attack"]),
        ("The envoy called off the talks.", ("called", "talks"), ["talks"]),
        ("The talks called for Monday were put off.", ("talks", "called"), ["talks"]),
    ],
)
def test_one_event_keeps_one_trigger(text: str, words: tuple[str, ...], left: list[str]) -> None:
    assert merged(text, *words) == left


@pytest.mark.parametrize(
    ("text", "outer", "inner", "left"),
    [
        ("The council lifted the ban.", ("lifted", "CONCEDE"), ("ban", "COERCE"), ["lifted"]),
        ("Rebels rejected the request.", ("rejected", "REJECT"), ("request", "REQUEST"), ["rejected"]),
        ("Rebels rejected his request.", ("rejected", "REJECT"), ("request", "REQUEST"), ["rejected", "request"]),
        ("The union cut the aid.", ("cut", "SANCTION"), ("aid", "AID"), ["cut"]),
        ("Villagers were forced to flee.", ("forced", "COERCE"), ("flee", "HARM"), ["forced"]),
        ("Two villagers were shot dead.", ("shot", "ASSAULT"), ("dead", "HARM"), ["shot"]),
        ("The court sentenced two men to death.", ("sentenced", "SANCTION"), ("death", "HARM"), ["sentenced"]),
        (
            "He was punished for the deaths of nine.",
            ("punished", "SANCTION"),
            ("deaths", "HARM"),
            ["punished", "deaths"],
        ),
        ("Rebels took hostages.", ("took", "COERCE"), ("hostages", "COERCE"), ["hostages"]),
        ("The council demanded access.", ("demanded", "REQUEST"), ("access", "RETREAT"), ["demanded", "access"]),
        ("Both sides respect the truce.", ("respect", "RETREAT"), ("truce", "RETREAT"), ["respect"]),
    ],
)
def test_an_object_that_the_verb_speaks_of_whole_is_no_event_of_its_own(
    text: str, outer: tuple[str, str], inner: tuple[str, str], left: list[str]
) -> None:
    reading = read_by_rules(text)
    kept = {t.head: t for t in (trigger_at(reading, word, EventType(label)) for word, label in (outer, inner))}
    found = merge_triggers(reading, kept, {})
    assert [reading.report.quote(found[head].span) for head in sorted(found)] == left


def test_a_verb_with_its_particle_is_not_light() -> None:
    reading = read_by_rules("The party gave up its demand.")
    kept = {t.head: t for t in (trigger_at(reading, "gave", EventType.CONCEDE), trigger_at(reading, "demand"))}
    assert trigger_at(reading, "gave").head in merge_triggers(reading, kept, {})


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Shells fell on the market.", "fell", EventType.ASSAULT),
        ("Rockets hit the market.", "hit", EventType.ASSAULT),
        ("Nine volunteers fell on Friday.", "fell", EventType.HARM),
        ("The market was hit by rockets.", "hit", EventType.HARM),
    ],
)
def test_what_a_weapon_does_is_an_attack(text: str, word: str, label: EventType) -> None:
    reading = read_by_rules(text)
    trigger = trigger_at(reading, word, EventType.HARM)
    ruled = {trigger.head: trigger_at(reading, word)}
    assert merge_triggers(reading, {trigger.head: trigger}, ruled)[trigger.head].type.value is label


def test_the_halves_of_a_name_are_one_trigger() -> None:
    assert merged("Nine died in an air strike on Tamra.", "air", "strike") == ["air strike"]


def test_loose_words_are_cut_off() -> None:
    reading = read_by_rules("Rebels fired at the camp.")
    trigger = trigger_at(reading, "fired")
    wide = replace(trigger, span=Span(trigger.span.start, trigger.span.end + len(" at the")))
    assert merge_triggers(reading, {wide.head: wide}, {})[wide.head].span == trigger.span


def test_what_is_called_off_gives_its_type_to_the_verb() -> None:
    reading = read_by_rules("The election due on Friday has been called off.")
    called = trigger_at(reading, "called", EventType.REJECT)
    found = merge_triggers(reading, {called.head: called}, {t.head: t for t in reading.triggers})
    assert [each.type.value for each in found.values()] == [EventType.CONDITION]


@pytest.mark.parametrize(
    ("label", "left"), [(EventType.COERCE, ["postponed", "talks"]), (EventType.CONSULT, ["talks"])]
)
def test_a_helping_verb_with_a_deed_of_its_own_stays(label: EventType, left: list[str]) -> None:
    reading = read_by_rules("Soldiers postponed the talks by force.")
    found = {
        trigger.head: trigger
        for trigger in (trigger_at(reading, "postponed", label), trigger_at(reading, "talks", EventType.CONSULT))
    }
    assert {reading.report.quote(t.span) for t in merge_triggers(reading, found, found).values()} == set(left)
