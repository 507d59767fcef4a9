"""The verb `search`: reports and claims by their words, narrowed by facets, asked in plain values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TypedDict

from sayso.ledger.layered import Layered
from sayso.records import ReportId
from sayso.store import finding
from sayso.store.finding import Bit, Found, People, ReportHit, Search

__all__ = ["MOST_HITS", "Bit", "Facets", "Found", "ReportHit", "find_words"]
MOST_HITS = 60  # reports, and claims, given whole unless somebody asks for more


class Facets(TypedDict, total=False):
    """What narrows a search; `sayso.store.finding.Search` says what each means."""

    type: str | Iterable[str]
    status: str | Iterable[str]
    source: str | None
    year: int | None


def find_words(connection: sqlite3.Connection, words: str, facets: Facets, limit: int, layered: Layered) -> Found:
    """Find reports and claims that hold all words; a stretch in double quotes is one phrase, nothing is an operator.

    Claims are those of a layer: of the reports that people changed only those are loaded that hold the words.
    """
    held = finding.reports_with(connection, words, layered.changed)
    people = People(changed=layered.changed, rows={each: layered.rows_of(ReportId(each)) for each in held})
    asked = Search(
        words=words,
        type=_several(facets.get("type")),
        status=_several(facets.get("status")),
        source=facets.get("source"),
        year=facets.get("year"),
        people=people,
    )
    return finding.search(connection, asked, limit)


def _several(values: str | Iterable[str] | None) -> tuple[str, ...]:
    return () if values is None else (values,) if isinstance(values, str) else tuple(values)
