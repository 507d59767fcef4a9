from __future__ import annotations

from sayso.link.weights import AGAINST, FOR, WEIGHTS, reasons, sureness


def test_what_agrees_makes_surer_and_what_differs_less_sure() -> None:
    bare = sureness({"type_same": 1.0, "place_same": 1.0})
    assert sureness({"type_same": 1.0, "place_same": 1.0, "doers_alike": 1.0}) > bare
    assert sureness({"type_same": 1.0, "place_same": 1.0, "receivers_apart": 1.0}) < bare
    assert 0.0 <= sureness(dict.fromkeys(AGAINST, 1.0)) < bare < 1.0


def test_reasons_say_what_agrees_and_what_differs() -> None:
    assert reasons({"place_same": 1.0, "time_apart": 1.0, "words_held": 0.1}) == ("+ the same place", "- other days")


def test_every_likeness_that_has_words_has_a_weight() -> None:
    assert (FOR.keys() | AGAINST.keys()) <= WEIGHTS.keys()
