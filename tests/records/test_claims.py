"""Tests of records/claims.py: ids hold on to what the text says."""

from __future__ import annotations

import dataclasses

import pytest

from sayso.records import Claim, ReportId, Span, claim_id

REPORT = ReportId("r1")


def test_the_id_depends_on_report_trigger_and_source() -> None:
    first = claim_id(REPORT, Span(1, 5), Span(7, 9))
    assert first == claim_id(REPORT, Span(1, 5), Span(7, 9))
    others = (
        claim_id(ReportId("r2"), Span(1, 5), Span(7, 9)),
        claim_id(REPORT, Span(1, 6), Span(7, 9)),
        claim_id(REPORT, Span(1, 5), None),
    )
    assert len({first, *others}) == 4


def test_claims_are_frozen() -> None:
    assert Claim.__dataclass_params__.frozen  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        dataclasses.replace(Claim)  # type: ignore[type-var]
