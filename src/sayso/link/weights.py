"""How much each likeness counts for two claims being one event: a logistic model, learned on the coded war folders.

Learned by `python -m bench.linking --fit` on training/corpus (24,000 pairs of coded claims, 2,400 of claims as the
program reads them, November 2026). Coders link only part of what is one event, so pairs that the first fit took for the
same although nobody linked them were left out of the second; counts that contradict each other count as one event told
twice. Never tuned on gold/dev-made, which only measures.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = -8.04
WEIGHTS: Mapping[str, float] = {
    "words_held": 2.84,
    "mode_same": 2.48,
    "amount_same": 2.15,
    "place_same": 2.04,
    "type_and_place": 1.95,
    "doers_alike": 1.86,
    "copied": 1.69,
    "place_wide": 1.49,
    "words_shared": 1.33,
    "parties_alike": 1.23,
    "receivers_alike": 1.08,
    "time_same": 1.07,
    "type_same": 0.89,
    "amount_apart": 0.85,
    "time_meets": 0.55,
    "time_vague": 0.50,
    "same_report": 0.47,
    "trigger_same": 0.45,
    "time_and_parties": 0.43,
    "rival_counts": 0.42,
    "source_same": 0.25,
    "parties_missing": 0.06,
    "amount_part": -0.03,
    "place_and_time": -0.13,
    "plan_time_apart": -0.14,
    "amount_meets": -0.19,
    "place_near": -0.22,
    "time_undated": -0.30,
    "place_unclear": -0.58,
    "doers_apart": -0.73,
    "amount_kinds_apart": -0.80,
    "mode_mirrored": -0.83,
    "place_and_parties": -0.84,
    "type_kin": -0.89,
    "plan_time_gap": -1.01,
    "mode_apart": -1.12,
    "place_apart": -1.23,
    "time_gap": -1.28,
    "victims_unsaid": -1.58,
    "time_apart": -1.93,
    "told_gap": -2.45,
    "plan_told_gap": -2.60,
    "receivers_apart": -2.61,
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


def reasons(found: Mapping[str, float]) -> tuple[str, ...]:
    """Give what agrees and what differs, in words."""
    agrees = [words for name, words in FOR.items() if found.get(name, 0.0) >= STRONG]
    differs = [words for name, words in AGAINST.items() if found.get(name, 0.0) >= STRONG]
    return (*(f"+ {each}" for each in agrees), *(f"- {each}" for each in differs))
