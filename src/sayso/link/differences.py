"""Where tellings of one happening differ: values side by side with who says which, and what cannot both be true.

Two counts contradict each other when their ranges do not meet, unless the higher one is told later by the same source
or after an 'at least': a toll rises. A denial contradicts what it denies. Two sides cannot hold one place at one time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.link.events import Pair
from sayso.link.likenesses import amounts_meet, is_part
from sayso.link.retractions import retraction_links, sets_right
from sayso.link.tellings import TOLLS, Amount, Side, Telling
from sayso.records import ClaimId, Link, LinkRel
from sayso.records import EventType as E

DENIAL_CUT = 3.2  # points for 'the one denies the other'; below are denials of something else at the same place
AGAINST_PARTY = 2.0  # another did it, or to another: not the act that is denied
HELD_TOGETHER = 7  # days between two claims to one place that still contradict each other
APART = 0.3
# Units of which one event has several: two towns and sixteen tombs, six hours and three days.
MEASURES = frozenset({"count", "day", "hour", "week", "month", "year", "km", "share", "age"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, and the claims that give it."""

    value: str
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which the tellings of an event do not all say the same."""

    field: str
    values: tuple[Value, ...]
    contradictory: bool


def find_contradictions(pairs: Iterable[Pair], groups: Iterable[Sequence[Telling]]) -> tuple[Link, ...]:
    """Give the pairs of claims of the reports' bodies that cannot both be true; a headline only repeats its body."""
    listed = [list(members) for members in groups]
    group_of = {each.claim.id: number for number, members in enumerate(listed) for each in members}
    takings = _takings_by_place(each for members in listed for each in members)
    found = {}
    for pair in pairs:
        if not (pair.one.in_body and pair.two.in_body):
            continue
        same = group_of[pair.one.claim.id] == group_of[pair.two.claim.id]
        near = [taking for name in sorted(pair.one.local) for taking in takings.get(name, ())]
        reasons = contradiction(pair, near, same=same)
        if reasons:
            one, two = sorted((pair.one, pair.two), key=lambda each: (-(each.told or 0), each.claim.id))
            link = Link(start=one.claim.id, rel=LinkRel.CONTRADICTS, end=two.claim.id, reasons=reasons)
            found[link.start, link.end] = link
    for link in retraction_links(listed):
        if link.rel is LinkRel.CONTRADICTS and (link.end, link.start) not in found:
            found.setdefault((link.start, link.end), link)
    return tuple(found[key] for key in sorted(found))


