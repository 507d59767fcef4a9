"""Tests of read/trigger_conditions.py: what a rule of the trigger lexicon may ask of a word's neighbours."""

from __future__ import annotations

import pytest

from sayso.knowledge.triggers import TriggerRule, load_triggers
from sayso.read.trigger_conditions import Scene, fits
from tests.read.readings import knowledge, read_by_rules

ENTRY = '[[entry]]\nid = "r"\ngloss = "g"\nverbs = ["drive"]\nexamples = ["x"]\nnot_examples = ["y"]\n'


def rule_with(conditions: str, tmp_path_factory: pytest.TempPathFactory) -> TriggerRule:
    folder = tmp_path_factory.mktemp("triggers")
    (folder / "CONTROL.toml").write_text(ENTRY + conditions + "\n")
    return load_triggers(folder).rules[0]


@pytest.mark.parametrize(
    ("conditions", "fitting", "failing"),
    [
        ('particles = ["out"]', "Rebels drove out the garrison.", "Rebels drove the garrison mad."),
        ('not_particles = ["off"]', "Rebels drove out the garrison.", "Rebels drove off the garrison."),
        (
            'prepositions = ["from"]\noblique = ["place"]',
            "Rebels drove the garrison from the town.",
            "Rebels drove the garrison from fear.",
        ),
        ('not_prepositions = ["into"]', "Soldiers drove past the mill.", "Soldiers drove into the town."),
        ('not_subject = ["force"]', "The farmer drove home.", "The soldiers drove home."),
        ('not_object = ["force"]', "Rebels drove the sheep away.", "Rebels drove the army away."),
    ],
)
def test_a_condition_holds_or_fails(
    conditions: str, fitting: str, failing: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rule = rule_with(conditions, tmp_path_factory)
    for text, wanted in ((fitting, True), (failing, False)):
        scene = Scene(read_by_rules(text), knowledge().nouns)
        verb = next(token.index for token in scene.tokens if token.lemma == "drive")
        assert fits(scene, rule, verb) is wanted, text
