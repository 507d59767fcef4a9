"""Which claims tell one event, or announce one plan: candidates, scores with reasons, groups, and links.

Claims of unlike status never share a group: a denial contradicts what it denies, a plan comes before its event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sayso.link.blocks import Blocks, block_keys, neighbours, thread_keys
from sayso.link.clusters import Opinion, cluster_parts
from sayso.link.likenesses import Context, are_kin, likeness, places_apart
from sayso.link.retractions import sets_right
from sayso.link.tellings import Side, Telling
from sayso.link.weights import plan_sureness, reasons, sureness
from sayso.records import ClaimId, Link, LinkRel
from sayso.records import EventType as E

CUT = 0.2  # mean sureness at which two groups are one; see docs/linking.md
DOUBT = 0.4  # two towns are two events and the dead of two sides two tolls, however alike the words; not learned
TWIN = 0.99  # how sure it is that word for word the same is the same
KEPT = 0.14  # pairs that are less likely than this are not looked at again
ASKED = 1 << 17  # scores that are kept while groups are made, and as many older ones; few are asked for again so late
PLANS = frozenset({Side.PLAN, Side.REFUSED})
NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings that were compared, and their likenesses, where somebody asks for them again; else none."""

    one: Telling
    two: Telling
    found: Mapping[str, float]
    sure: float  # that both tell one event; 0 where their statuses differ


@dataclass(slots=True)
class Judge:
    """Compares pairs of tellings, each once."""

    context: Context
    twins: frozenset[frozenset[ClaimId]] = frozenset()
    _seen: dict[tuple[ClaimId, ClaimId], float] = field(default_factory=dict)
    _asked: dict[tuple[ClaimId, ClaimId], float] = field(default_factory=dict)  # since groups were settled last
    _before: dict[tuple[ClaimId, ClaimId], float] = field(default_factory=dict)  # those asked for before so many others

    def compare(self, one: Telling, two: Telling) -> Pair:
        """Compare two tellings."""
        found = likeness(one, two, self.context)
        return Pair(one, two, found, self._sure(one, two, found))

    def note(self, one: Telling, two: Telling) -> Pair:
        """Compare two tellings of a ledger full of them: their likenesses are kept only where they are used again."""
        pair = self.compare(one, two)
        held = one.type is two.type is E.CONTROL or one.corrects is not two.corrects
        return pair if held or one.side is not two.side else replace(pair, found=NOTHING)

    def remember(self, scored: Mapping[tuple[ClaimId, ClaimId], float]) -> None:
        """Take over scores that were worked out already."""
        self._seen.update(scored)

    def settle(self, groups: Iterable[Sequence[Telling]]) -> None:
        """Let go of the scores that were asked for of pairs that came to share no group: nobody asks for them again."""
        if self._asked:
            group_of = {each.claim.id: number for number, members in enumerate(groups) for each in members}
            for asked in (self._before, self._asked):
                self._seen.update((key, sure) for key, sure in asked.items() if _in_one(key, group_of))
            self._before, self._asked = {}, {}

    def forget(self, groups: Iterable[Sequence[Telling]]) -> None:
        """Let go likewise of scores that were taken over."""
        group_of = {each.claim.id: number for number, members in enumerate(groups) for each in members}
        self._seen = {key: sure for key, sure in self._seen.items() if _in_one(key, group_of)}

    def sure(self, one: Telling, two: Telling) -> float:
        """Give how sure it is that two tellings are of one event, comparing them where that was not done."""
        key = _key(one, two)
        known = self._seen.get(key)
        if known is None:
            known = self._asked.get(key)
        if known is None:
            if len(self._asked) >= ASKED:
                self._before, self._asked = self._asked, {}
            known = self._before.get(key)
            if known is None:
                known = 0.0 if _cannot_be_one(one, two) else self.compare(one, two).sure
            self._asked[key] = known
        return known

    def _sure(self, one: Telling, two: Telling, found: Mapping[str, float]) -> float:
        if one.side is not two.side or one.side is Side.OPINION:
            return 0.0
        if frozenset((one.claim.id, two.claim.id)) in self.twins:
            return TWIN
        if "type_same" not in found and "type_kin" not in found:
            return 0.0
        sure = sureness(found)
        if one.side in PLANS:
            sure = max(sure, plan_sureness(found))
        return sure * (DOUBT if _vetoed(one, two, found) else 1.0)


def _vetoed(one: Telling, two: Telling, found: Mapping[str, float]) -> bool:
    """Tell whether two are apart where it counts most; the dead of one town may be counted in another's hospital."""
    if one.type is E.HARM and two.type is E.HARM:
        return "receivers_apart" in found
    return "place_apart" in found


