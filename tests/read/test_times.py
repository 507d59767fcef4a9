"""Tests of read/times.py: every rule's examples, the cases, and the promises of the step."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LexiconError
from sayso.knowledge.rules import load_rules
from sayso.read.times import NO_TOKEN, add_times, head_token, live_blog_stamps
from sayso.records import Span, TimeBasis
from tests.read.marked import ANCHOR, TIMES, days, parse_example, read_plain
from tests.read.readings import read_by_rules

CASES = Path(__file__).parent.parent / "cases" / "times"
EXAMPLES = [(entry.id, example) for entry in TIMES.entries for example in entry.examples]
COUNTER_EXAMPLES = [(entry.id, example) for entry in TIMES.entries for example in entry.not_examples]


def rows(name: str) -> list[Any]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_finds_its_examples(rule: str, example: str) -> None:
    wanted = parse_example(example)
    reading = read_plain(wanted.text)
    found = [mention for mention in reading.times if mention.span == wanted.span and mention.rule.split("+")[0] == rule]
    assert found, [(reading.report.quote(mention.span), mention.rule) for mention in reading.times]
    if wanted.wanted:
        assert found[0].value == wanted.wanted[0]
    if len(wanted.wanted) > 1:
        assert days(reading, reading.report.quote(wanted.span)) == wanted.wanted[1]


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES)
def test_rule_leaves_its_counter_examples_alone(rule: str, example: str) -> None:
    assert rule not in [mention.rule.split("+")[0] for mention in read_plain(example).times]


@pytest.mark.parametrize("case", rows("made.jsonl"), ids=lambda case: case["text"][:50])
def test_made_cases(case: Any) -> None:
    reading = read_plain(case["text"], date.fromisoformat(case["anchor"]))
    assert {words: days(reading, words) for words in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", rows("negative.jsonl"), ids=lambda case: case["text"][:50])
def test_what_looks_like_a_time_and_is_none(case: Any) -> None:
    reading = read_plain(case["text"])
    assert [reading.report.quote(mention.span) for mention in reading.times] == []


@pytest.mark.xfail(strict=True, raises=(StopIteration, AssertionError))
@pytest.mark.parametrize("case", rows("known_failures.jsonl"), ids=lambda case: case["text"][:50])
def test_known_failures(case: Any) -> None:
    reading = read_plain(case["text"], date.fromisoformat(case["anchor"]))
    assert {words: days(reading, words) for words in case["expect"]} == case["expect"]


def test_without_an_anchor_relative_times_stay_open_and_a_note_says_so() -> None:
    reading = read_plain("It fell on Tuesday; on 3 May 2012 it had stood.", None)
    assert [mention.interval is None for mention in reading.times] == [True, False]
    assert [reading.report.quote(note.span) for note in reading.notes if note.span] == ["Tuesday"]


def test_an_ambiguous_date_takes_the_reading_nearer_the_anchor_and_notes_the_other() -> None:
    reading = read_plain("Letter of 04/05/2013.")
    assert days(reading, "04/05/2013") == "2013-05-04..2013-05-04"
    assert "2013-04-05" in reading.notes[0].text


def test_stamps_of_a_live_blog_are_no_mentions() -> None:
    text = "22:10\nThat is all.\n\n21:35\nShells fell at 21:30.\n\n20:50 The council meets.\n"
    assert [read_plain(text).report.quote(mention.span) for mention in read_plain(text).times] == ["21:30"]
    assert len(live_blog_stamps(text)) == 3


def test_one_clock_time_at_the_start_of_a_line_is_a_mention() -> None:
    assert live_blog_stamps("At the bridge\n22:10 shells fell.\n") == frozenset()


def test_basis_tells_dates_from_what_was_resolved() -> None:
    reading = read_plain("On 3 May and on Tuesday.")
    assert [mention.basis for mention in reading.times] == [TimeBasis.EXPLICIT, TimeBasis.RELATIVE]


def test_head_is_a_token_of_the_mention() -> None:
    reading = read_plain("The town fell on 12 May 2013.", tokens=True)
    assert reading.tokens[reading.times[0].head].text in ("12", "May", "2013")


def test_a_mention_that_no_token_covers_has_no_head() -> None:
    tokens = read_plain("The town fell.", tokens=True).tokens
    starts = [token.start for token in tokens]
    assert head_token(Span(20, 31), tokens, starts) == head_token(Span(20, 31), (), ()) == NO_TOKEN
    assert head_token(Span(3, 4), tokens, starts) == NO_TOKEN
    assert head_token(Span(5, 7), tokens, starts) == 1  # in the midst of a word: that word


def test_no_expression_crosses_a_blank_line() -> None:
    assert [mention.value for mention in read_plain("12\n\nMay 2012").times] == ["2012-05"]


def test_a_rule_with_an_unknown_calculation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "times.toml"
    path.write_text(
        '[[rule]]\nid = "x"\ngloss = "x"\npattern = "soon"\nresolve = "soonish"\n'
        'examples = ["a"]\nnot_examples = ["b"]\n'
    )
    with pytest.raises(LexiconError, match="soonish"):
        add_times(read_plain("soon"), load_rules(path))


def test_the_anchor_of_the_examples_is_a_wednesday() -> None:
    assert ANCHOR.weekday() == 2


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(sorted(TIMES.book.vocabulary.classes)), max_size=30).map(" ".join)
)
def test_no_text_makes_it_raise_and_every_span_lies_inside(text: str) -> None:
    for anchor in (ANCHOR, None, date.min, date.max):
        for mention in read_plain(text, anchor).times:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
            if mention.interval and mention.interval.start and mention.interval.end:
                assert mention.interval.start <= mention.interval.end


def test_a_toll_that_is_put_at_a_number_is_no_hour() -> None:
    assert not read_by_rules("The rebels put their losses at four.").times
    assert read_by_rules("The raid began at four.").times
