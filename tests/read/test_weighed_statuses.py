"""Tests of read/weighed_statuses.py."""

from __future__ import annotations

from sayso.read.weighed_statuses import weigh_status
from sayso.records import Evidenced, Span, Status, TriggerGuess


def guess(**chances: float) -> TriggerGuess:
    return TriggerGuess(0, Span(0, 4), 0, 1, 0, 0.9, (("ASSAULT", 1.0),), tuple(chances.items()), 0.0, (0, 1))


def judged(status: str, rule: str) -> Evidenced[Status]:
    return Evidenced(value=Status(status), rule=rule, spans=(Span(9, 12),))


def test_without_a_guess_the_rule_stands() -> None:
    rule = judged("planned", "status.future")
    assert weigh_status(rule, None) is rule


def test_a_modal_outweighs_a_head_that_is_not_sure() -> None:
    found = weigh_status(judged("planned", "status.future"), guess(occurred=0.7, planned=0.3))
    assert found.value is Status.PLANNED
    assert "status.future" in found.rule
    assert found.spans == (Span(9, 12),)


def test_a_sure_head_outweighs_a_bare_noun() -> None:
    found = weigh_status(judged("occurred", "status.noun"), guess(planned=0.8, occurred=0.2))
    assert found.value is Status.PLANNED
    assert found.rule == "head.status"
    assert ("occurred", found.refused[0][1]) in found.refused


def test_what_is_said_in_so_many_words_outweighs_the_surest_head() -> None:
    assert weigh_status(judged("refused", "status.put-off"), guess(denied=0.999, refused=0.0)).value is Status.REFUSED


def test_a_governing_word_of_the_lexicon_weighs_as_much_as_a_modal() -> None:
    found = weigh_status(judged("refused", "refused.refuse"), guess(occurred=0.7, refused=0.3))
    assert found.value is Status.REFUSED


def test_a_condition_outweighs_even_a_sure_head() -> None:
    found = weigh_status(judged("conditional", "conditional.if"), guess(planned=0.97, conditional=0.03))
    assert found.value is Status.CONDITIONAL


def test_an_aim_says_little() -> None:
    found = weigh_status(judged("planned", "status.purpose"), guess(occurred=0.7, planned=0.3))
    assert found.value is Status.OCCURRED
