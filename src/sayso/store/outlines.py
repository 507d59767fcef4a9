"""Claims in outline: what maps, timelines and lists need of every claim, out of the tables' columns.

Decoding a whole claim costs fifty times as much. Of the record itself SQLite gives the few fields that have no column;
the words come from the report's text, which is loaded once for all its claims.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

Row = int
NONE = ()
PLACES = "SELECT claim, canonical, rel, precision, lat, lon, radius_km, country FROM claim_places ORDER BY row"
ACTORS = "SELECT claim, role, canonical, kind FROM claim_actors ORDER BY row"
SOURCES = "SELECT claim, canonical, kind FROM claim_sources ORDER BY claim, position"
CLAIMS = """
SELECT row, id, section, type, mode, status, salience, score, day_from, day_to, start, end,
  json_extract(record, '$.trigger', '$.hedge', '$.when.basis', '$.quantities')
FROM claims WHERE report = ? AND retired_by IS NULL ORDER BY start, end, id
"""


class OutlinedReport(NamedTuple):
    """A report, as much of it as a list shows; `published` is an ISO day."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    text: str


class Outline(NamedTuple):
    """A claim in outline; days are ISO days, None on an open side.

    `places` are (name, relation, precision, latitude, longitude, radius in km, country), `actors` (role, name, kind),
    `sources` (name, kind), outermost first, `quantities` (low, high, unit, of what).
    """

    report: OutlinedReport
    id: str
    section: str
    type: str
    mode: str | None
    status: str
    salience: str
    score: float | None
    start: str | None
    end: str | None
    basis: str
    quote: str
    trigger: str
    hedge: str | None
    places: tuple[tuple[str, str, str, float | None, float | None, float | None, str | None], ...]
    actors: tuple[tuple[str, str, str], ...]
    sources: tuple[tuple[str, str], ...]
    quantities: tuple[tuple[float | None, float | None, str, str | None], ...]


def outlines(connection: sqlite3.Connection) -> Iterator[Outline]:
    """Give the current claims in outline, in the ledger's order. One reading transaction holds it all together."""
    connection.execute("BEGIN")
    try:
        places, actors, sources = (_by_claim(connection, each) for each in (PLACES, ACTORS, SOURCES))
        reports = connection.execute("SELECT id, name, title, outlet, published, text FROM reports ORDER BY name, id")
        for report in map(OutlinedReport._make, reports):
            for row, *columns, start, end, more in connection.execute(CLAIMS, (report.id,)):
                trigger, hedge, basis, quantities = json.loads(more)
                told = (
                    *columns,
                    basis,
                    report.text[start:end],
                    report.text[slice(*trigger)],
                    report.text[slice(*hedge)] if hedge else None,
                    tuple(places.get(row, NONE)),
                    tuple(actors.get(row, NONE)),
                    tuple(sources.get(row, NONE)),
                    tuple([(each["low"], each["high"], each["unit"], each.get("of")) for each in quantities]),
                )
                yield Outline._make((report, *told))
    finally:
        connection.execute("COMMIT")


def _by_claim(connection: sqlite3.Connection, question: str) -> dict[Row, list[tuple[object, ...]]]:
    """Gather rows by the claim in their first column."""
    gathered: dict[Row, list[tuple[object, ...]]] = {}
    held: dict[tuple[object, ...], tuple[object, ...]] = {}  # one place is named by thousands of claims
    for row, *values in connection.execute(question):
        told = tuple(values)
        gathered.setdefault(row, []).append(held.setdefault(told, told))
    return gathered
