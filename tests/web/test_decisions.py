from __future__ import annotations

import pytest

from sayso.records import ClaimId, Judgement, Verdict
from sayso.store.connections import connect
from sayso.web.decisions import NOBODY, Decision, load_decisions, read_changes, standing, write_decision


def told(verdict: str, coder: str = "Ada") -> Judgement:
    return Judgement(claim=ClaimId("c1"), verdict=Verdict(verdict), coder=coder, made="2029-05-12T00:00:00+00:00")


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
    connection = connect(None)
    write_decision(
        connection, "c1", Decision(verdict=Verdict.CORRECT, coder="Élie", note="«no»", changes={"type": "HARM"})
    )
    found = load_decisions(connection, ["c1", "c2"])
    assert list(found) == ["c1"]
    assert (found["c1"].coder, found["c1"].note, found["c1"].changes) == ("Élie", "«no»", {"type": "HARM"})
