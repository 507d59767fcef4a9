"""How any event stands in the terms of MEANTIME, read off the same rules as the nine statuses of the codebook.

    will visit            planned          may visit, could visit        possible
    is expected to visit  probable         wants to visit, asked to      unknown: nobody is committed to it
    did not visit         denied           if it visits                  conditional
    may not visit         possible-not     visited, is visiting          happened

A rule adds its weight to the class it speaks for; the head's chances decide between what the rules leave open, for
they alone know what is told of all time ('seats 300': generic). Careful side: a rule that finds nothing but a tense
weighs little, so that a sure head overrules it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.knowledge.cues import CueLexicon
from sayso.knowledge.statuses import StatusLexicon
from sayso.read.conditions import WAITED_FOR
from sayso.read.guesses import choose
from sayso.read.statuses import Judge
from sayso.records import HAPPENED, EventType, Evidenced, Reading, Span, Status, Trigger

TOLD = 1.0  # log-weight of a tense or a bare noun
MARKED = 10.0  # log-weight of a modal, a negation, a governing word: they decide
# Entries of the lexicon and rules that say more than their status does.
BY_RULE = {
    "expected.possible": "possible",
    "expected.hope": "unknown",
    "proposed.wish": "unknown",
    "status.would": "possible",
    "status.would-rather": "unknown",
    "status.purpose": "unknown",
}
BY_STATUS = {
    Status.PLANNED: "planned",
    Status.PROPOSED: "unknown",
    Status.EXPECTED: "probable",
    Status.CONDITIONAL: "conditional",
    Status.REFUSED: "denied",
    Status.DENIED: "denied",
}
# What an event only seems to be, and what is only believed of it.
SEEMING = {"appear": "possible", "seem": "possible"}
BELIEVED = frozenset({"believe", "think", "suppose", "presume", "understand", "suspect", "rumour", "rumor", "report"})
MAYBE = frozenset({"may", "might", "could"})


def classify_events(
    reading: Reading,
    spans: Sequence[Span],
    chances: Sequence[Mapping[str, float]],
    lexicon: StatusLexicon,
    cues: CueLexicon,
) -> list[str | None]:
    """Give the class of each event, or None where no word stands in its span.

    `reading` has tokens, attributions and times; `chances` are the head's for each span (empty: the rules alone).
    """
    judge = Judge(reading, lexicon, cues)
    starts = {token.start: token.index for token in reading.tokens}
    found: list[str | None] = []
    for span, chance in zip(spans, chances, strict=True):
        head = _head(reading, starts.get(span.start), span)
        if head is None:
            found.append(None)
            continue
        label, weight = _class(judge, head, span)
        found.append(choose({"happened": 0.0, label: 0.0, **chance}, {label: weight})[0][0])
    return found


def _class(judge: Judge, head: int, span: Span) -> tuple[str, float]:
    """Give the class that the rules speak for and their weight."""
    # Any type that is neither speech nor something that befalls will do: the type is not asked for here.
    kind = Evidenced(value=EventType.AID, rule="factuality", spans=())
    status, rule, decided = judge.stands(Trigger(span=span, head=head, type=kind, mode=None))
    if any(judge.tokens[kid].lemma.lower() == "whether" for kid in judge.forest.children(head, "mark")):
        return "unknown", MARKED
    if status in HAPPENED or status is Status.OPINION:
        doubted = _doubted(judge, head)
        return (doubted, MARKED) if doubted else ("happened", TOLD)
    if status is Status.CONDITIONAL and judge.tokens[decided].lemma.lower() in WAITED_FOR:
        return "planned", MARKED
    if status is Status.PLANNED and _overtaken(judge, decided):
        return "unknown", MARKED
    auxiliaries = {judge.tokens[kid].lemma.lower() for kid in judge.forest.children(head, "aux")}
    if status is Status.DENIED and auxiliaries & MAYBE:
        return "possible-not", MARKED
    return BY_RULE.get(rule, BY_STATUS[status]), MARKED


def _overtaken(judge: Judge, decided: int) -> bool:
    """'was due to fly', 'was set to land': a plan of the past, of which nobody says whether it was kept."""
    if judge.tokens[decided].deprel == "ccomp":
        return False
    finite = judge.forest.children(decided, "aux", "aux:pass", "cop")
    return any(judge.tokens[kid].xpos == "VBD" and judge.tokens[kid].lemma == "be" for kid in finite)


def _doubted(judge: Judge, head: int) -> str | None:
    """'appears to be running', 'is believed to be worth': what is told as a guess."""
    governor = judge.forest.governor(head)
    if governor is None or judge.tokens[head].deprel != "xcomp":
        return None
    lemma = judge.tokens[governor].lemma.lower()
    if lemma in BELIEVED and judge.forest.is_passive(governor):
        return "probable"
    return SEEMING.get(lemma)


def _head(reading: Reading, first: int | None, span: Span) -> int | None:
    """Give the word of a span that none of its other words governs."""
    if first is None:
        return None
    last = first
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].start < span.end:
        last += 1
    for token in reading.tokens[first : last + 1]:
        if not first <= token.head <= last or token.head == token.index:
            return token.index
    return first
