"""Signs of who is who that lie outside verb and object.

Own forces: 4 killed                        the label's
put the army's losses at 16 dead            those whose losses are counted
came under fire from the rebels             who stands behind 'from', not the subject
said after talks with the rebels            who tells of talks of his own took part in them
with the support of Chad                    who supports, not whom it is for
hit by a missile fired from a rebel base    who fired it, not what was fired
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator

from sayso.read.clauses import Clauses
from sayso.read.merging import WEAPONS
from sayso.read.role_words import EQUIPMENT, RECEIVING
from sayso.records import EventType, Reading, Role, Sentence, Trigger

LABEL = 8  # tokens of a label, up to its colon
LOSSES = frozenset({"loss", "casualty", "toll", "death", "fatality"})
TALKING = frozenset({"after", "at", "before", "during", "following", "for", "in"})  # 'in a call with the minister'
CALLING = frozenset({"call", "appeal", "press", "push", "ask", "hope", "plead"})  # 'called for talks with the rebels'
HELP = frozenset({"support", "backing", "help", "assistance", "approval", "consent", "blessing"})
JOINING = frozenset({"join", "gather", "assemble", "meet", "convene"})
# From what is done so, the one who stands behind 'from' does it: 'dropped from jets'.
FIRED = frozenset({"fire", "launch", "drop", "throw", "hurl", "shoot", "send", "plant", "lay"})
ANSWERING = frozenset({"respond", "react", "retaliate", "reply", "answer"})
FURTHEST = 4  # words on the way up from what was done to the verb that answers it
OWNERS = ("nmod:poss", "amod", "compound")


def label_of(trigger: Trigger, clauses: Clauses, parties: Container[int], sentence: Sentence) -> list[int]:
    """Give the head of the label of a toll, one of `parties`: 'Own forces: 4 killed'."""
    tokens, here, kids = clauses.tokens, trigger.head, clauses.forest.kids[trigger.head]
    first = sentence.first
    colon = next((n for n in range(first, min(first + LABEL, here)) if tokens[n].text == ":"), first)
    bare = tokens[here].xpos in {"VBN", "VBD"} and all(tokens[kid].upos != "AUX" for kid in kids)
    if trigger.type.value is not EventType.HARM and not (trigger.type.value is EventType.ASSAULT and bare):
        return []
    if not all(kid < colon or tokens[kid].upos == "NUM" for kid in clauses.subjects(here)):
        return []
    return [n for n in range(first, colon) if n in parties and not first <= tokens[n].head < n][:1]


def losers_of(trigger: Trigger, clauses: Clauses) -> Iterator[int]:
    """Give those whose losses are put at a number of dead, as heads; the number's word is the trigger."""
    if trigger.type.value is not EventType.HARM or clauses.tokens[trigger.head].lemma.lower() in LOSSES:
        return
    verb = clauses.forest.governor(trigger.head)
    if verb is None or clauses.tokens[verb].upos != "VERB":
        return
    for noun in (*clauses.forest.objects(verb), *clauses.forest.subjects(verb)):
        if clauses.tokens[noun].lemma.lower() in LOSSES:
            yield from clauses.forest.children(noun, *OWNERS)
            yield from (kid for kid in clauses.forest.children(noun, "nmod") if clauses.case(kid) in {"of", "among"})


def counted_dead(trigger: Trigger, reading: Reading) -> Iterator[int]:
    """Give whose dead a number counts, as heads: 'the figure of five Ansar Dine dead'."""
    counted = bisect_right(reading.quantities, trigger.span.start, key=lambda each: each.span.start) - 1
    if trigger.type.value is not EventType.HARM or counted < 0:
        return
    whole = reading.quantities[counted].span
    if whole.start < trigger.span.start and whole.end == trigger.span.end:
        at = bisect_left(reading.actors, whole.start, key=lambda each: each.span.start)
        while at < len(reading.actors) and reading.actors[at].span.end <= trigger.span.start:
            yield reading.actors[at].head
            at += 1


def talkers_of(index: int, clauses: Clauses) -> list[int]:
    """Give those who had the talks that they tell of: 'said after talks with the rebels', not 'called for talks'."""
    verb = clauses.forest.governor(index)
    if verb is None or clauses.relation(index) != "obl" or clauses.case(index) not in TALKING:
        return []
    lemma = clauses.tokens[verb].lemma.lower()
    sides = {clauses.case(kid) for kid in clauses.forest.children(index, "nmod")}
    if "between" in sides or lemma in CALLING or clauses.forest.is_passive(verb):
        return []
    if lemma in JOINING:  # 'the minister joined the envoy for talks'
        return [*clauses.subjects(verb), *clauses.forest.objects(verb)]
    return clauses.subjects(verb) if "with" in sides else []


def backers_of(index: int, clauses: Clauses) -> Iterator[tuple[Role, int]]:
    """'with the support of Chad, rebels attacked': Chad acts, for the rebels; but 'in support of Chad' is for Chad."""
    case = clauses.case(index)
    if clauses.tokens[index].lemma.lower() not in HELP or case in {"in", "to"}:
        return
    backers = [kid for kid in clauses.forest.children(index, "nmod") if clauses.case(kid) == "of"]
    yield from ((Role.ACTOR, kid) for kid in backers)
    verb = clauses.forest.governor(index)
    if backers and case == "with" and verb is not None and clauses.relation(index) == "obl":
        yield from ((Role.RECIPIENT, kid) for kid in clauses.subjects(verb))


def firers_of(index: int, clauses: Clauses) -> Iterator[int]:
    """Give those who fired the weapon that struck: 'hit by shells fired by the army', as heads."""
    for weapon in clauses.forest.children(index, "obl"):
        if clauses.case(weapon) != "by" or clauses.tokens[weapon].lemma.lower() not in WEAPONS | EQUIPMENT:
            continue
        for deed in (*clauses.forest.children(weapon, "acl"), *clauses.forest.children(index, "advcl")):
            if clauses.tokens[deed].lemma.lower() in FIRED and clauses.tokens[deed].xpos == "VBN":
                kids = clauses.forest.children(deed, "obl")
                yield from (kid for kid in kids if clauses.case(kid) in {"by", "from"})


def is_turned(trigger: Trigger, clauses: Clauses) -> bool:
    """Tell whether the subject of a verb is on the other end: 'came under fire from', 'received drones from'."""
    tokens = clauses.tokens
    lemma = tokens[trigger.head].lemma.lower()
    under = any(clauses.case(kid) == "under" for kid in clauses.forest.children(trigger.head, "obl"))
    return lemma in RECEIVING or (lemma == "come" and under)


def is_told_by(trigger: Trigger, rules: frozenset[str]) -> bool:
    """Tell whether one of the rules named the trigger, alone or with the head: 'head.event_type; HARM.lose'."""
    return any(name.strip() in rules for name in trigger.type.rule.split(";"))


def answerers_of(index: int, clauses: Clauses) -> list[int]:
    """Give those who only answer what is told: the army in 'the army responded to mortar fire', as heads."""
    tokens, here = clauses.tokens, index
    for _ in range(FURTHEST):
        governor = clauses.forest.governor(here)
        if governor is None:
            return []
        relation = tokens[here].deprel.partition(":")[0]
        if relation == "obl" and clauses.case(here) in {"to", "for"}:
            return clauses.subjects(governor) if tokens[governor].lemma.lower() in ANSWERING else []
        if relation not in {"acl", "nmod", "conj", "compound"}:
            return []
        here = governor
    return []
