"""Tests of read/trees.py on trees made by hand."""

from __future__ import annotations

from sayso.read.trees import Forest
from sayso.records import Span, Token


def tree(*rows: tuple[str, str, str, int, str]) -> Forest:
    """Make a forest of one sentence from (text, upos, xpos, head, deprel); words are one space apart."""
    tokens, at = [], 0
    for index, (text, upos, xpos, head, deprel) in enumerate(rows):
        tokens.append(Token(index, at, at + len(text), text, text.lower(), upos, xpos, head, deprel, 0))
        at += len(text) + 1
    return Forest(tokens)


KILLED = tree(
    ("Three", "NUM", "CD", 1, "nummod"),
    ("men", "NOUN", "NNS", 3, "nsubj:pass"),
    ("were", "AUX", "VBD", 3, "aux:pass"),
    ("killed", "VERB", "VBN", 3, "root"),
    ("and", "CCONJ", "CC", 5, "cc"),
    ("burned", "VERB", "VBN", 3, "conj"),
)


def test_children_are_found_by_relation_with_its_subtypes() -> None:
    assert KILLED.children(3, "nsubj") == [1]
    assert KILLED.children(3, "aux") == [2]
    assert KILLED.child(1, "det") is None


def test_a_conjunct_inherits_subject_and_voice() -> None:
    assert KILLED.subjects(5) == [1]
    assert KILLED.is_passive(3)
    assert KILLED.is_passive(5)


def test_a_relative_pronoun_is_no_second_subject_of_the_saying_verb() -> None:
    told = tree(
        ("men", "NOUN", "NNS", 0, "root"),
        ("who", "PRON", "WP", 3, "nsubj"),
        ("neighbours", "NOUN", "NNS", 3, "nsubj"),
        ("said", "VERB", "VBD", 0, "acl:relcl"),
        ("fled", "VERB", "VBD", 3, "ccomp"),
    )
    assert told.subjects(3) == [2]


def test_a_subtree_can_leave_branches_out() -> None:
    assert KILLED.subtree(3) == [0, 1, 2, 3, 4, 5]
    assert KILLED.subtree(3, frozenset({5})) == [0, 1, 2, 3]


def test_a_phrase_keeps_its_modifiers() -> None:
    assert KILLED.phrase(1) == Span(0, 9)


def test_ancestors_end_at_the_root() -> None:
    assert list(KILLED.ancestors(0)) == [1, 3]
    assert KILLED.governor(3) is None
    assert KILLED.first_conjunct(5) == 3


def test_a_ring_of_governors_is_gone_round_once() -> None:
    ring = [Token(at, 2 * at, 2 * at + 1, "x", "x", "NOUN", "NN", (at + 1) % 3, "conj", 0) for at in range(3)]
    forest = Forest(ring)
    assert forest.first_conjunct(0) == 2
    assert list(forest.ancestors(0)) == [1, 2]
