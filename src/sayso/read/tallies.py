"""Tallies without a verb: each count of a bulletin's line is a claim of its own.

    Enemy: more than one hundred killed, 31 vehicles destroyed.      killed / destroyed
    Own forces: 11 killed, 60 wounded.                               killed / wounded

A trained head takes such a line for one clause. Here it is cut at its marks, and what the head said of one count (whose
they are, where, when) is said of all. Only a line that holds nothing but counts is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.records import EventType, Proposals, Reading, RoleGuess, Sentence, Span, Status, Token, TriggerGuess

FATES = frozenset(
    {"killed", "dead", "martyred", "wounded", "injured", "hurt", "missing", "displaced", "destroyed", "damaged"}
    | {"burned", "burnt", "wrecked"}
)
SUMS = frozenset({"toll", "loss", "casualty", "balance"})
LONGEST_HEADING = 5  # tokens of 'Our losses so far.'
CUTS = frozenset({",", ";", "and"})
LONGEST_LABEL = 8  # tokens up to the last colon before the counts: 'Losses of the second division:'
LONGEST_ITEM = 9  # tokens of one count: 'more than a hundred and twenty armoured vehicles destroyed'
SHARED = frozenset({"actor", "recipient", "about", "place", "time"})  # what is said of one count is said of all
SURE = 0.95

Item = tuple[int, int]  # first and last token (half-open); the last but the cut is the fate


def with_tallies(reading: Reading) -> Reading:
    """Propose one trigger for each count of a tally, in place of what the head proposed there."""
    proposals = reading.proposals
    if not proposals.triggers:
        return reading
    before: Sentence | None = None
    for sentence in reading.sentences:
        items = counts_in(reading.tokens[sentence.first : sentence.last])
        if len(items) > 1:
            proposals = _with_items(proposals, reading.tokens, sentence, items)
        if items and before is not None and _is_heading(reading.tokens[before.first : before.last]):
            proposals = _without(proposals, before)
        before = sentence
    return reading if proposals is reading.proposals else replace(reading, proposals=proposals)


def counts_in(tokens: Sequence[Token]) -> list[Item]:
    """Give the counts of a sentence that holds nothing else, after a label; else none."""
    while tokens and tokens[-1].upos == "PUNCT":
        tokens = tokens[:-1]
    words = [token.text.lower() for token in tokens]
    label = max((at + 1 for at, word in enumerate(words[: LONGEST_LABEL + 1]) if word == ":"), default=0)
    items: list[Item] = []
    first = label
    for at in range(label, len(words)):
        if words[at] not in CUTS:
            continue
        if words[at] == "and" and words[at - 1] not in FATES:
            continue  # 'a hundred and ten killed'
        if first < at:
            items.append((tokens[first].index, tokens[at - 1].index + 1))
        first = at + 1
    if first < len(words):
        items.append((tokens[first].index, tokens[-1].index + 1))
    start = tokens[0].index if tokens else 0
    return items if all(_is_count(tokens[a - start : b - start]) for a, b in items) else []


def _is_count(tokens: Sequence[Token]) -> bool:
    counted = any(token.upos == "NUM" for token in tokens[:-1])
    return counted and 1 < len(tokens) <= LONGEST_ITEM and tokens[-1].text.lower() in FATES


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence only says that counts follow: 'Provisional toll.'"""
    words = {token.lemma.lower() for token in tokens}
    return len(tokens) <= LONGEST_HEADING and bool(words & SUMS) and not any(token.upos == "NUM" for token in tokens)


def _without(proposals: Proposals, sentence: Sentence) -> Proposals:
    kept = tuple(each for each in proposals.triggers if not sentence.first <= each.head < sentence.last)
    return replace(proposals, triggers=kept)


def _with_items(proposals: Proposals, tokens: Sequence[Token], sentence: Sentence, items: list[Item]) -> Proposals:
    here = [guess for guess in proposals.triggers if sentence.first <= guess.head < sentence.last]
    model = max(here, key=lambda guess: guess.score, default=None)
    if model is None:
        return proposals
    kept = [guess for guess in proposals.triggers if guess not in here]
    made, roles = [], [role for role in proposals.roles if role.trigger not in {guess.index for guess in here}]
    sources = [source for source in proposals.sources if source.trigger not in {guess.index for guess in here}]
    free = max(guess.index for guess in proposals.triggers) + 1
    for number, (first, last) in enumerate(items, start=free):
        fate = tokens[last - 1]
        guess = next((each for each in here if each.first <= fate.index < each.last), None)
        made.append(_guess(guess or model, number, fate, (first, last)))
        roles += [replace(role, trigger=number) for role in _shared(proposals, model)]
        roles += [
            RoleGuess(number, token.index, "quantity", SURE)
            for token in tokens[first : last - 1]
            if token.upos == "NUM"
        ]
        sources += [replace(each, trigger=number) for each in proposals.sources if each.trigger == model.index]
    ordered = sorted([*kept, *made], key=lambda guess: guess.first)
    return replace(proposals, triggers=tuple(ordered), roles=tuple(roles), sources=tuple(sources))


def _shared(proposals: Proposals, model: TriggerGuess) -> Iterator[RoleGuess]:
    return (role for role in proposals.roles if role.trigger == model.index and role.role in SHARED)


def _guess(model: TriggerGuess, index: int, fate: Token, item: Item) -> TriggerGuess:
    """Make the guess of one count: harm that has occurred, as surely as the line is a tally."""
    types = ((EventType.HARM.value, SURE), *((name, 0.0) for name, _chance in model.types if name != EventType.HARM))
    statuses = model.statuses
    if model.head != fate.index and model.statuses:
        statuses = ((Status.OCCURRED.value, SURE), *((n, 0.0) for n, _chance in statuses if n != Status.OCCURRED))
    span = Span(fate.start, fate.end)
    return replace(
        model, index=index, span=span, first=fate.index, last=fate.index + 1, head=fate.index, score=SURE,
        types=types, statuses=statuses, clause=item,
    )  # fmt: skip
