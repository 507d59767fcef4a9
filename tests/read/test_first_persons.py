"""Tests of read/first_persons.py: whom 'we' and 'I' mean."""

from __future__ import annotations

from typing import Any

import pytest

from tests.read.readings import read_by_rules


def actors_of(text: str, **fields: Any) -> set[str]:
    reading = read_by_rules(text, **fields)
    return {actor.canonical for claim in reading.claims for actor in claim.actors if actor.role == "actor"}


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("We condemn the attack on the convoy.", "UK Foreign Office", {"United Kingdom"}),
        ("We condemn the attack on the convoy.", "Ministry of Foreign Affairs of Norway", {"Norway"}),
        (
            "We captured the hill on Monday.",
            "Northern Army Command",
            {"Northern Army Command"},
        ),
        ("We captured the hill on Monday.", "M23 Movement", {"March 23 Movement"}),
        ("Our units captured the hill on Monday.", "M23 Movement", {"March 23 Movement"}),
        ("We captured the hill on Monday.", "The Daily Post", {"We"}),
    ],
)
def test_we_of_a_publisher_is_the_body_or_its_state(text: str, outlet: str, expected: set[str]) -> None:
    assert expected <= actors_of(text, outlet=outlet)


def test_we_inside_quoted_speech_stays_we() -> None:
    text = 'Mayor Ana Lund said: "We condemn the attack on the market."'
    assert "United Kingdom" not in actors_of(text, outlet="UK Foreign Office")


def test_i_is_the_one_who_speaks() -> None:
    text = '"I condemn the attack on the market," Minister Ana Lund said on Tuesday.'
    assert any("Lund" in name for name in actors_of(text))


def test_we_of_those_whom_a_body_quotes_on_its_own_page_is_the_body() -> None:
    text = 'Colonel Ana Lund said: "We captured the hill on Monday."'
    assert "Northern Army Command" in actors_of(text, outlet="Northern Army Command")


def test_an_organ_speaks_for_the_whole_that_it_serves() -> None:
    text = "We condemn the attack on the convoy."
    assert "European Union" in actors_of(text, outlet="European External Action Service")
