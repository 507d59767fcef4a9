"""Tests of read/conditions.py."""

from __future__ import annotations

import pytest

from sayso.read.conditions import Conditions
from sayso.read.trees import Forest
from tests.read.readings import knowledge, read_by_rules


def found(text: str) -> dict[str, str]:
    """Give every verb whose clause is conditional, with the word that says so."""
    reading = read_by_rules(text)
    conditions = Conditions(Forest(reading.tokens), knowledge().statuses)
    judged = {token.text: conditions.at(token.index) for token in reading.tokens if token.upos == "VERB"}
    return {word: reading.tokens[cue[1]].text for word, cue in judged.items() if cue is not None}


def test_an_if_makes_both_clauses_conditional() -> None:
    assert found("If the talks fail, the army will attack.") == {"fail": "If", "attack": "If"}


def test_a_turned_verb_is_an_if() -> None:
    assert found("Should the talks fail, the army will attack.") == {"fail": "Should", "attack": "Should"}


@pytest.mark.parametrize("text", ["Should France send troops?", "The army asked if the rebels had left."])
def test_a_question_is_no_condition(text: str) -> None:
    assert "send" not in found(text)
    assert "asked" not in found(text)


def test_what_is_threatened_hangs_on_the_if() -> None:
    assert found("The rebels threatened to attack the port if the army advanced.").get("attack") == "if"


def test_what_is_waited_for_is_open_and_the_wait_is_not() -> None:
    assert found("The troops will stay in the port until the rebels withdraw.") == {"withdraw": "until"}


def test_a_past_once_is_no_condition() -> None:
    assert found("The troops entered the port once the rebels had withdrawn.") == {}


def test_whoever_does_it_is_a_condition_where_something_is_promised() -> None:
    assert found("Those who surrender will be released.") == {"surrender": "Those"}
    assert found("Those who surrendered were released.") == {}
