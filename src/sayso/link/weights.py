"""How much each likeness counts for two claims being one event: a logistic model, learned on the coded war folders.

Learned by `python -m bench.linking --fit` on training/corpus (24,000 pairs of coded claims, 2,400 of claims as the
program reads them, November 2026). Coders link only part of what is one event, so pairs that the first fit took for the
same although nobody linked them were left out of the second; counts that contradict each other count as one event told
twice. Never tuned on gold/dev-made, which only measures.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = -7.75
WEIGHTS: Mapping[str, float] = {
    "amount_same": 3.03,
    "words_held": 2.50,
    "mode_same": 2.21,
    "copied": 1.83,
    "amount_apart": 1.79,
    "place_same": 1.75,
    "type_and_place": 1.73,
    "doers_alike": 1.50,
    "receivers_alike": 1.47,
    "time_same": 1.37,
    "parties_alike": 1.27,
    "place_wide": 1.10,
    "trigger_same": 0.94,
    "words_shared": 0.92,
    "type_same": 0.83,
    "same_report": 0.70,
    "parties_missing": 0.66,
    "time_vague": 0.45,
    "time_and_parties": 0.44,
    "amount_meets": 0.44,
    "source_same": 0.24,
    "time_meets": 0.02,
    "rival_counts": 0.01,
    "amount_part": -0.02,
    "plan_time_apart": -0.06,
    "place_near": -0.15,
    "time_undated": -0.43,
    "place_and_parties": -0.44,
    "plan_time_gap": -0.46,
    "place_and_time": -0.49,
    "mode_mirrored": -0.56,
    "type_kin": -0.83,
    "place_unclear": -0.88,
    "doers_apart": -0.92,
    "mode_weapon": -1.04,
    "time_gap": -1.09,
    "mode_apart": -1.17,
    "amount_kinds_apart": -1.27,
    "place_apart": -1.45,
    "kin_and_all": -1.57,
    "amount_far": -1.74,
    "told_gap": -2.12,
    "time_apart": -2.24,
    "victims_unsaid": -2.31,
    "receivers_apart": -2.36,
    "plan_told_gap": -3.03,
}

# What a person reads for it, where a likeness speaks for or against with some force.
FOR = {
    "place_same": "the same place",
    "time_same": "the same days",
    "time_meets": "their times meet",
    "doers_alike": "the same party does it",
    "receivers_alike": "it is done to the same party",
    "amount_same": "the same number",
    "rival_counts": "two counts of the same",
    "mode_same": "the same kind of act",
    "type_same": "the same type",
    "words_held": "the same words",
    "copied": "one report copies the other",
    "place_wide": "the same region",
    "mode_mirrored": "one side's loss is the other's gain",
}
AGAINST = {
    "place_apart": "other places",
    "time_apart": "other days",
    "told_gap": "told long after each other",
    "doers_apart": "another party does it",
    "receivers_apart": "it is done to another party",
    "amount_apart": "other numbers",
    "amount_kinds_apart": "dead against wounded",
    "amount_part": "one number is a part of the other",
    "victims_unsaid": "one names the victims' side, the other does not",
    "mode_apart": "another kind of act",
}
STRONG = 0.4  # a likeness below this is not worth a reason


def sureness(found: Mapping[str, float]) -> float:
    """Give how sure it is, 0..1, that two claims with these likenesses tell one event."""
    total = BIAS
    for name, value in found.items():
        total += WEIGHTS.get(name, 0.0) * value
    return 1.0 / (1.0 + math.exp(-total)) if total > -30 else 0.0


# Points for two tellings of one plan: coders link too few to learn from. A plan is told again by its party, its act and
# its place, or its words; its day may have moved.
PLAN_POINTS: Mapping[str, float] = {
    "type_same": 1.5,
    "type_kin": 0.5,
    "mode_same": 0.7,
    "mode_apart": -0.7,
    "doers_alike": 2.0,
    "doers_apart": -2.0,
    "receivers_alike": 0.5,
    "receivers_apart": -1.5,
    "place_same": 1.6,
    "place_near": 0.8,
    "place_wide": 0.8,
    "place_apart": -3.0,
    "words_held": 2.5,
    "amount_same": 0.7,
    "amount_apart": -0.7,
    "plan_told_gap": -1.0,
    "plan_time_apart": -0.5,
}
PLAN_CUT, PLAN_SLOPE = 4.3, 1.5


def plan_sureness(found: Mapping[str, float]) -> float:
    """Give how sure it is, 0..1, that two claims of something to come are of one plan."""
    points = sum(weight * found.get(name, 0.0) for name, weight in PLAN_POINTS.items())
    return 1.0 / (1.0 + math.exp(-PLAN_SLOPE * (points - PLAN_CUT)))


def reasons(found: Mapping[str, float]) -> tuple[str, ...]:
    """Give what agrees and what differs, in words."""
    agrees = [words for name, words in FOR.items() if found.get(name, 0.0) >= STRONG]
    differs = [words for name, words in AGAINST.items() if found.get(name, 0.0) >= STRONG]
    return (*(f"+ {each}" for each in agrees), *(f"- {each}" for each in differs))