def _in_one(pair: tuple[ClaimId, ClaimId], group_of: Mapping[ClaimId, int]) -> bool:
    return group_of.get(pair[0], -1) == group_of.get(pair[1], -2)


def _key(one: Telling, two: Telling) -> tuple[ClaimId, ClaimId]:
    return (one.claim.id, two.claim.id) if one.claim.id < two.claim.id else (two.claim.id, one.claim.id)


def candidates(tellings: Iterable[Telling], context: Context) -> Iterator[tuple[Telling, Telling]]:
    """Give the pairs worth comparing."""
    return neighbours(Blocks(tellings, lambda each: _keys(each, context), lambda each: each.day))


def _keys(telling: Telling, context: Context) -> tuple[str, ...]:
    keys = block_keys(telling, context.parties)
    if telling.side not in PLANS:
        return keys
    plans = (f"{key}|plans" for key in thread_keys(telling, context.parties))
    return (*keys, *plans)  # a plan is told again months later; its month says little


def compare_all(tellings: Sequence[Telling], judge: Judge) -> list[Pair]:
    """Compare all candidates; of copies also the twins, wherever blocks put them. Gives the pairs worth keeping."""
    pairs = [
        pair
        for one, two in candidates(tellings, judge.context)
        if _sides_meet(one, two) and not _apart(one, two)
        if _is_worth_keeping(pair := judge.note(one, two))
    ]
    seen = {frozenset((each.one.claim.id, each.two.claim.id)) for each in pairs}
    by_id = {each.claim.id: each for each in tellings}
    for twin in judge.twins - seen:
        one, two = (by_id[each] for each in sorted(twin))
        pairs.append(judge.note(one, two))
    return pairs


def pair_up(one: Telling, two: Telling, judge: Judge) -> Pair | None:
    """Compare two tellings that may be one event, or contradict each other; None where their pair is worth nothing."""
    if not _sides_meet(one, two) or _apart(one, two):
        return None
    pair = judge.note(one, two)
    return pair if _is_worth_keeping(pair) else None


def _cannot_be_one(one: Telling, two: Telling) -> bool:
    """Tell at a glance that two are not one event; twins are remembered already."""
    return one.side is not two.side or _apart(one, two)


def _apart(one: Telling, two: Telling) -> bool:
    """Tell whether types or places part two tellings, as the veto would; tolls may be counted elsewhere."""
    if one.type is not two.type and not are_kin(one.type, two.type):
        return True
    return not (one.type is two.type is E.HARM) and places_apart(one, two)


def _sides_meet(one: Telling, two: Telling) -> bool:
    """Tell whether two can be one event, or contradict each other."""
    return one.side is two.side or {one.side, two.side} == {Side.FACT, Side.DENIED}


def _is_worth_keeping(pair: Pair) -> bool:
    """Keep pairs that may be one event, denials, and claims to one place; most pairs are none of these."""
    if pair.sure >= KEPT or pair.one.side is not pair.two.side or sets_right(pair.one, pair.two, pair.found):
        return True
    return pair.one.type is E.CONTROL and pair.two.type is E.CONTROL and "place_same" in pair.found


def group(
    tellings: Sequence[Telling], pairs: Sequence[Pair], judge: Judge, opinions: Mapping[frozenset[ClaimId], Opinion]
) -> list[list[Telling]]:
    """Group tellings into events and plans; every telling is in one group, most are alone in it."""
    by_id = {each.claim.id: each for each in tellings}
    scored = {_key(each.one, each.two): each.sure for each in pairs if each.sure >= KEPT}
    judge.remember(scored)
    grouped = []
    for groups in cluster_parts(by_id, scored, lambda one, two: judge.sure(by_id[one], by_id[two]), opinions, CUT):
        part = [[by_id[each] for each in members] for members in groups]
        judge.settle(part)
        grouped += part
    judge.forget(grouped)
    return grouped


def order_of(telling: Telling) -> tuple[bool, int, str, int]:
    """Give what tellings of one event are ordered by: by day, headlines behind the texts that they stand over."""
    return (not telling.in_body, telling.told or 0, telling.report.id, telling.claim.span.start)


def same_links(groups: Iterable[Sequence[Telling]], judge: Judge) -> Iterator[Link]:
    """Give the links that hold each group together: each telling to the likest of those told before it."""
    for members in groups:
        ordered = sorted(members, key=order_of)
        for at, telling in enumerate(ordered[1:], start=1):
            best = max(ordered[:at][-24:], key=lambda other: judge.sure(telling, other))
            pair = judge.compare(telling, best)
            rel = LinkRel.SAME_PLAN if telling.side in PLANS else LinkRel.SAME_EVENT
            yield Link(
                start=telling.claim.id,
                rel=rel,
                end=best.claim.id,
                score=round(pair.sure, 3),
                reasons=reasons(pair.found),
            )
