"""The words of a report as names are compared: folded, possessives apart, what an apostrophe tore joined again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.knowledge.names import cut_words
from sayso.records import Token

_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_APOSTROPHES = ("'", "’", "‘", "`")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Folded words, their forms in the text, and the token that each belongs to."""

    words: Sequence[str]
    forms: Sequence[str]
    tokens: Sequence[int]
    first: Sequence[int]  # for each token the index of its first word (of the next word, where it has none)


def cut_names(tokens: Sequence[Token]) -> NameWords:
    """Cut tokens into words for names. `Da'esh` torn into three tokens is one word, `al-Qaeda` is two."""
    words: list[str] = []
    forms: list[str] = []
    owners: list[int] = []
    first: list[int] = []
    before = ""
    end = -1
    for token in tokens:
        text = token.text
        first.append(len(words))
        if (
            token.start == end
            and words
            and text not in _POSSESSIVES
            and (before.endswith(_APOSTROPHES) or text.startswith(_APOSTROPHES))
        ):
            pieces = _pieces(text)
            if pieces:
                words[-1] += pieces[0]
                forms[-1] += text
                first[-1] = len(words) - 1
        else:
            for piece in _pieces(text):
                words.append(piece)
                forms.append(text)
                owners.append(token.index)
        before, end = text, token.end
    return NameWords(words, forms, owners, first)


@lru_cache(maxsize=65536)
def _pieces(text: str) -> tuple[str, ...]:
    """The words of a token; an address ('https://www.nato.int') names nobody."""
    return () if "://" in text or text.startswith("www.") else tuple(cut_words(text))
