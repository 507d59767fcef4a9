"""Tests of read/carried_subjects.py: who acts where the trigger's own clause does not say."""

from __future__ import annotations

import pytest

from sayso.read.carried_subjects import CarriedSubjects
from sayso.read.clauses import Clauses
from sayso.read.parties import Parties
from tests.read.readings import read_by_rules


def carried(text: str, word: str) -> set[str]:
    reading = read_by_rules(text)
    clauses = Clauses(reading)
    parties = Parties(reading, clauses)
    types = {trigger.head: trigger.type.value for trigger in reading.triggers}
    trigger = next(trigger for trigger in reading.triggers if reading.tokens[trigger.head].text == word)
    numbers = CarriedSubjects(clauses, parties, types).of(trigger)
    return {parties.referent(number).canonical for number in numbers}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The rebels left the town after they had looted it, burning two trucks.", "burning", "rebels"),
        ("The Serbs denied having shelled the market.", "shelled", "Serbs"),
        ("The rebels have no intention of attacking the port.", "attacking", "rebels"),
        ("The general has shown no wish to attack the port.", "attack", "general"),
        ("The rebels captured the port after a long battle.", "battle", "rebels"),
        ("The rebels claimed the bombing in a statement.", "bombing", "rebels"),
        ("The navy admits that the shelling of the market went wrong.", "shelling", "navy"),
    ],
)
def test_the_subject_is_carried_over(text: str, word: str, name: str) -> None:
    assert name in carried(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister condemned the bombing in a statement.", "bombing"),
        ("The minister said that the shelling of the market went on.", "shelling"),
        ("The minister expects an attack on the port.", "attack"),
        ("The rebels left after a long battle.", "battle"),
        ("The minister hopes that the rains will stop the army attacking the port.", "stop"),
    ],
)
def test_what_is_only_told_or_feared_is_nobodys_own(text: str, word: str) -> None:
    assert carried(text, word) == set()


def test_a_party_that_is_to_act_acts_itself() -> None:
    assert carried("The minister sent a brigade to attack the port.", "attack") == {"brigade"}
