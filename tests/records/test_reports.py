"""Tests of records/reports.py: words and ids."""

from __future__ import annotations

from sayso.records import Report, Span, report_id
from sayso.records.reports import content_hash


def test_a_quote_is_the_text_character_for_character() -> None:
    report = Report(id=report_id("a\u0301bc", "x"), name="x", text="a\u0301bc", digest="")
    assert report.quote(Span(1, 3)) == "\u0301b"


def test_the_id_depends_on_text_and_address_alone() -> None:
    assert report_id("text", "x") == report_id("text", "x")
    assert report_id("text", "x") != report_id("text", "y")
    assert report_id("text", "x") != report_id("tex", "tx")


def test_parts_of_a_hash_do_not_run_together() -> None:
    assert content_hash("ab", "c") != content_hash("a", "bc")
    assert content_hash("\ud800") == content_hash("\ud800")
