"""Whole reports, made for testing: what is found of them, and promises that hold for every text."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.collect import collect_bytes
from sayso.errors import CollectError
from sayso.records import Report, Section, Span, report_id

CASES = Path(__file__).parent.parent / "cases" / "collect"


def cases(file: str) -> list[Any]:
    rows = [json.loads(line) for line in (CASES / file).read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=row["comment"]) for row in rows]


def collect(text: str) -> Report:
    return collect_bytes(text.encode("utf-8"), name="made.txt")


def shown(report: Report, field: str) -> object:
    value = getattr(report, field)
    if field == "paragraphs":
        return len(value)
    if isinstance(value, Span):
        return report.quote(value)
    if isinstance(value, tuple):
        return [report.quote(entry) if isinstance(entry, Span) else entry for entry in value]
    return value if value is None else str(value)


@pytest.mark.parametrize("case", [*cases("made.jsonl"), *cases("negative.jsonl")])
def test_reads_made_report(case: dict[str, Any]) -> None:
    report = collect(case["text"])
    assert {field: shown(report, field) for field in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", cases("known_failures.jsonl"))
@pytest.mark.xfail(strict=True, reason="known failure; when it passes, it moves to made.jsonl")
def test_reads_known_failure(case: dict[str, Any]) -> None:
    report = collect(case["text"])
    assert {field: shown(report, field) for field in case["expect"]} == case["expect"]


PIECES = st.sampled_from(
    [
        *(CASES / "pieces.txt").read_text(encoding="utf-8").split("\n"),
        *("\n", "\n\n", "\r\n", "\t", "\u2028", "\x0b", "\ufeff", "LOWLAND PRESS\n", "8 March 1995\n"),
    ]
)


def check_promises(report: Report) -> None:
    size = len(report.text)
    spans = [
        *report.boilerplate,
        *report.front_matter,
        *report.paragraphs,
        report.body,
        *(run.span for run in report.sections),
    ]
    spans += [found.span for found in report.date_candidates if found.span] + [
        note.span for note in report.notes if note.span
    ]
    assert all(0 <= span.start <= span.end <= size for span in spans)
    for row in (report.paragraphs, [run.span for run in report.sections], report.boilerplate, report.front_matter):
        assert all(a.end <= b.start for a, b in itertools.pairwise(row))
    covered = {index for span in report.paragraphs for index in range(span.start, span.end)}
    assert all(report.text[index].isspace() for index in range(size) if index not in covered)
    assert report.published is None or report.published in {found.day for found in report.date_candidates}


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=25).map("".join)))
def test_no_text_raises_anything_but_a_collect_error(text: str) -> None:
    try:
        report = collect_bytes(text.encode("utf-8", "surrogatepass"), name="fuzz")
    except CollectError as error:
        assert str(error).startswith("fuzz: ")
        return
    check_promises(report)
    assert report == collect_bytes(text.encode("utf-8", "surrogatepass"), name="fuzz")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_collect_error(original: bytes) -> None:
    try:
        check_promises(collect_bytes(original, name="fuzz"))
    except CollectError:
        return


def test_the_text_is_the_file_s_own_character_for_character() -> None:
    text = "LOWLAND PRESS\r\n\r\n  The  army said\tso on 8 March.\rIt did.\n\n"
    assert collect(text).text == text


def test_the_id_is_made_of_text_and_address() -> None:
    with_url = collect_bytes(b"The army said so.", name="a.txt", url="https://courier.example/a")
    assert with_url.id == report_id("The army said so.", "https://courier.example/a")
    assert collect_bytes(b"The army said so.", name="a.txt").id == report_id("The army said so.", "a")


def test_sections_tell_titles_captions_and_datelines_from_the_body() -> None:
    report = collect(
        "LOWLAND PRESS\nArmy retakes the port\n8 March 1995\nCaption: A quay.\n\n"
        "OSLAVA, March 8 (Lowland Press) - The army retook the port on Tuesday, it said.\n"
    )
    found = {run.section: report.quote(run.span) for run in report.sections}
    assert found[Section.TITLE] == "Army retakes the port"
    assert found[Section.CAPTION] == "Caption: A quay."
    assert found[Section.DATELINE] == "OSLAVA, March 8 (Lowland Press) -"
    assert found[Section.BODY] == "The army retook the port on Tuesday, it said."


def test_what_nobody_gives_stays_empty_with_a_note() -> None:
    report = collect("The army said that it had retaken the port.\n")
    assert (report.title, report.outlet, report.published, report.anchor_date) == (None, None, None, None)
    assert [note.text for note in report.notes] == [
        "no title given or found", "no publisher given or found", "no day of publication given or found",
    ]  # fmt: skip
    assert {note.step for note in report.notes} == {"collect"}


@pytest.mark.parametrize(
    "original", [b"word " * 2_000_000, b"x" * 10_000_000, b"By Ann Lee and " * 600_000], ids=["words", "one", "names"]
)
def test_ten_megabytes_of_one_line_take_no_time_worth_naming(original: bytes) -> None:
    assert collect_bytes(original, name="long").body.end > 1_000_000


def test_boilerplate_of_the_gold_reports_is_found(shared: Path) -> None:
    folder = shared / "gold" / "dev-made"
    right = wanted = got = 0
    for entry in json.loads((folder / "gold" / "reports.json").read_text(encoding="utf-8")):
        original = (folder / "texts" / entry["file"]).read_bytes()
        report = collect_bytes(original, name=entry["file"])
        assert report.text == original.decode("utf-8")
        front = {i for span in entry["front_matter"] for i in range(span["start"], span["end"])}
        gold = {i for span in entry["boilerplate"] for i in range(span["start"], span["end"])}
        found = {i for span in report.boilerplate for i in range(span.start, span.end)} - front
        right, wanted, got = right + len(gold & found), wanted + len(gold), got + len(found)
    assert 2 * right / (wanted + got) >= 0.85
