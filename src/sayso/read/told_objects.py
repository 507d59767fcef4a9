"""What a verb of saying tells beside or instead of its own clause: objects, deeds owned, clauses hung elsewhere.

    The hospital put the toll at nine.       the toll, at nine, and 'put': the number is the claim
    The palace denies it.                    'denies': the claim is the denial
    Satellite images show fires.             fires
    The army put the rebels to flight.       nothing is told
    They said X, but the army denied Y.      Y is the army's, not theirs, though the trees put both under 'said'

Careful side: 'show' and 'put' tell only with a document or a number beside them.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.knowledge.cues import CueLexicon
from sayso.read.attribution_words import NOUN_CUES, OBJECT_CUES, PICTURES, VERB_TOO
from sayso.read.restated_tolls import SUMS
from sayso.read.trees import Forest

LEVELS = frozenset({"at", "between", "above"})  # 'put the toll at nine'
ECHOES = frozenset({"it", "this", "that", "they"})
PLAIN = frozenset({"clear", "plain", "known", "public"})
WITH_NUMBERS = frozenset({"put", "estimate", "count"})
GIVING = frozenset({"give", "issue", "release", "offer"})  # 'gave a toll of nine'
CONCEDING = frozenset({"though", "although", "while", "whereas"})


def tells_of_object(forest: Forest, lexicon: CueLexicon, index: int, lemma: str) -> bool:
    """Tell whether a verb's object is what its subject says."""
    tokens = forest.tokens
    if lemma == "put":
        words = [tokens[word] for word in forest.subtree(index) if word > index]
        number = max((word.index for word in words if word.upos == "NUM"), default=-1)
        levels = [word for word in words if word.deprel == "case" and word.lemma.lower() in LEVELS]
        return any(level.lemma == "between" or number > level.index for level in levels)
    if lemma == "show":
        shown = {tokens[kid].lemma.lower() for kid in forest.subjects(index)}
        return bool(shown & (lexicon.documents | PICTURES))
    return lemma in OBJECT_CUES


def tells_itself(forest: Forest, index: int, lemma: str) -> bool:
    """Tell whether the verb is part of what it says: 'puts it at nine', 'denies this'; not 'denied us a visa'."""
    if lemma not in VERB_TOO or forest.children(index, "ccomp"):
        return False
    objects = {forest.tokens[kid].lemma.lower() for kid in forest.children(index, "obj")}
    return bool(objects & ECHOES or objects & NOUN_CUES) or lemma in WITH_NUMBERS


def told_on(forest: Forest, index: int, clauses: list[int]) -> list[int]:
    """Give the clauses beside a verb of saying that it tells too.

    'It holds the bridge, she added, but has lost the fort'; 'concluded that it fell, and that two bridges were gone'.
    """
    beside = forest.children(index, "conj")
    if index + 1 < len(forest.tokens) and forest.tokens[index + 1].text == "," and max(clauses) < index:
        return beside
    return [kid for kid in beside if any(forest.tokens[mark].lemma == "that" for mark in forest.children(kid, "mark"))]


def says_by(forest: Forest, index: int, lemma: str) -> str | None:
    """Give the verb of saying that a verb stands for with its object: 'made clear that', 'gave a toll of nine'."""
    if lemma == "make" and makes_clear(forest, index):
        return "say"
    counts = (kid for kid in forest.children(index, "obj") if forest.tokens[kid].lemma.lower() in SUMS)
    given = lemma in GIVING and any(forest.tokens[word].upos == "NUM" for kid in counts for word in forest.subtree(kid))
    return "count" if given else None


def makes_clear(forest: Forest, index: int) -> bool:
    """Tell of 'the report makes clear that', 'he made it known that'."""
    plain = any(forest.tokens[kid].lemma.lower() in PLAIN for kid in forest.children(index, "xcomp", "advmod"))
    return plain and bool(forest.children(index, "ccomp") or _made_plain(forest, index))


def _made_plain(forest: Forest, index: int) -> list[int]:
    """Give the clauses under the 'clear' of 'made clear that'."""
    words = [kid for kid in forest.children(index, "xcomp") if forest.tokens[kid].lemma.lower() in PLAIN]
    return [clause for kid in words for clause in forest.children(kid, "ccomp")]


def owned_deeds(forest: Forest, index: int) -> list[int]:
    """Give what somebody 'claims responsibility for', or what nobody does; and what he 'makes clear'."""
    if forest.tokens[index].lemma.lower() == "make":
        return _made_plain(forest, index)
    blamed = [kid for kid in forest.children(index, "obj") if forest.tokens[kid].lemma.lower() == "responsibility"]
    return [
        kid
        for here in (index, *blamed)
        for kid in forest.children(here, "obl", "nmod")
        if blamed and has_case(forest, kid, "for")
    ]


def nobody_owns(forest: Forest, index: int) -> bool:
    """Tell whether a verb says that nobody does it: 'no group has claimed responsibility'."""
    nobody = any(forest.tokens[det].lemma.lower() == "no" for kid in forest.kids[index] for det in forest.kids[kid])
    return nobody or any(forest.tokens[kid].lemma.lower() in {"not", "n't", "never"} for kid in forest.kids[index])


def other_voices(forest: Forest, lexicon: CueLexicon, clauses: Iterable[int]) -> frozenset[int]:
    """Give the clauses beside what is told in which somebody else speaks: a verb of saying with its own subject."""
    found = set()
    for clause in clauses:
        for kid in forest.children(clause, "conj", "advcl", "parataxis"):
            cue = lexicon.verbs.get(forest.tokens[kid].lemma.lower())
            named = any(forest.tokens[one].upos != "PRON" for one in forest.subjects(kid, inherit=False))
            apart = forest.tokens[kid].deprel.startswith("conj") or _concedes(forest, kid) or starts_anew(forest, kid)
            beside = named if apart else cue is not None and cue.quotes
            if cue is not None and beside and forest.tokens[kid].upos == "VERB":
                found.add(kid)
    return frozenset(found)


def words_beside(forest: Forest, lexicon: CueLexicon, clause: int) -> frozenset[int]:
    """Give the words of a clause that are somebody else's: '..., residents said, though the army denied it'."""
    return frozenset(word for other in other_voices(forest, lexicon, [clause]) for word in forest.subtree(other))


def starts_anew(forest: Forest, index: int) -> bool:
    """Tell whether a clause stands behind a semicolon: 'X fell, the mayor said; the army denied it'."""
    first = next(word for word in forest.subtree(index) if forest.tokens[word].upos != "PUNCT" or word == index)
    return first > 0 and forest.tokens[first - 1].text == ";"


def _concedes(forest: Forest, index: int) -> bool:
    return any(forest.tokens[kid].lemma.lower() in CONCEDING for kid in forest.children(index, "mark"))


def loose_clauses(forest: Forest, index: int) -> list[int]:
    """Give the 'that' clause of a subject noun which the trees hang on its predicate: 'the claim that X is a lie'."""
    token = forest.tokens[index]
    if not token.deprel.startswith("nsubj"):
        return []
    return [
        kid
        for kid in forest.children(token.head, "advcl", "csubj", "ccomp")
        if index < kid < token.head
        and any(forest.tokens[mark].lemma.lower() == "that" for mark in forest.children(kid, "mark"))
    ]


def has_case(forest: Forest, index: int, case: str) -> bool:
    """Tell whether a noun stands with a preposition."""
    return any(forest.tokens[kid].lemma.lower() == case for kid in forest.children(index, "case"))
