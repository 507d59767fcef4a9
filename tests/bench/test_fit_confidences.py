import random

import pytest

from bench.calibration import Case
from bench.fit_confidences import fit, fit_curve, weighed
from sayso.read.confidences import Scored

CHANCE = random.Random(7)


def _drawn(rule: str, score: float | None, share: float, count: int) -> list[Case]:
    return [Case(Scored("type", rule, score), CHANCE.random() < share) for _ in range(count)]


def test_overconfident_scores_are_drawn_in() -> None:
    cases = _drawn("head", 0.97, 0.7, 500) + _drawn("head", 0.6, 0.5, 500)
    curves = fit(cases)
    sure, unsure = (weighed(_drawn("head", score, 1.0, 1), curves)[0].scored.score for score in (0.97, 0.6))
    assert sure == pytest.approx(0.7, abs=0.06)
    assert unsure == pytest.approx(0.5, abs=0.06)


def test_a_rule_that_was_seen_often_gets_its_own_intercept() -> None:
    curves = fit(_drawn("good", None, 0.95, 200) + _drawn("poor", None, 0.3, 200) + _drawn("rare", None, 0.0, 5))
    assert ("type", "rare") not in curves
    assert curves["type", "good"][0][0] > curves["type", "*"][0][0] > curves["type", "poor"][0][0]


def test_a_curve_never_falls_with_the_score() -> None:
    assert fit_curve(_drawn("head", 0.9, 0.1, 200) + _drawn("head", 0.3, 0.9, 200))[1] == 0.0


def test_scores_that_part_right_from_wrong_at_once_do_not_run_away() -> None:
    intercept, slope = fit_curve(_drawn("head", 0.99, 1.0, 50) + _drawn("head", 0.5, 0.0, 50))
    assert abs(intercept) < 10 and slope < 10
