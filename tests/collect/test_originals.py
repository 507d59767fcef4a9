"""Where a piece was taken from."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.collect import collect_bytes
from sayso.collect.originals import clean_outlet, full_name, named_weekday
from sayso.knowledge.furniture import load_furniture

FURNITURE = load_furniture()
PAGE = "VALLEY VOICE ONLINE\nTruce signed at Oslava\n10 March 1995\n\nBoth armies signed a truce.\n\nIt is to hold.\n\n"


@pytest.mark.parametrize(
    ("notice", "outlet", "day"),
    [
        ("Originally published by Lowland Press on 8 March 1995.", "Lowland Press", "1995-03-08"),
        ("The original source of this article is The Red Lantern", "The Red Lantern", None),
        (
            "This article first appeared in The Coast Observer (Brezno), Wednesday 8 March 1995.",
            "The Coast Observer",
            "1995-03-08",
        ),
        ("Reprinted from Lowland Weekly, March 8, 1995", "Lowland Weekly", "1995-03-08"),
        ("Source: Lowland Press", "Lowland Press", None),
        (
            "On 8 March 1995 this piece ran in Lowland Weekly. This story first ran in Lowland Weekly.",
            "Lowland Weekly",
            "1995-03-08",
        ),
        ("(via Coast Radio)", "Coast Radio", None),
        ("Originally published in July.", None, None),
        ("Translated from Arabic by volunteers.", None, None),
        ("(c) 1995 Valley Voice Online", None, None),
    ],
)
def test_notices_name_outlet_and_day(notice: str, outlet: str | None, day: str | None) -> None:
    report = collect_bytes((PAGE + notice).encode(), name="a")
    assert (report.outlet, report.original_outlet) == ("Valley Voice Online", outlet)
    assert report.original_published == (date.fromisoformat(day) if day else None)
    assert report.anchor_date == (report.original_published or date(1995, 3, 10))


def test_a_short_name_is_made_full_where_the_report_knows_it() -> None:
    assert full_name("Meridian", ["Harbour Courier", "Meridian News Agency"]) == "Meridian News Agency"
    assert full_name("Meridian", []) == "Meridian"


@pytest.mark.parametrize(
    ("words", "day"), [("Wednesday's report", 8), ("today’s Courier", 10), ("Friday's story", 3), ("the report", None)]
)
def test_a_weekday_in_a_notice_is_the_last_one(words: str, day: int | None) -> None:
    assert named_weekday(words, date(1995, 3, 10)) == (date(1995, 3, day) if day else None)


@pytest.mark.parametrize("words", ["July", "Monday", "the", "", "Arabic"])
def test_months_days_and_languages_are_no_outlets(words: str) -> None:
    assert clean_outlet(words, FURNITURE) is None
