"""Subwords: a word of the text becomes the ids of its pieces in the encoder's vocabulary (BERT's WordPiece, uncased).

Case is lost in the pieces, so every word also gets a *shape* (Title, UPPER, digits ...) and a *layout* (was there a
space before it, does it open a paragraph), which the encoder adds as small embeddings.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from pathlib import Path

from sayso.errors import ModelError

PAD, UNKNOWN, CLASSIFY, SEPARATE, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
MAX_PIECES = 8  # an address of 300 characters is as well known by its first 8 pieces; the first stands for the word
MAX_CHARACTERS = 100  # BERT's own limit: a longer piece is [UNK]
CACHE_LIMIT = 200_000  # words remembered before the cache starts anew: about 40 MB


class Shape(IntEnum):
    """What the letters of a word look like; the uncased pieces no longer tell."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    INITIAL = 4  # one capital letter: 'I', 'A', 'J.'
    DIGITS = 5
    MIXED_DIGITS = 6  # 'T-72', '2nd'
    MIXED = 7  # 'al-Ani', 'McCain'
    MARK = 8  # punctuation and symbols
    OTHER = 9  # scripts without case


class Layout(IntEnum):
    """How a word lies to the one before it."""

    SPACED = 0
    GLUED = 1
    PARAGRAPH = 2


def find_shape(word: str) -> Shape:
    """Tell the shape of a word, e.g. 'Aleppo' TITLE, 'NATO' UPPER, 'T-72' MIXED_DIGITS."""
    letters = [c for c in word if c.isalpha()]
    has_digits = any(c.isdigit() for c in word)
    if not letters:
        return Shape.DIGITS if has_digits else Shape.MARK
    if has_digits:
        return Shape.MIXED_DIGITS
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.INITIAL if len(letters) == 1 else Shape.UPPER
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return Shape.TITLE
    return Shape.MIXED if any(c.isupper() for c in letters) else Shape.OTHER


class WordPiece:
    """The vocabulary and the pieces of every word met so far."""

    def __init__(self, vocabulary: Path) -> None:
        """Load `vocab.txt`, one piece a line, its id the number of the line. Raises ModelError."""
        try:
            lines = vocabulary.read_text(encoding="utf-8").split("\n")
        except OSError as error:
            raise ModelError(f"{vocabulary}: the vocabulary cannot be read ({error}); reinstall sayso") from error
        self._ids = {piece: index for index, piece in enumerate(line.rstrip("\r") for line in lines) if piece}
        absent = [piece for piece in (PAD, UNKNOWN, CLASSIFY, SEPARATE) if piece not in self._ids]
        if absent:
            raise ModelError(f"{vocabulary}: the vocabulary lacks {', '.join(absent)}; reinstall sayso")
        self.pad, self.classify, self.separate = self._ids[PAD], self._ids[CLASSIFY], self._ids[SEPARATE]
        self.mask = self._ids.get(MASK, self._ids[UNKNOWN])
        self._unknown = self._ids[UNKNOWN]
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    def __len__(self) -> int:
        """Give the number of pieces in the vocabulary."""
        return len(self._ids)

    def knows(self, word: str) -> bool:
        """Tell whether a folded word of three letters or more is a piece of its own: a common English word."""
        return len(word) > 2 and word in self._ids

    def pieces(self, word: str) -> tuple[tuple[int, ...], int]:
        """Give the ids of a word's pieces (1 to MAX_PIECES) and its shape."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= CACHE_LIMIT:
                self._cache.clear()
            known = self._split(word[: MAX_CHARACTERS * MAX_PIECES]), int(find_shape(word[:MAX_CHARACTERS]))
            if len(word) <= MAX_CHARACTERS:
                self._cache[word] = known
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for chunk in _chunks(word):
            ids.extend(self._match(chunk))
            if len(ids) >= MAX_PIECES:
                break
        return tuple(ids[:MAX_PIECES]) or (self._unknown,)

    def _match(self, chunk: str) -> list[int]:
        """Cut greedily into the longest known pieces; a chunk with an unknown rest is unknown as a whole."""
        if len(chunk) > MAX_CHARACTERS:
            return [self._unknown]
        ids: list[int] = []
        start = 0
        while start < len(chunk):
            for end in range(len(chunk), start, -1):
                found = self._ids.get(chunk[start:end] if start == 0 else "##" + chunk[start:end])
                if found is not None:
                    ids.append(found)
                    start = end
                    break
            else:
                return [self._unknown]
        return ids


def _chunks(word: str) -> list[str]:
    """Fold case and accents, drop control characters, set every mark and ideograph apart: 'Dae’sh' -> dae, ’, sh."""
    chunks: list[str] = []
    run = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category[0] == "C" or category[0] == "Z":
            continue
        if category[0] in "PS" or _is_ideograph(char):
            if run:
                chunks.append(run)
            chunks.append(char)
            run = ""
        else:
            run += char
    if run:
        chunks.append(run)
    return chunks


def _is_ideograph(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\uf900" <= char <= "\ufaff"
