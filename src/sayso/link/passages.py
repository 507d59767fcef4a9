"""Passages that two reports have in common, word for word, found from the shingles they share and grown outwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sayso.link.fingerprints import SHINGLE, Words

MIN_RUN = 6  # words; a shorter run is a turn of phrase. 6 keeps sentences that an editor changed in the middle


class Run(NamedTuple):
    """`length` words from `first` on in one report equal those from `second` on in the other."""

    first: int
    second: int
    length: int


def places_of(hashes: Sequence[int]) -> dict[int, list[int]]:
    """Give where each shingle of a report stands in it."""
    places: dict[int, list[int]] = {}
    for at, value in enumerate(hashes):
        places.setdefault(value, []).append(at)
    return places


def common_runs(
    first: Words, second: Words, hashes: Sequence[int], places: Mapping[int, Sequence[int]]
) -> tuple[Run, ...]:
    """Give the runs of at least MIN_RUN words that both have, in the order of the first; none overlaps another.

    `hashes` are the shingles of the first, `places` where each shingle of the second stands.
    """
    found: list[Run] = []
    taken: set[int] = set()  # words of the second that belong to a run already
    after = 0  # the first word that belongs to no run yet
    for at in [at for at, value in enumerate(hashes) if value in places]:
        if at < after:
            continue
        best = _longest(first, second, at, places[hashes[at]], taken)
        if best and best.length >= MIN_RUN:
            found.append(best)
            taken.update(range(best.second, best.second + best.length))
            after = best.first + best.length
    return tuple(found)


def _longest(first: Words, second: Words, at: int, places: Sequence[int], taken: set[int]) -> Run | None:
    best = None
    for place in places[:SHINGLE]:  # a shingle that comes back more often than that is a refrain
        length = _grow(first.folded, second.folded, at, place)
        if place not in taken and length and (best is None or length > best.length):
            best = Run(at, place, length)
    return best


def _grow(first: tuple[str, ...], second: tuple[str, ...], at: int, place: int) -> int:
    length, limit = 0, min(len(first) - at, len(second) - place)
    while length < limit and first[at + length] == second[place + length]:
        length += 1
    return length
