"""Scores become trees with one root, and labelled stretches."""

import itertools

import numpy as np
import pytest

from sayso.language.decoding import decode_spans, decode_tree, settle_starts


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def best_by_trying(scores: np.ndarray) -> float:
    size = len(scores)
    return max(
        sum(scores[d, h] for d, h in enumerate(heads))
        for heads in itertools.product(range(size + 1), repeat=size)
        if all(h != d + 1 for d, h in enumerate(heads)) and is_tree(list(heads))
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_has_one_root_and_is_the_best_where_greed_fails(seed: int) -> None:
    size = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = decode_tree(scores)
    assert is_tree(heads.tolist())
    assert sum(scores[d, h] for d, h in enumerate(heads)) == pytest.approx(best_by_trying(scores), abs=1e-3)


@pytest.mark.parametrize("size", [1, 60, 600])
def test_any_length_gives_a_tree(size: int) -> None:
    scores = np.random.default_rng(size).normal(size=(size, size + 1)).astype(np.float32)
    assert is_tree(decode_tree(scores).tolist())


def test_codes_become_stretches_and_a_stray_i_opens_one() -> None:
    codes = ["O", "B-PLACE", "I-PLACE", "B-ORG", "I-ORG"]
    best = [1, 2, 0, 4, 4, 3, 0]
    logits = np.full((len(best), len(codes)), -5.0, dtype=np.float32)
    logits[np.arange(len(best)), best] = 5.0
    found = [(s.first, s.last, s.label) for s in decode_spans(logits, codes)]
    assert found == [(0, 2, "PLACE"), (3, 5, "ORG"), (5, 6, "ORG")]
    assert all(s.score > 0.99 for s in decode_spans(logits, codes))


def test_nothing_found_is_empty() -> None:
    assert decode_spans(np.array([[1.0, 0.0]], dtype=np.float32), ["O", "B-X"]) == []


def starting(gain: float, arcs: np.ndarray, *, opens: tuple[bool, ...] = (True, False, False, False)) -> list[int]:
    return settle_starts(np.array([0.0, -9.0, gain, -9.0], dtype=np.float32), np.array(opens), arcs)


def test_trees_decide_where_a_start_is_in_doubt() -> None:
    unsure = np.zeros((4, 5), dtype=np.float32)  # two short sentences leave fewer heads to choose from than a long one
    assert starting(-0.5, unsure) == [0, 2]
    hanging = unsure.copy()
    hanging[:, 1] = 9.0  # all four hang on the first word
    assert starting(0.5, hanging) == [0]
    assert starting(9.0, hanging) == [0, 2]
    assert starting(-9.0, unsure) == [0]


def test_a_paragraph_opens_a_sentence_whatever_the_trees_say() -> None:
    hanging = np.zeros((4, 5), dtype=np.float32)
    hanging[:, 1] = 9.0
    assert starting(-0.5, hanging, opens=(True, False, True, False)) == [0, 2]
