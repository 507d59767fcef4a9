"""Tests of read/tallies.py: each count of a bulletin's line is a claim of its own."""

from __future__ import annotations

import pytest

from sayso.read.tallies import counts_in
from tests.read.readings import read_by_rules, read_text


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Own forces: 11 killed, 60 wounded.", ["11 killed", "60 wounded"]),
        ("Enemy: one hundred killed; 31 vehicles destroyed.", ["one hundred killed", "31 vehicles destroyed"]),
        ("Thirteen dead, more than 45 wounded and 3 missing.", ["Thirteen dead", "more than 45 wounded", "3 missing"]),
        ("One hundred and ten killed, 9 wounded.", ["One hundred and ten killed", "9 wounded"]),
        ("11 soldiers were killed, 60 wounded, the army said.", []),
        ("11 killed, then silence.", []),
        ("Killed, wounded.", []),
        ("", []),
    ],
)
def test_a_line_of_counts_is_cut_at_its_marks(text: str, counts: list[str]) -> None:
    reading = read_by_rules(text)
    tokens = reading.tokens
    found = [text[tokens[first].start : tokens[last - 1].end] for first, last in counts_in(tokens)]
    assert found == counts


def test_every_count_is_a_claim_with_its_own_number() -> None:
    reading = read_text("The general staff gave its losses.\nOwn forces: 11 killed, 60 wounded.")
    found = {reading.report.quote(claim.trigger): [each.low for each in claim.quantities] for claim in reading.claims}
    assert found["killed"] == [11]
    assert found["wounded"] == [60]


def test_a_tally_in_quotation_marks_is_one() -> None:
    reading = read_text('The communique: "Enemy: 40 killed, 31 vehicles destroyed."')
    assert [reading.report.quote(claim.span) for claim in reading.claims] == ["40 killed", "31 vehicles destroyed"]


def test_whose_dead_they_are_is_not_who_speaks() -> None:
    reading = read_text("Enemy: more than one hundred killed, 31 vehicles destroyed.")
    assert {claim.attribution[-1].canonical for claim in reading.claims} == {"The Outlet"}
