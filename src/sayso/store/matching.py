"""Whether a claim that does not stand in the file as such meets filters: as the file's own index would have it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.records import ClaimPlace
from sayso.store.names import folded
from sayso.store.rows import ClaimRow, Filters
from sayso.store.writing import box_around

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"([^"]+)"|([^\s"]+)')


def meets(row: ClaimRow, filters: Filters) -> bool:
    """Tell whether a claim meets all filters; the limit is for whoever counts."""
    claim = row.claim
    start, end = claim.when.interval
    closed = (
        (filters.type, claim.type.value),
        (filters.status, claim.status.value),
        (filters.section, claim.section),
    )
    return (
        all(not wanted or value in wanted for wanted, value in closed)
        and filters.report in (None, row.report.id)
        and row.report.id not in filters.but
        and _names(filters.who, (each.canonical for each in claim.actors))
        and _names(filters.source, (each.canonical for each in claim.attribution))
        and (not filters.where or any(_lies(each, filters.where) for each in claim.places))
        and (filters.box is None or any(_meets_box(each, filters.box) for each in claim.places))
        and (filters.since is None or end is None or end >= filters.since)
        and (filters.until is None or start is None or start <= filters.until)
        and (not filters.text or holds(row.quote, filters.text))
    )


def _names(wanted: str | None, names: Iterable[str]) -> bool:
    return not wanted or any(folded(wanted) in folded(each) for each in names)


def _lies(place: ClaimPlace, where: str) -> bool:
    return folded(where) in folded(place.place.canonical) or place.place.country == where.upper()


def _meets_box(place: ClaimPlace, box: tuple[float, float, float, float]) -> bool:
    there, (west, south, east, north) = place.place, box
    if there.lat is None or there.lon is None:
        return False
    left, right, low, high = box_around(there.lat, there.lon, there.radius_km or 0.0)
    return right >= west and left <= east and high >= south and low <= north


def holds(quote: str, text: str) -> bool:
    """Tell whether words hold all words of a text, a stretch in double quotes as one phrase, as full text does."""
    words = f" {' '.join(_WORD.findall(folded(quote)))} "
    asked = [" ".join(_WORD.findall(folded(phrase or word))) for phrase, word in _PART.findall(text)]
    return bool(asked) and all(f" {each} " in words for each in asked if each) and any(asked)
