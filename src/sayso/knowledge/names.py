"""Names of many words found in running words: the longest that fits, its letters in capitals where the name has them.

`cut_words` gives the words as names are compared: folded, articles and hyphens apart, the possessive on its own, so
that *Da'esh*, *al-Qaeda*, *Assad's regime* are found however a text or a tokenizer writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from sayso.knowledge.folding import ARTICLES, fold

T = TypeVar("T")
TIMELY = frozenset({"today", "now", "tomorrow", "morning"})
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


def cut_words(name: str) -> list[str]:
    """Cut a name into the words it is compared by.

    >>> cut_words("Assad's regime"), cut_words("al-Qaeda"), cut_words("U.S.")
    (['assad', 's', 'regime'], ['al', 'qaeda'], ['u', 's'])
    """
    return fold(_POSSESSIVE.sub(" s", name)).split()


class Found(NamedTuple, Generic[T]):
    """A name found: how many words it covers and what it may stand for."""

    size: int
    values: tuple[T, ...]


class NameIndex(Generic[T]):
    """Names and what they stand for; several values may share a name."""

    def __init__(self) -> None:
        """Begin with no names."""
        self._values: dict[str, list[tuple[str, T]]] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, name: str, value: T) -> None:
        """Add a name; a name that holds no letter is passed over."""
        words = cut_words(name)
        if not words:
            return
        self._values.setdefault(" ".join(words), []).append((_shape(name), value))
        lengths = self._lengths.setdefault(words[0], [])
        if len(words) not in lengths:
            lengths.append(len(words))
            lengths.sort(reverse=True)

    def find(self, name: str) -> tuple[T, ...]:
        """Give what a whole name stands for."""
        words = cut_words(name)
        if not words:
            return ()
        found = self.longest(words, [name] * len(words), 0)
        return found.values if found and found.size == len(words) else ()

    def longest(self, words: Sequence[str], forms: Sequence[str], start: int) -> Found[T] | None:
        """Give the longest name that begins at a word; `forms` are the same words as the text writes them."""
        for length in self._lengths.get(words[start], ()):
            if start + length > len(words):
                continue
            entries = self._values.get(words[start] if length == 1 else " ".join(words[start : start + length]))
            if entries is None:
                continue
            stretch = slice(start, start + length)
            values = tuple(value for shape, value in entries if _fits(shape, words[stretch], forms[stretch]))
            if values:
                return Found(length, values)
        return None


def _shape(name: str) -> str:
    """'code' for names in capitals only ('UN', 'U.S.'), 'plain' for names without any, 'name' for the rest."""
    if name.isupper() and len(name) <= 7 and " " not in name:
        return "code"
    return "plain" if name.islower() else "name"


def _fits(shape: str, words: Sequence[str], forms: Sequence[str]) -> bool:
    """Codes stand in capitals; names have a capital beyond the article ('al-Nusra', but no 'tigers' for 'Tigers').

    A name that ends in a word of time ends in a capital: 'Russia Today', no 'visited Russia today'.
    """
    if shape == "plain":
        return True
    if shape == "code":
        return all(form.isupper() for form in forms)
    if words[-1] in TIMELY and forms[-1].islower():
        return False
    return any(form != form.lower() for word, form in zip(words, forms, strict=True) if word not in ARTICLES)
