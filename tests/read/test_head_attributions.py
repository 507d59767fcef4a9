"""Tests of read/head_attributions.py: the speaker that only the head sees."""

from __future__ import annotations

from dataclasses import replace

from sayso.read.head_attributions import by_heads
from sayso.read.sources import SourceFinder
from sayso.read.stretches import Stretches
from sayso.read.trees import Forest
from sayso.records.proposals import NOTHING_PROPOSED
from tests.read.readings import knowledge, read_by_rules


def test_without_proposals_no_head_speaks() -> None:
    reading = replace(read_by_rules("The mayor left. Rebels captured two bridges."), proposals=NOTHING_PROPOSED)
    sources = SourceFinder(reading, knowledge().cues, Forest(reading.tokens))
    assert reading.triggers
    assert by_heads(reading, sources, Stretches()) == []
