"""Who held a place when, and by whose word: the claims of control laid out along time.

Nobody decides here who is right. Stretches in which two sides are said to hold one place are marked as disputed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.link.parties import Parties
from sayso.link.tellings import Side, Telling
from sayso.records import ClaimId
from sayso.records import EventType as E

ALIKE = 0.3  # holders who share less than this are two sides


@dataclass(frozen=True, slots=True)
class Hold:
    """One side is said to hold a place from a day on, up to a day (None: as far as anybody tells)."""

    place: str
    holder: str
    start: date | None
    end: date | None
    claims: tuple[ClaimId, ...]
    sources: tuple[str, ...]
    disputed: bool = False


def find_holds(tellings: Iterable[Telling], parties: Parties) -> tuple[Hold, ...]:
    """Give who held which place when, by place and time, from claims that a side took, held or lost it."""
    by_place: dict[str, list[Telling]] = {}
    for each in tellings:
        if each.type is E.CONTROL and each.side is Side.FACT:
            for place in dict.fromkeys(spot.place.canonical for spot in each.claim.places):
                by_place.setdefault(place, []).append(each)
    return tuple(
        hold for place in sorted(by_place) for hold in _mark_disputed(_holds(place, by_place[place], parties), parties)
    )


def _holds(place: str, told: Sequence[Telling], parties: Parties) -> list[Hold]:
    """Join claims of one holder that no other holder's stands between."""
    ordered = sorted(told, key=lambda each: (each.day, each.told or 0, each.claim.id))
    holds: list[Hold] = []
    for each in ordered:
        for holder, from_day, to_day in _says(each):
            last = next((hold for hold in reversed(holds) if parties.likeness(hold.holder, holder) >= ALIKE), None)
            newer = [hold for hold in holds if last and hold is not last and _after(hold, last)]
            if last and not newer:
                holds[holds.index(last)] = _longer(last, each, from_day, to_day)
            else:
                holds.append(Hold(place, holder, from_day, to_day, (each.claim.id,), _sources(each)))
    return holds


def _says(telling: Telling) -> list[tuple[str, date | None, date | None]]:
    """Give who holds the place by this claim, from when, until when: a loss tells that somebody held it till then."""
    start, end = telling.claim.when.interval
    if telling.claim.mode == "lose":
        return [(name, None, end) for name in sorted(telling.doers)]
    if telling.claim.mode in ("take", "hold"):
        return [(name, start, end) for name in sorted(telling.doers)]
    return []


def _after(hold: Hold, other: Hold) -> bool:
    return (hold.start or date.min) > (other.start or date.min)


def _longer(hold: Hold, telling: Telling, start: date | None, end: date | None) -> Hold:
    starts = [each for each in (hold.start, start) if each]
    ends = [each for each in (hold.end, end) if each]
    return Hold(
        hold.place,
        hold.holder,
        min(starts, default=None),
        max(ends, default=None),
        (*hold.claims, telling.claim.id),
        tuple(dict.fromkeys((*hold.sources, *_sources(telling)))),
    )


def _sources(telling: Telling) -> tuple[str, ...]:
    chain = telling.claim.attribution
    return (chain[-1].canonical,) if chain else ()


def _mark_disputed(holds: Sequence[Hold], parties: Parties) -> list[Hold]:
    return [
        replace(hold, disputed=_is_disputed(hold, holds, parties))
        for hold in sorted(holds, key=lambda each: (each.start or date.min, each.holder))
    ]


def _is_disputed(hold: Hold, holds: Iterable[Hold], parties: Parties) -> bool:
    """Tell whether another side is said to hold the place on more than the day on which it changed hands.

    Two who are said by one claim to hold it hold it together.
    """
    for other in holds:
        if other.claims != hold.claims and parties.likeness(hold.holder, other.holder) < ALIKE:
            start = max(hold.start or date.min, other.start or date.min)
            end = min(hold.end or date.max, other.end or date.max)
            if start < end or (start == end and hold.start == other.start):
                return True
    return False
