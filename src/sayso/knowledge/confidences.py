"""How often what a rule or a head says turned out right: the table that turns raw scores into chances.

Each row is a logistic curve over the logit of a raw score, `1 / (1 + exp(-(intercept + slope * logit(score))))`, for
one rule of one field, or with `*` for all the field's other rules. What has no raw score has slope 0: the share of
cases in which such a rule was right. The curves are fitted on coded reports by `python -m bench.fit_confidences`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sayso.knowledge.tables import DATA, load_rows, read_number

CONFIDENCES = DATA / "confidences.csv"
COLUMNS = ("id", "intercept", "slope", "seen")
ANY_RULE = "*"
SUREST = 0.995  # a raw score of 1 is no proof
Curve = tuple[float, float]  # intercept, slope


@dataclass(frozen=True, slots=True)
class Confidences:
    """Curves by field and rule."""

    curves: Mapping[tuple[str, str], Curve] = field(default_factory=dict)

    def chance(self, name: str, rule: str, score: float | None) -> float | None:
        """Give the chance, 0..1, that a field's value is right; the raw score where no curve is known."""
        curve = self.curves.get((name, rule)) or self.curves.get((name, ANY_RULE))
        if curve is None:
            return score
        intercept, slope = curve
        at = intercept + (slope * logit(score) if score is not None else 0.0)
        return round(1.0 / (1.0 + math.exp(-at)), 3)


def logit(score: float) -> float:
    """Give log(p / (1 - p)) of a score in 0..1, held between the chances that a reader can have."""
    held = min(max(score, 1.0 - SUREST), SUREST)
    return math.log(held / (1.0 - held))


def load_confidences(path: Path = CONFIDENCES) -> Confidences:
    """Load the table. Raises KnowledgeError, and LexiconError where a row is at fault."""
    curves = {}
    for row in load_rows(path, COLUMNS):
        name, _, rule = row["id"].partition(":")
        curves[name, rule] = (read_number(path, row, "intercept"), read_number(path, row, "slope"))
    return Confidences(curves)
