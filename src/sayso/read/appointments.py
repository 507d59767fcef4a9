"""Events that have a day of their own: what is held, set for a day, put off, moved or called off.

    The talks were put off to May          talks
    Elections will take place in April     elections
    He called off the summit               summit

Only nouns are looked at; whether such a noun names an event is for the lexicon to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.read.trees import Forest
from sayso.records import TimeMention

# Verbs whose object is meant to happen on a day, or no longer is.
SETTING = frozenset({"schedule", "convene"})
PUTTING_OFF = frozenset(
    {"postpone", "defer", "adjourn", "cancel", "shelve", "delay", "abandon", "scrap", "put off", "call off", "hold off"}
)
MOVING = frozenset({"reschedule", "put back", "push back", "set back", "bring forward"})  # to another day
HELD = frozenset({"hold", "plan", "set", "call", "move"})  # in the passive: 'to be held in May', 'was moved to Friday'
PLACE = "place"  # 'took place'
MOVED_RULE = "status.moved"  # the rule by which something put off is a plan again
MOVED_TO = frozenset({"to", "until", "till", "for"})  # before the day that something is put off to


def verb_of(forest: Forest, index: int) -> str:
    """Give the lemma of a verb with its particle: 'put off'."""
    lemma = forest.tokens[index].lemma.lower()
    words = [f"{lemma} {forest.tokens[kid].lemma.lower()}" for kid in forest.children(index, "compound:prt", "advmod")]
    return next((word for word in words if word in PUTTING_OFF | MOVING), lemma)


def appointed(forest: Forest) -> Iterator[tuple[int, int]]:
    """Yield nouns that something is set, held or put off of, each with the verb that says so."""
    for token in forest.tokens:
        if token.upos == "VERB":
            nouns = _set_by(forest, token.index)
            yield from ((noun, token.index) for noun in nouns if forest.tokens[noun].upos == "NOUN")


def _set_by(forest: Forest, index: int) -> list[int]:
    verb = verb_of(forest, index)
    if verb == "take":
        placed = any(forest.tokens[kid].lemma.lower() == PLACE for kid in forest.children(index, "obj"))
        return forest.subjects(index, inherit=False) if placed else []
    if forest.is_passive(index):
        return forest.subjects(index) if verb in SETTING | PUTTING_OFF | MOVING | HELD else []
    return forest.children(index, "obj") if verb in SETTING | PUTTING_OFF | MOVING else []


def new_day(forest: Forest, verb: int, times: Iterable[TimeMention]) -> TimeMention | None:
    """Give the day that something is moved to: 'put off to May', 'adjourned until Friday'; None where none is told."""
    for mention in times:
        dated = mention.kind != "DURATION" and mention.head >= 0 and forest.tokens[mention.head].head == verb
        if dated and any(forest.tokens[kid].lemma.lower() in MOVED_TO for kid in forest.children(mention.head, "case")):
            return mention
    return None
