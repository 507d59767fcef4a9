"""How lists leave the program: as cards on a terminal, as JSON or CSV for others."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable

import typer
from rich.console import RenderableType

from sayso.cli import screens
from sayso.cli.safety import in_cell, in_json
from sayso.ledger.tables import Cell

SHOWN_ROWS = 50  # a terminal page or three; --limit 0 gives all


def most_rows(limit: int | None, *, as_data: bool) -> int | None:
    """Give how many rows to show, None for all: what programs read is whole unless --limit is given."""
    most = limit if limit is not None else 0 if as_data else SHOWN_ROWS
    return most or None


def write_data(write: Callable[[], None]) -> None:
    """Write data as UTF-8 whatever the terminal is set to: a report's words must not stop an export."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    write()


def write_flat(rows: list[dict[str, Cell]], *, as_csv: bool) -> None:
    """Write flat rows as CSV with a head, or as JSON."""
    if not as_csv:
        write_data(lambda: typer.echo(in_json(rows)))
    elif rows:
        table: list[list[Cell]] = [list(rows[0]), *([in_cell(value) for value in row.values()] for row in rows)]
        write_data(lambda: csv.writer(sys.stdout).writerows(table))


def print_cards(cards: Iterable[RenderableType], what: str, *, more: bool) -> None:
    """Print cards one after the other, and say where there are more or none."""
    out, listed = screens.console(), list(cards)
    for card in listed:
        out.print(card)
        out.print()
    if not listed:
        out.print(f"No {what} answers that.")
    if more:
        out.print(f"The first {len(listed)}. --limit 0 gives all, --where, --who and --type fewer.")
