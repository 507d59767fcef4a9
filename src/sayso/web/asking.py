"""What a page was asked for: the filters in its address, and addresses made of filters. Every state has an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlencode

from sayso.ledger.hall import ClaimFilters
from sayso.ledger.layers import OUT
from sayso.records import EventType, Status
from sayso.store.names import folded
from sayso.web.surveys import Brief

PAGE = 60  # cards in a list before 'more'
LONGEST = 400  # characters of any one filter
WHOLE = 100  # per cent
REVIEWED = ("", "open", "accept", "correct", "reject", "unsure", "add", "split", "merge")
DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Filters, the selection, and how many cards to show; what is empty asks nothing.

    `sel` is one thing picked out on the overview: a claim's id, `place:NAME`, or `days:FROM..TO`. `double` is the share
    of reports, in per cent, that is coded twice (0: all reports).
    """

    text: str = ""
    since: str = ""
    until: str = ""
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    where: str = ""
    who: str = ""
    source: str = ""
    reviewed: str = ""
    double: int = 0
    sel: str = ""
    shown: int = PAGE

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return replace(self, sel="", shown=PAGE) != Asked()

    def address(self, path: str, **changes: object) -> str:
        """Give the address of a page with these filters and some changed; `None` takes one away."""
        held = {each.name: getattr(self, each.name) for each in fields(self)} | changes
        held = {name: value for name, value in held.items() if value and (name, value) != ("shown", PAGE)}
        query = urlencode(held, doseq=True)
        return f"{path}?{query}" if query else path


def read_asked(given: Iterable[tuple[str, str]]) -> Asked:
    """Read the filters of an address; a value that means nothing asks nothing."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        if value.strip():
            values.setdefault(name, []).append(value.strip()[:LONGEST])

    def one(name: str) -> str:
        return values.get(name, [""])[-1]

    shown, double = one("shown"), one("double")
    return Asked(
        text=one("text"),
        since=one("since") if first_day(one("since")) else "",
        until=one("until") if last_day(one("until")) else "",
        type=tuple(each for each in values.get("type", ()) if each in {known.value for known in EventType}),
        status=tuple(each for each in values.get("status", ()) if each in {known.value for known in Status}),
        where=one("where"),
        who=one("who"),
        source=one("source"),
        reviewed=one("reviewed") if one("reviewed") in REVIEWED else "",
        double=int(double) if double.isdecimal() and 0 < int(double) <= WHOLE else 0,
        sel=one("sel"),
        shown=min(int(shown), 2000) if shown.isdecimal() and int(shown) > 0 else PAGE,
    )


def first_day(given: str) -> date | None:
    """Give the first day of a year, a month or a day as typed; None for what is none."""
    found = DAY.fullmatch(given)
    try:
        return found and date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def last_day(given: str) -> date | None:
    """Give the last day of a year, a month or a day as typed; None for what is none."""
    first, found = first_day(given), DAY.fullmatch(given)
    if first is None or found is None or found[3]:
        return first
    if first.year == date.max.year:
        return date.max
    month = first.month if found[2] else 12
    return (first.replace(month=month) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def in_the_file(asked: Asked) -> ClaimFilters:
    """Give the filters that the ledger file has an index for and means as the desk does; words it takes whole only."""
    return {
        "where": asked.where or None,
        "who": asked.who or None,
        "since": first_day(asked.since),
        "until": last_day(asked.until),
        "type": asked.type,
        "status": asked.status,
        "source": asked.source or None,
    }


def find_briefs(briefs: Iterable[Brief], asked: Asked) -> list[Brief]:
    """Give the claims that meet all filters. Rejected ones only where they are asked for."""
    since, until = first_day(asked.since), last_day(asked.until)
    words = [folded(each) for each in asked.text.split()]
    where, who, source = folded(asked.where), folded(asked.who), folded(asked.source)
    types, statuses = frozenset(asked.type), frozenset(asked.status)
    all_meet = not replace(asked, reviewed="").filtered

    def meets(brief: Brief) -> bool:
        return (
            (not types or brief.type in types)
            and (not statuses or brief.status in statuses)
            and (since is None or (brief.end or date.max) >= since)
            and (until is None or (brief.start or date.min) <= until)
            and all(word in brief.words for word in words)
            and (not where or _is_in(brief, where))
            and (not who or any(who in folded(each.name) for each in brief.parties))
            and (not source or any(source in folded(each.name) for each in brief.chain))
            and (not asked.double or lot(brief.report) < asked.double)
        )

    return [brief for brief in briefs if _is_reviewed(brief, asked.reviewed) and (all_meet or meets(brief))]


@lru_cache(maxsize=65_536)
def lot(report: str) -> float:
    """Give the number that a report drew, 0 to 100, by its id: the share that is coded twice is the same for everybody.

    Nothing needs to be kept: a smaller share lies within a larger one, and new reports join in proportion.
    """
    return int(sha256(report.encode()).hexdigest()[:12], 16) / 16**12 * WHOLE


def _is_in(brief: Brief, where: str) -> bool:
    return any(where in folded(each.name) or where == (each.country or "").lower() for each in brief.places)


def _is_reviewed(brief: Brief, wanted: str) -> bool:
    verdict = brief.decision.verdict
    if wanted == "open":
        return verdict is None
    return verdict == wanted if wanted else verdict not in OUT


def selected(briefs: Iterable[Brief], sel: str) -> list[Brief]:
    """Give the claims that a selection means."""
    kind, _, value = sel.partition(":")
    if kind == "place":
        return [each for each in briefs if any(spot.name == value for spot in each.places)]
    if kind == "days":
        start, end = (first_day(each) for each in (*value.split(".."), "", "")[:2])
        if start is None or end is None:
            return []
        return [each for each in briefs if each.start and each.end and each.start <= end and each.end >= start]
    return [each for each in briefs if each.id == sel]


def newest_first(briefs: Iterable[Brief]) -> list[Brief]:
    """Sort claims for a list: the latest day of the event first, the undated last; of one day, what was told last."""

    def key(brief: Brief) -> tuple[date, date]:
        return brief.end or brief.start or date.min, brief.published or date.min

    return sorted(briefs, key=key, reverse=True)


def count_values(briefs: Iterable[Brief], name: str) -> Iterator[tuple[str, int]]:
    """Count claims by type or status, in the order of the codebook; what none has is left out."""
    counted: dict[str, int] = {}
    for each in briefs:
        value = getattr(each, name)
        counted[value] = counted.get(value, 0) + 1
    for known in EventType if name == "type" else Status:
        if known in counted:
            yield known.value, counted[known]
