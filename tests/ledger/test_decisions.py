from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ledger.decisions import (
    NOBODY,
    Correction,
    decide,
    read_changes,
    read_picked,
    standing,
    write_changes,
)
from sayso.records import ClaimId, Judgement, Span, Verdict


def told(verdict: str, coder: str = "Ada") -> Judgement:
    return Judgement(claim=ClaimId("c1"), verdict=Verdict(verdict), coder=coder, made="2029-05-12T00:00:00+00:00")


def settled(verdict: str, coder: str = "Cleo") -> Judgement:
    return replace(told(verdict, coder), adjudicated=True)


@pytest.mark.parametrize(
    ("spoken", "stands"),
    [
        ([], None),
        ([told("accept")], "accept"),
        ([told("accept"), told("reject")], "reject"),
        ([told("accept"), told("reject"), told("withdrawn")], "accept"),
        ([told("accept"), told("withdrawn"), told("withdrawn")], None),
        ([told("accept"), told("reject", "Ben"), told("withdrawn")], "reject"),
        ([told("withdrawn"), told("unsure")], "unsure"),
    ],
)
def test_the_newest_word_that_was_not_taken_back_stands(spoken: list[Judgement], stands: str | None) -> None:
    assert standing(spoken).verdict == stands


def test_nobody_has_no_verdict() -> None:
    assert standing([]) is NOBODY


@pytest.mark.parametrize("stored", [None, "", "no JSON", "[1]", '{"seal": "x", "type": 3}'])
def test_strange_changes_are_passed_over(stored: str | None) -> None:
    assert read_changes(stored) == {}


def test_what_is_written_is_read_again() -> None:
    stored = write_changes({"type": "HARM", "actor": Correction("Hamat militia; people", {"people": Span(4, 10)})})
    assert read_changes(stored) == {"type": "HARM", "actor": "Hamat militia; people"}
    assert read_picked(stored) == {"actor": {"people": Span(4, 10)}}
    assert write_changes({}) is None


@pytest.mark.parametrize(
    ("spoken", "verdict", "coder"),
    [
        ([told("accept"), settled("reject"), told("correct", "Ben")], "reject", "Cleo"),
        ([settled("reject"), settled("unsure", "Dora")], "unsure", "Dora"),
        ([told("accept"), settled("reject"), settled("withdrawn")], "accept", "Ada"),
        ([told("accept", "Cleo"), settled("reject"), told("withdrawn", "Cleo")], "reject", "Cleo"),
        ([told("accept", "Cleo"), settled("reject"), settled("withdrawn")], "accept", "Cleo"),
    ],
)
def test_an_adjudicators_word_outranks_later_words_of_coders(spoken: list[Judgement], verdict: str, coder: str) -> None:
    found = standing(spoken)
    assert (found.verdict, found.coder) == (verdict, coder)


def test_a_coders_own_words_are_given_apart() -> None:
    spoken = [told("accept"), told("reject", "Ben"), settled("unsure", "Ada")]
    assert decide(spoken)[ClaimId("c1")].verdict is Verdict.UNSURE
    assert decide(spoken, "Ada")[ClaimId("c1")].verdict is Verdict.ACCEPT
    assert decide(spoken, "Ben")[ClaimId("c1")].verdict is Verdict.REJECT
    assert decide(spoken, "Cleo") == {}


def test_a_claim_of_which_all_was_taken_back_is_left_out() -> None:
    assert decide([told("accept"), told("withdrawn")]) == {}
