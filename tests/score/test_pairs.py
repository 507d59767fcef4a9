"""Tests of score/pairs.py."""

from __future__ import annotations

from typing import Any

from sayso.score.pairs import count_pairs, pair_claims


def claim(start: int, end: int, trigger: tuple[int, int] | None = None) -> dict[str, Any]:
    found = None if trigger is None else {"start": trigger[0], "end": trigger[1]}
    return {"report": "r", "start": start, "end": end, "trigger": found, "type": "ASSAULT"}


def test_triggers_that_meet_make_a_pair() -> None:
    assert pair_claims([claim(0, 50, (10, 15))], [claim(5, 20, (12, 15))]) == {0: 0}


def test_without_triggers_half_of_the_quotes_must_meet() -> None:
    assert pair_claims([claim(0, 10)], [claim(0, 6)]) == {0: 0}
    assert pair_claims([claim(0, 10)], [claim(0, 4)]) == {}


def test_the_best_pair_is_taken_first() -> None:
    gold = [claim(0, 10, (2, 4)), claim(0, 10, (6, 8))]
    assert pair_claims(gold, [claim(0, 10, (6, 8))]) == {1: 0}


def test_mentions_meet_one_to_one() -> None:
    gold, found = [{"canonical": "a"}, {"canonical": "b"}], [{"canonical": "b"}]
    assert count_pairs(gold, found, lambda _a, _b: True) == 1
