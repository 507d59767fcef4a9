"""Fingerprints of a text: a few of its shingles, so chosen that two texts with a long passage in common share one.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of every WINDOW neighbouring shingles the one with the smallest hash is
kept. Any run of SHINGLE + WINDOW - 1 words that two reports share gives them a common fingerprint, for certain, while
only about one shingle in five is kept. MinHash would find near-copies as well, but not two borrowed sentences.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Report, Span

SHINGLE = 5  # words; four are common coin ("a spokesman for the"), six lose passages with one word changed in ten
WINDOW = 10  # runs of 14 words and more are found for certain; 10 words in most cases

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report's body, folded, and where each stands in its text."""

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def span(self, first: int, last: int) -> Span:
        """Give the stretch of words `first <= index < last`."""
        return Span(self.starts[first], self.ends[last - 1])


def body_words(report: Report) -> Words:
    """Give the words of a report's body without its boilerplate; of the whole text where no body is known."""
    start, end = report.body if report.body.end > report.body.start else Span(0, len(report.text))
    skipped = sorted(span for span in report.boilerplate if span.start < end and span.end > start)
    folded, starts, ends = [], [], []
    plain = report.text.isascii()
    text = report.text.lower() if plain else report.text
    for stretch in _between(Span(start, end), skipped):
        found = list(_WORD.finditer(text, stretch.start, stretch.end))
        folded += [each[0] if plain else _fold(each[0]) for each in found]
        starts += [each.start() for each in found]
        ends += [each.end() for each in found]
    return Words(tuple(folded), tuple(starts), tuple(ends))


def _between(whole: Span, skipped: list[Span]) -> list[Span]:
    """Give what is left of a stretch without others, in text order."""
    left, at = [], whole.start
    for span in skipped:
        if span.start > at:
            left.append(Span(at, span.start))
        at = max(at, span.end)
    if at < whole.end:
        left.append(Span(at, whole.end))
    return left


def _fold(word: str) -> str:
    """Give a word without case and accents, so that an edited 'Touré' still is 'Toure'."""
    if word.isascii():
        return word.lower()
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each)).casefold()


def shingles(words: Words) -> list[int]:
    """Give the 32-bit hash of each run of SHINGLE words; one hash for all words of a shorter text."""
    if not words.folded:
        return []
    count = max(1, len(words) - SHINGLE + 1)
    return [zlib.crc32(" ".join(words.folded[at : at + SHINGLE]).encode()) for at in range(count)]


def fingerprints(hashes: Sequence[int]) -> frozenset[int]:
    """Give the smallest shingle of each window; all shingles of a text that is shorter than a window."""
    if len(hashes) <= WINDOW:
        return frozenset(hashes)
    kept = set()
    queue: deque[int] = deque()  # indices whose hashes grow: the first is the smallest of the window
    for at, value in enumerate(hashes):
        while queue and hashes[queue[-1]] >= value:
            queue.pop()
        queue.append(at)
        if queue[0] <= at - WINDOW:
            queue.popleft()
        if at >= WINDOW - 1:
            kept.add(hashes[queue[0]])
    return frozenset(kept)
