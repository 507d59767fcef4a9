"""Tests of read/attributions.py: the chain of each trigger, from the outlet to the one who speaks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.read.readings import cases, read_by_rules


@pytest.mark.parametrize("case", cases("attributions"), ids=lambda case: case["text"][:60])
def test_chains_of_the_cases(case: Any) -> None:
    reading = read_by_rules(case["text"])
    quote = reading.report.quote
    found = {
        quote(claim.trigger): [quote(s.span) if s.span else s.canonical for s in claim.attribution]
        for claim in reading.claims
    }
    for trigger, chain in case["expect"].items():
        assert trigger in found
        assert len(found[trigger]) == len(chain)
        for words, wanted in zip(found[trigger], chain, strict=True):
            assert words.lower().startswith(wanted.lower())


def test_a_quotation_without_a_speaker_is_noted() -> None:
    reading = read_by_rules('"Nothing will ever be as it was before the war came."')
    assert any(note.step == "attributions" for note in reading.notes)
