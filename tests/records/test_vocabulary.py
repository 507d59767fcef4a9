"""Tests of records/vocabulary.py: the closed sets are the codebook's."""

from __future__ import annotations

import pytest

from sayso.records import HAPPENED, EventType, SourceKind, Status


def test_only_what_occurred_or_goes_on_has_happened() -> None:
    assert {str(status) for status in HAPPENED} == {"occurred", "ongoing"}


def test_the_sets_are_whole() -> None:
    assert len(EventType) == 20
    assert len(Status) == 9
    assert len(SourceKind) == 8


def test_an_unknown_word_is_no_member() -> None:
    with pytest.raises(ValueError, match="maybe"):
        Status("maybe")
