"""The survey of a whole ledger, made of outlines: what `make_brief` makes of decoded claims, in a tenth of the time."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache

from sayso.records import EventType, Quantity, Salience, Span, Status
from sayso.store.evidence import in_numbers
from sayso.store.names import folded
from sayso.store.outlines import Outline, outlines
from sayso.web.surveys import Brief, Part, Spot, Survey

AT_ONCE = 200  # claims put in brief between two pauses: some milliseconds
MOST_DAYS = 100_000  # and as many quantities are kept; a war has some thousands


def load_survey(connection: sqlite3.Connection, between: Callable[[], None] | None = None) -> Survey:
    """Put all current claims of a ledger in brief, as the machine reads them; `between` is called now and then."""
    gc.disable()  # all of it stays, and the collector would look through it again and again: a quarter of the time
    try:
        told = outlines(connection)
        return outlined(_with_pauses(told, between) if between else told)
    finally:
        gc.freeze()  # nor need it look through a survey later, which refers to nothing that refers to it
        gc.enable()


def _with_pauses(told: Iterable[Outline], between: Callable[[], None]) -> Iterator[Outline]:
    for number, each in enumerate(told):
        if number % AT_ONCE == 0:
            between()
        yield each


def outlined(told: Iterable[Outline]) -> Survey:
    """Put claims in brief. Places and parties that many claims name are held once."""
    spots: dict[object, Spot] = {}
    parts: dict[object, Part] = {}
    types = {each.value: each for each in EventType}
    statuses = {each.value: each for each in Status}

    def brief(one: Outline) -> Brief:
        report = one.report
        return Brief(
            id=one.id,
            report=report.id,
            report_name=report.name,
            title=report.title,
            outlet=report.outlet,
            published=_day(report.published),
            section=one.section,
            type=types[one.type],
            mode=one.mode,
            status=statuses[one.status],
            start=_day(one.start),
            end=_day(one.end),
            basis=one.basis,
            core=one.salience == Salience.CORE,
            score=one.score,
            places=tuple([spots.get(each) or spots.setdefault(each, Spot(*each)) for each in one.places]),
            parties=tuple([parts.get(each) or parts.setdefault(each, Part(*each)) for each in one.actors]),
            chain=tuple([parts.get(each) or parts.setdefault(each, Part("source", *each)) for each in one.sources]),
            counts=tuple([_count(*each) for each in one.quantities]),
            quote=one.quote,
            trigger=one.trigger,
            hedge=one.hedge,
            words=folded(one.quote),
        )

    return Survey(briefs=tuple(brief(each) for each in told))


@lru_cache(MOST_DAYS)
def _count(low: float | None, high: float | None, unit: str, of: str | None) -> str:
    return in_numbers(Quantity(span=Span(0, 0), head=0, low=low, high=high, unit=unit, of=of))


@lru_cache(MOST_DAYS)
def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
