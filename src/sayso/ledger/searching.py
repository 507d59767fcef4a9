"""The verb `search`: reports and claims by their words, narrowed by facets, asked in plain values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TypedDict

from sayso.store import finding
from sayso.store.finding import Bit, Found, ReportHit, Search

__all__ = ["MOST_HITS", "Bit", "Facets", "Found", "ReportHit", "find_words"]
MOST_HITS = 60  # reports, and claims, given whole unless somebody asks for more


class Facets(TypedDict, total=False):
    """What narrows a search; `sayso.store.finding.Search` says what each means."""

    type: str | Iterable[str]
    status: str | Iterable[str]
    source: str | None
    year: int | None


def find_words(connection: sqlite3.Connection, words: str, facets: Facets, limit: int) -> Found:
    """Find reports and claims that hold all words; a stretch in double quotes is one phrase, nothing is an operator."""
    asked = Search(
        words=words,
        type=_several(facets.get("type")),
        status=_several(facets.get("status")),
        source=facets.get("source"),
        year=facets.get("year"),
    )
    return finding.search(connection, asked, limit)


def _several(values: str | Iterable[str] | None) -> tuple[str, ...]:
    return () if values is None else (values,) if isinstance(values, str) else tuple(values)
