"""How much each likeness counts for two claims being one event: a logistic model, learned on the coded war folders.

Learned by `python -m bench.fit_linking` on training/corpus (48,000 pairs of coded claims, 20,000 of claims as the
program reads them, November 2026); the tolls' weights are newer than the others, which were not fitted again. Coders
link only part of what is one event, so pairs that the first fit took for the same although nobody linked them were left
out of the next; counts that contradict each other count as one event told twice. The weights were never fitted to
gold/dev-made; events.CUT, outcomes.CUT and TIED and independence.SURE_WITNESS were chosen with an eye on it, so figures
on that set are not held out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from sayso.link.tellings import one_of

BIAS = -6.58
WEIGHTS: Mapping[str, float] = {
    "amount_same": 3.72,
    "mode_same": 2.29,
    "copied": 2.25,
    "trigger_same": 1.57,
    "type_and_place": 1.54,
    "receivers_alike": 1.50,
    "doers_alike": 1.50,
    "amount_apart": 1.37,
    "words_held": 1.34,
    "place_wide": 1.27,
    "time_same": 1.26,
    "place_same": 1.04,
    "type_same": 0.75,
    "time_vague": 0.68,
    "words_shared": 0.56,
    "time_and_parties": 0.51,
    "same_report": 0.42,
    "time_meets": 0.31,
    "rival_counts": 0.30,
    "parties_alike": 0.25,
    "parties_missing": 0.24,
    "source_same": 0.14,
    "plan_time_apart": 0.11,
    "amount_meets": 0.10,
    "amount_part": -0.05,
    "place_around": -0.05,
    "place_and_parties": -0.09,
    "plan_time_gap": -0.33,
    "doers_apart": -0.34,
    "place_and_time": -0.37,
    "time_undated": -0.39,
    "amount_kinds_apart": -0.51,
    "place_unclear": -0.66,
    "type_kin": -0.75,
    "mode_mirrored": -0.78,
    "mode_apart": -0.89,
    "mode_weapon": -0.91,
    "place_near": -0.93,
    "time_gap": -1.00,
    "amount_far": -1.19,
    "place_around_apart": -1.47,
    "kin_and_all": -1.74,
    "time_apart": -1.77,
    "place_apart": -1.80,
    "told_gap": -2.13,
    "victims_unsaid": -2.40,
    "receivers_apart": -2.56,
    "plan_told_gap": -2.71,
}

# The same for two tolls, fitted apart: they seldom say where and when, and their numbers say much.
TOLL_BIAS = -4.98
TOLL_WEIGHTS: Mapping[str, float] = {
    "amount_same": 3.44,
    "amount_apart": 2.75,
    "place_around": 1.77,
    "type_and_place": 1.66,
    "time_and_parties": 1.60,
    "trigger_same": 1.52,
    "same_report": 1.32,
    "copied": 1.11,
    "time_same": 1.11,
    "amount_meets": 0.89,
    "receivers_alike": 0.53,
    "place_same": 0.32,
    "parties_alike": 0.20,
    "rival_counts": 0.19,
    "place_wide": 0.17,
    "mode_same": 0.13,
    "doers_alike": 0.05,
    "place_and_time": 0.03,
    "type_same": -0.00,
    "doers_apart": -0.03,
    "place_and_parties": -0.04,
    "plan_time_gap": -0.08,
    "words_held": -0.14,
    "amount_part": -0.19,
    "time_vague": -0.25,
    "plan_time_apart": -0.32,
    "plan_told_gap": -0.33,
    "parties_missing": -0.41,
    "words_shared": -0.41,
    "place_around_apart": -0.46,
    "place_near": -0.48,
    "amount_kinds_apart": -0.56,
    "time_meets": -0.58,
    "place_apart": -0.64,
    "source_same": -0.67,
    "time_apart": -0.93,
    "time_undated": -0.98,
    "told_gap": -1.16,
    "time_gap": -1.24,
    "place_unclear": -1.25,
    "victims_unsaid": -1.30,
    "receivers_apart": -1.77,
    "amount_far": -1.87,
    "mode_apart": -2.38,
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
_SIGNED = (
    *((name, f"+ {words}") for name, words in FOR.items()),
    *((name, f"- {words}") for name, words in AGAINST.items()),
)


def sureness(found: Mapping[str, float]) -> float:
    """Give how sure it is, 0..1, that two claims with these likenesses tell one event."""
    weights, total = (TOLL_WEIGHTS, TOLL_BIAS) if "tolls" in found else (WEIGHTS, BIAS)
    for name, value in found.items():
        total += weights.get(name, 0.0) * value
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
    return one_of(tuple(words for name, words in _SIGNED if found.get(name, 0.0) >= STRONG))
