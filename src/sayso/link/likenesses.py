"""How like two tellings are, field by field: the numbers that every judgement about a pair of claims rests on.

A field that one of the two leaves empty counts neither for nor against: absence is no difference.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.link.parties import Parties
from sayso.link.rarity import weigh_words
from sayso.link.tellings import TOLLS, Amount, Side, Spot, Telling, said
from sayso.records import EventType as E

NEAR_KM = 25.0  # a village and the town it is fought over for; beyond it two places are two
SAME_KM = 3.0  # two entries of a gazetteer for one place
PARTY_ALIKE = 0.7  # a state and its army; names that share this much are taken for one side
APART_ALIKE = 0.3  # names that share less than this are different parties
FRESH = 3  # days; an interval of at most so many is a date, a longer one a span
LONG_GAP = 90  # days between two tellings of something undated, likewise
GAP = 30  # days; a greater distance in time counts no further
FEW_WORDS = 3  # the one word of a short clause found again says less than three of a long one
LIGHT, MUCH = 2.0, 6.0  # a sentence that weighs less says little; shared words of so much weight are many
SHARED_NUMBER = 0.7  # 'at least 12' and '12' are not quite the same number
FAR = math.log(5.0)  # two counts of one thing seldom differ more than fivefold
WEAPONS = frozenset({"firearms", "heavy-weapons", "explosives"})  # of one battle, as one reporter or another heard it
KM_PER_DEGREE = 111.2
FAR_DEGREES = 2 * NEAR_KM / KM_PER_DEGREE  # of latitude; places further apart are never near

# Types that tell one happening from two sides: the attack and the fall, the blast and its dead.
KIN = frozenset(
    frozenset(pair)
    for pair in (
        (E.ASSAULT, E.HARM),
        (E.ASSAULT, E.CONTROL),
        (E.ASSAULT, E.COERCE),
        (E.ASSAULT, E.MOBILIZE),
        (E.CONTROL, E.RETREAT),
        (E.CONTROL, E.MOBILIZE),
        (E.RETREAT, E.MOBILIZE),
        (E.COERCE, E.HARM),
        (E.COERCE, E.CONTROL),
        (E.COERCE, E.SANCTION),
        (E.COOPERATE, E.MOBILIZE),
        (E.COOPERATE, E.SUPPORT),
        (E.COOPERATE, E.AID),
        (E.AID, E.MOBILIZE),
        (E.AGREE, E.CONSULT),
        (E.AGREE, E.SUPPORT),
        (E.AGREE, E.CONCEDE),
        (E.AGREE, E.COOPERATE),
        (E.CONCEDE, E.RETREAT),
        (E.CONSULT, E.REQUEST),
        (E.REQUEST, E.ACCUSE),
        (E.REJECT, E.THREATEN),
        (E.THREATEN, E.ASSAULT),
        (E.CONDITION, E.HARM),
        (E.CONDITION, E.CONTROL),
    )
)
_KIN_OF = {kind: frozenset(other for pair in KIN if kind in pair for other in pair if other != kind) for kind in E}


def are_kin(one: E, two: E) -> bool:
    """Tell whether two types may tell one happening from two sides."""
    return two in _KIN_OF[one]


@dataclass(frozen=True, slots=True)
class Context:
    """What comparing needs beside the two tellings: names of parties, and which reports copy which (both ways)."""

    parties: Parties
    copied: frozenset[tuple[str, str]] = frozenset()
    reprinted: frozenset[tuple[str, str]] = frozenset()  # those of them that as a whole are the other's text
    twins: Mapping[str, str] | None = None  # a copied claim -> the claim it is word for word


def likeness(one: Telling, two: Telling, context: Context) -> dict[str, float]:
    """Give the likeness of two tellings by field, 0..1 each; fields that say nothing are left out."""
    found: dict[str, float] = {}
    _compare_kind(one, two, found)
    _compare_places(one, two, found)
    _compare_surroundings(one, two, found)
    _compare_times(one, two, found)
    _compare_parties(one, two, context.parties, found)
    _compare_amounts(one, two, found)
    _compare_words(one, two, found)
    if one.report.id == two.report.id:
        found["same_report"] = 1.0
    elif (one.report.id, two.report.id) in context.copied:
        found["copied"] = 1.0
    _compare_sources(one, two, context.parties, found)
    _compare_together(found)
    return found


def _compare_sources(one: Telling, two: Telling, parties: Parties, found: dict[str, float]) -> None:
    if one.claim.attribution and two.claim.attribution:
        first, second = one.claim.attribution[-1], two.claim.attribution[-1]
        if parties.likeness(first.canonical, second.canonical) >= PARTY_ALIKE:
            found["source_same"] = 1.0


def _compare_together(found: dict[str, float]) -> None:
    """Say what agrees at once: one place on one day is more than a place here and a day there."""
    if "amount_same" in found:
        found.pop("victims_unsaid", None)  # the same number of dead is of the same dead
    where, when = found.get("place_same", 0.0), "time_same" in found or "time_meets" in found
    if where and when:
        found["place_and_time"] = where
    if where and found.get("parties_alike", 0.0) >= PARTY_ALIKE:
        found["place_and_parties"] = where
    if when and found.get("parties_alike", 0.0) >= PARTY_ALIKE:
        found["time_and_parties"] = 1.0
    if "type_kin" in found and where and when and found.get("doers_alike", 0.0) >= PARTY_ALIKE:
        found["kin_and_all"] = 1.0  # the attack and the fall, by the same party on the same day
    if "type_same" in found and "mode_apart" not in found and where and "time_apart" not in found:
        found["type_and_place"] = where
    rival = "amount_apart" in found and where and "mode_same" in found and "victims_unsaid" not in found
    if rival and found.get("receivers_alike", 1.0) >= PARTY_ALIKE:
        found["rival_counts"] = 1.0  # the same dead counted twice differ in number, and in nothing else


def _compare_kind(one: Telling, two: Telling, found: dict[str, float]) -> None:
    if one.type is two.type:
        found["type_same"] = 1.0
        if one.type is E.HARM:
            found["tolls"] = 1.0  # weighed apart: a toll seldom says where and when, and its number says much
        if _mirrored(one, two):
            found["mode_mirrored"] = 1.0
        elif one.mode and two.mode and one.mode != two.mode:
            found["mode_weapon" if {one.mode, two.mode} <= WEAPONS else "mode_apart"] = 1.0
        elif one.mode and two.mode:
            found["mode_same"] = 1.0
    elif are_kin(one.type, two.type):
        found["type_kin"] = 1.0


def _mirrored(one: Telling, two: Telling) -> bool:
    """Tell whether one says who lost a place and the other who took it."""
    return one.type is E.CONTROL and {one.mode, two.mode} == {"lose", "take"}


def _compare_places(one: Telling, two: Telling, found: dict[str, float]) -> None:
    if not one.spots or not two.spots:
        return
    here, there = one.points, two.points
    if not here or not there:
        wide = any(first.name == second.name for first in one.spots for second in two.spots)
        found["place_wide" if wide else "place_unclear"] = 1.0
        return
    best = max(_nearness(first, second) for first in here for second in there)
    if best >= 1.0:
        fewer, more = (here, there) if len(here) <= len(there) else (there, here)
        shared = sum(any(_nearness(first, second) >= 1.0 for second in more) for first in fewer)
        found["place_same"] = shared / len(fewer)
    elif best > 0.0:
        found["place_near"] = best
    else:
        found["place_apart"] = 1.0


def _compare_surroundings(one: Telling, two: Telling, found: dict[str, float]) -> None:
    """Where one names no place of its own, compare the place that the text spoke of last."""
    here, there = one.local or one.around, two.local or two.around
    if here and there and (one.around or two.around):
        found["place_around" if here & there else "place_around_apart"] = 1.0


def places_apart(one: Telling, two: Telling) -> bool:
    """Tell whether both are told of known places, and none of them is near another."""
    if not one.local or not two.local or not one.local.isdisjoint(two.local):
        return False
    for first in one.points:
        for second in two.points:
            if _nearness(first, second) > 0.0:
                return False
    return True


def _nearness(one: Spot, two: Spot) -> float:
    """Give 1 for one place, 0 for two, in between where circles meet or one name holds the other."""
    if one.name == two.name:
        return 1.0
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return 0.5 if one.name in two.name or two.name in one.name else 0.0
    if abs(one.lat - two.lat) > FAR_DEGREES:  # most are: no need to work out how far
        return 0.0
    across = (one.lon - two.lon) * math.cos(math.radians(one.lat))
    km = KM_PER_DEGREE * math.hypot(one.lat - two.lat, across)
    if km <= SAME_KM:
        return 1.0
    reach = max(NEAR_KM, min(one.radius + two.radius, 2 * NEAR_KM))
    return 1.0 - km / reach if km < reach else 0.0


def _compare_times(one: Telling, two: Telling, found: dict[str, float]) -> None:
    ahead = "plan_" if Side.FACT not in (one.side, two.side) else ""  # the day of a plan may move, that of a deed not
    if not (one.narrow and two.narrow):
        found["time_vague"] = 1.0
        if one.told is not None and two.told is not None:
            found[f"{ahead}told_gap"] = min(abs(one.told - two.told), LONG_GAP) / LONG_GAP
        if _bounded_apart(one, two):
            found[f"{ahead}time_apart"] = 1.0
        return
    assert one.start is not None and one.end is not None and two.start is not None and two.end is not None
    gap = max(one.start, two.start) - min(one.end, two.end)
    if gap > 0:
        found[f"{ahead}time_gap"] = min(gap, GAP) / GAP
        found[f"{ahead}time_apart"] = 1.0
    elif max(one.end - one.start, two.end - two.start) < FRESH:
        found["time_same"] = 1.0
    else:
        found["time_meets"] = 1.0
    if not (one.dated and two.dated):
        found["time_undated"] = 1.0


def _bounded_apart(one: Telling, two: Telling) -> bool:
    """Tell whether two intervals, open on some side, still cannot meet."""
    return (one.end is not None and two.start is not None and one.end < two.start) or (
        two.end is not None and one.start is not None and two.end < one.start
    )


def _compare_parties(one: Telling, two: Telling, parties: Parties, found: dict[str, float]) -> None:
    pairs = [("doers", one.doers, two.doers), ("receivers", one.receivers, two.receivers)]
    if "mode_mirrored" in found:  # 'the MNLA lost Gao', 'MUJAO drove the MNLA out of Gao'
        crossed = parties.alike(one.doers, two.receivers), parties.alike(one.receivers, two.doers)
        if max(crossed) >= parties.alike(one.doers, two.doers):
            pairs = [("doers", one.doers, two.receivers), ("receivers", one.receivers, two.doers)]
    for name, here, there in pairs:
        if here and there:
            alike = parties.alike(here, there)
            found[f"{name}_alike"] = alike
            if alike < APART_ALIKE:
                found[f"{name}_apart"] = 1.0
    everybody, everybody_else = one.doers | one.receivers, two.doers | two.receivers
    if everybody and everybody_else:
        found["parties_alike"] = parties.alike(everybody, everybody_else)
    elif everybody or everybody_else:
        found["parties_missing"] = 1.0
    if one.type is E.HARM and two.type is E.HARM and bool(one.receivers) != bool(two.receivers):
        found["victims_unsaid"] = 1.0  # the dead of all sides are not the dead of one


def _compare_amounts(one: Telling, two: Telling, found: dict[str, float]) -> None:
    """Compare the whole counts: in '28 bodies, four of them civilians' the 28 is the toll and the four a part of it."""
    here, there = one.wholes, two.wholes
    if not here or not there:
        return
    pairs = [(amount, there[unit]) for unit, amount in here.items() if unit in there]
    if not pairs:
        if all(each.keys() & TOLLS for each in (here, there)):
            found["amount_kinds_apart"] = 1.0
    elif any(_equal(first, second) for first, second in pairs):
        found["amount_same"] = 1.0
    elif any(_share_a_number(first, second) for first, second in pairs):
        found["amount_same"] = SHARED_NUMBER
    elif any(is_part(first, two.amounts) or is_part(second, one.amounts) for first, second in pairs):
        found["amount_part"] = 1.0
    elif any(amounts_meet(first, second) for first, second in pairs):
        found["amount_meets"] = 1.0
    else:
        found["amount_apart"] = 1.0
        found["amount_far"] = min(min(abs(math.log(_ratio(*pair))) for pair in pairs) / FAR, 1.0)


def _ratio(one: Amount, two: Amount) -> float:
    return max(one.size, 1.0) / max(two.size, 1.0)


def _equal(one: Amount, two: Amount) -> bool:
    return one is two or (one.low == two.low and one.high == two.high)


def _share_a_number(one: Amount, two: Amount) -> bool:
    """Tell whether two counts name one number: 'at least 12' and '12', '46' and '46 to 50'."""
    return not {one.low, one.high}.isdisjoint({two.low, two.high} - {None})


def is_part(whole: Amount, amounts: tuple[Amount, ...]) -> bool:
    """Tell whether one claim's whole count is among the counts of another."""
    return any(each.unit == whole.unit and _equal(each, whole) for each in amounts)


