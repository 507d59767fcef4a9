"""Speakers that only the head of the language model sees, for triggers that no rule of attribution reaches."""

from __future__ import annotations

from dataclasses import replace

from sayso.read.guesses import Guesses
from sayso.read.sources import SourceFinder
from sayso.read.stretches import Stretches
from sayso.records import Attribution, Reading, Section

SURE_SOURCE = 0.7  # chance from which the head alone may name a source that it also marks as one who speaks
FAR_SOURCE = 0.9  # the same for a source in another sentence
MARKED_SOURCE = 0.25


def by_heads(reading: Reading, sources: SourceFinder, spoken: Stretches) -> list[Attribution]:
    """Take the source that the head is sure of, for triggers outside `spoken`, the contents that the rules gave."""
    guesses = Guesses(reading)
    marked = [m for m in reading.proposals.mentions if m.layer == "source" and m.score >= MARKED_SOURCE]
    speakers = {token for mention in marked for token in range(mention.first, mention.last)}
    more: list[Attribution] = []
    for trigger in reading.triggers:
        guess = guesses.source(trigger.head)
        if guess is None or guess.token is None or guess.score < SURE_SOURCE or guess.token not in speakers:
            continue
        sentence = reading.sentences[reading.tokens[trigger.head].sentence]
        far = not sentence.first <= guess.token < sentence.last
        if far and (guess.score < FAR_SOURCE or sentence.section is Section.TITLE):
            continue  # who speaks below a title has not spoken in it
        if spoken.at(trigger.span.start):
            continue
        chain = sources.chain(guess.token, reading.tokens[guess.token].span, rule="head.source")
        more += [Attribution(source=replace(source, cue=None), content=(trigger.span,)) for source in chain]
    return more
