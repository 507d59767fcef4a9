"""Triggers by lexicon and by head together: which are kept, of which type.

both agree                 kept, with the rule's mode
they differ in the type    kept, with the mode that the lexicon knows for the word as an event of the head's type
only the head              kept where it is sure enough
only the lexicon           dropped: a word that the head passes over names no event
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from sayso.read.guesses import SILENCE, Guesses, choose, weigh
from sayso.records import EventType, Evidenced, Reading, Salience, Trigger, TriggerGuess

# Tuned together on the corpus's dev wars; do not tune one alone.
CUT = 0.6  # chance from which a trigger is kept
KNOWN = 0.6  # log-odds that a word of the lexicon adds
APPOINTED = 2.0  # the same for a noun that is held, set for a day or put off, and for the verb that says so
TYPE_PRIOR = 2.4  # log-weight that the lexicon's type adds
MINOR_CUT = 0.5  # chance from which an event is minor
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV", "NUM", "AUX", "INTJ"})


class Meaning(NamedTuple):
    """What the lexicon knows of a word as an event of one type: its mode, and the rule, where one fits."""

    mode: str | None = None
    rule: str | None = None


Meanings = Mapping[int, Mapping[EventType, Meaning]]


def weigh_triggers(
    reading: Reading, ruled: Mapping[int, Trigger], meanings: Meanings, appointed: Container[int] = ()
) -> dict[int, Trigger]:
    """Give the triggers by head token; without guesses those of the lexicon are given back.

    `ruled` are the triggers of the lexicon, `meanings` what it knows of each word type by type, `appointed` nouns that
    are said to be held, set for a day or put off, and the verbs that say so.
    """
    guesses = Guesses(reading)
    if not guesses.any:
        return dict(ruled)
    found: dict[int, Trigger] = {}
    for guess in guesses:
        rule = next((ruled[token] for token in range(guess.first, guess.last) if token in ruled), None)
        chance = weigh(guess.score, APPOINTED if guess.head in appointed else KNOWN if rule is not None else 0.0)
        if chance >= CUT and any(token.upos in CONTENT for token in reading.tokens[guess.first : guess.last]):
            known = next((meanings[token] for token in range(guess.first, guess.last) if meanings.get(token)), {})
            found[guess.head] = _weighed(guess, rule, chance, known)
    return found


def _weighed(guess: TriggerGuess, rule: Trigger | None, chance: float, known: Mapping[EventType, Meaning]) -> Trigger:
    priors = {} if rule is None else {rule.type.value.value: TYPE_PRIOR}
    ranked = choose(dict(guess.types), priors)
    value = EventType(ranked[0][0])
    agreed = rule is not None and rule.type.value is value
    meaning = Meaning(rule.mode, rule.type.rule) if agreed and rule is not None else known.get(value, Meaning())
    name = "head.event_type" if meaning.rule is None else f"head.event_type; {meaning.rule}"
    return Trigger(
        span=guess.span,
        head=guess.head,
        type=Evidenced(
            value=value, rule=name, spans=(guess.span,), score=round(ranked[0][1], 3), refused=_refused(ranked)
        ),
        mode=meaning.mode,
        score=round(chance, 3),
        salience=Salience.MINOR if guess.minor >= MINOR_CUT else Salience.CORE,
    )


def _refused(ranked: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple((label, round(chance, 3)) for label, chance in ranked[1:4] if chance >= SILENCE)
