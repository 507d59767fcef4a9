"""Tests of read/roles.py: who did what to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.read.clauses import Clauses
from sayso.read.guesses import Guesses
from sayso.read.roles import Roles
from sayso.records import Proposals, RoleGuess, TriggerGuess
from tests.read.readings import cases, knowledge, read_by_rules


@pytest.mark.parametrize("case", cases("roles"), ids=lambda case: case["text"][:60])
def test_roles_of_the_cases(case: Any) -> None:
    reading = read_by_rules(case["text"])
    quote = reading.report.quote
    claim = next(claim for claim in reading.claims if quote(claim.trigger) == case["trigger"])
    actors: dict[str, list[str]] = {}
    for actor in claim.actors:
        assert actor.span is not None
        actors.setdefault(actor.role, []).append(quote(actor.span))
    assert actors == case["expect"]


def test_every_party_names_its_rule() -> None:
    actors = read_by_rules("Government troops attacked the rebels near Goma.").claims[0].actors
    assert len(actors) == 2
    assert all(actor.rule.startswith("role.") for actor in actors)


def roles_of(text: str, trigger: str, **fields: Any) -> set[tuple[str, str]]:
    reading = read_by_rules(text, **fields)
    claim = next(claim for claim in reading.claims if reading.report.quote(claim.trigger) == trigger)
    return {(str(actor.role), actor.canonical) for actor in claim.actors}


def test_those_of_a_people_who_fight_are_its_forces() -> None:
    text = "The Malians attacked the camp."
    assert ("actor", "Malian Armed Forces") in roles_of(text, "attacked")


def test_talks_that_are_refused_have_one_who_is_refused() -> None:
    met = roles_of("The president met with the rebels.", "met")
    refused = roles_of("The president refused to meet with the rebels.", "meet")
    assert ("actor", "rebels") in met
    assert ("recipient", "rebels") in refused


def test_a_verb_shares_the_subject_of_those_it_hangs_on() -> None:
    text = "The rebels left the town after they had looted it, burning two trucks."
    assert any(role == "actor" for role, _name in roles_of(text, "burning"))


def test_the_label_of_a_toll_may_be_the_enemy() -> None:
    assert ("recipient", "enemy") in roles_of("Enemy: 40 killed on the ridge.", "killed")


@pytest.mark.parametrize(
    ("text", "trigger", "nobody"),
    [
        ("A nurse put the army's losses at nine dead.", "losses", "nurse"),
        ("Volunteers put the army's casualties at 35 on Monday.", "casualties", "volunteers"),
    ],
)
def test_whoever_counts_the_dead_is_not_among_them(text: str, trigger: str, nobody: str) -> None:
    assert ("recipient", nobody) not in roles_of(text, trigger)


def test_forces_that_are_pulled_out_are_what_is_withdrawn_and_no_party() -> None:
    found = roles_of("Chad withdrew its troops from the town on Monday.", "withdrew")
    assert found == {("actor", "Chad")}


def test_own_forces_are_those_of_the_state_whose_army_publishes() -> None:
    text, staff = "Our forces captured the hill on Monday.", "General Staff of the Malian Armed Forces"
    assert ("actor", "Malian Armed Forces") in roles_of(text, "captured", outlet=staff)
    assert ("actor", "Malian Armed Forces") not in roles_of(text, "captured", outlet="The Daily Post")


def test_whoever_holds_an_office_is_called_by_the_name_beside_it() -> None:
    found = roles_of("The front's secretary-general, Omar Lund, was wounded and taken to the capital.", "wounded")
    assert ("recipient", "Omar Lund") in found


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The town hall came under fire from the rebels.", ["rebels"], []),
        ("Ethiopia received relief from Turkey.", ["Turkey"], ["Ethiopia"]),
        ("The withdrawal of the rebels from the town began on Monday.", ["rebels"], []),
    ],
)
def test_whose_deed_it_is_where_the_subject_is_on_the_other_end(
    text: str, actors: list[str], recipients: list[str]
) -> None:
    claim = read_by_rules(text).claims[0]
    assert [each.canonical for each in claim.actors if each.role.value == "actor"] == actors
    assert [each.canonical for each in claim.actors if each.role.value == "recipient"] == recipients


@pytest.mark.parametrize(
    ("word", "role", "name"),
    [("Washington", "actor", "United States"), ("followers", "actor", "followers"), ("Konna", "actor", None)],
)
def test_a_head_names_a_party_that_no_layer_knows_but_no_town(word: str, role: str, name: str | None) -> None:
    reading = read_by_rules(f"{word} will hold the line near Mopti while soldiers attack Konna.")
    assert reading.claims
    trigger = reading.triggers[0]
    token = next(token for token in reading.tokens if token.text == word)
    bare = replace(reading, actors=(), antecedents={})
    guess = TriggerGuess(
        index=0, span=trigger.span, first=trigger.head, last=trigger.head + 1, head=trigger.head, score=0.9, types=(),
        statuses=(), minor=0.0, clause=(0, len(reading.tokens)),
    )  # fmt: skip
    part = RoleGuess(trigger=0, token=token.index, role=role, score=0.9)
    guessed = replace(bare, proposals=Proposals(triggers=(guess,), roles=(part,)))
    found = Roles(guessed, Clauses(guessed), Guesses(guessed), knowledge().catalogue).actors_of(trigger)
    assert [actor.canonical for actor in found] == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("text", "trigger", "party"),
    [
        ("Army guns shelled rebel trenches near Bor.", "shelled", ("recipient", "rebel")),
        ("Rebel bases were shelled near Bor.", "shelled", ("recipient", "Rebel")),
        ("The deployment of the ECOWAS force began on Monday.", "deployment", ("actor", "ECOWAS force")),
        ("The minister met the envoy and urged him to leave.", "urged", ("recipient", "envoy")),
    ],
)
def test_whom_it_hits_and_who_moves(text: str, trigger: str, party: tuple[str, str]) -> None:
    found = {(role, name.lower()) for role, name in roles_of(text, trigger)}
    assert (party[0], party[1].lower()) in found


def test_a_deployment_of_guns_moves_nobody() -> None:
    assert roles_of("The deployment of guns near the town began on Monday.", "deployment") == set()


def test_who_speaks_of_him_is_not_he() -> None:
    text = 'The governor, Boris Lund, visited Bor on Monday. "He attacked our town," he said of the general.'
    assert ("actor", "Boris Lund") not in roles_of(text, "attacked")
    assert ("actor", "Boris Lund") in roles_of("Boris Lund said he had attacked the town.", "attacked")


def test_what_others_say_of_him_is_his_deed() -> None:
    text = "The mayor, who residents said had attacked the village, left on Sunday."
    assert {name.lower() for role, name in roles_of(text, "attacked") if role == "actor"} == {"mayor"}
