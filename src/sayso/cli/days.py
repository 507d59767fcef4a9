"""Days as they are typed: a year, a month or a day, in ISO form."""

from __future__ import annotations

from datetime import date, timedelta

import typer


def read_day(option: str, given: str | None) -> date | None:
    """Give the day that an option names, None for none. Raises BadParameter."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as fault:
        raise typer.BadParameter(f"'{given}' is no date; write YYYY-MM-DD, as 2014-01-15", param_hint=option) from fault


def first_day(given: str | None) -> date | None:
    """Give the first day of a year, a month or a day: what --since means. Raises BadParameter."""
    return read_day("--since", given and given + "-01-01"[max(0, len(given) - 4) :])


def last_day(given: str | None) -> date | None:
    """Give the last day of a year, a month or a day: what --until means. Raises BadParameter."""
    if given is None or len(given) > len("2014-01"):
        return read_day("--until", given)
    following = f"{given}-12" if len(given) == len("2014") else given
    first = read_day("--until", f"{following}-01")
    assert first is not None
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
