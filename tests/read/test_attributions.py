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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The minister was quoted as saying that rebels had left the town.", ["The minister"]),
        ("In the words of the governor, rebels burned the village.", ["the governor"]),
        ("The treaty accords them equal rights.", []),
        ("The mayor claims nine dead; the army admits to two.", ["The mayor"]),
        ("The men, who neighbours said had been killed in the raid, were farmers.", ["neighbours"]),
    ],
)
def test_quoting_and_phrases_name_their_speakers(text: str, speakers: list[str]) -> None:
    assert [found.source.canonical for found in read_by_rules(text).attributions] == speakers


def test_a_quotation_without_a_speaker_is_noted() -> None:
    reading = read_by_rules('"Nothing will ever be as it was before the war came."')
    assert any(note.step == "attributions" for note in reading.notes)


def test_nobody_of_the_paragraph_before_speaks_what_is_quoted_after_a_colon() -> None:
    text = 'Rebels have left the centre.\n\nFor the record: "Forty men were killed on the ridge on Sunday."'
    sources = {source.canonical for claim in read_by_rules(text).claims for source in claim.attribution}
    assert not {"rebels", "Rebels"} & sources
