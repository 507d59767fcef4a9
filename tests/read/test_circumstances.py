"""Tests of read/circumstances.py: where, when, how many."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.read.circumstances import Circumstances
from sayso.read.clauses import Clauses
from sayso.read.guesses import Guesses
from sayso.records import Proposals, RoleGuess, Span, Trigger, TriggerGuess
from tests.read.readings import cases, read_by_rules, read_text


@pytest.mark.parametrize("case", cases("circumstances"), ids=lambda case: case["text"][:60])
def test_circumstances_of_the_cases(case: Any) -> None:
    reading = read_by_rules(case["text"])
    quote = reading.report.quote
    claim = next(claim for claim in reading.claims if quote(claim.trigger) == case["trigger"])
    assert [place.place.canonical for place in claim.places] == case["places"]
    if "time" in case:
        assert claim.when.span is not None
        assert case["time"] in quote(claim.when.span)
    if "quantities" in case:
        assert [[quantity.low, quantity.high] for quantity in claim.quantities] == case["quantities"]


def circumstances(text: str, word: str, roles: dict[str, float], role: str) -> tuple[Circumstances, Trigger, Span]:
    """Read by rules, then let a claim head guess: `word` is a trigger, `roles` its parts, its clause its sentence."""
    reading = read_by_rules(text)
    trigger = next(t for t in reading.triggers if reading.report.quote(t.span) == word)
    sentence = reading.sentences[reading.tokens[trigger.head].sentence]
    guess = TriggerGuess(
        index=0, span=trigger.span, first=trigger.head, last=trigger.head + 1, head=trigger.head, score=0.9, types=(),
        statuses=(), minor=0.0, clause=(sentence.first, sentence.last),
    )  # fmt: skip
    parts = tuple(
        RoleGuess(trigger=0, token=token.index, role=role, score=roles[token.text])
        for token in reading.tokens
        if token.text in roles
    )
    guessed = replace(reading, proposals=Proposals(triggers=(guess,), roles=parts))
    return Circumstances(guessed, Clauses(guessed), Guesses(guessed)), trigger, sentence.span


def places(text: str, word: str, **roles: float) -> list[str]:
    found, trigger, _quote = circumstances(text, word, roles, "place")
    return [place.place.canonical for place in found.places_of(trigger)]


def test_a_place_without_a_name_is_taken_where_the_head_proposes_it() -> None:
    text = "Rebels hold Konna. Soldiers attacked the clinic."
    assert places(text, "attacked", clinic=0.7) == ["Konna clinic"]
    assert places(text, "attacked", clinic=0.3) == []


def test_a_town_told_is_enough_unless_the_thing_itself_is_struck() -> None:
    assert places("A crowd in Gao protested at the palace.", "protested", Gao=0.9, palace=0.8) == ["Gao"]
    assert places("In Gao soldiers attacked the palace.", "attacked", Gao=0.9, palace=0.8) == ["Gao", "Gao palace"]


def test_what_stands_behind_the_clause_is_told_of_something_else() -> None:
    text = "Soldiers attacked rebels. A curfew holds in Gao."
    assert places(text, "attacked", Gao=0.7) == []


def test_a_place_of_the_sentence_leaves_out_those_of_other_sentences() -> None:
    text = "Paris was silent about Bamako. Soldiers attacked rebels in Gao."
    assert places(text, "attacked", Bamako=0.7, Gao=0.9) == ["Gao"]


def test_talks_take_no_place_from_the_story() -> None:
    text = "Rebels shelled Gao. The ministers will meet."
    assert places(text, "meet", Gao=0.2) == []


def amounts(text: str, word: str, **roles: float) -> list[float | None]:
    found, trigger, quote = circumstances(text, word, roles, "quantity")
    return [quantity.low for quantity in found.quantities_of(trigger, quote)]


def test_a_number_of_which_the_head_says_nothing_is_left() -> None:
    assert amounts("Rebels attacked from two directions.", "attacked") == []
    assert amounts("Rebels attacked from two directions.", "attacked", two=0.2) == [2]


def test_a_length_needs_the_head() -> None:
    assert amounts("The rebels attacked for five hours.", "attacked", five=0.1) == []
    assert amounts("The rebels attacked for five hours.", "attacked", five=0.4) == [5]


def test_a_spot_that_only_tells_where_a_named_place_lies_is_no_second_place() -> None:
    text = "Shells hit Konna, 60 km north of Mopti, on Monday. The fire killed two."
    assert places(text, "hit") == ["Konna"]
    assert places(text, "killed", Konna=0.2) == ["Konna"]


def test_a_part_brings_its_whole() -> None:
    text = "The envoy saw the graves of eleven villagers, four of them children, who neighbours said had been killed."
    [claim] = read_text(text).claims
    assert [each.low for each in claim.quantities] == [11, 4]


def test_the_day_of_a_promise_is_not_that_of_the_deed() -> None:
    found, trigger, _quote = circumstances("Troops left Bor, as they promised on 12 May.", "left", {"12": 0.9}, "time")
    assert found.time_of(trigger) is None
    found, trigger, _quote = circumstances("Troops left Bor as they starved on 12 May.", "left", {"12": 0.9}, "time")
    assert found.time_of(trigger) is not None
