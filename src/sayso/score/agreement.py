"""How far coders agree: the share of units that they code alike, Cohen's kappa, Krippendorff's alpha.

A table has one row for each unit and one column for each coder; None is a value that a coder did not give. Chance is
taken out of kappa and alpha: 1 is perfect agreement, 0 what coders who drew lots would reach, below 0 worse than that.

Sources: J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20 (1960);
K. Krippendorff, "Content Analysis" (2004), chapter 11, and "Computing Krippendorff's Alpha-Reliability" (2011), whose
worked examples are the tests; R. Artstein and M. Poesio, "Inter-Coder Agreement for Computational Linguistics",
Computational Linguistics 34 (2008), for alpha over sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

RELIABLE = 0.800  # alpha from which Krippendorff (2004, p. 241) lets conclusions rest on data
TENTATIVE = 0.667  # and the lowest at which tentative ones may
Row = Sequence[Hashable | None]


class Scale(StrEnum):
    """What it means that two values differ."""

    NOMINAL = "nominal"  # the same or not
    ORDINAL = "ordinal"  # by how many ranks; values are numbers
    INTERVAL = "interval"  # by how much; values are numbers, as days are
    SETS = "sets"  # by how little of all they name both name (Jaccard); values are sets


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree on one field, over the units for which at least two of them gave a value.

    `agreed` counts the units on which all gave the same. `kappa` (-1 to 1) stands for two coders only; `alpha` (at most
    1) is None where it cannot be told: no units, or one value throughout, which leaves nothing to disagree about.
    """

    field: str
    scale: Scale
    units: int
    agreed: int
    kappa: float | None
    alpha: float | None

    @property
    def share(self) -> float | None:
        """The share of units on which all agree, 0 to 1; None where there are none."""
        return self.agreed / self.units if self.units else None


def measure(field: str, table: Iterable[Row], scale: Scale = Scale.NOMINAL) -> Agreement:
    """Measure agreement on one field; the share and kappa take values as the same or not, alpha goes by the scale."""
    table = [list(row) for row in table]
    rows, coders = _comparable(table), max(map(len, table), default=0)
    return Agreement(
        field=field,
        scale=scale,
        units=len(rows),
        agreed=sum(len(set(row)) == 1 for row in rows),
        kappa=cohen_kappa((row[0], row[1]) for row in rows) if coders == 2 else None,
        alpha=krippendorff_alpha(rows, scale),
    )


def cohen_kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Give Cohen's kappa of two coders who gave a value each, -1 to 1; None where chance alone gives full agreement."""
    held = list(pairs)
    if not held:
        return None
    observed = sum(one == other for one, other in held) / len(held)
    firsts, seconds = Counter(one for one, _ in held), Counter(other for _, other in held)
    expected = sum(count * seconds[value] for value, count in firsts.items()) / len(held) ** 2
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(table: Iterable[Row], scale: Scale = Scale.NOMINAL) -> float | None:
    """Give Krippendorff's alpha, at most 1; units with fewer than two values are passed over.

    None where no two values differ: alpha is then undefined. Sets cost as many comparisons as there are pairs of
    different sets with a common member; the other scales go through the values once.
    """
    rows = _comparable(table)
    counts = Counter(value for row in rows for value in row)
    if len(counts) < 2:
        return None
    spread = _spread_of(scale, counts)
    observed = sum(spread(Counter(row)) / (len(row) - 1) for row in rows)
    expected = spread(counts) / (sum(counts.values()) - 1)
    return 1 - observed / expected if expected else None


def _comparable(table: Iterable[Row]) -> list[list[Any]]:
    rows = ([value for value in row if value is not None] for row in table)
    return [row for row in rows if len(row) > 1]


Spread = Callable[[Counter[Any]], float]


def _spread_of(scale: Scale, counts: Counter[Any]) -> Spread:
    """Give what sums the squared differences over all ordered pairs of some values; `counts` are all there are."""
    if scale is Scale.NOMINAL:
        return _unlike_pairs
    if scale is Scale.SETS:
        return _unlike_sets
    lowest = min(counts)
    place = _ranks(counts) if scale is Scale.ORDINAL else {value: float(value - lowest) for value in counts}
    return lambda values: _squares((place[value], count) for value, count in values.items())


def _unlike_pairs(values: Counter[Any]) -> float:
    return float(sum(values.values()) ** 2 - sum(count**2 for count in values.values()))


def _unlike_sets(values: Counter[AbstractSet[Any]]) -> float:
    """Go through the pairs that share a member; all others are wholly unlike."""
    listed = list(values.items())
    holders: dict[Any, list[int]] = {}
    for at, (members, _) in enumerate(listed):
        for member in members:
            holders.setdefault(member, []).append(at)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    alike = 0.0
    for (at, other), common in shared.items():
        (one, many), (two, more) = listed[at], listed[other]
        alike += many * more * common / (len(one) + len(two) - common)
    return _unlike_pairs(values) - 2 * alike


def _ranks(counts: Counter[Any]) -> dict[Any, float]:
    """Give the middle rank of each value: the ordinal difference of two values is that of their middle ranks."""
    ranks, below = {}, 0
    for value in sorted(counts):
        ranks[value] = below + counts[value] / 2
        below += counts[value]
    return ranks


def _squares(values: Iterable[tuple[float, int]]) -> float:
    """Give the sum of squared differences over all ordered pairs: twice n times the squares about the mean."""
    held = list(values)
    size = sum(count for _, count in held)
    mean = sum(value * count for value, count in held) / size
    return 2 * size * sum(count * (value - mean) ** 2 for value, count in held)
