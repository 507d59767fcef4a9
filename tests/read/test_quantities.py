"""Tests of read/quantities.py: every rule's examples, the cases, and the promises of the step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.marked import QUANTITIES, bounds, parse_example, read_plain
from tests.read.readings import read_text

CASES = Path(__file__).parent.parent / "cases" / "quantities"
ENTRIES = QUANTITIES.rules.entries
EXAMPLES = [(entry.id, example) for entry in ENTRIES for example in entry.examples]
COUNTER_EXAMPLES = [(entry.id, example) for entry in ENTRIES for example in entry.not_examples]


def rows(name: str) -> list[Any]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_finds_its_examples(rule: str, example: str) -> None:
    wanted = parse_example(example)
    reading = read_plain(wanted.text)
    shown = dict(zip([quantity.rule for quantity in reading.quantities], bounds(reading), strict=True))
    assert shown.get(rule) == f"{reading.report.quote(wanted.span)}: {wanted.wanted[0]}"


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES)
def test_rule_leaves_its_counter_examples_alone(rule: str, example: str) -> None:
    assert rule not in [quantity.rule for quantity in read_plain(example).quantities]


@pytest.mark.parametrize("case", rows("made.jsonl"), ids=lambda case: case["text"][:50])
def test_made_cases(case: Any) -> None:
    assert bounds(read_plain(case["text"])) == case["expect"]


@pytest.mark.parametrize("case", rows("negative.jsonl"), ids=lambda case: case["text"][:50])
def test_numbers_that_count_nothing(case: Any) -> None:
    assert bounds(read_plain(case["text"])) == []


def test_a_vague_amount_has_no_bounds() -> None:
    assert bounds(read_plain("An unknown number of people fled.")) == ["An unknown number of people: .. person"]


def test_what_is_counted_is_told() -> None:
    assert [quantity.of for quantity in read_plain("They took six oil wells.").quantities] == ["oil wells"]


def test_head_is_a_token_of_the_quantity() -> None:
    reading = read_plain("At least 12 civilians died.", tokens=True)
    assert reading.tokens[reading.quantities[0].head].text in ("At", "least", "12", "civilians")


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from([*QUANTITIES.rules.book.vocabulary.classes, "12", "2,000", "0", "9" * 30]), max_size=30
    ).map(" ".join)
)
def test_no_text_makes_it_raise_and_bounds_are_in_order(text: str) -> None:
    for quantity in read_plain(text).quantities:
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


def test_a_particle_of_the_verb_bounds_nothing() -> None:
    assert bounds(read_text("On Monday we will hand over eighteen of them to the Red Cross.")) == [
        "eighteen of them: 18..18 person"
    ]


def test_a_deadline_is_a_length_too() -> None:
    reading = read_text("The rebels gave the garrison 48 hours to surrender.")
    assert [(q.low, q.unit) for q in reading.quantities] == [(48, "hour")]


def test_a_compound_number_of_hours_is_no_range() -> None:
    reading = read_text("The siege lasted fifty-one hours.")
    assert [(q.low, q.high) for q in reading.quantities] == [(51, 51)]


def test_the_wounded_and_the_displaced_are_counted_as_such() -> None:
    text = "About 60 wounded soldiers were treated, and 9,400 displaced persons got food."
    reading = read_text(text)
    assert [(each.low, each.unit) for each in reading.quantities] == [(60, "wounded"), (9400, "displaced")]
