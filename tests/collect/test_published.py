"""The day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.collect import Sidecar, collect_bytes
from sayso.records import Report

PAGE = "HARBOUR COURIER\nTruce signed at Oslava\n{line}\n\nBoth armies signed a truce on Monday.\n\nIt is to hold.\n"
DAY = date(1995, 3, 8)


def collect(line: str, sidecar: Sidecar | None = None) -> Report:
    return collect_bytes(PAGE.replace("{line}", line).encode(), name="a", sidecar=sidecar)


@pytest.mark.parametrize(
    "line",
    ["8 March 1995", "Published: 8 March 1995. Last updated: 9 March 1995",
     "Updated 9 March 1995, published 8 March 1995", "Covering 1 - 7 March 1995 | Issued 8 March 1995",
     "Period: 1 to 7 March 1995. Issued: Wednesday 8 March",
     "As of 8 March 1995, 18:00", "As of 7 March 1995. Issued: 8 March 1995",
     "By Ines Moreau | 08.03.1995"],
)  # fmt: skip
def test_finds_the_day(line: str) -> None:
    assert collect(line).published == DAY


def test_the_sidecar_is_believed_first_and_all_are_kept() -> None:
    report = collect("9 March 1995", Sidecar(published=DAY))
    assert report.published == DAY
    assert [(found.day.day, found.origin) for found in report.date_candidates] == [(8, "sidecar"), (9, "masthead")]


def test_witnesses_that_disagree_are_noted() -> None:
    report = collect("8 March 1995\nhttps://courier.example/1995/03/09/truce")
    assert report.published == DAY
    assert "other witnesses give 1995-03-09" in [note.text for note in report.notes]


def test_a_wrong_weekday_is_noted_where_it_stands() -> None:
    report = collect("Monday, 8 March 1995")
    (note,) = (note for note in report.notes if "weekday" in note.text)
    assert note.span is not None
    assert report.quote(note.span) == "Monday, 8 March 1995"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Issued 04/05/1995 (covering April 1995, from April 2, 1995)", date(1995, 4, 5)),
        ("Issued 04/05/1995", date(1995, 5, 4)),
    ],
)
def test_an_open_order_of_day_and_month_follows_the_text_with_a_note(line: str, day: date) -> None:
    report = collect(line)
    assert report.published == day
    assert any("either way" in note.text for note in report.notes)


def test_a_dateline_without_a_year_is_noted() -> None:
    report = collect_bytes(
        b"OSLAVA, March 8 (Lowland Press) - Both armies signed a truce on Monday, they said.", name="a"
    )
    assert report.published is None
    assert any("without its year" in note.text for note in report.notes)


@pytest.mark.parametrize("line", ["Harbour Review | March 1995", "Issue 14, March 1995", "March 1995"])
def test_a_month_without_a_day_is_no_day_but_times_count_from_its_end(line: str) -> None:
    report = collect(line)
    assert report.published is None
    assert report.anchor_date == date(1995, 3, 31)
    assert any("only the month" in note.text for note in report.notes)


def test_a_month_in_a_sentence_dates_nothing() -> None:
    assert collect("The offensive of March 1995 in pictures").anchor_date is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Digest of broadcasts, 6-8 March 1995", DAY),
        ("Weekly round-up (2 to 8 March 1995)", DAY),
    ],
)
def test_where_only_the_days_covered_are_told_times_count_from_the_last(line: str, day: date) -> None:
    report = collect(line)
    assert report.published is None
    assert report.anchor_date == day
    assert any("last day covered" in note.text for note in report.notes)


@pytest.mark.parametrize("line", ["No. 4 of 1995, Wednesday 8th March", "Letter No. 4 of 1995 | 8 March"])
def test_a_day_takes_the_only_year_that_the_head_names(line: str) -> None:
    assert collect(line).published == DAY


@pytest.mark.parametrize(
    "line", ["No. 4 of 1995, Thursday 8th March", "No. 4 of 1995, volume of 1994, Wednesday 8th March"]
)
def test_a_weekday_that_does_not_fit_and_two_years_give_none(line: str) -> None:
    assert collect(line).published is None


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Oslava, Wednesday 8 March 1995. Restricted to crews and field staff, who are to keep it to themselves.", DAY),
        ("Record of the briefing, Wednesday 8 March 1995 (2115). Not for broadcast before ten in the evening.", DAY),
        (
            "Both armies, on Wednesday 8 March 1995, signed a truce in Oslava. It is to hold for a year, they said.",
            None,
        ),
        ("They came back, Thursday 8 March 1995. Nobody had waited for them on the road to the old bridge.", None),
    ],
)
def test_a_body_that_opens_with_the_day_of_its_writing_gives_it(opening: str, day: date | None) -> None:
    assert collect_bytes(f"HARBOUR COURIER\n{opening}\n".encode(), name="a").published == day


def test_a_dateline_may_have_its_date_behind_the_agency() -> None:
    words = b"OSLAVA, Lowland (Lowland Press), March 8, 1995 - Both armies signed a truce on Monday, they said."
    assert collect_bytes(words, name="a").published == DAY


def test_the_label_of_an_original_dates_the_piece_and_not_the_page() -> None:
    report = collect("Source: The Lowland Chronicle\nPosted March 9, 1995 / Original: March 8, 1995")
    assert report.published == date(1995, 3, 9)
    assert (report.original_outlet, report.anchor_date) == ("The Lowland Chronicle", DAY)
