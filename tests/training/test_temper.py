import numpy as np

from training.temper import Choices


def _choices(sure: float, right_of_ten: int) -> Choices:
    choices = Choices()
    for number in range(10):
        choices.add({"yes": sure, "no": 1.0 - sure}, {"yes" if number < right_of_ten else "no"})
    return choices


def test_a_head_that_is_too_sure_is_cooled() -> None:
    assert _choices(0.95, 7).best() > 2.0


def test_a_head_whose_chances_come_true_is_left_as_it_is() -> None:
    assert _choices(0.7, 7).best() == 1.0


def test_a_head_that_is_too_shy_is_heated() -> None:
    assert _choices(0.7, 9).best() < 1.0


def test_an_unknown_label_is_left_out() -> None:
    choices = Choices()
    choices.add({"yes": 0.5, "no": 0.5}, {"perhaps"})
    assert choices.logs == [] and np.isfinite(choices.loss(1.0))
