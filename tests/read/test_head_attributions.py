"""Tests of read/head_attributions.py: the speaker that only the head sees."""

from __future__ import annotations

from dataclasses import replace

from sayso.read.head_attributions import by_heads
from sayso.read.sources import SourceFinder
from sayso.read.trees import Forest
from sayso.records import SourceGuess
from sayso.records.proposals import NOTHING_PROPOSED
from tests.read.readings import knowledge, read_by_rules, read_text


def test_without_proposals_no_head_speaks() -> None:
    reading = replace(read_by_rules("The mayor left. Rebels captured two bridges."), proposals=NOTHING_PROPOSED)
    sources = SourceFinder(reading, knowledge().cues, Forest(reading.tokens))
    assert reading.triggers
    assert by_heads(reading, sources, ()) == []


def test_who_speaks_in_a_clause_at_the_side_speaks_only_there() -> None:
    reading = read_text(
        "The army fired rockets at the town, where residents reported that soldiers had taken the school."
    )
    speaker = next(token.index for token in reading.tokens if token.text == "residents")
    sure = tuple(SourceGuess(guess.trigger, speaker, 0.95) for guess in reading.proposals.sources)
    guessed = replace(reading, proposals=replace(reading.proposals, sources=sure))
    sources = SourceFinder(guessed, knowledge().cues, Forest(guessed.tokens))
    ruled = [each for each in guessed.attributions if each.source.rule.startswith("cue.")]
    assert ruled and not by_heads(guessed, sources, ruled)
    assert by_heads(guessed, sources, ())