def _takings_by_place(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    found: dict[str, list[Telling]] = {}
    for each in tellings:
        if each.claim.mode == "take" and each.side is Side.FACT:
            for name in each.local:
                found.setdefault(name, []).append(each)
    return found


def contradiction(pair: Pair, takings: Sequence[Telling], *, same: bool) -> tuple[str, ...]:
    """Say why the two of a pair cannot both be true; nothing where they can.

    `same`: both tell one event. `takings`: who took which place, which explains how another came to hold it.
    """
    one, two = pair.one, pair.two
    if one.side is Side.FACT and two.side is Side.FACT:
        if (same or sets_right(one, two, pair.found)) and (rival := rival_amounts(one, two)):
            return (f"{_in_numbers(rival[0])} against {_in_numbers(rival[1])} {rival[0].unit}",)
        return ("two sides hold one place",) if _rival_holders(pair, takings) else ()
    if {one.side, two.side} == {Side.FACT, Side.DENIED}:
        return _denial(pair)
    return ()


def rival_amounts(one: Telling, two: Telling) -> tuple[Amount, Amount] | None:
    """Give two counts of the same thing that cannot both be right."""
    here, there = one.wholes, two.wholes
    for unit in sorted(here.keys() & there.keys()):
        first, second = here[unit], there[unit]
        if unit in MEASURES or amounts_meet(first, second) or _rises(one, first, two, second):
            continue
        if not is_part(first, two.amounts) and not is_part(second, one.amounts):
            return first, second
    return None


def _rises(one: Telling, first: Amount, two: Telling, second: Amount) -> bool:
    """Tell whether the higher count is a later one of the same source: it replaces the lower, denies nothing."""
    if one.told is None or two.told is None or one.told == two.told or first.unit not in TOLLS:
        return False
    early, late = ((one, first), (two, second)) if one.told < two.told else ((two, second), (one, first))
    sources = [each.claim.attribution[-1].canonical if each.claim.attribution else "" for each in (one, two)]
    return sources[0] == sources[1] and (late[1].low or 0) > (early[1].high or 0)


def _in_numbers(amount: Amount) -> str:
    if amount.low is not None and amount.low == amount.high:
        return f"{amount.low:g}"
    if amount.high is None:
        return f"at least {amount.low:g}" if amount.low is not None else "an unknown number"
    return f"at most {amount.high:g}" if amount.low is None else f"{amount.low:g} to {amount.high:g}"


def _rival_holders(pair: Pair, takings: Sequence[Telling]) -> bool:
    """Tell whether one side is said to hold what another held or had taken, and nothing tells how it changed hands."""
    found = pair.found
    if pair.one.type is not E.CONTROL or pair.two.type is not E.CONTROL or found.get("place_same", 0.0) < APART:
        return False
    if found.get("doers_alike", 1.0) >= APART or not (pair.one.narrow and pair.two.narrow):
        return False
    first, last = sorted((pair.one, pair.two), key=lambda each: (each.start or 0, each.end or 0))
    assert first.start is not None and first.end is not None and last.start is not None and last.end is not None
    if last.claim.mode != "hold" or first.claim.mode not in ("hold", "take") or last.start - first.end > HELD_TOGETHER:
        return False
    if first.claim.mode == "take" and last.start <= first.start:
        return False  # it held the place until the other took it
    return not any(_explains(taking, first, last) for taking in takings)


def _explains(taking: Telling, first: Telling, last: Telling) -> bool:
    """Tell whether the last holder took the place after the first did."""
    if not taking.narrow or not (taking.doers & last.doers):
        return False
    assert taking.start is not None and first.start is not None and last.end is not None
    names = {spot.name for spot in taking.spots} & {spot.name for spot in last.spots}
    return bool(names) and first.start <= taking.start <= last.end


def _denial(pair: Pair) -> tuple[str, ...]:
    """Say whether a denial is one of the other claim: the same act, party and place, or the same victims."""
    found = pair.found
    if {"amount_apart", "amount_part", "amount_kinds_apart", "victims_unsaid"} & found.keys():
        return ()  # who denies a hundred dead does not deny five, and who denies dead civilians denies no soldiers
    points = 1.5 * ("type_same" in found) + 0.5 * ("type_kin" in found)
    points += 0.5 * ("mode_same" in found) - 1.0 * ("mode_apart" in found)
    points += _part(found.get("doers_alike"), 1.0) + _part(found.get("receivers_alike"), 1.0)
    points += found.get("place_same", 0.0) - 1.5 * ("place_apart" in found) + 2.0 * found.get("words_held", 0.0)
    points += 0.7 * ("amount_same" in found) - 1.0 * ("time_apart" in found) - found.get("told_gap", 0.0)
    points += 0.5 * ("time_same" in found or "time_meets" in found)
    return ("one denies what the other says",) if points >= DENIAL_CUT else ()


def _part(alike: float | None, gain: float) -> float:
    if alike is None:
        return 0.0
    return gain * alike if alike >= APART else -AGAINST_PARTY


def find_differences(members: Sequence[Telling]) -> tuple[Difference, ...]:
    """Give the fields on which tellings of one event differ, each value with the claims that give it."""
    found = [
        _difference("place", ((t, spot.name) for t in members for spot in t.spots if not spot.wide)),
        _difference("when", ((t, _days(t)) for t in members if t.dated)),
        _difference("actor", ((t, name) for t in members for name in sorted(t.doers))),
        _difference("recipient", ((t, name) for t in members for name in sorted(t.receivers))),
        *_amount_differences(members),
    ]
    return tuple(each for each in found if each and len(each.values) > 1)


def _difference(field: str, told: Iterable[tuple[Telling, str]], *, contradictory: bool = False) -> Difference | None:
    by_value: dict[str, dict[ClaimId, None]] = {}
    for telling, value in told:
        by_value.setdefault(value, {})[telling.claim.id] = None
    values = tuple(Value(value, tuple(claims)) for value, claims in by_value.items())
    return Difference(field, values, contradictory) if values else None


def _amount_differences(members: Sequence[Telling]) -> Iterator[Difference]:
    for unit in sorted({unit for each in members for unit in each.wholes}):
        told = [(t, t.wholes[unit]) for t in members if unit in t.wholes]
        rival = any(rival_amounts(one, two) for at, (one, _) in enumerate(told) for two, _ in told[at + 1 :])
        made = _difference(unit, ((t, _in_numbers(amount)) for t, amount in told), contradictory=rival)
        if made:
            yield made


def _days(telling: Telling) -> str:
    start, end = telling.claim.when.interval
    return f"{start or '…'} to {end or '…'}" if start != end else str(start)
