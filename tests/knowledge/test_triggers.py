"""Tests of knowledge/triggers.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.triggers import load_triggers
from sayso.records import EventType

ENTRY = '[[entry]]\nid = "a"\ngloss = "g"\nexamples = ["x"]\nnot_examples = ["y"]\n'


def test_every_event_type_has_its_words() -> None:
    assert {rule.type for rule in load_triggers().rules} == set(EventType)


def test_the_strictest_rule_comes_first() -> None:
    for rules in load_triggers().verbs.values():
        assert [rule.strictness for rule in rules] == sorted((rule.strictness for rule in rules), reverse=True)


def test_what_a_rule_shuts_out_breaks_ties_only(tmp_path: Path) -> None:
    asking = ENTRY.replace('"a"', '"asks"') + 'verbs = ["hold"]\nobject = ["place"]\n'
    shutting = ENTRY.replace('"a"', '"shuts"') + 'verbs = ["hold"]\nnot_near = ["talk"]\nnot_object = ["person"]\n'
    (tmp_path / "CONTROL.toml").write_text(shutting + asking)
    assert [rule.id for rule in load_triggers(tmp_path).verbs["hold"]] == ["asks", "shuts"]


def test_a_verb_with_a_particle_is_a_verb_and_no_fixed_phrase(tmp_path: Path) -> None:
    (tmp_path / "RETREAT.toml").write_text(ENTRY + 'phrases = ["pull out", "on leave"]\n')
    lexicon = load_triggers(tmp_path)
    assert [rule.particles for rule in lexicon.verbs["pull"]] == [frozenset({"out"})]
    assert "pull" not in lexicon.phrases
    assert "on" in lexicon.phrases


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("ASSAULT", 'voice = "loud"', "voice must be one of"),
        ("ASSAULT", 'object = ["planet"]', "knows no class 'planet'"),
        ("ASSAULT", 'oblique = ["planet"]', "'oblique' knows no class 'planet'"),
        ("PARTY", 'verbs = ["dance"]', "must be an event type"),
    ],
)
def test_a_wrong_condition_is_refused(tmp_path: Path, name: str, line: str, message: str) -> None:
    (tmp_path / f"{name}.toml").write_text(ENTRY + line + "\n")
    with pytest.raises(LexiconError, match=message):
        load_triggers(tmp_path)
