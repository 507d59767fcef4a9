"""Windows: runs of words, whole sentences as far as can be told beforehand, that the encoder reads in one go.

Shared by training and reading, so that both see the same input: [CLS], the pieces of every word, [SEP].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.language.wordpiece import WordPiece

WINDOW_PIECES = 160  # measured: longer windows cost speed and bring nothing; training packs up to 180
LONGEST_PIECES = 440  # a sentence without a break may grow so far; the encoder knows 512 places

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first <= index < last` of a document as the encoder wants them; `starts`: places of their first pieces."""

    first: int
    last: int
    ids: list[int]
    shapes: list[int]
    layouts: list[int]
    starts: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded: ids, shapes, layouts, mask are (windows, pieces); starts is (windows, 1 + words).

    `starts[:, 0]` is 0, the place of [CLS], which stands for the root; a padded word points at [CLS] as well.
    """

    ids: Ids
    shapes: Ids
    layouts: Ids
    mask: Ids
    starts: Ids
    lengths: Ids  # words in each window


def make_window(words: Sequence[str], layouts: Sequence[int], first: int, last: int, wordpiece: WordPiece) -> Window:
    """Turn words `first <= index < last` into one window."""
    ids, shapes, spread, starts = [wordpiece.classify], [0], [0], []
    for index in range(first, last):
        pieces, shape = wordpiece.pieces(words[index])
        starts.append(len(ids))
        ids.extend(pieces)
        shapes.extend([shape] * len(pieces))
        spread.extend([layouts[index]] * len(pieces))
    ids.append(wordpiece.separate)
    shapes.append(0)
    spread.append(0)
    return Window(first, last, ids, shapes, spread, starts)


def make_batch(windows: Sequence[Window], pad: int) -> Batch:
    """Pad windows to the longest."""
    rows, width = len(windows), max(len(window.ids) for window in windows)
    words = max(len(window.starts) for window in windows)
    ids = np.full((rows, width), pad, dtype=np.int64)
    shapes, layouts, mask = (np.zeros((rows, width), dtype=np.int64) for _ in range(3))
    starts = np.zeros((rows, 1 + words), dtype=np.int64)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = window.ids
        shapes[row, :size] = window.shapes
        layouts[row, :size] = window.layouts
        mask[row, :size] = 1
        starts[row, 1 : 1 + len(window.starts)] = window.starts
    lengths = np.array([len(window.starts) for window in windows], dtype=np.int64)
    return Batch(ids, shapes, layouts, mask, starts, lengths)


def plan_windows(sizes: Sequence[int], opens: Sequence[bool], ends: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a document into windows of about WINDOW_PIECES, at paragraph starts or where a sentence seems to end.

    `sizes` are pieces a word, `opens` tells the words that open a paragraph, `ends` is above 0
    after those that seem to end a sentence.
    A stretch without any such place is read on to LONGEST_PIECES and then cut where it is.
    """
    windows: list[tuple[int, int]] = []
    first, total, size = 0, 0, len(sizes)
    paragraph = sentence = -1  # the last places in this window where it may end
    index = 0
    while index < size:
        if index > first and opens[index]:
            paragraph = index
        if index > first and ends[index - 1] > 0:
            sentence = index
        total += sizes[index]
        limit = WINDOW_PIECES if max(paragraph, sentence) > first else LONGEST_PIECES
        if total > limit and index > first:
            cut = paragraph if paragraph - first >= (index - first) // 2 else max(paragraph, sentence)
            cut = cut if cut > first else index
            windows.append((first, cut))
            first, total, paragraph, sentence = cut, 0, -1, -1
            index = cut
            continue
        index += 1
    if first < size:
        windows.append((first, size))
    return windows
