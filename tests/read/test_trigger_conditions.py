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
        ('subject_words = ["rebel"]', "Rebels drove on.", "Farmers drove on."),
        ("needs_to = true", "Hunger drove them to steal.", "Hunger drove them mad."),
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


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Most of the town burned.", "Most", "place"),
        ("Dozens of soldiers fled.", "Dozens", "force"),
        ("The general led his men home.", "men", "force"),
        ("Nobody told us.", "us", "person"),
    ],
)
def test_words_have_the_classes_of_what_they_stand_for(text: str, word: str, wanted: str) -> None:
    scene = Scene(read_by_rules(text), knowledge().nouns)
    index = next(token.index for token in scene.tokens if token.text == word)
    assert wanted in scene.classes_of(index)


def test_a_relative_clause_has_what_it_hangs_on_as_its_object() -> None:
    for text in ("The port, which the rebels hold, is empty.", "The port the rebels hold is empty."):
        scene = Scene(read_by_rules(text), knowledge().nouns)
        verb = next(token.index for token in scene.tokens if token.text == "hold")
        assert [scene.tokens[found].text for found in scene.objects(verb)] == ["port"], text


def test_who_counts_does_not_kill() -> None:
    for text, doers in (("Nine were killed by the army's count.", []), ("Nine were killed by the army.", ["army"])):
        scene = Scene(read_by_rules(text), knowledge().nouns)
        verb = next(token.index for token in scene.tokens if token.text == "killed")
        assert [scene.tokens[found].text for found in scene.subjects(verb)] == doers, text
