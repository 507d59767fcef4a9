from __future__ import annotations

from datetime import date

import pytest
import typer

from sayso.cli.days import first_day, last_day, read_day


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2029", date(2029, 1, 1), date(2029, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2029-05-12", date(2029, 5, 12), date(2029, 5, 12)),
        (None, None, None),
    ],
)
def test_years_and_months_begin_and_end(given: str | None, first: date | None, last: date | None) -> None:
    assert (first_day(given), last_day(given)) == (first, last)


@pytest.mark.parametrize("given", ["soon", "2029-02-31", "12.5.2029"])
def test_what_is_no_day_is_refused(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no date"):
        read_day("--since", given)
