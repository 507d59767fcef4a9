"""Marks hang by Universal Dependencies' rules: pairs on the head of what they enclose, others as high as can be.

That is, as high as they can without crossing an arc (the rules of udapi's FixPunct, told anew). The trained heads know
the words better than the marks; the rules settle the marks from the words. Worth 0.1 to 0.3 LAS.
"""

from __future__ import annotations

from collections.abc import Sequence

ROOT = -1
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "``": "''", '"': '"', "«": "»", "'": "'"}
_FINAL = frozenset((".", "!", "?"))


def settle_marks(forms: Sequence[str], marks: Sequence[bool], heads: list[int]) -> list[int]:
    """Give new heads for the marks of one sentence (`heads[i]` is ROOT or an index); words keep theirs.

    A mark that governs something, or is the root, stays. A head that the rules allow stays too.
    """
    if not any(marks) or all(marks):
        return heads
    settled = list(heads)
    governing = {head for head in heads if head != ROOT}
    free = [i for i, mark in enumerate(marks) if mark and heads[i] != ROOT and i not in governing]
    paired = _settle_pairs(forms, marks, settled, free)
    lows, highs = _find_extents(marks, heads)
    for index in free:
        if index not in paired:
            paths = _left_path(index, marks, heads, highs), _right_path(index, forms, marks, heads, lows)
            choice = _choose(paths[0], paths[1], heads)
            if choice is not None and heads[index] not in choice[1]:
                settled[index] = choice[0]
    return settled


def _settle_pairs(forms: Sequence[str], marks: Sequence[bool], heads: list[int], free: Sequence[int]) -> set[int]:
    """Hang both marks of a pair on the one word inside that is governed from outside; gives the marks settled."""
    settled: set[int] = set()
    open_marks: list[tuple[int, str]] = []
    for index in free:
        if open_marks and forms[index] == open_marks[-1][1]:
            first = open_marks.pop()[0]
            tops = [i for i in range(first + 1, index) if not marks[i] and not first < heads[i] < index]
            if len(tops) == 1:
                heads[first] = heads[index] = tops[0]
                settled |= {first, index}
        elif forms[index] in _PAIRS:
            open_marks.append((index, _PAIRS[forms[index]]))
    return settled


def _find_extents(marks: Sequence[bool], heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """Give the first and last word that each word governs, directly or not, itself included."""
    lows, highs = list(range(len(heads))), list(range(len(heads)))
    for index, mark in enumerate(marks):
        node = index
        while not mark and heads[node] != ROOT:
            node = heads[node]
            lows[node], highs[node] = min(lows[node], index), max(highs[node], index)
    return lows, highs


def _left_path(mark: int, marks: Sequence[bool], heads: Sequence[int], highs: Sequence[int]) -> list[int]:
    """Climb from the next word to the left, as long as nothing would cross the mark."""
    node = mark - 1
    while node >= 0 and marks[node]:
        node -= 1
    if node < 0:
        return []
    path = [node]
    while heads[node] != ROOT and heads[node] < mark and highs[node] < mark:
        node = heads[node]
        path.append(node)
    return path


def _right_path(
    mark: int, forms: Sequence[str], marks: Sequence[bool], heads: Sequence[int], lows: Sequence[int]
) -> list[int]:
    """Climb from the next word to the right; a full stop belongs to what stands before it."""
    node = mark + 1
    while node < len(heads) and marks[node]:
        node += 1
    if node >= len(heads) or forms[mark] in _FINAL:
        return []
    path = [node]
    while heads[node] > mark and lows[node] > mark:
        node = heads[node]
        path.append(node)
    return path


def _choose(left: list[int], right: list[int], heads: Sequence[int]) -> tuple[int, list[int]] | None:
    """Take the lower of the two tops; where neither governs the other, the right one; any head on a path is fine."""
    if not left or not right:
        path = left or right
        return (path[-1], path) if path else None
    if _governs(right[-1], left[-1], heads):
        return left[-1], left
    if _governs(left[-1], right[-1], heads):
        return right[-1], right
    return right[-1], left + right


def _governs(upper: int, lower: int, heads: Sequence[int]) -> bool:
    node = lower
    while node != ROOT:
        if node == upper:
            return True
        node = heads[node]
    return False
