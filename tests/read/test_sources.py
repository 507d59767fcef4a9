"""Tests of read/sources.py: which kind of source a noun phrase is."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Witnesses", "unnamed_sources"),
        ("An official", "unnamed_officials"),
        ("The governor", "named_office"),
        ("The report", "document"),
        ("The defence ministry", "organisation"),
    ],
)
def test_kinds_of_source(speaker: str, kind: str) -> None:
    claim = read_by_rules(f"{speaker} said that rebels had captured two bridges.").claims[0]
    assert claim.attribution[-1].kind == kind


def test_a_pronoun_takes_the_last_one_who_spoke() -> None:
    reading = read_by_rules(
        "The governor said that rebels had captured the bridge. He said that the army had withdrawn."
    )
    assert reading.claims[-1].attribution[-1].canonical == reading.claims[0].attribution[-1].canonical
