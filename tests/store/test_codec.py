from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import StoreError
from sayso.records import Claim, DateCandidate, Interval, Report, Span
from sayso.store.codec import decode, encode
from tests.made import make_claim, make_plan, make_report


def test_a_claim_comes_back_as_it_went_in() -> None:
    report = make_report()
    for claim in (make_claim(report), make_plan(report)):
        assert decode(Claim, encode(claim)) == claim


def test_a_report_comes_back_with_the_text_kept_elsewhere() -> None:
    report = make_report(
        byline=("Ana Osei",),
        date_candidates=(DateCandidate(date(2029, 5, 12), "byline", Span(3, 9)),),
        dateline=Span(1, 4),
    )
    stored = encode(report, leave_out=("text",))
    assert "market" not in stored
    assert decode(Report, stored, text=report.text) == report


def test_types_come_back_too_not_only_equal_values() -> None:
    claim = decode(Claim, encode(make_claim(make_report())))
    assert type(claim.span) is Span
    assert type(claim.when.interval) is Interval
    assert repr(claim) == repr(make_claim(make_report()))


def test_a_field_that_an_old_record_lacks_takes_its_default() -> None:
    stored = encode(make_plan(make_report())).replace(',"salience":"core"', "")
    assert decode(Claim, stored).salience == "core"


def test_the_same_record_always_gives_the_same_text() -> None:
    assert encode(make_claim(make_report())) == encode(make_claim(make_report()))


@pytest.mark.parametrize(
    "stored", ["", "[]", "{}", '{"id":"c1"}', "null", encode(make_claim(make_report())).replace("ASSAULT", "ATTACK")]
)
def test_a_damaged_record_is_a_store_error(stored: str) -> None:
    with pytest.raises(StoreError, match="cannot be understood"):
        decode(Claim, stored)


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="no place in a ledger"):
        encode(replace(make_claim(make_report()), mode={"a"}))  # type: ignore[arg-type]


@given(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.none() | st.floats(0, 1))
def test_any_words_and_numbers_come_back(words: str, low: float, score: float | None) -> None:
    report = make_report()
    claim = make_claim(report)
    claim = replace(claim, mode=words, score=score, quantities=(replace(claim.quantities[0], low=low, of=words),))
    assert decode(Claim, encode(claim)) == claim
