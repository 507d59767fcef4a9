"""Corrections: what an outlet takes back or sets right supersedes, visibly, what it said before.

A correction is known by its own words, in its headline or beside the claim. Where it then contradicts or repeats with
another number what the same outlet told earlier, the new claim updates the old one; neither is erased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.link.differences import rival_amounts
from sayso.link.events import Pair
from sayso.link.retractions import outlet, retraction_links, sets_right
from sayso.link.tellings import Side, Telling
from sayso.records import Link, LinkRel


def correction_links(pairs: Iterable[Pair], groups: Iterable[Sequence[Telling]]) -> Iterator[Link]:
    """Give what corrections supersede: the later claim updates the earlier one of the same outlet."""
    listed = list(groups)
    group_of = {each.claim.id: number for number, members in enumerate(listed) for each in members}
    yield from (each for each in retraction_links(listed) if each.rel is LinkRel.UPDATES)
    for pair in pairs:
        one, two = sorted((pair.one, pair.two), key=lambda each: each.told or 0)
        if not (one.in_body and two.in_body) or one.told is None or two.told is None or one.told >= two.told:
            continue
        if outlet(one) != outlet(two) or not two.corrects:
            continue
        same = group_of[one.claim.id] == group_of[two.claim.id]
        if ((same or sets_right(one, two, pair.found)) and rival_amounts(one, two)) or _takes_back(
            pair, later=two, earlier=one
        ):
            yield Link(
                start=two.claim.id,
                rel=LinkRel.UPDATES,
                end=one.claim.id,
                reasons=("a correction by the same outlet",),
            )


def _takes_back(pair: Pair, *, later: Telling, earlier: Telling) -> bool:
    if (later.side, earlier.side) != (Side.DENIED, Side.FACT) or later.type is not earlier.type:
        return False
    found = pair.found
    apart = {"place_apart", "receivers_apart", "amount_apart", "victims_unsaid", "mode_apart"}
    return not (apart & found.keys()) and ("place_same" in found or found.get("parties_alike", 0.0) >= 0.7)
