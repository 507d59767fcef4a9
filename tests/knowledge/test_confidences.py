from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.confidences import Confidences, load_confidences, logit


def test_an_even_curve_leaves_a_score_as_it_is() -> None:
    assert Confidences({("type", "*"): (0.0, 1.0)}).chance("type", "any", 0.7) == pytest.approx(0.7)


def test_a_rule_has_its_own_curve_before_the_fields() -> None:
    known = Confidences({("when", "*"): (0.0, 0.0), ("when", "date.weekday"): (2.0, 0.0)})
    assert known.chance("when", "date.weekday", None) == pytest.approx(0.881)
    assert known.chance("when", "date.month", None) == pytest.approx(0.5)


def test_without_a_curve_the_raw_score_stands() -> None:
    assert Confidences().chance("status", "status.tense", 0.4) == 0.4
    assert Confidences().chance("when", "when.past", None) is None


def test_no_score_is_surer_than_a_reader_can_be() -> None:
    assert logit(1.0) == -logit(0.0) < 6


def test_the_shipped_table_gives_chances_that_rise_with_the_score() -> None:
    known = load_confidences()
    for name in ("trigger", "type", "status", "actor", "recipient", "place"):
        low, high = (known.chance(name, "a rule never seen", score) for score in (0.4, 0.95))
        assert low is not None and high is not None and 0 < low < high < 1


def test_a_row_that_is_no_number_is_named(tmp_path: Path) -> None:
    table = tmp_path / "confidences.csv"
    table.write_text("id,intercept,slope,seen\ntype:*,much,1,20\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"type:\*.*intercept"):
        load_confidences(table)
