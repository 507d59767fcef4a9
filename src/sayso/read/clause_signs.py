"""Small words that turn how a clause stands: 'yet', a stretch of grace, 'nearly', 'short of'.

nearly captured the airport      denied        is yet to vote             denied, see clause_statuses.py
vowed to return, never did       denied        gave them until Friday     proposed, the same
came close to retaking it        denied        an attack cannot be ruled out        expected
stopped short of attacking       refused        could not say who fired   occurred: only 'who' is open
had no choice but to fire        occurred       have no choice but to fire                  planned
"""

from __future__ import annotations

from collections.abc import Container

from sayso.read.clause_words import FACTIVE, NEGATIONS, NO, PERIODS, QUESTIONS, TELLING
from sayso.read.trees import Forest
from sayso.records import Status

NEARLY = frozenset({"nearly", "almost"})
CLOSE = frozenset({"close", "near"})  # 'came close to retaking'
SHORT = "short"  # 'stopped short of attacking'
CHOICES = frozenset({"choice", "option", "alternative"})  # 'had no choice but to open fire'
BESIDE_IT = 2  # words from the choice to what is chosen: 'no choice left but to'
BARELY = frozenset({"little", "few"})  # 'has little option but to'
FORETELLING = frozenset(
    {"promise", "vow", "pledge", "swear", "undertake", "threaten", "warn", "order", "demand", "ask", "request", "urge"}
    | {"agree", "plan", "propose", "offer", "want", "hope", "fear", "predict", "expect"}
)
EXCLUDING = frozenset({"exclude", "preclude", "discount"})
EXCLUDED = frozenset({"obj", "nsubj:pass", "xcomp", "ccomp", "csubj:pass"})
BESIDE = frozenset({"advcl", "xcomp", "obl", "ccomp"})


def near_miss(forest: Forest, index: int) -> tuple[Status, str, int] | None:
    """Judge a verb that is told as nearly done or stopped short of; None for others."""
    tokens = forest.tokens
    for kid in forest.children(index, "advmod"):
        if tokens[kid].lemma.lower() in NEARLY and kid < index:
            return Status.DENIED, "status.nearly", kid
    governor = forest.governor(index)
    if governor is None or tokens[index].deprel.partition(":")[0] not in BESIDE or tokens[index].xpos != "VBG":
        return None
    for here in (governor, *forest.children(governor, "advmod", "xcomp")):
        lemma = tokens[here].lemma.lower()
        if here < index and lemma in CLOSE:
            return Status.DENIED, "status.nearly", here
        if here < index and lemma == SHORT:
            return Status.REFUSED, "status.short-of", here
    return None


def no_choice(forest: Forest, index: int) -> tuple[int, int] | None:
    """Give the 'had' and the 'choice' of what somebody 'had no choice but to' do; None for others."""
    tokens = forest.tokens
    start = min(forest.subtree(index))
    words = [token.lemma.lower() for token in tokens[max(start - 2, 0) : start + 2]]
    before = range(start - 1, max(start - 1 - BESIDE_IT, -1), -1)
    choice = next((here for here in before if tokens[here].lemma.lower() in CHOICES), None)
    if tokens[index].xpos != "VB" or not {"but", "to"} <= set(words) or choice is None:
        return None
    barred = any(tokens[kid].lemma.lower() in NO | BARELY for kid in forest.kids[choice])
    had = forest.governor(choice)
    return (had, choice) if barred and had is not None else None


def unkept(forest: Forest, index: int) -> int | None:
    """Give the bare 'did' by which a promised deed was never done: 'which vowed to return, never did'; None for others.

    It follows in the same sentence, is negated, and has the one who promised as its subject.
    """
    tokens = forest.tokens
    vow = forest.governor(index)
    if vow is None or tokens[vow].upos != "VERB":
        return None
    whose = {vow, tokens[vow].head} if tokens[vow].deprel.startswith("acl") else {vow}
    for did in (*forest.children(vow, "conj", "parataxis"), *forest.ancestors(vow)):
        kids = forest.kids[did]
        bare = tokens[did].lemma.lower() == "do" and did > index and not forest.children(did, "obj", "xcomp", "ccomp")
        negated = any(tokens[kid].lemma.lower() in NEGATIONS for kid in kids)
        shared = tokens[did].head == vow and not forest.children(did, "nsubj")  # not '... and the rebels did not'
        if bare and negated and (shared or whose & set(kids)):
            return did
    return None


