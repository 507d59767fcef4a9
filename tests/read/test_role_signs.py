"""Tests of read/role_signs.py: whose dead a toll counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.read.clauses import Clauses
from sayso.read.role_signs import backers_of, label_of, losers_of
from sayso.records import Reading, Trigger
from tests.read.readings import read_by_rules


def toll_of(text: str, trigger: str) -> tuple[Reading, Trigger]:
    reading = read_by_rules(text)
    return reading, next(each for each in reading.triggers if reading.tokens[each.head].text == trigger)


def roles_of(text: str, trigger: str) -> set[tuple[str, str]]:
    reading = read_by_rules(text)
    claim = next(claim for claim in reading.claims if reading.report.quote(claim.trigger) == trigger)
    return {(str(actor.role), actor.canonical) for actor in claim.actors}


def labels(text: str, trigger: str) -> list[str]:
    reading, toll = toll_of(text, trigger)
    parties = {mention.head for mention in reading.actors}
    sentence = reading.sentences[reading.tokens[toll.head].sentence]
    return [reading.tokens[at].text for at in label_of(toll, Clauses(reading), parties, sentence)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Own forces: 4 killed.", ["forces"]),
        ("Enemy: more than forty killed on the ridge.", ["Enemy"]),
        ("Rebels: two villagers killed on the road.", []),
        ("Rebels killed two villagers.", []),
    ],
)
def test_the_label_of_a_toll_is_whose_it_is_unless_others_are_named(text: str, label: list[str]) -> None:
    assert labels(text, "killed") == label


def test_those_whose_losses_are_put_at_a_number_of_dead_suffered_them() -> None:
    reading, toll = toll_of("Losses among the rebels rose to 40 dead.", "Losses")
    dead = next(token.index for token in reading.tokens if token.text == "dead")
    toll = replace(toll, head=dead)  # where 'losses' is taken for no event, the dead are the toll
    assert [reading.tokens[at].text for at in losers_of(toll, Clauses(reading))] == ["rebels"]


def test_a_number_of_dead_without_losses_names_nobody() -> None:
    reading, toll = toll_of("The rebels' clinic counted 40 dead.", "dead")
    assert list(losers_of(toll, Clauses(reading))) == []


@pytest.mark.parametrize(
    ("text", "trigger", "party"),
    [
        ("The frigate was hit by a missile fired from an Iraqi jet.", "hit", ("actor", "Iraqi Security Forces")),
        ("The port was hit by shells fired by the rebels.", "hit", ("actor", "rebels")),
        ("The minister said after talks with the rebels that he was content.", "talks", ("actor", "minister")),
        ("The minister flew to Paris for talks with the rebels.", "talks", ("actor", "minister")),
        ("The minister joined the rebels in Paris for talks on the truce.", "talks", ("actor", "rebels")),
        ("The rebels said their attack on the port had failed.", "attack", ("actor", "rebels")),
    ],
)
def test_those_behind_the_deed_act(text: str, trigger: str, party: tuple[str, str]) -> None:
    assert party in roles_of(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "party"),
    [
        ("The minister called for talks with the rebels.", "talks", ("actor", "minister")),
        ("The minister spoke after talks between the army and the rebels.", "talks", ("actor", "minister")),
        ("The frigate was hit by a missile near a camp of the army.", "hit", ("actor", "army")),
    ],
)
def test_those_beside_the_deed_do_not(text: str, trigger: str, party: tuple[str, str]) -> None:
    assert party not in roles_of(text, trigger)


def test_who_answers_fire_did_not_open_it() -> None:
    text = "The army responded to mortar fire on the capital that killed two people."
    assert ("actor", "army") not in roles_of(text, "mortar fire") | roles_of(text, "killed")


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        (
            "With the support of Chad, the rebels took the town.",
            "support",
            {("actor", "Chad"), ("recipient", "rebels")},
        ),
        ("The rebels fought in support of Chad.", "support", set()),
        ("The rebels took the town with the trucks of Chad.", "trucks", set()),
    ],
)
def test_who_helps_is_told_from_who_is_helped(text: str, word: str, found: set[tuple[str, str]]) -> None:
    reading = read_by_rules(text)
    token = next(token for token in reading.tokens if token.text == word)
    backers = backers_of(token.index, Clauses(reading))
    assert {(str(role), reading.tokens[head].text) for role, head in backers} == found
