"""Speakers that only the head of the language model sees, for triggers that no rule of attribution reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.read.guesses import Guesses
from sayso.read.sources import SourceFinder
from sayso.read.stretches import Stretches
from sayso.read.trees import Forest
from sayso.records import Attribution, Reading, Section

SURE_SOURCE = 0.6  # chance from which the head alone may name a source that it also marks as one who speaks
FAR_SOURCE = 0.9  # the same for a source in another sentence
MARKED_SOURCE = 0.25
ASIDE = frozenset({"advcl", "acl"})


def by_heads(
    reading: Reading, sources: SourceFinder, ruled: Sequence[Attribution], opened: Sequence[Attribution] = ()
) -> list[Attribution]:
    """Take the source that the head is sure of, for triggers outside the contents of `ruled`, what the rules gave.

    In the words of a speaker who was announced (`opened`) only somebody named in the very sentence speaks besides.

    Who says something in a clause at the side says that and not the sentence: 'troops fired on the town, where
    residents reported that homes burned'.
    """
    spoken = Stretches((number, span) for number, each in enumerate(ruled) for span in each.content)
    announced = Stretches((number, span) for number, each in enumerate(opened) for span in each.content)
    aside = _said_aside(reading, ruled)
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
        if spoken.at(trigger.span.start) or (far and announced.at(trigger.span.start)):
            continue
        if any(guess.token in clause and trigger.head not in clause for clause in aside):
            continue
        chain = sources.chain(guess.token, reading.tokens[guess.token].span, rule="head.source")
        more += [
            Attribution(source=replace(source, cue=None), content=(trigger.span,))
            for source in chain
            if source.span is None or not source.span.start <= trigger.span.start < source.span.end
        ]  # nobody's name holds what is said: 'Gao: 20 people killed'
    return more


def _said_aside(reading: Reading, ruled: Sequence[Attribution]) -> list[frozenset[int]]:
    """Give the clauses at the side that hold speaker, cue and all that is said, as their tokens."""
    forest, found = Forest(reading.tokens), []
    cues = {each.source.cue.start: each for each in ruled if each.source.cue is not None}
    for token in reading.tokens:
        each = cues.get(token.start)
        if each is None or token.deprel.partition(":")[0] not in ASIDE:
            continue
        clause = frozenset(forest.subtree(token.index))
        first, last = reading.tokens[min(clause)].start, reading.tokens[max(clause)].end
        if all(first <= span.start and span.end <= last for span in each.content):
            found.append(clause)
    return found
