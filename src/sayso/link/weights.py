"""How much each likeness counts for two claims being one event: a logistic model, learned on the coded war folders.

Learned by `python -m bench.linking --fit` on training/corpus (24,000 pairs of coded claims, 2,400 of claims as the
program reads them, November 2026). Coders link only part of what is one event, so pairs that the first fit took for the
same although nobody linked them were left out of the second; counts that contradict each other count as one event told
twice. Never tuned on gold/dev-made, which only measures.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = -8.10
WEIGHTS: Mapping[str, float] = {
    "amount_same": 3.05,
    "mode_same": 2.48,
    "words_held": 2.16,
    "type_and_place": 1.85,
    "amount_apart": 1.83,
    "doers_alike": 1.70,
    "receivers_alike": 1.55,
    "time_same": 1.44,
    "copied": 1.43,
    "parties_missing": 1.42,
    "trigger_same": 1.38,
    "place_same": 1.30,
    "parties_alike": 1.12,
    "place_wide": 0.99,
    "words_shared": 0.88,
    "type_same": 0.84,
    "same_report": 0.78,
    "time_vague": 0.56,
    "time_and_parties": 0.52,
    "amount_meets": 0.33,
    "source_same": 0.29,
    "time_meets": 0.17,
    "place_and_parties": 0.04,
    "amount_part": -0.03,
    "plan_time_apart": -0.04,
    "rival_counts": -0.11,
    "mode_mirrored": -0.23,
    "place_near": -0.25,
    "plan_time_gap": -0.42,
    "time_undated": -0.44,
    "place_and_time": -0.47,
    "doers_apart": -0.74,
    "type_kin": -0.84,
    "time_gap": -0.87,
    "place_unclear": -1.00,
    "mode_apart": -1.05,
    "amount_kinds_apart": -1.19,
    "mode_weapon": -1.45,
    "kin_and_all": -1.56,
    "place_apart": -1.63,
    "told_gap": -1.77,
    "amount_far": -1.89,
    "receivers_apart": -2.25,
    "time_apart": -2.36,
    "victims_unsaid": -2.69,
    "plan_told_gap": -3.01,
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
