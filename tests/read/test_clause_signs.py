"""Tests of read/clause_signs.py: 'nearly', 'short of', 'yet', a stretch of grace."""

from __future__ import annotations

import pytest

from sayso.read.clause_signs import (
    asks,
    foretells,
    has_period,
    is_aside,
    is_that_clause,
    near_miss,
    no_choice,
    not_excluded,
    unkept,
)
from sayso.read.trees import Forest
from tests.read.readings import read_by_rules


def word(text: str, wanted: str) -> tuple[Forest, int]:
    tokens = read_by_rules(text).tokens
    return Forest(tokens), next(token.index for token in tokens if token.text == wanted)


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("Rebels nearly captured the airport.", "captured", "denied"),
        ("The army came close to retaking the town.", "retaking", "denied"),
        ("The rebels stopped short of attacking the town.", "attacking", "refused"),
        ("Shells killed nearly forty villagers.", "killed", None),
        ("The army fought close to the town.", "fought", None),
    ],
)
def test_what_nearly_happened_did_not(text: str, verb: str, status: str | None) -> None:
    found = near_miss(*word(text, verb))
    assert (None if found is None else found[0]) == status


@pytest.mark.parametrize(
    ("text", "deed", "status"),
    [
        ("An attack on the town cannot be ruled out.", "attack", "expected"),
        ("An attack on the town is not to be excluded.", "attack", "expected"),
        ("The general did not rule out an attack on the port.", "attack", "proposed"),
        ("The council does not rule out sending troops.", "sending", "proposed"),
        ("The council ruled out an attack.", "attack", None),
        ("The council did not plan an attack.", "attack", None),
    ],
)
def test_what_is_not_ruled_out_is_considered_or_expected(text: str, deed: str, status: str | None) -> None:
    found = not_excluded(*word(text, deed))
    assert (None if found is None else found[0]) == status


@pytest.mark.parametrize(
    ("text", "deed", "broken"),
    [
        ("The front, which swore to return to Bor, never did.", "return", True),
        ("The rebels vowed to retake the town but never did.", "retake", True),
        ("The army planned to attack and the rebels did not.", "attack", False),
        ("The rebels vowed to retake the town.", "retake", False),
        ("The rebels vowed to free the men but did not free them.", "free", False),
    ],
)
def test_a_vow_that_was_not_kept(text: str, deed: str, broken: bool) -> None:
    assert (unkept(*word(text, deed)) is not None) is broken


@pytest.mark.parametrize(("text", "given"), [("They gave him 48 hours.", True), ("They gave him bread.", False)])
def test_a_stretch_of_grace_is_a_time(text: str, given: bool) -> None:
    assert has_period(*word(text, "gave")) is given


def test_a_that_clause_may_hang_on_a_noun_or_adjective() -> None:
    assert is_that_clause(*word("It is not true that our troops crossed the border.", "crossed"))
    assert not is_that_clause(*word("He said that our troops crossed the border.", "crossed"))


@pytest.mark.parametrize(
    ("text", "verb", "open_"),
    [
        ("Police could not say who fired the shots.", "fired", True),
        ("Nobody knows what burned the mill.", "burned", True),
        ("He did not know that the town had fallen.", "fallen", True),
        ("He did not say that the town had fallen.", "fallen", False),
        ("Police arrested the man who fired the shots.", "fired", False),
    ],
)
def test_a_question_hangs_on_a_word_of_telling(text: str, verb: str, open_: bool) -> None:
    forest, index = word(text, verb)
    governor = forest.governor(index)
    assert governor is not None
    assert asks(forest, governor, index) is open_


@pytest.mark.parametrize(
    ("text", "deed", "forced"),
    [
        ("The army had no choice but to withdraw from the town.", "withdraw", True),
        ("The rebels have little option but to leave the town.", "leave", True),
        ("The army had no choice.", "had", False),
        ("The army had a choice but chose to withdraw.", "withdraw", False),
        ("The army wanted to withdraw.", "withdraw", False),
    ],
)
def test_a_choice_that_is_none(text: str, deed: str, forced: bool) -> None:
    assert (no_choice(*word(text, deed)) is not None) is forced


@pytest.mark.parametrize(
    ("text", "verb", "aside", "foretold"),
    [
        ("Troops left the town, as Radio Delta reported.", "reported", True, False),
        ("Troops left the town, as the army promised.", "promised", False, True),
        ("As the mayor feared, rebels attacked the port.", "feared", False, True),
        ("The army promised to leave the town.", "promised", False, False),
    ],
)
def test_who_promised_a_deed_does_not_tell_of_it(text: str, verb: str, aside: bool, foretold: bool) -> None:
    forest, index = word(text, verb)
    assert is_aside(forest, index, {"report", "promise", "fear"}) is aside
    assert foretells(forest, index) is foretold
