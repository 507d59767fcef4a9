"""Tests of records/proposals.py."""

from __future__ import annotations

from sayso.records import Proposals, Reading
from sayso.records.proposals import NOTHING_PROPOSED
from tests.read.readings import report_of


def test_a_reading_starts_without_proposals() -> None:
    assert Reading(report=report_of("x")).proposals is NOTHING_PROPOSED
    assert Proposals() == NOTHING_PROPOSED
