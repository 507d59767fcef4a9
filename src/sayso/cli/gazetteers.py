"""`sayso gazetteer`: places of the user's own, which reading uses at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import typer

from sayso.cli import options, screens
from sayso.cli.options import DEFAULT_GAZETTEER
from sayso.cli.safety import in_line
from sayso.knowledge.added_places import add_place_file
from sayso.ledger.batches import LoadReader
from sayso.ledger.readers import load_reader

app = typer.Typer(
    help="Places of your own, which reading uses beside ours.", no_args_is_help=True, rich_markup_mode=None
)


@app.callback()
def _gazetteer() -> None:
    """Keep 'add' a command of its own, though it is the only one."""


@app.command()
def add(files: options.PlaceFiles, gazetteer: options.Gazetteer = DEFAULT_GAZETTEER) -> None:
    """Add places to your own gazetteer: a GeoNames country dump, or a table in the form of Sayso's own places.

    A table is CSV in UTF-8 whose first line is id,name,kind,lat,lon,precision,radius_km,country,aliases,certainty:
    degrees in WGS84, kilometres, ISO country codes, aliases with semicolons between. A file with a fault adds nothing,
    and the fault is named with its line; adding a file again changes nothing. What is added holds for reports read from
    now on.
    """
    for file in files:
        added = add_place_file(file, gazetteer)
        left = f", {added.left_out:,} of other kinds left out" if added.left_out else ""
        told = f"{file}: {added.new:,} places added, {added.replaced:,} replaced{left}, in {gazetteer}"
        screens.console().print(in_line(told), soft_wrap=True)


def reader_with(gazetteer: Path) -> LoadReader:
    """Give what loads the reader with the user's own places."""
    return partial(load_reader, gazetteer)