def amounts_meet(one: Amount, two: Amount) -> bool:
    """Tell whether two counts can both be right: their ranges have a number in common."""
    if one.high is not None and two.low is not None and two.low > one.high:
        return False
    return one.low is None or two.high is None or one.low <= two.high


def _compare_words(one: Telling, two: Telling, found: dict[str, float]) -> None:
    here, there = one.words, two.words
    if here and there:
        shared = len(frozenset(here).intersection(there))
        found["words_held"] = shared / max(FEW_WORDS, min(len(here), len(there)))
        found["words_shared"] = shared / (len(here) + len(there) - shared)
    if one.trigger & two.trigger:
        found["trigger_same"] = 1.0


def said_alike(one: Telling, two: Telling) -> tuple[float, float]:
    """Give which share of the lighter sentence's words, weighed by rarity, the other has (0..1), and how much that is.

    The second number is 1 for shared words that weigh MUCH, at most 1.5.
    """
    (here, light), (there, heavy) = said(one), said(two)
    shared = weigh_words(here & there)
    return shared / max(LIGHT, min(light, heavy)), min(shared / MUCH, 1.5)


def pair_of_sides(one: Telling, two: Telling) -> str:
    """Name the sides of two tellings, the first one's first: 'plan>fact'."""
    return f"{one.side}>{two.side}"


SAME_SIDES = frozenset({(side, side) for side in Side if side is not Side.OPINION})
