"""The mentions of one layer (places, times, quantities), found by their head word or by where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from sayso.read.stretches import Stretches
from sayso.records import Span


class Mention(Protocol):
    """A mention of any layer."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def head(self) -> int:
        """Its head token; below 0 where it has none."""


M = TypeVar("M", bound=Mention)


class Layer(Generic[M]):
    """The mentions of one layer, by head token and by where they stand."""

    def __init__(self, mentions: Iterable[M]) -> None:
        """Index the mentions, which come in text order."""
        self.mentions = tuple(mentions)
        self.stretches = Stretches((number, mention.span) for number, mention in enumerate(self.mentions))
        self._heads: dict[int, list[M]] = {}
        for mention in self.mentions:
            self._heads.setdefault(mention.head, []).append(mention)

    def headed(self, words: Iterable[int]) -> list[M]:
        """Give the mentions whose head is one of the words."""
        return [mention for word in words for mention in self._heads.get(word, ())]

    def over(self, span: Span) -> list[M]:
        """Give the mentions that share a character with a span, in text order."""
        return [self.mentions[number] for number in self.stretches.over(span)]
