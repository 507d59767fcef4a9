"""Which predicted claim is which coded claim; which mention is which.

A prediction may meet a coded claim of its report where the triggers overlap, or the quotes overlap by half of their
union. Pairs are taken one to one, the best first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.score.coded import Record
from sayso.score.names import fold, overlap

LEAST_OVERLAP = 0.5  # of the quotes, where the triggers do not meet
QUOTE_WEIGHT = 0.5
TYPE_WEIGHT = 0.01  # decides between equals


def pair_claims(gold: Sequence[Record], predicted: Sequence[Record], least: float = LEAST_OVERLAP) -> dict[int, int]:
    """Give the index of the predicted claim for each coded claim that has one."""
    by_report: dict[str, list[int]] = {}
    for j, claim in enumerate(predicted):
        by_report.setdefault(claim["report"], []).append(j)
    candidates = []
    for i, claim in enumerate(gold):
        for j in by_report.get(claim["report"], []):
            other = predicted[j]
            trigger, quote = overlap(claim.get("trigger"), other.get("trigger")), overlap(claim, other)
            if quote > 0 and (trigger > 0 or quote >= least):
                score = trigger + QUOTE_WEIGHT * quote + TYPE_WEIGHT * (claim["type"] == other.get("type"))
                candidates.append((score, -i, -j))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _score, i, j in sorted(candidates, reverse=True):
        if -i not in pairs and -j not in used:
            pairs[-i] = -j
            used.add(-j)
    return pairs


def count_pairs(gold: Sequence[Record], predicted: Sequence[Record], same: Callable[[Record, Record], bool]) -> int:
    """Count mentions that meet one to one; those with equal canonical names meet first."""
    met: set[int] = set()
    used: set[int] = set()
    for strict in (True, False):
        for i, mention in enumerate(gold):
            for j, other in enumerate(predicted):
                if i in met or j in used or not same(mention, other):
                    continue
                if strict and fold(mention.get("canonical")) != fold(other.get("canonical")):
                    continue
                met.add(i)
                used.add(j)
    return len(met)
