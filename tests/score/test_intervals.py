"""Tests of score/intervals.py."""

from __future__ import annotations

import math

from sayso.score.intervals import day, half_shared, is_near, kilometres, within_days


def test_broken_dates_are_none() -> None:
    assert day("2020-13-01") is None
    assert day(None) is None


def test_two_open_ends_agree() -> None:
    assert is_near(None, None, 1)
    assert not is_near(None, "2020-01-01", 1)
    assert within_days({"from": "2020-01-01", "to": None}, {"from": "2020-01-02", "to": None}, 1)


def test_half_the_days_must_be_shared() -> None:
    week = {"from": "2020-01-01", "to": "2020-01-07"}
    assert half_shared(week, {"from": "2020-01-01", "to": "2020-01-04"})
    assert not half_shared(week, {"from": "2020-01-07", "to": "2020-01-20"})
    assert not half_shared(week, None)


def test_distance_on_the_globe() -> None:
    bamako, gao = {"lat": 12.64, "lon": -8.0}, {"lat": 16.27, "lon": -0.05}
    assert 900 < kilometres(bamako, gao) < 970
    assert kilometres(bamako, {"lat": None, "lon": None}) == math.inf


def test_an_open_end_reaches_beyond_the_dates_of_older_wars() -> None:
    assert half_shared({"from": None, "to": "1982-05-21"}, {"from": None, "to": "1982-05-20"})
    assert not half_shared({"from": None, "to": "1982-05-21"}, {"from": "1982-05-21", "to": None})
