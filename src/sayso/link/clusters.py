"""Pairs into groups: two groups become one while their members, taken all together, look like one event.

Average linkage: one false pair does not chain two events, as it would if any pair sufficed. A person's verdict stands
above every score: what someone called the same is joined first, what someone called different never meets.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain, product
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Score = Callable[[K, K], float]  # how surely two are one, 0..1

SAMPLE = 8  # members of each group that speak for it; larger groups are averaged over so many, the first ones


class Opinion(StrEnum):
    """A person's word on a pair of claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # the machine may not join them on this pair's score


Opinions = Mapping[frozenset[K], Opinion]


def cluster(
    members: Iterable[K], pairs: Mapping[tuple[K, K], float], score: Score[K], opinions: Opinions[K], cut: float
) -> list[list[K]]:
    """Group members; `pairs` are those worth a look with their scores, `score` answers for any other pair."""
    return [group for groups in cluster_parts(members, pairs, score, opinions, cut) for group in groups]


def cluster_parts(
    members: Iterable[K], pairs: Mapping[tuple[K, K], float], score: Score[K], opinions: Opinions[K], cut: float
) -> Iterator[list[list[K]]]:
    """Give the groups part by part, in the order of their first members: little of a ledger is under way at a time.

    A part is what likely pairs and people's words tie together; no group reaches further.
    """
    listed = list(members)
    number = {each: at for at, each in enumerate(listed)}
    likely = [pair for pair, value in pairs.items() if value >= cut]
    same = (tuple(pair) for pair, opinion in opinions.items() if opinion is Opinion.SAME)
    known = ((number[one], number[two]) for one, two in same if one in number and two in number)
    first = _tie(len(listed), chain(((number[one], number[two]) for one, two in likely), known))
    parts: dict[int, list[K]] = {}
    for at, each in enumerate(listed):
        parts.setdefault(first[at], []).append(each)
    between: dict[int, list[tuple[K, K]]] = {}
    for one, two in likely:
        between.setdefault(first[number[one]], []).append((one, two))
    told: dict[int, dict[frozenset[K], Opinion]] = {}
    for pair, opinion in opinions.items():
        for at in {first[number[each]] for each in pair if each in number}:
            told.setdefault(at, {})[pair] = opinion
    for at, part in parts.items():
        if len(part) == 1:
            yield [part]
            continue
        work = _Linkage(part, score, told.get(at, {}), cut)
        work.obey()
        for one, two in between.get(at, ()):
            work.offer(one, two)
        work.run()
        yield work.groups()


def _tie(count: int, pairs: Iterable[tuple[int, int]]) -> array[int]:
    """Give for each of so many members the first of those that pairs tie it to, directly or through others."""
    first = array("l", range(count))

    def first_of(at: int) -> int:
        while first[at] != at:
            first[at] = at = first[first[at]]
        return at

    for one, two in pairs:
        here, there = sorted((first_of(one), first_of(two)))
        first[there] = here
    for at in range(count):
        first[at] = first[first[at]]  # what stands before it is known by now
    return first


class _Linkage(Generic[K]):
    def __init__(self, members: Iterable[K], score: Callable[[K, K], float], opinions: Opinions[K], cut: float) -> None:
        self.score, self.opinions, self.cut = score, opinions, cut
        self.members: dict[int, list[K]] = {}
        self.of: dict[K, int] = {}
        self.next = 0
        self.heap: list[tuple[float, int, int]] = []
        self.near: dict[int, set[int]] = {}
        for each in members:
            self.members[self.next], self.of[each] = [each], self.next
            self.next += 1

    def obey(self) -> None:
        """Join what a person called the same."""
        for pair, opinion in sorted(self.opinions.items(), key=lambda each: sorted(map(str, each[0]))):
            known = [self.of[each] for each in pair if each in self.of]
            if opinion is Opinion.SAME and len(set(known)) == 2:
                self._join(*known)

    def offer(self, one: K, two: K) -> None:
        """Propose to join the groups of two members."""
        first, second = self.of[one], self.of[two]
        if first != second and second not in self.near.get(first, ()):
            self._propose(first, second)

    def _propose(self, first: int, second: int) -> None:
        self.near.setdefault(first, set()).add(second)
        self.near.setdefault(second, set()).add(first)
        value = self._average(first, second)
        if value >= self.cut:
            heapq.heappush(self.heap, (-value, min(first, second), max(first, second)))

    def _average(self, first: int, second: int) -> float:
        total, count = 0.0, 0
        for one, two in product(self.members[first][:SAMPLE], self.members[second][:SAMPLE]):
            opinion = self.opinions.get(frozenset((one, two)))
            if opinion is Opinion.DIFFERENT:
                return 0.0
            total += 0.0 if opinion is Opinion.UNSURE else self.score(one, two)
            count += 1
        return total / count

    def run(self) -> None:
        """Join the likeliest two groups until none is likely."""
        while self.heap:
            _, first, second = heapq.heappop(self.heap)
            if first in self.members and second in self.members:
                self._join(first, second)

    def _join(self, first: int, second: int) -> None:
        merged = self.members.pop(first) + self.members.pop(second)
        number, self.next = self.next, self.next + 1
        self.members[number] = merged
        for each in merged:
            self.of[each] = number
        around = (self.near.pop(first, set()) | self.near.pop(second, set())) - {first, second}
        for other in sorted(around):
            self.near[other] -= {first, second}
            self._propose(number, other)

    def groups(self) -> list[list[K]]:
        """Give the groups, each in the order its members were given, the groups by their first members."""
        return list(self.members.values())
