"""The furniture of pages and the names of outlets: their own examples, and what is refused on loading."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.furniture import Kind, Rule, Where, Words, load_furniture

FURNITURE = load_furniture()
RULE = """[[rule]]
id = "bar"
gloss = "a bar"
kind = "furniture"
where = ["any"]
patterns = ['share']
examples = ["Share"]
not_examples = ["Bread"]
"""


def fires(rule: Rule, words: str) -> bool:
    return any(rule.find(words, where) for where in Where)


@pytest.mark.parametrize("rule", FURNITURE.rules, ids=lambda rule: rule.id)
def test_every_rule_finds_its_examples_and_leaves_the_others(rule: Rule) -> None:
    assert [words for words in rule.examples if not fires(rule, words)] == []
    assert [words for words in rule.not_examples if fires(rule, words)] == []


@pytest.mark.parametrize("words", FURNITURE.families.values(), ids=lambda words: words.id)
def test_every_family_of_words_finds_its_examples_and_leaves_the_others(words: Words) -> None:
    assert [example for example in words.examples if not words.pattern.search(example)] == []
    assert [example for example in words.not_examples if words.pattern.search(example)] == []


@pytest.mark.parametrize("label", FURNITURE.labels.values(), ids=lambda label: label.id)
def test_every_label_finds_its_examples_and_leaves_the_others(label: Words) -> None:
    assert [example for example in label.examples if (FURNITURE.label(example) or ("",))[0] != label.id] == []
    assert [example for example in label.not_examples if label.pattern.match(example)] == []


def test_the_gate_opens_wherever_a_rule_for_any_place_fires() -> None:
    for rule in FURNITURE.rules:
        if Where.ANY in rule.where and rule.kind in (Kind.FURNITURE, Kind.CAPTION):
            for words in rule.examples:
                assert not rule.find(words, Where.ANY) or FURNITURE.gate.match(words)


def test_outlets_are_known_by_other_names_and_addresses() -> None:
    ap = FURNITURE.known("the associated press")
    assert ap is not None
    assert FURNITURE.known("AP") is ap
    assert FURNITURE.of_host("www.apnews.com") is ap
    assert FURNITURE.known("Harbour Courier") is None
    assert FURNITURE.of_host("notapnews.com") is None


def test_names_in_a_notice_are_captured() -> None:
    hit = FURNITURE.find("Originally published in The Coast Observer, 2 May 1994.", Where.TAIL, (Kind.ORIGINAL,))
    assert hit is not None
    assert (hit.rule.id, hit.named("outlet"), hit.named("persons")) == ("original-outlet", "The Coast Observer", None)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (RULE.replace("gloss", "glos"), "entry 'bar': unknown key 'glos'; did you mean 'gloss'?"),
        (RULE.replace('["Share"]', "[]"), "entry 'bar': 'examples' needs at least one entry"),
        (RULE.replace("share'", "sha(re'"), "entry 'bar': "),
        (RULE.replace('"any"', '"anywhere"'), "entry 'bar': 'anywhere' is not a valid Where"),
        (RULE + RULE, "entry 'bar': two entries have this id"),
        ("[[rules]]", "unknown table"),
        ("[[rule", "cannot be read"),
    ],
)
def test_a_faulty_entry_is_named(tmp_path: Path, rule: str, fault: str) -> None:
    (tmp_path / "furniture.toml").write_text(rule, encoding="utf-8")
    (tmp_path / "outlets.toml").write_text("", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"furniture\.toml") as error:
        load_furniture(tmp_path)
    assert fault in str(error.value)
