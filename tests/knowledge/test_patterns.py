"""Tests of knowledge/patterns.py: the language of patterns, and running a book of rules."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.patterns import PatternCompiler, Rule, RuleBook, rule_book
from sayso.knowledge.words import Vocabulary


def book(*patterns: str, macros: dict[str, str] | None = None, **neighbours: list[str]) -> RuleBook:
    """A book of rules named a, b, c ... over months and units."""
    vocabulary = Vocabulary("made")
    vocabulary.add("month", ["may", "june"], capital=True)
    vocabulary.add("unit", ["day", "week"])
    compiler = PatternCompiler(vocabulary, macros or {})
    for pattern in [*patterns, *(macros or {}).values()]:
        for word in compiler.literals(pattern):
            vocabulary.add(f"={word}", [word])
    for words in neighbours.values():
        for word in words:
            if not word.startswith("<"):
                vocabulary.add(f"={word}", [word])
    vocabulary.close()
    rules = []
    for name, pattern in zip("abcdef", patterns, strict=False):
        regex, first = compiler.compile(name, pattern)
        codes = [compiler.codes(name, neighbours.get(key, [])) for key in ("left", "not_left", "right", "not_right")]
        rules.append(Rule(name, regex, first, "x", {}, *codes))
    return rule_book(vocabulary, rules)


def found(rules: RuleBook, text: str) -> list[tuple[str, str]]:
    words = rules.cut(text, 0, len(text))
    return [
        (match.rule.id, text[words.starts[match.first] : words.ends[match.last - 1]]) for match in rules.find(words)
    ]


def test_words_classes_groups_and_options() -> None:
    rules = book("( in | by )? <month> <day>?")
    assert found(rules, "in May 12, June") == [("a", "in May 12"), ("a", "June")]


def test_the_longest_match_wins_then_the_first_rule() -> None:
    assert found(book("<month>", "<month> <day>", "<month> <day>"), "May 12") == [("b", "May 12")]


def test_captures_carry_words_and_macros_carry_several() -> None:
    rules = book("<span:n> ago", macros={"span": "<day> <unit>"})
    words = rules.cut("12 day ago", 0, 10)
    assert rules.find(words)[0].captured("n") == "12 day"
    assert rules.find(words)[0].captured("m") is None


def test_a_name_may_be_captured_in_two_branches() -> None:
    rules = book("( <month:m> <day:d> | <day:d> <month:m> )")
    words = rules.cut("12 May", 0, 6)
    assert rules.find(words)[0].captured("m") == "may"


def test_neighbours_must_fit_and_the_edge_of_the_text_fits() -> None:
    assert found(book("<month>", left=["in"]), "in May, June") == [("a", "May")]
    assert found(book("<month>", not_right=["<day>"]), "May 12, June") == [("a", "June")]
    assert found(book("<month>", right=["."]), "May") == [("a", "May")]


@pytest.mark.parametrize("pattern", ["( in", "in )", "in?", "<nothing>"])
def test_a_pattern_that_cannot_be_read_is_refused_by_name(pattern: str) -> None:
    with pytest.raises(LexiconError, match="made: entry 'a'"):
        book(pattern)
