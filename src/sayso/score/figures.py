"""Figures: precision and recall over things found, and shares of things right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Rate:
    """Things found against things coded: `hits` of `gold` and of `predicted`."""

    hits: float = 0.0
    gold: int = 0
    predicted: int = 0

    def add(self, hits: float, gold: int, predicted: int) -> None:
        """Count one comparison."""
        self.hits += hits
        self.gold += gold
        self.predicted += predicted

    @property
    def precision(self) -> float:
        """Hits by what was predicted, 0 where nothing was."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Hits by what was coded, 0 where nothing was."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def value(self) -> float | None:
        """The harmonic mean (F1), or None where there was nothing on either side."""
        if not self.gold and not self.predicted:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of those looked at were right."""

    right: int = 0
    of: int = 0

    def add(self, *, right: bool) -> None:
        """Count one."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float | None:
        """The share, 0 to 1, or None where none was looked at."""
        return self.right / self.of if self.of else None


Figure = Rate | Share


def harmonic(hits: int, gold: int, predicted: int) -> float:
    """Give the F1 of one comparison; nothing on both sides is perfect."""
    return 2 * hits / (gold + predicted) if gold or predicted else 1.0
