"""Passages that two reports have in common, word for word, found from the shingles they share and grown outwards."""

from __future__ import annotations

from typing import NamedTuple

from sayso.link.fingerprints import SHINGLE, Words

MIN_RUN = 6  # words; a shorter run is a turn of phrase. 6 keeps sentences that an editor changed in the middle


class Run(NamedTuple):
    """`length` words from `first` on in one report equal those from `second` on in the other."""

    first: int
    second: int
    length: int


def common_runs(first: Words, second: Words, first_hashes: list[int], second_hashes: list[int]) -> tuple[Run, ...]:
    """Give the runs of at least MIN_RUN words that both have, in the order of the first; none overlaps another."""
    places: dict[int, list[int]] = {}
    for at, value in enumerate(second_hashes):
        places.setdefault(value, []).append(at)
    found: list[Run] = []
    taken: set[int] = set()  # words of the second that belong to a run already
    at = 0
    while at < len(first_hashes):
        best = _longest(first, second, at, places.get(first_hashes[at], []), taken)
        if best and best.length >= MIN_RUN:
            found.append(best)
            taken.update(range(best.second, best.second + best.length))
            at = best.first + best.length
        else:
            at += 1
    return tuple(found)


def _longest(first: Words, second: Words, at: int, places: list[int], taken: set[int]) -> Run | None:
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
