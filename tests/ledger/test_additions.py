from __future__ import annotations

import pytest

from sayso.errors import ReviewError
from sayso.ledger.additions import as_corrections, write_missed, write_second
from sayso.ledger.decisions import Correction, Decision
from sayso.records import Interval, Section, Span, Verdict, claim_id
from tests.made import NOW, TEXT, make_claim, make_report, span_of

REPORT = make_report()
BY = Decision(verdict=Verdict.ADD, coder="Ada", made=NOW)


def fields(**given: str) -> dict[str, Correction]:
    return as_corrections({"trigger": "killed", "type": "HARM", "status": "occurred", **given})


def test_a_missed_claim_quotes_its_sentence_and_is_named_by_the_machines_rule() -> None:
    claim = write_missed(REPORT, fields(), BY)
    assert claim.id == claim_id(REPORT.id, span_of(TEXT, "killed"), None)
    assert REPORT.quote(claim.span) == TEXT[TEXT.index("At least") : TEXT.index("said.") + 5]
    assert claim.section is Section.BODY
    assert claim.when.interval == Interval(None, REPORT.anchor_date)


def test_what_is_still_to_come_is_placed_after_the_report() -> None:
    claim = write_missed(REPORT, fields(trigger="send a brigade", type="MOBILIZE", status="planned"), BY)
    assert claim.when.interval == Interval(REPORT.anchor_date, None)
    assert REPORT.quote(claim.span).startswith("The Hamat army")


def test_the_source_is_part_of_the_id() -> None:
    told = write_missed(REPORT, fields(source="Governor Élie Dessan"), BY)
    assert told.id == claim_id(REPORT.id, span_of(TEXT, "killed"), span_of(TEXT, "Governor Élie Dessan"))


def test_a_trigger_outside_the_body_knows_its_section() -> None:
    claim = write_missed(make_report(title=None), fields(trigger="fall", type="ASSAULT"), BY)
    assert REPORT.quote(claim.span) == "Shells fall on Tamra"


def test_the_second_claim_takes_over_what_is_not_given() -> None:
    first = make_claim(REPORT)
    second = write_second(first, REPORT, as_corrections({"trigger": "killed", "type": "HARM"}), BY)
    assert (second.span, second.actors, second.places, second.when) == (
        first.span,
        first.actors,
        first.places,
        first.when,
    )
    assert (second.type.value, second.mode, second.score) == ("HARM", first.mode, None)
    assert second.id == claim_id(REPORT.id, span_of(TEXT, "killed"), first.attribution[-1].span)


def test_a_second_claim_of_another_sentence_quotes_that_one() -> None:
    second = write_second(make_claim(REPORT), REPORT, as_corrections({"trigger": "send a brigade"}), BY)
    assert REPORT.quote(second.span).startswith("The Hamat army")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"type": "HARM"}, "needs its trigger"),
        ({"trigger": Correction("x", {"x": Span(3, 3)})}, "no stretch"),
        ({"trigger": "killed", "from": "soon"}, "is no date"),
    ],
)
def test_a_second_claim_that_makes_no_sense_is_refused(given: dict[str, str | Correction], fault: str) -> None:
    with pytest.raises(ReviewError, match=fault):
        write_second(make_claim(REPORT), REPORT, as_corrections(given), BY)
