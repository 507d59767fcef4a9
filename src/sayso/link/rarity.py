"""How rare words are: two tellings that share 'mausoleum' share more than two that share 'attack'.

Counted once, over the coded reports of training/corpus (stems.txt), and not over the ledger at hand, so that adding a
report changes nothing between two others.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from importlib import resources

COUNTS = "stems.txt"
REPORTS = 224  # that were counted


@cache
def _known() -> dict[str, float]:
    lines = resources.files("sayso.link").joinpath(COUNTS).read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {stem: 1.0 - math.log(int(count) + 1) / math.log(REPORTS + 1) for stem, count in pairs}


def rarity(stem: str) -> float:
    """Give how rare a stem is, 0 (in every report) to 1 (never met)."""
    return _known().get(stem, 1.0)


def weigh_words(stems: Iterable[str]) -> float:
    """Give the sum of the rarities of some stems."""
    known = _known()
    return sum([known.get(each, 1.0) for each in stems])
