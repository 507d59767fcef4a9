from __future__ import annotations

import random
from itertools import permutations

import pytest

from sayso.score.agreement import Scale, cohen_kappa, krippendorff_alpha, measure

# Krippendorff (2011), sections A, B, and C with D: one string for each observer, a dot where a value is missing.
BINARY = ("0100000010", "1110010000")
NAMES = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def table(observers: tuple[str, ...]) -> list[list[int | str | None]]:
    """One row for each unit."""
    return [[None if v == "." else int(v) if v.isdigit() else v for v in unit] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(
    ("observers", "scale", "published"),
    [
        (BINARY, Scale.NOMINAL, 0.095),
        (NAMES, Scale.NOMINAL, 0.692),
        (FOUR, Scale.NOMINAL, 0.743),
        (FOUR, Scale.ORDINAL, 0.815),
        (FOUR, Scale.INTERVAL, 0.849),
    ],
)
def test_alpha_is_that_of_the_published_examples(observers: tuple[str, ...], scale: Scale, published: float) -> None:
    assert krippendorff_alpha(table(observers), scale) == pytest.approx(published, abs=0.0006)


def test_kappa_is_that_of_cohens_example() -> None:
    counted = {"aa": 88, "ab": 14, "ac": 18, "ba": 10, "bb": 40, "bc": 10, "ca": 2, "cb": 6, "cc": 12}
    pairs = [(pair[0], pair[1]) for pair, count in counted.items() for _ in range(count)]
    assert cohen_kappa(pairs) == pytest.approx(0.492, abs=0.0005)


def by_definition(rows: list[list[int]], scale: Scale) -> float:
    """Alpha by its definition, pair by pair."""
    values = [value for row in rows for value in row]

    def apart(one: int, other: int) -> float:
        if scale is Scale.NOMINAL:
            return float(one != other)
        if scale is Scale.INTERVAL:
            return float(one - other) ** 2
        low, high = min(one, other), max(one, other)
        between = sum(low <= each <= high for each in values)
        return (between - (values.count(one) + values.count(other)) / 2) ** 2 if one != other else 0.0

    observed = sum(sum(apart(a, b) for a, b in permutations(row, 2)) / (len(row) - 1) for row in rows)
    expected = sum(apart(a, b) for a, b in permutations(values, 2)) / (len(values) - 1)
    return 1 - observed / expected


@pytest.mark.parametrize("scale", [Scale.NOMINAL, Scale.ORDINAL, Scale.INTERVAL])
def test_the_short_way_gives_what_the_definition_gives(scale: Scale) -> None:
    dice = random.Random(7)
    for _ in range(20):
        rows = [[dice.randint(1, 6) for _ in range(dice.randint(2, 4))] for _ in range(12)]
        assert krippendorff_alpha(rows, scale) == pytest.approx(by_definition(rows, scale))


def test_sets_are_compared_as_the_definition_does() -> None:
    dice = random.Random(3)
    sets = [frozenset(dice.sample("abcdefg", dice.randint(0, 4))) for _ in range(40)]
    rows = list(zip(sets[:20], sets[20:], strict=True))

    def apart(one: frozenset[str], other: frozenset[str]) -> float:
        return 1 - len(one & other) / len(one | other) if one | other else 0.0

    observed = sum(2 * apart(*row) for row in rows)
    expected = sum(apart(*pair) for pair in permutations(sets, 2)) / (len(sets) - 1)
    assert krippendorff_alpha(rows, Scale.SETS) == pytest.approx(1 - observed / expected)


def test_sets_of_one_are_names() -> None:
    sets = [[value and frozenset({value}) for value in row] for row in table(NAMES)]
    assert krippendorff_alpha(sets, Scale.SETS) == pytest.approx(0.692, abs=0.0006)


def test_sets_that_share_names_agree_better_than_sets_that_share_none() -> None:
    def alpha(other: set[str]) -> float:
        rows = [[frozenset({"a", "b"}), frozenset(other)], [frozenset({"c"}), frozenset({"c"})], [frozenset()] * 2]
        found = krippendorff_alpha(rows, Scale.SETS)
        assert found is not None
        return found

    assert 1 == alpha({"a", "b"}) > alpha({"a"}) > alpha({"d"})


def test_days_are_compared_by_their_distance() -> None:
    days = [[738_000, 738_001], [738_400, 738_400], [739_000, 738_998]]
    near, far = krippendorff_alpha(days, Scale.INTERVAL), krippendorff_alpha(days, Scale.NOMINAL)
    assert near is not None and far is not None
    assert near > 0.999 and far < 0.3


def test_without_variation_nothing_can_be_told() -> None:
    found = measure("type", [["a", "a"], ["a", "a"]])
    assert (found.units, found.agreed, found.share) == (2, 2, 1.0)
    assert found.kappa is found.alpha is None


def test_without_units_nothing_can_be_told() -> None:
    found = measure("type", [["a", None], [None, None], []])
    assert (found.units, found.share, found.kappa, found.alpha) == (0, None, None, None)


def test_lots_agree_as_chance_does() -> None:
    dice = random.Random(11)
    rows = [[dice.choice("abc"), dice.choice("abc")] for _ in range(4000)]
    found = measure("type", rows)
    assert found.share == pytest.approx(1 / 3, abs=0.03)
    assert found.kappa == pytest.approx(0, abs=0.04) and found.alpha == pytest.approx(0, abs=0.04)


def test_kappa_is_for_two() -> None:
    assert measure("x", table(NAMES)).kappa is not None
    assert measure("x", table(FOUR)).kappa is None
    assert measure("x", table(FOUR)).units == 11
