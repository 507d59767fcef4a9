"""Tests of read/guesses.py: looking guesses up, and weighing them against rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.read.guesses import Guesses, choose, weigh
from sayso.records import Proposals, Reading, RoleGuess, SourceGuess, Span, TriggerGuess
from tests.read.readings import report_of

GUESS = TriggerGuess(7, Span(0, 4), 2, 4, 3, 0.8, (("ASSAULT", 0.9),), (("occurred", 0.9),), 0.1, (0, 5))
PROPOSALS = Proposals(
    triggers=(GUESS,),
    roles=(RoleGuess(7, 0, "actor", 0.6), RoleGuess(7, 5, "place", 0.4)),
    sources=(SourceGuess(7, None, 0.7), SourceGuess(7, 1, 0.3)),
)


def test_a_guess_is_found_by_any_of_its_tokens() -> None:
    guesses = Guesses(replace(Reading(report=report_of("x")), proposals=PROPOSALS))
    assert guesses.at(2) is GUESS
    assert guesses.at(3) is GUESS
    assert guesses.at(4) is None
    assert guesses.parts(3, "actor") == {0: 0.6}
    assert guesses.parts(9, "actor") == {}
    source = guesses.source(3)
    assert source is not None
    assert source.token is None
    assert list(guesses) == [GUESS]


def test_a_model_without_heads_guesses_nothing() -> None:
    guesses = Guesses(Reading(report=report_of("x")))
    assert not guesses.any
    assert guesses.source(0) is None


def test_a_prior_shifts_the_odds() -> None:
    assert weigh(0.5) == 0.5
    assert weigh(0.5, 1.0) == pytest.approx(0.731, abs=0.001)
    assert 0.0 < weigh(0.0, -5.0) < weigh(1.0, 5.0) < 1.0


def test_labels_are_weighed_and_ranked() -> None:
    ranked = choose({"a": 0.6, "b": 0.4}, {"b": 1.0})
    assert [label for label, _ in ranked] == ["b", "a"]
    assert sum(chance for _, chance in ranked) == pytest.approx(1.0)
