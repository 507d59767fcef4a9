"""A toll and the number it is put at are one: in 'put its losses at 16 dead' the dead are the losses.

Told by the order of words, since the parser hangs '16 dead' now here, now there. The fate keeps its own claim where it
is no count of the noun: 'put the losses at the bridge down to the men who died'.
"""

from __future__ import annotations

from collections.abc import Mapping

from sayso.read.trees import Forest
from sayso.records import EventType, Trigger

SUMS = frozenset({"loss", "toll", "casualty", "fatality", "death", "dead", "tally", "count", "figure"})
FATES = frozenset({"dead", "kill", "wound", "injure", "missing", "die", "hurt", "fall"})
SAYING = frozenset(
    {"put", "give", "stand", "remain", "estimate", "list", "report", "be", "number", "set", "state", "reckon", "place"}
    | {"rise", "climb", "reach", "jump", "grow", "pass", "exceed", "total"}
)
BRIDGE = frozenset({"at", "as", "is", "was", "are", "were", "number", "to", ":"})
ABOUT = frozenset(
    {"more", "than", "least", "about", "some", "around", "nearly", "almost", "over", "under", "up", "to", "between"}
    | {"and", "perhaps", "only", "fewer", "less", "most", "or"}
)
REACH = 6  # words between the noun and its number: 'losses of the army in the east at'


def restates_toll(forest: Forest, found: Mapping[int, Trigger], head: int) -> bool:
    """Tell whether a trigger only says what became of those whom a noun of loss before it counts."""
    tokens = forest.tokens
    if found[head].type.value not in (EventType.HARM, EventType.ASSAULT) or tokens[head].lemma.lower() not in FATES:
        return False
    first = _number_before(forest, head)
    if first is None:
        return False
    bridge = first if tokens[first].lemma.lower() == "to" else first - 1  # 'rose to 40' and 'rose to over 40' alike
    bridged = bridge >= 0 and tokens[bridge].text.lower() in BRIDGE
    return bridged and _follows_sum(forest, found, head, bridge - 1)


def _number_before(forest: Forest, head: int) -> int | None:
    """Give the first word of the number right before a word, 'at least 12', or None."""
    tokens, at, counted = forest.tokens, head - 1, False
    while at >= 0:
        bound = tokens[at].lemma.lower() == "at" and tokens[at + 1].lemma.lower() in {"least", "most"}
        if tokens[at].upos != "NUM" and tokens[at].lemma.lower() not in ABOUT and not bound:
            break
        counted, at = counted or tokens[at].upos == "NUM", at - 1
    return at + 1 if counted else None


def _follows_sum(forest: Forest, found: Mapping[int, Trigger], head: int, last: int) -> bool:
    tokens = forest.tokens
    for index in range(last, max(-1, last - REACH), -1):
        token = tokens[index]
        if token.sentence != tokens[head].sentence or token.text in {";", ","}:
            return False
        if index in found and token.upos in {"NOUN", "ADJ"} and token.lemma.lower() in SUMS:
            return found[index].type.value is EventType.HARM
        if token.upos == "VERB" and token.lemma.lower() not in SAYING:
            return False
    return False
