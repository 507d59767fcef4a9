"""Whose deed 'its attack' is: the party that a possessive pronoun stands for, along the tree.

The rebels said [their] attack had failed.                  the rebels: the subject above it
He condemned the militia's raids and [its] abductions.      the militia: the owner in the same list
The army left the town. [Its] shelling went on.             the army: the subject of the sentence before

Careful side: an owner that differs in number or kind is passed over ('the minister condemned their attack'), and only
the nearest that agrees is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.clauses import Clauses
from sayso.read.parties import Parties
from sayso.read.pronoun_signs import fits
from sayso.records import Reading

WORDS = {"its": "it", "their": "they", "his": "he", "her": "she"}


class Possessives:
    """The owners that possessive pronouns of one report stand for."""

    def __init__(self, reading: Reading, clauses: Clauses, parties: Parties) -> None:
        """Hold what the question below needs."""
        self.reading, self.clauses, self.parties = reading, clauses, parties
        self.forest, self.tokens = clauses.forest, clauses.tokens

    def owner(self, noun: int) -> int | None:
        """Give the head of the party that owns a noun by a possessive pronoun, or None."""
        kid = next((kid for kid in self.forest.children(noun, "nmod:poss") if self._word(kid)), None)
        if kid is None:
            return None
        for head in self._candidates(noun):
            if head not in self.parties.heads:
                return None  # 'the Community extended its sanctions': an owner that no layer knows
            if self._agrees(head, self._word(kid)):
                return head
        return None

    def _word(self, index: int) -> str:
        return WORDS.get(self.tokens[index].text.lower(), "")

    def _candidates(self, noun: int) -> Iterator[int]:
        """Yield the heads of those that may own a noun, the nearest first; of other nouns, only subjects."""
        inside = noun
        for above in self.forest.ancestors(noun):
            owners = self.forest.children(above, "nmod:poss")
            yield from (kid for kid in owners if kid != inside and kid in self.parties.heads)
            yield from (kid for kid in self.forest.subjects(above, inherit=False) if kid != inside)
            inside = above
        sentence = self.tokens[noun].sentence
        if sentence:
            before = self.reading.sentences[sentence - 1]
            roots = (n for n in range(before.first, before.last) if self.tokens[n].head == n)
            yield from (kid for root in roots for kid in self.forest.subjects(root) if kid in self.parties.heads)

    def _agrees(self, head: int, word: str) -> bool:
        mention = self.parties.referent(self.parties.heads[head])
        if mention.pronoun:
            return False
        return fits(word, mention, self.forest, definite=True)
