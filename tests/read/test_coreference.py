"""Tests of read/coreference.py: the cases, and what is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.records import Reading
from tests.read.readings import cases, read_by_rules


def meant(reading: Reading) -> dict[str, str]:
    """What each mention stands for: its antecedent's name, else its own."""
    return {
        reading.report.quote(mention.span): reading.actors[reading.antecedents.get(number, number)].canonical
        for number, mention in enumerate(reading.actors)
    }


@pytest.mark.parametrize("case", cases("coreference"), ids=lambda case: case["comment"])
def test_made_cases(case: Any) -> None:
    found = meant(read_by_rules(case["text"]))
    for words, canonical in case["expect"].items():
        assert found.get(words) == canonical, found


def test_two_arguments_of_one_verb_are_two_parties() -> None:
    reading = read_by_rules("Ansar Dine attacked it.")
    assert reading.antecedents == {}


def test_we_is_nobody_named_before() -> None:
    reading = read_by_rules("Amina Kotelo resigned. We regret that.")
    found = meant(reading)
    assert found["We"] == "We"


def test_the_army_of_the_only_state_is_its_army() -> None:
    reading = read_by_rules("Fighting went on in Mali. The army sent tanks to Gao in Mali.")
    assert meant(reading)["The army"] == "Malian Armed Forces"


def test_an_army_of_several_states_stays_unnamed() -> None:
    reading = read_by_rules("Chad and Libya are at odds. The army sent tanks.")
    assert meant(reading)["The army"] == "army"


def test_an_antecedent_is_no_chain() -> None:
    reading = read_by_rules("Ansar Dine fled. The group lost men. It blamed Paris. It was silent later. It said so.")
    assert not set(reading.antecedents) & set(reading.antecedents.values())


def test_it_may_be_an_unnamed_body() -> None:
    reading = read_by_rules("The army attacked the town on Monday. It denied that its guns had fired on the market.")
    names = [mention.canonical for mention in reading.actors]
    assert reading.antecedents[names.index("It")] == names.index("army")


def test_two_pronouns_of_one_clause_are_two_parties() -> None:
    reading = read_by_rules("Ansar Dine said that it had freed some of them.")
    names = [mention.canonical for mention in reading.actors]
    assert reading.antecedents.get(names.index("it")) == names.index("Ansar Dine")
    assert names.index("them") not in reading.antecedents


def test_a_single_force_is_not_the_army_of_the_state() -> None:
    text = "Mali asked for help. The African Union sent a mission to Mali. This force reached Gao in Mali."
    assert meant(read_by_rules(text))["This force"] != "Malian Armed Forces"
