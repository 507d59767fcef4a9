"""Verbs of saying that a parser coordinates one clause too low.

    'The group said its men had fired back, and accused the navy of ...'    the group accused
    'She concedes that the stores were looted, but blames deserters'        she blames

A comma before 'and' or 'but' closes what was said; without one ('said they had come and told the mayor') the tree
stands as it is.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from sayso.read.trees import FINITE, Forest
from sayso.records import Token

CLOSING = frozenset({'"', "”", "’", "'"})  # what may stand between the comma and the conjunction


def with_raised_speech(tokens: Sequence[Token], saying: Container[str]) -> tuple[Token, ...]:
    """Give the tokens, with verbs of `saying` (lemmas) coordinated with the one whose speaker they share."""
    forest = Forest(tokens)
    raised = list(tokens)
    for token in tokens:
        verb = _speech_above(forest, token, saying) if token.deprel == "conj" else None
        if verb is not None:
            raised[token.index] = replace(token, head=verb)
    return tuple(raised)


def _speech_above(forest: Forest, token: Token, saying: Container[str]) -> int | None:
    """Give the verb of saying above the clause that a verb of saying is coordinated with, or None."""
    tokens = forest.tokens
    first = forest.first_conjunct(token.index)
    verb = forest.governor(first)
    if verb is None or tokens[first].deprel != "ccomp" or verb > first:
        return None
    speech = all(each.lemma.lower() in saying and each.xpos in FINITE for each in (token, tokens[verb]))
    shared = not forest.subjects(token.index, inherit=False) and bool(forest.subjects(verb, inherit=False))
    return verb if speech and shared and _follows_comma(forest, token.index) else None


def _follows_comma(forest: Forest, index: int) -> bool:
    conjunction = forest.child(index, "cc")
    if conjunction is None:
        return False
    before = conjunction - 1
    while before > 0 and forest.tokens[before].text in CLOSING:
        before -= 1
    return forest.tokens[before].text == ","
