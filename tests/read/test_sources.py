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


def test_an_outlet_takes_the_name_behind_its_noun_and_the_noun_stands_for_it_later() -> None:
    claims = read_by_rules(
        "The newspaper Al-Rasid said that rebels had captured two bridges. The paper said that the army had withdrawn."
    ).claims
    assert [claim.attribution[-1].canonical for claim in claims] == ["Al-Rasid", "Al-Rasid"]
    assert {claim.attribution[-1].kind for claim in claims} == {"outlet"}


def test_an_outlet_that_nobody_has_named_keeps_its_words() -> None:
    claim = read_by_rules("The newspaper said that rebels had captured two bridges.").claims[0]
    assert claim.attribution[-1].canonical.lower().endswith("newspaper")


def test_it_that_adds_something_is_the_last_speaker() -> None:
    claims = read_by_rules(
        "The newspaper Al-Rasid said that a mission had arrived. Rebels captured two bridges, it added."
    ).claims
    assert claims[-1].attribution[-1].canonical == "Al-Rasid"


def test_he_who_does_not_believe_it_is_the_one_who_says_so() -> None:
    claims = read_by_rules(
        '"The army shot nine men," said the uncle of one. A senior diplomat, speaking anonymously, said that he did '
        "not believe the army would attack Bor."
    ).claims
    assert [source.canonical.lower() for source in claims[-1].attribution[1:]] == ["a senior diplomat"]


def test_an_agency_that_is_no_outlet_is_not_taken_for_the_last_one() -> None:
    claims = read_by_rules(
        "The newspaper Al-Rasid said that rebels had captured two bridges. The governor said that the army had fled. "
        "The agency said that two villages had burned."
    ).claims
    assert "Al-Rasid" not in [source.canonical for source in claims[-1].attribution]
