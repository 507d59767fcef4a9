"""The trees of a report as an index: children by governor, stretches of subtrees, clauses.

Universal Dependencies attaches function words to content words; the functions here say in one word what the steps ask
of a tree: what is the subject, what stands in the passive, which stretch does a clause cover.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.records import Span, Token

# Relations (and their subtypes) that do not belong to the phrase of a nominal.
HEAVY = (
    *("acl", "advcl", "appos", "case", "cc", "ccomp", "conj", "cop", "mark", "nsubj", "obl", "parataxis", "punct"),
)
PASSIVE = frozenset({"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})  # Penn tags of a verb that has its own tense


class Forest:
    """The dependency trees of one report; all indices are those of its tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Index the children of every token, in text order."""
        self.tokens = tokens
        self.kids: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self.kids[token.head].append(token.index)

    def children(self, index: int, *deprels: str) -> list[int]:
        """Give the children of a token that have one of the relations; a bare name takes its subtypes along."""
        tokens = self.tokens
        return [
            kid
            for kid in self.kids[index]
            if tokens[kid].deprel in deprels or tokens[kid].deprel.partition(":")[0] in deprels
        ]

    def child(self, index: int, *deprels: str) -> int | None:
        """Give the first such child, or None."""
        found = self.children(index, *deprels)
        return found[0] if found else None

    def subtree(self, index: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Give the tokens of a subtree in text order, leaving out the subtrees that start at `without`."""
        found, waiting = [], [index]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting.extend(kid for kid in self.kids[here] if kid not in without)
        found.sort()
        return found

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the governors of a token from the nearest to the root; a ring of governors is gone round once."""
        tokens, seen = self.tokens, {index}
        here = tokens[index].head
        while here not in seen:
            seen.add(here)
            yield here
            here = tokens[here].head

    def governor(self, index: int) -> int | None:
        """Give the governing token, or None for a root."""
        head = self.tokens[index].head
        return None if head == index else head

    def first_conjunct(self, index: int) -> int:
        """Follow `conj` up to the first member of a coordination."""
        tokens, seen = self.tokens, {index}
        while tokens[index].deprel.startswith("conj") and tokens[index].head not in seen:
            index = tokens[index].head
            seen.add(index)
        return index

    def subjects(self, index: int, *, inherit: bool = True) -> list[int]:
        """Give the subjects of a predicate; a later conjunct or open complement inherits its governor's."""
        found = [kid for kid in self.kids[index] if self.tokens[kid].deprel in SUBJECTS]
        if len(found) > 1:  # 'the men who neighbours said had fled': the pronoun is the subject of what they said
            found = [kid for kid in found if self.tokens[kid].lemma.lower() not in RELATIVES] or found
        head = self.governor(index)
        if found or not inherit or head is None:
            return found
        relation = self.tokens[index].deprel.partition(":")[0]
        if relation == "conj":
            return self.subjects(head)
        if relation == "xcomp":
            return self.children(head, "obj", "iobj")[:1] or self.subjects(head)
        if relation == "advcl" and not self.children(index, "mark") and self.tokens[index].xpos == "VBG":
            return self.subjects(head)
        return []

    def objects(self, index: int) -> list[int]:
        """Give the objects of a verb; 'attacked and captured the town' shares the one that hangs on the first verb."""
        found = self.children(index, "obj", "iobj")
        head = self.governor(index)
        if found or head is None or not self.tokens[index].deprel.startswith("conj"):
            return found
        return [kid for kid in self.children(head, "obj") if kid > index]

    def is_passive(self, index: int) -> bool:
        """Tell whether a verb stands in the passive, also as a reduced relative ('the men killed in the raid')."""
        tokens = self.tokens
        if any(tokens[kid].deprel in PASSIVE for kid in self.kids[index]):
            return True
        token = tokens[index]
        if token.xpos != "VBN":
            return False
        if token.deprel.startswith(("acl", "amod")) and token.deprel != "acl:relcl":
            return True
        if token.deprel.startswith("conj") and token.head != index:
            return not self.subjects(index, inherit=False) and self.is_passive(token.head)
        return token.deprel == "root" and not any(tokens[kid].deprel == "aux" for kid in self.kids[index])

    def phrase(self, index: int) -> Span:
        """Give the stretch of a nominal with its modifiers, without what follows it as a clause or apposition."""
        tokens = self.tokens
        without = frozenset(kid for kid in self.kids[index] if tokens[kid].deprel.startswith(HEAVY))
        words = self.subtree(index, without)
        return Span(tokens[words[0]].start, tokens[words[-1]].end)
