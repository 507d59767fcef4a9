"""All of linking, over any set of reports with their claims: copies, events, plans, roots, outcomes, contradictions.

A pure function: the same reports, claims and opinions give the same links. Whoever keeps a ledger calls it for all of
it, or for the neighbourhood of what is new.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sayso.link.affiliations import find_affiliations
from sayso.link.clusters import Opinion
from sayso.link.copies import find_copies
from sayso.link.corrections import correction_links
from sayso.link.differences import find_contradictions
from sayso.link.events import PLANS, Judge, compare_all, group, same_links
from sayso.link.independence import Provenance, find_roots, whole_copies
from sayso.link.likenesses import Context
from sayso.link.outcomes import find_turns, update_links
from sayso.link.parties import Parties
from sayso.link.tellings import Telling, forget_said, make_tellings
from sayso.link.twins import find_twins
from sayso.records import Claim, ClaimId, Copy, Event, Link, Report, content_hash

REPEATS = 20  # tellings of one type in the same words that one report may add; a live blog repeats itself less
NO_OPINIONS: Mapping[frozenset[ClaimId], Opinion] = {}


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found; events and plans come in the order of their first telling."""

    copies: tuple[Copy, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()


def link_reports(
    held: Iterable[tuple[Report, Sequence[Claim]]],
    parties: Parties,
    *,
    copies: Sequence[Copy] | None = None,
    opinions: Mapping[frozenset[ClaimId], Opinion] = NO_OPINIONS,
    only: frozenset[ClaimId] | None = None,
) -> Linked:
    """Link reports by their claims. `copies` spares finding them; `opinions` are what people said of pairs.

    `only` links some of the claims; the others are the text around them.
    """
    with _uncollected():
        return _link(list(held), parties, copies, opinions, only)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: linking makes millions of small things that live to its end, and no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _link(
    listed: Sequence[tuple[Report, Sequence[Claim]]],
    parties: Parties,
    copies: Sequence[Copy] | None,
    opinions: Mapping[frozenset[ClaimId], Opinion],
    only: frozenset[ClaimId] | None,
) -> Linked:
    found = find_copies(report for report, _ in listed) if copies is None else tuple(copies)
    tellings = {
        report.id: tuple(
            each for each in make_tellings(report, _unrepeated(report, claims)) if only is None or each.claim.id in only
        )
        for report, claims in listed
    }
    everything = [each for report, _ in listed for each in tellings[report.id]]
    both_ways = frozenset(pair for each in found for pair in _both_ways(each))
    context = Context(parties, both_ways)
    judge = Judge(context, find_twins(found, tellings))
    del tellings
    pairs = compare_all(everything, judge)
    groups = group(everything, pairs, judge, opinions)
    turned = [*update_links(find_turns(groups, context)), *correction_links(pairs, groups)]
    forget_said()
    known = Provenance(
        parties=parties,
        affiliations=find_affiliations(everything),
        copies=whole_copies(found),
        outlets={report.id: report.outlet for report, _ in listed},
        twins=judge.twins,
    )
    updates = {(each.start, each.end): each for each in turned}
    links = (*same_links(groups, judge), *updates.values(), *find_contradictions(pairs, groups))
    del everything, pairs, turned, updates  # what is not needed any more makes room for the events
    return Linked(copies=found, events=tuple(_event(each, known, judge) for each in _one_by_one(groups)), links=links)


def _one_by_one(groups: list[list[Telling]]) -> Iterator[list[Telling]]:
    """Give the groups in their order, and let go of each."""
    groups.reverse()
    while groups:
        yield groups.pop()


def _unrepeated(report: Report, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Leave out what one report says in the same words over and over: a page of one line copied a thousand times."""
    told: Counter[tuple[str, str]] = Counter()
    kept = []
    for claim in claims:
        words = (claim.type.value.value, report.quote(claim.span))
        told[words] += 1
        if told[words] <= REPEATS:
            kept.append(claim)
    return tuple(kept)


def _both_ways(copy: Copy) -> tuple[tuple[str, str], tuple[str, str]]:
    return (copy.report, copy.copy_of), (copy.copy_of, copy.report)


def _event(members: Iterable[Telling], known: Provenance, judge: Judge) -> Event:
    ordered = sorted(members, key=lambda each: (each.told or 0, each.report.id, each.claim.span.start))
    plan = ordered[0].side in PLANS
    return Event(
        id=("p" if plan else "e") + content_hash(ordered[0].claim.id),
        claims=tuple(each.claim.id for each in ordered),
        plan=plan,
        witnesses=find_roots(ordered, known, judge.sure),
    )
