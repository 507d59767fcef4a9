from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.records import Interval
from sayso.store.evidence import in_days, in_numbers, pieces, seal
from tests.made import make_claim, make_plan, make_report


def test_every_field_of_a_claim_has_its_piece() -> None:
    fields = [piece.field for piece in pieces(make_claim(make_report()))]
    assert fields == [
        *("quote", "trigger", "type", "mode", "status", "recipient", "place", "when", "quantity"),
        *("source", "source", "cue"),
    ]


def test_a_hedge_is_a_piece_of_its_own() -> None:
    report = make_report()
    hedged = make_claim(report, hedge=make_claim(report).trigger)
    assert "hedge" in [piece.field for piece in pieces(hedged)]


def test_what_was_refused_stands_with_what_was_chosen() -> None:
    (chosen,) = [piece for piece in pieces(make_claim(make_report())) if piece.field == "type"]
    assert (chosen.value, chosen.rule, chosen.refused) == ("ASSAULT", "triggers/ASSAULT/hit", (("HARM", 0.1),))


def test_altered_words_break_the_seal() -> None:
    report = make_report()
    claim = make_claim(report)
    altered = replace(report, text=report.text.replace("12 people", "92 people"))
    assert seal(claim, altered) != seal(claim, report)


def test_an_altered_record_breaks_the_seal() -> None:
    report = make_report()
    claim = make_claim(report)
    assert seal(replace(claim, mode=None), report) != seal(claim, report)


def test_words_outside_the_evidence_do_not_touch_the_seal() -> None:
    report = make_report()
    claim = make_plan(report)
    altered = replace(report, text=report.text.replace("© Kestrel", "© KESTREL"))
    assert seal(claim, altered) == seal(claim, report)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2029, 5, 1), date(2029, 5, 1), "2029-05-01"),
        (date(2029, 5, 1), date(2029, 5, 3), "2029-05-01..2029-05-03"),
        (None, date(2029, 5, 3), "..2029-05-03"),
        (date(2029, 5, 1), None, "2029-05-01.."),
        (None, None, "?"),
    ],
)
def test_intervals_are_written_with_two_dots(start: date | None, end: date | None, written: str) -> None:
    assert in_days(Interval(start, end)) == written


@pytest.mark.parametrize(
    ("low", "high", "of", "written"),
    [
        (12.0, 12.0, None, "12 killed"),
        (12.0, None, "people", ">= 12 killed (people)"),
        (None, 12.0, "killed", "<= 12 killed"),
        (100.0, 999.0, None, "100-999 killed"),
        (None, None, None, "killed"),
        (0.15, 0.15, None, "0.15 killed"),
        (2_500_000.0, 2_500_000.0, None, "2500000 killed"),
        (0.0, 0.0, None, "0 killed"),
    ],
)
def test_quantities_are_written_with_their_bounds(
    low: float | None, high: float | None, of: str | None, written: str
) -> None:
    quantity = make_claim(make_report()).quantities[0]
    assert in_numbers(replace(quantity, low=low, high=high, of=of)) == written
