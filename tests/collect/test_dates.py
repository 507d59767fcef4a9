"""Dates around reports."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.collect.dates import find_address_date, find_dates, read_date, sets_month_first

DAY = date(1995, 3, 8)


@pytest.mark.parametrize(
    "words",
    ["8 March 1995", "8th of March, 1995", "March 8, 1995", "March 8 1995", "Mar. 8, 1995", "8.3.1995", "08.03.95",
     "1995-03-08", "1995/3/8", "Wednesday, 8 March 1995", "Wed 08-Mar-95", "8-3-1995", "8 Mar 95",
     "on Wednesday the 8th March 1995, 09:15 GMT", "8th MARCH, YEAR 1995"],
)  # fmt: skip
def test_reads_the_ways_a_day_is_written(words: str) -> None:
    (found,) = find_dates(words)
    assert found.days == (DAY,)


@pytest.mark.parametrize(
    "words", ["31 February 1995", "8 March 1795", "version 1.2.3", "No. 8", "1995", "March 1995", "08:03:95"]
)
def test_leaves_what_is_no_day(words: str) -> None:
    assert [found for found in find_dates(words) if found.days] == []


def test_a_slashed_date_keeps_both_readings_unless_one_is_no_day() -> None:
    (found,) = find_dates("04/05/1995")
    assert found.days == (date(1995, 5, 4), date(1995, 4, 5))
    (found,) = find_dates("04/25/1995")
    assert found.days == (date(1995, 4, 25),)


def test_a_weekday_chooses_the_reading_and_is_checked() -> None:
    (found,) = find_dates("Thursday 04/05/1995")
    assert (found.days, found.weekday_fits) == ((date(1995, 5, 4),), True)
    (found,) = find_dates("Monday 8 March 1995")
    assert (found.days, found.weekday_fits) == ((DAY,), False)


def test_a_day_without_a_year_waits_for_one() -> None:
    (found,) = find_dates("March 8 (Lowland Press)")
    assert (found.days, found.in_year(1995), found.weekday_fits) == ((), DAY, None)
    (leap,) = find_dates("29 February, noon")
    assert leap.in_year(1995) is None


def test_both_ends_of_a_range_are_marked() -> None:
    assert [found.ranged for found in find_dates("1 - 8 March 1995")] == [True]
    assert [found.ranged for found in find_dates("from 1 March to 8 March 1995")] == [True, True]
    assert [found.ranged for found in find_dates("No. 88 - 8 March 1995")] == [False]


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/1995/03/08/x",
        "https://a.example/1995/mar/08/x",
        "https://a.example/x-1995-03-08.html",
        "https://a.example/19950308.txt",
    ],
)
def test_reads_the_day_in_an_address(url: str) -> None:
    assert find_address_date(url) == DAY


def test_an_address_without_a_day_gives_none() -> None:
    assert find_address_date("https://a.example/1995/13/45/item-20194711") is None


@pytest.mark.parametrize(
    ("words", "day"),
    [("1995-03-08T10:00:00Z", DAY), ("8 March 1995", DAY), ("1995-02-30", None), ("4/5/1995", None), ("soon", None)],
)
def test_reads_a_value_that_is_one_date(words: str, day: date | None) -> None:
    assert read_date(words) == day


def test_tells_which_order_a_text_writes() -> None:
    assert sets_month_first("April 5, 1995, and May 6") is True
    assert sets_month_first("5 April 1995") is False


@pytest.mark.parametrize("words", ["7-8 March 1995", "(2-8 March 1995)"])
def test_a_range_without_blanks_gives_its_last_day(words: str) -> None:
    (found,) = find_dates(words)
    assert (found.days, found.ranged) == ((DAY,), True)


@pytest.mark.parametrize(("words", "ranged"), [("8 March 1995 - 09.41", False), ("8 March 1995 - 09.04.1995", True)])
def test_an_hour_behind_a_dash_ends_no_range(words: str, ranged: bool) -> None:
    assert next(find_dates(words)).ranged is ranged