def not_excluded(forest: Forest, index: int) -> tuple[Status, str, int] | None:
    """Judge what somebody does not rule out: he considers it, or, where nobody is named, it is to be expected."""
    tokens = forest.tokens
    first = forest.first_conjunct(index)
    verb = forest.governor(first)
    if verb is None or tokens[first].deprel not in EXCLUDED:
        return None
    particles = {tokens[kid].lemma.lower() for kid in forest.children(verb, "compound:prt", "advmod")}
    lemma = tokens[verb].lemma.lower()
    if lemma not in EXCLUDING and not (lemma == "rule" and "out" in particles):
        return None
    if not any(tokens[kid].lemma.lower() in NEGATIONS for kid in forest.kids[verb]):
        return None
    status = Status.EXPECTED if forest.is_passive(verb) else Status.PROPOSED
    return status, "status.not-excluded", verb


def is_aside(forest: Forest, index: int, saying: Container[str]) -> bool:
    """Tell of a clause with 'as' around a verb of `saying`: 'as the governor put it', 'as Radio Delta reports'."""
    lemma = forest.tokens[index].lemma.lower()
    it = any(forest.tokens[kid].lemma == "it" for kid in forest.children(index, "obj", "expl"))
    held = lemma in {"have", "put"} and it
    return _has_as(forest, index) and (held or lemma in saying) and not foretells(forest, index)


def foretells(forest: Forest, index: int) -> bool:
    """Tell of 'as it promised in May', 'as they had feared': beside a deed, neither its day nor who tells of it."""
    past = forest.tokens[index].xpos in {"VBD", "VBN"}
    return past and forest.tokens[index].lemma.lower() in FORETELLING and _has_as(forest, index)


def _has_as(forest: Forest, index: int) -> bool:
    return any(forest.tokens[kid].lemma.lower() == "as" for kid in forest.children(index, "mark", "advmod"))


def has_yet(forest: Forest, index: int, governor: int) -> bool:
    """Tell of 'has yet to vote', 'is yet to vote'."""
    if forest.tokens[governor].lemma.lower() not in {"have", "be"} and not forest.children(index, "aux"):
        return False
    kids = (*forest.kids[index], *forest.kids[governor])
    return any(forest.tokens[kid].lemma.lower() == "yet" and kid < index for kid in kids)


def has_period(forest: Forest, index: int) -> bool:
    """Tell whether a verb of giving has a stretch of time beside it: 'gave them 48 hours', 'have until Friday'."""
    near = forest.children(index, "obj", "iobj", "obl")
    words = {forest.tokens[kid].lemma.lower() for kid in near}
    words |= {forest.tokens[case].lemma.lower() for kid in near for case in forest.children(kid, "case")}
    return bool(words & PERIODS)


def is_that_clause(forest: Forest, index: int) -> bool:
    """Tell whether a clause opens with 'that' and its predicate is no verb: the trees hang it there as an aside."""
    marked = any(forest.tokens[kid].lemma.lower() == "that" for kid in forest.children(index, "mark"))
    return marked and forest.tokens[forest.tokens[index].head].upos != "VERB"


def asks(forest: Forest, governor: int, index: int) -> bool:
    """Tell whether a clause hangs as a question on a word of telling ('say who fired'), or on a word of knowing."""
    tokens = forest.tokens
    lemma = tokens[governor].lemma.lower()
    if index < governor or lemma not in TELLING | FACTIVE:
        return False
    if lemma in FACTIVE:
        return True
    inside = [index, *forest.kids[index], *(low for kid in forest.kids[index] for low in forest.kids[kid])]
    return any(governor < here <= index and tokens[here].text.lower() in QUESTIONS for here in inside)
