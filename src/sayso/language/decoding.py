"""From scores to structures: sentence starts, dependency trees, labelled stretches. numpy only, no model inside."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]
_NEVER = np.float32(-1e9)
DOUBT = 4.0  # logits for or against a sentence start up to which the trees have a say
MOST_ROOTS = 16  # tried for one sentence; where more could win, as among a thousand like words, none is better
LONGEST_SEARCH = 512  # words: longer sentences, tables without stops, get a makeshift tree


def settle_starts(gains: Scores, opens: npt.NDArray[np.bool_], arcs: Scores) -> list[int]:
    """Give the first words of the sentences of a window, in order.

    `gains[w]` are the logits for a start at word w (above 0: one starts), `opens` tells where a paragraph begins, and
    `arcs` scores the heads of all words of the window: column 0 the root, column 1 + h word h. Where the gain is in
    doubt the trees have a say: is one tree over both parts likelier, or one over each?
    """
    size = len(gains)
    starts = opens | (gains > 0)
    starts[0] = True
    for word in np.flatnonzero((np.abs(gains) < DOUBT) & ~opens).tolist():
        if not word:
            continue
        first = int(np.flatnonzero(starts[:word])[-1])
        behind = np.flatnonzero(starts[word + 1 :])
        last = word + 1 + int(behind[0]) if len(behind) else size
        apart = _likelihood(arcs, first, word) + _likelihood(arcs, word, last)
        starts[word] = gains[word] + apart - _likelihood(arcs, first, last) > 0
    found: list[int] = np.flatnonzero(starts).tolist()
    return found


def _likelihood(arcs: Scores, first: int, last: int) -> float:
    """Give the log-probability of the likeliest heads of some words, if they are one sentence."""
    scores = np.concatenate([arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]], axis=1, dtype=np.float64)
    best = scores.max(axis=1)
    return float(-np.log(np.exp(scores - best[:, None]).sum(axis=1)).sum())


def decode_tree(scores: Scores) -> Ids:
    """Give the head of every word of one sentence, 0 for the root, else 1 + the head's index.

    `scores[d, 0]` is word d as the root, `scores[d, 1 + h]` word d under word h. The best heads are taken one by one;
    where they make no tree (one sentence in sixteen) the best tree is sought by Chu-Liu and Edmonds' method.
    """
    size = scores.shape[0]
    if size == 1:
        return np.zeros(1, dtype=np.int64)
    scores = scores.astype(np.float32, copy=True)
    scores[np.arange(size), np.arange(1, size + 1)] = _NEVER
    heads: Ids = scores.argmax(axis=1).astype(np.int64)
    if _is_tree(heads):
        return heads
    return _search_tree(scores) if size <= LONGEST_SEARCH else _mend(scores)


def _search_tree(scores: Scores) -> Ids:
    """Find the best tree with one root: try roots in the order of what they could reach at most, until none can win."""
    size = scores.shape[0]
    inner = scores[:, 1:].max(axis=1)
    bounds = scores[:, 0].astype(np.float64) + inner.sum(dtype=np.float64) - inner
    best, best_total = _mend(scores), -np.inf
    for root in np.argsort(-bounds)[:MOST_ROOTS].tolist():
        if bounds[root] <= best_total:
            break
        full = np.full((size + 1, size + 1), _NEVER, dtype=np.float64)
        full[1:, 1:] = scores[:, 1:]
        full[root + 1, :] = _NEVER
        full[root + 1, 0] = scores[root, 0]
        heads = _best_tree(full)[1:]
        total = float(scores[np.arange(size), heads].sum(dtype=np.float64))
        if total > best_total:
            best, best_total = heads, total
    return best


def _is_tree(heads: Ids) -> bool:
    """Tell whether the heads (0 = root) reach one single root from every word."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    parent = np.concatenate([[0], heads])
    reach = parent.copy()
    for _ in range(int(np.ceil(np.log2(len(parent)))) + 1):  # pointer doubling
        reach = reach[reach]
        if not reach.any():
            return True
    return not reach.any()


def _best_tree(scores: npt.NDArray[np.float64]) -> Ids:
    """Find the maximum spanning arborescence from node 0 by `scores[d, h]`; gives the head of each node (0 for 0)."""
    size = scores.shape[0]
    heads: Ids = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)  # node 0 stays first
    members = np.flatnonzero(inside)
    own = scores[members, heads[members]]
    small = np.full((len(outer) + 1, len(outer) + 1), -1e9)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    entering = scores[np.ix_(members, outer)] - own[:, None]
    entry = entering.argmax(axis=0)
    small[-1, :-1] = entering[entry, np.arange(len(outer))]
    leaving = scores[np.ix_(outer, members)]
    exit_ = leaving.argmax(axis=1)
    small[:-1, -1] = leaving[np.arange(len(outer)), exit_]
    small[0, :] = -1e9
    found = _best_tree(small)
    result = heads.copy()
    for number, node in enumerate(outer[1:], 1):
        result[node] = members[exit_[number]] if found[number] == len(outer) else outer[found[number]]
    into = found[len(outer)]
    result[members[entry[into]]] = outer[into]
    result[0] = 0
    return result


def _find_cycle(heads: Ids) -> list[int] | None:
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        node, path = start, []
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node and seen[node] == start:
            return path[path.index(node) :]
    return None


def _mend(scores: Scores) -> Ids:
    """Make some tree of a sentence too long for the best one: a chain, with the best root on top."""
    root = int(scores[:, 0].argmax())
    mended = np.arange(len(scores), dtype=np.int64)
    mended[: root + 1] = np.arange(2, root + 3)
    mended[root] = 0
    return mended


class Stretch(NamedTuple):
    """A labelled run of words, `first <= index < last`; `score` is the mean probability of its codes."""

    first: int
    last: int
    label: str
    score: float


def decode_spans(logits: Scores, codes: list[str]) -> list[Stretch]:
    """Read BIO codes off (words, codes) scores; an I that continues nothing opens a stretch of its own."""
    best = logits.argmax(axis=1)
    outside = codes.index("O")
    inside = np.flatnonzero(best != outside)
    if not len(inside):
        return []
    rows = logits[inside]
    chances = 1.0 / np.exp(rows - rows.max(axis=1, keepdims=True)).sum(axis=1)
    stretches: list[Stretch] = []
    first, label, total, last = -1, "", 0.0, -1
    for index, chance in zip(inside.tolist(), chances.tolist(), strict=True):
        code = codes[best[index]]
        if index == last and code[0] == "I" and code[2:] == label:
            last, total = index + 1, total + chance
            continue
        if first >= 0:
            stretches.append(Stretch(first, last, label, total / (last - first)))
        first, last, label, total = index, index + 1, code[2:], chance
    stretches.append(Stretch(first, last, label, total / (last - first)))
    return stretches
