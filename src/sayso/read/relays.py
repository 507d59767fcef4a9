"""One source behind another: 'Radio A, citing agency B, said', 'a statement quoted by Radio A says'."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import CueLexicon
from sayso.read.sources import SourceFinder
from sayso.read.trees import Forest
from sayso.records import Source

MISTAKEN = frozenset({"citing", "quoting"})  # taken for prepositions now and then: 'citing two officers'


def relayed(
    forest: Forest, lexicon: CueLexicon, finder: SourceFinder, index: int, speaker: int, chain: list[Source]
) -> list[Source]:
    """Add to the chain of a verb of saying who stands behind or before its speaker; outer sources first."""
    told = [kid for clause in forest.children(index, "ccomp") for kid in forest.children(clause, "advcl")]
    behind_cue = [kid for kid in told if kid > index]  # 'It fell, A said, citing B': hung on 'fell'
    for verb in (*forest.children(index, "advcl"), *behind_cue, *forest.children(speaker, "acl")):
        cue = lexicon.verbs.get(forest.tokens[verb].lemma.lower())
        if cue is None or not cue.quotes:
            continue
        span = forest.tokens[verb].span
        if forest.is_passive(verb):
            before = [source for kid in finder.agents(verb)[:1] for source in finder.chain(kid, span, rule=cue.id)]
            chain = [*before, *chain]
        else:
            behind = forest.children(verb, "obj")[:1]
            chain = [*chain, *(source for kid in behind for source in finder.chain(kid, span, rule=cue.id))]
    for cited, case in _cited(forest, index):
        if cited != speaker:
            chain = [*chain, *finder.chain(cited, forest.tokens[case].span, rule="cue.quote")]
    return chain


def _cited(forest: Forest, index: int) -> Iterator[tuple[int, int]]:
    """Give nouns under a verb whose 'citing' was taken for a preposition, with that word."""
    for kid in forest.kids[index]:
        for case in forest.children(kid, "case"):
            if forest.tokens[case].text.lower() in MISTAKEN:
                yield kid, case
