"""Fit the table of chances (knowledge/data/confidences.csv) on coded reports that the model was not trained on.

python -m bench.fit_confidences GOLD_DIR ...    the development sets and the four held-out wars of training/corpus

It prints the error of each folder under curves fitted on the others alone, and writes the curves fitted on all.

A field's curve is fitted over all its rules (logistic regression on the logit of the raw score, a light penalty);
a rule that was seen often enough gets its own intercept, drawn towards the field's.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.calibration import Case, cases_of, read_folder, show
from sayso.knowledge.confidences import ANY_RULE, COLUMNS, CONFIDENCES, Confidences, Curve, logit
from sayso.read.pipeline import load_knowledge

LEAST_SEEN = 25  # cases before a rule gets its own intercept
DRAWN = 8.0  # cases that the field's own curve counts for beside a rule's
PENALTY, ROUNDS, LEAST_STEP = 1.0, 50, 1e-6
HEAD = """# Chances that a decision is right, by field and rule (knowledge/confidences.py says how to read a row).
# Fitted by `python -m bench.fit_confidences {folders}`; do not edit by hand.
"""
Numbers = npt.NDArray[np.float64]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="gold folders: texts/ and gold/")
    parser.add_argument("--out", type=Path, default=CONFIDENCES)
    options = parser.parse_args()
    knowledge = replace(load_knowledge(), confidences=Confidences())
    by_folder = {folder.name: list(cases_of(folder, read_folder(folder, knowledge))) for folder in options.folders}
    for name, cases in by_folder.items():
        others = [case for other, each in by_folder.items() if other != name for case in each]
        show(name, weighed(cases, fit(others)))
    cases = [case for each in by_folder.values() for case in each]
    names = " ".join(folder.name for folder in options.folders)
    rows = [",".join(COLUMNS)]
    for (field, rule), ((intercept, slope), seen) in sorted(fit(cases).items()):
        rows.append(f"{_cell(f'{field}:{rule}')},{intercept:.3f},{slope:.3f},{seen}")
    options.out.write_text(HEAD.format(folders=names) + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(cases)} cases, {len(rows) - 1} curves: {options.out}")


def weighed(cases: Sequence[Case], curves: Mapping[tuple[str, str], tuple[Curve, int]]) -> list[Case]:
    """Give cases with the chances of such curves instead of their raw scores."""
    known = Confidences({key: curve for key, (curve, _seen) in curves.items()})
    return [case._replace(scored=case.scored._replace(score=known.chance(*case.scored))) for case in cases]


def fit(cases: Sequence[Case]) -> dict[tuple[str, str], tuple[Curve, int]]:
    """Give a curve and the number of its cases for each field, and for each of its rules that was seen often enough."""
    by_field: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_field[case.scored.field].append(case)
    curves: dict[tuple[str, str], tuple[Curve, int]] = {}
    for field, of_field in by_field.items():
        curve = fit_curve(of_field)
        curves[field, ANY_RULE] = (curve, len(of_field))
        by_rule: dict[str, list[Case]] = defaultdict(list)
        for case in of_field:
            by_rule[case.scored.rule].append(case)
        for rule, of_rule in by_rule.items():
            if len(of_rule) >= LEAST_SEEN and len(of_rule) < len(of_field):
                curves[field, rule] = (_shifted(curve, of_rule), len(of_rule))
    return curves


def fit_curve(cases: Sequence[Case]) -> Curve:
    """Fit intercept and slope by Newton's method; cases without a raw score tell of the intercept alone."""
    x = _design(cases)
    right = np.array([case.right for case in cases], dtype=float)
    weights, rest = np.zeros(2), np.diag([PENALTY / 10, PENALTY])
    prior = np.array([0.0, 1.0 if x[:, 1].any() else 0.0])  # without evidence the raw score stands
    weights += prior

    def cost(at: Numbers) -> float:
        values = x @ at
        away = at - prior
        return float((np.logaddexp(0.0, values) - right * values).sum() + away @ rest @ away / 2)

    for _ in range(ROUNDS):
        chances = _chances(x @ weights)
        slope = x.T @ (right - chances) - rest @ (weights - prior)
        bend = (x * (chances * (1 - chances))[:, None]).T @ x + rest
        step = np.linalg.solve(bend, slope)
        while cost(weights + step) > cost(weights) and abs(step).max() > LEAST_STEP:
            step /= 2
        weights += step
        if abs(step).max() <= LEAST_STEP:
            break
    return float(weights[0]), max(float(weights[1]), 0.0)


def _shifted(curve: Curve, cases: Sequence[Case]) -> Curve:
    """Move a field's curve so that the mean chance over a rule's cases is their share of right ones, smoothed."""
    x = _design(cases)
    mean = _chances(x @ np.array(curve)).mean()
    wanted = (sum(case.right for case in cases) + DRAWN * mean) / (len(cases) + DRAWN)
    low, high = -8.0, 8.0
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        if _chances(x @ np.array((middle, curve[1]))).mean() < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2, curve[1]


def _design(cases: Sequence[Case]) -> Numbers:
    return np.array([[1.0, 0.0 if case.scored.score is None else logit(case.scored.score)] for case in cases])


def _chances(values: Numbers) -> Numbers:
    made: Numbers = 1.0 / (1.0 + np.exp(-values))
    return made


def _cell(text: str) -> str:
    return f'"{text}"' if "," in text else text


if __name__ == "__main__":
    main()
