"""All of linking, over any set of reports with their claims: copies, events, plans, roots, outcomes, contradictions.

A pure function: the same reports, claims and opinions give the same links. Whoever keeps a ledger calls it for all of
it, or for the neighbourhood of what is new.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

from sayso.link.affiliations import find_affiliations
from sayso.link.clusters import Opinion
from sayso.link.copies import find_copies
from sayso.link.corrections import correction_links
from sayso.link.differences import find_contradictions
from sayso.link.essentials import essential
from sayso.link.events import PLANS, Judge, compare_all, group, order_of, same_links
from sayso.link.independence import Provenance, find_roots, whole_copies
from sayso.link.likenesses import Context
from sayso.link.outcomes import find_turns, update_links
from sayso.link.parties import Parties
from sayso.link.tellings import Telling, forget_said, make_tellings
from sayso.link.twins import find_twins
from sayso.records import Claim, ClaimId, Copy, Event, Link, Report, ReportId, content_hash

REPEATS = 20  # tellings of one type in the same words that one report may add; a live blog repeats itself less
NO_OPINIONS: Mapping[frozenset[ClaimId], Opinion] = {}
NO_OUTLETS: Mapping[ReportId, str | None] = {}


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found; events and plans come in the order of their first telling."""

    copies: tuple[Copy, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What linking found, links and events made while they are taken, once: all links first, then the events."""

    copies: tuple[Copy, ...]
    links: Iterator[Link]
    events: Iterator[Event]


@dataclass(slots=True)
class _Gathered:
    """What is kept of reports and claims while they are linked."""

    outlets: dict[ReportId, str | None]
    reports: list[Report] = field(default_factory=list)
    tellings: dict[ReportId, tuple[Telling, ...]] = field(default_factory=dict)
    affiliations: dict[str, str] = field(default_factory=dict)


def link_reports(
    held: Iterable[tuple[Report, Sequence[Claim]]],
    parties: Parties,
    *,
    copies: Sequence[Copy] | None = None,
    opinions: Mapping[frozenset[ClaimId], Opinion] = NO_OPINIONS,
    only: frozenset[ClaimId] | None = None,
    outlets: Mapping[ReportId, str | None] = NO_OUTLETS,
) -> Linked:
    """Link reports by their claims. `copies` spares finding them; `opinions` are what people said of pairs.

    `only` links some of the claims; the others are the text around them. `outlets` are those of reports that are not
    at hand and that these copy.
    """
    with uncollected():
        gathered = _gather(held, only, outlets)
        known = find_copies(gathered.reports) if copies is None else tuple(copies)
        found = _link(gathered, known, parties, opinions)
        links = tuple(found.links)
        return Linked(copies=found.copies, events=tuple(found.events), links=links)


def link_lazily(
    held: Iterable[tuple[Report, Sequence[Claim]]],
    parties: Parties,
    *,
    imprints: Mapping[ReportId, Collection[int]] | None = None,
    opinions: Mapping[frozenset[ClaimId], Opinion] = NO_OPINIONS,
) -> Found:
    """Link a whole ledger: reports are taken one by one, and little is kept of each; links and events never are.

    `imprints` are the fingerprints of the reports; they are asked for when all reports were taken.
    """
    gathered = _gather(held, None, NO_OUTLETS)
    return _link(gathered, find_copies(gathered.reports, imprints), parties, opinions)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest: linking makes millions of small things that live to its end, and no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _gather(
    held: Iterable[tuple[Report, Sequence[Claim]]],
    only: frozenset[ClaimId] | None,
    outlets: Mapping[ReportId, str | None],
) -> _Gathered:
    gathered = _Gathered(dict(outlets))
    for report, claims in held:
        told = make_tellings(report, _unrepeated(report, claims))
        kept = [each for each in told if only is None or each.claim.id in only]
        for person, body in find_affiliations(kept).items():
            gathered.affiliations.setdefault(person, body)
        gathered.tellings[report.id] = tuple(map(essential, kept))
        gathered.reports.append(report)
        gathered.outlets[report.id] = report.outlet
    return gathered


def _link(
    gathered: _Gathered,
    copies: tuple[Copy, ...],
    parties: Parties,
    opinions: Mapping[frozenset[ClaimId], Opinion],
) -> Found:
    everything = [each for report in gathered.reports for each in gathered.tellings[report.id]]
    both_ways = frozenset(pair for each in copies for pair in _both_ways(each))
    reprinted = frozenset(pair for each in whole_copies(copies).values() for pair in _both_ways(each))
    context = Context(parties, both_ways, reprinted)
    judge = Judge(context, find_twins(copies, gathered.tellings))
    gathered.reports, gathered.tellings = [], {}
    pairs = compare_all(everything, judge)
    groups = group(everything, pairs, judge, opinions)
    del everything
    turned = [*update_links(find_turns(groups, context)), *correction_links(pairs, groups)]
    forget_said()
    updates = {(each.start, each.end): each for each in turned}
    known = Provenance(
        parties=parties,
        affiliations=gathered.affiliations,
        copies=whole_copies(copies),
        outlets=gathered.outlets,
        twins=judge.twins,
    )
    contradictions = find_contradictions(pairs, groups)
    del pairs, turned  # what is not needed any more makes room for the events
    links = chain(same_links(groups, judge), updates.values(), contradictions)
    return Found(copies, links, _events(groups, known, judge))


def _events(groups: list[list[Telling]], known: Provenance, judge: Judge) -> Iterator[Event]:
    """Give the events in the order of their groups, and let go of each group."""
    groups.reverse()
    while groups:
        yield _event(groups.pop(), known, judge)
        judge.settle(())


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
    ordered = sorted(members, key=order_of)
    plan = ordered[0].side in PLANS
    return Event(
        id=("p" if plan else "e") + content_hash(ordered[0].claim.id),
        claims=tuple(each.claim.id for each in ordered),
        plan=plan,
        witnesses=find_roots(ordered, known, judge.sure),
    )
