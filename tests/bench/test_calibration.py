import pytest

from bench.calibration import Case, calibration_error
from sayso.read.confidences import Scored


def _cases(score: float | None, right: int, wrong: int) -> list[Case]:
    scored = Scored("type", "head", score)
    return [Case(scored, right=True)] * right + [Case(scored, right=False)] * wrong


def test_chances_that_come_true_have_no_error() -> None:
    assert calibration_error(_cases(0.75, 3, 1) + _cases(0.25, 1, 3)) == pytest.approx(0.0)


def test_the_error_is_the_mean_distance_weighed_by_cases() -> None:
    assert calibration_error(_cases(0.9, 5, 5) + _cases(0.2, 2, 8)) == pytest.approx(0.2)


def test_what_has_no_chance_counts_for_nothing() -> None:
    assert calibration_error(_cases(None, 0, 9) + _cases(0.5, 1, 1)) == 0.0
