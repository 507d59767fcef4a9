"""Whether the clause that a time stands in tells how things are, or go as a rule, and not what was done then.

'The pass closes in winter', 'the old fort is used as a prison today', 'the camp can be seen today': such a time is no
day and no season of one year. Told from the predicate's tense; what a person does or is today ('today I visit', 'she is
in Goma today') is of the day all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Sentence, Token

CLIMBS = 3  # nominals between a time and its predicate: 'during the heat of summer it is closed'
PRESENT = frozenset({"VBZ", "VBP"})
PERSONS = frozenset({"i", "we", "you", "he", "she", "it"})
SPEAKERS = frozenset({"i", "we"})
LASTING = frozenset({"know", "use", "call", "speak", "find", "practise", "practice", "name"})  # 'known today as'
AWAITED = frozenset({"expect", "schedule", "plan", "due", "set", "slate", "propose", "await"})  # 'is due in June'
ABLE = frozenset({"can", "cannot"})


def tells_what_lasts(tokens: Sequence[Token], sentences: Sequence[Sentence], head: int) -> bool | None:
    """Tell whether the time at token `head` goes with what lasts; None where the words carry no tags."""
    if not 0 <= head < len(tokens) or not tokens[head].xpos:
        return None
    sentence, time = sentences[tokens[head].sentence], tokens[head]
    inside = tokens[sentence.first : sentence.last]
    if time.deprel == "nmod:poss":  # 'today's Sudan', but 'today's raid': the verb is another's
        return _is_of_a_name(inside, time, sentence.first) or None
    predicate = _predicate(inside, time, sentence.first)
    if predicate is None:
        return _is_of_a_name(inside, time, sentence.first)
    kids = [token for token in inside if token.head == predicate.index and token.index != predicate.index]
    if time.text.lower() == "today" and _is_of_the_day(inside, time, sentence.first, kids):
        return False
    helpers = [kid for kid in kids if kid.deprel.startswith(("aux", "cop"))]
    if predicate.lemma.lower() in AWAITED:
        return False
    if predicate.xpos == "VBN" and predicate.lemma.lower() in LASTING and predicate.deprel.startswith("acl"):
        return True
    if predicate.xpos == "VBG" and not helpers:  # 'more people living there today': the main verb tells
        governor = inside[predicate.head - sentence.first]
        return governor.xpos != "VBD" and predicate.deprel.startswith(("acl", "advcl"))
    return _is_simple_present(predicate, helpers)


def _is_of_the_day(inside: Sequence[Token], time: Token, first: int, kids: Sequence[Token]) -> bool:
    """Tell whether 'today' is the day it was said: 'today is a feast', 'we are here today', 'today I visit'."""
    if time.deprel.startswith("nsubj"):
        return True
    at = time.index - first
    before, after = (inside[index].lemma.lower() if 0 <= index < len(inside) else "" for index in (at - 1, at + 1))
    if before == "here" or after in SPEAKERS:
        return True
    subjects = {kid.lemma.lower() for kid in kids if kid.deprel.startswith(("nsubj", "expl"))}
    return bool(subjects & PERSONS) and all(kid.lemma.lower() != "still" for kid in kids)


def _is_of_a_name(inside: Sequence[Token], time: Token, first: int) -> bool:
    """Tell whether a time belongs to a name and to no verb: 'today's Sudan', 'Gao today' as a heading has it."""
    return time.deprel.startswith("nmod") and inside[time.head - first].xpos.startswith("NNP")


def _predicate(inside: Sequence[Token], time: Token, first: int) -> Token | None:
    """Climb from a time over the nominals it belongs to, up to what has a verb or a copula."""
    here = time
    for _ in range(CLIMBS):
        if here.head == here.index:
            return None
        here = inside[here.head - first]
        verbal = here.xpos.startswith(("VB", "MD"))
        if verbal or any(token.head == here.index and token.deprel.startswith("cop") for token in inside):
            return here
    return None


def _is_simple_present(predicate: Token, helpers: Sequence[Token]) -> bool:
    """Tell whether a predicate with its auxiliaries and copula is a simple present, or says what can be done."""
    lemmas = {token.lemma.lower() for token in helpers}
    running = any(token.text.lower() == "being" for token in helpers) or (
        predicate.xpos == "VBG" and any(token.deprel == "aux" for token in helpers)
    )
    if "have" in lemmas or running:
        return False
    modals = {token.text.lower() for token in helpers if token.xpos == "MD"}
    if modals:
        return modals <= ABLE
    if predicate.xpos == "VB" and "do" not in lemmas:  # 'the office is to begin today'
        return False
    return predicate.xpos in PRESENT or any(token.xpos in PRESENT for token in helpers)
