"""Which claims of a ledger a new one has to do with at all, of those that lie near it: the others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.link.events import CUT, Judge, pair_up
from sayso.link.outcomes import is_outcome
from sayso.link.tellings import Telling
from sayso.records import ClaimId


@dataclass(frozen=True, slots=True)
class Met:
    """Claims that may be of one event with a new one, and those that only contradict it, or tell what became of it."""

    same: set[ClaimId] = field(default_factory=set)
    others: set[ClaimId] = field(default_factory=set)


def find_met(pairs: Iterable[tuple[Telling, Telling]], judge: Judge) -> Met:
    """Tell what the second of each pair, an old claim, may be to the first, a new one."""
    met = Met()
    for one, other in pairs:
        pair = pair_up(one, other, judge)
        if pair is not None and pair.sure >= CUT:
            met.same.add(other.claim.id)
        elif pair or is_outcome(one, other, judge.context) or is_outcome(other, one, judge.context):
            met.others.add(other.claim.id)
    met.others.difference_update(met.same)
    return met
