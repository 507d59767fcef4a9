"""The search page: reports and claims by their words, each report with the words around a hit, and facets to narrow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from sayso.ledger import Ledger
from sayso.ledger.searching import Found
from sayso.records import EventType, Status
from sayso.web.asking import LONGEST, PAGE
from sayso.web.cards import Card, ReportLine, make_card
from sayso.web.surveys import Brief, Survey, make_brief

MOST_REPORTS = 40
MOST_SHOWN = 2000
YEARS = range(1000, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What the address of a search asks for; what is empty asks nothing. `source` is a whole name."""

    text: str = ""
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: str = ""
    year: str = ""
    shown: int = PAGE

    def address(self, **changes: object) -> str:
        """Give the address of this search with some of it changed."""
        held = {each.name: getattr(self, each.name) for each in fields(self)} | changes
        held = {name: value for name, value in held.items() if value and (name, value) != ("shown", PAGE)}
        return f"/search?{urlencode(held, doseq=True)}" if held else "/search"

    def exchanged(self, facet: str, value: str) -> str:
        """Give the address with a facet's value taken in, or let go where it is in already."""
        if facet in ("type", "status"):
            chosen: tuple[str, ...] = getattr(self, facet)
            without = tuple(each for each in chosen if each != value)
            return self.address(**{facet: without if value in chosen else (*chosen, value)}, shown=None)
        return self.address(**{facet: "" if self.has(facet, value) else value}, shown=None)

    def has(self, facet: str, value: str) -> bool:
        """Tell whether a facet is narrowed to a value."""
        held = getattr(self, facet)
        return value in held if isinstance(held, tuple) else bool(value == held)


class Bit(BaseModel):
    """Words of a snippet; `hit`: they were looked for."""

    model_config = ConfigDict(from_attributes=True)

    words: str
    hit: bool


class Hit(ReportLine):
    """A report whose title or text holds the words, with the words around a hit."""

    snippet: list[Bit]


class Facet(BaseModel):
    """One way to narrow: each value with what it would find. Types, statuses, sources count claims, years reports."""

    name: str
    values: list[tuple[str, int]]


class SearchPage(BaseModel):
    """What a search found: reports, best first; claims by the words of their quotes, latest first; facets."""

    text: str
    reports: list[Hit]
    all_reports: int
    cards: list[Card]
    all_claims: int
    more: int
    facets: list[Facet]


def read_sought(given: Iterable[tuple[str, str]]) -> Sought:
    """Read the address of a search; a value that means nothing asks nothing."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        if value.strip():
            values.setdefault(name, []).append(value.strip()[:LONGEST])
    year, shown = values.get("year", [""])[-1], values.get("shown", [""])[-1]
    return Sought(
        text=values.get("text", [""])[-1],
        type=tuple(each for each in values.get("type", ()) if each in {known.value for known in EventType}),
        status=tuple(each for each in values.get("status", ()) if each in {known.value for known in Status}),
        source=values.get("source", [""])[-1],
        year=year if year.isdecimal() and year.isascii() and int(year) in YEARS else "",
        shown=min(int(shown), MOST_SHOWN) if shown.isdecimal() and int(shown) > 0 else PAGE,
    )


def make_search(ledger: Ledger, survey: Survey, sought: Sought) -> SearchPage:
    """Search, and draw up what was found, as people made it."""
    found = Found()
    if sought.text:
        found = ledger.search(
            sought.text,
            limit=max(MOST_REPORTS, sought.shown),
            type=sought.type,
            status=sought.status,
            source=sought.source or None,
            year=int(sought.year) if sought.year else None,
        )
    briefs: list[Brief] = [survey.by_id.get(row.claim.id) or make_brief(row) for row in found.claims[: sought.shown]]
    return SearchPage(
        text=sought.text,
        reports=[Hit.model_validate(each) for each in found.reports[:MOST_REPORTS]],
        all_reports=found.all_reports,
        cards=[make_card(each) for each in briefs],
        all_claims=found.all_claims,
        more=max(0, found.all_claims - sought.shown),
        facets=[Facet(name=name, values=list(getattr(found, name))) for name in ("type", "status", "source", "year")],
    )
