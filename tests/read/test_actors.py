"""Tests of read/actors.py: the cases, and the promises of the step."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.read.actors import add_actors
from sayso.read.coreference import add_coreference
from sayso.records import ActorMention, Reading, Report, ReportId, Span, Token
from tests.read.readings import cases, knowledge, read_by_rules


def quotes(reading: Reading) -> dict[str, ActorMention]:
    return {reading.report.quote(mention.span): mention for mention in reading.actors}


@pytest.mark.parametrize("case", cases("actors"), ids=lambda case: case["comment"])
def test_made_cases(case: Any) -> None:
    reading = read_by_rules(case["text"])
    found = {words: (mention.canonical, str(mention.kind)) for words, mention in quotes(reading).items()}
    for words, expected in case["expect"].items():
        assert found.get(words) == tuple(expected), found


@pytest.mark.parametrize("case", cases("actors", "negative"), ids=lambda case: case["comment"])
def test_who_is_no_party(case: Any) -> None:
    assert list(quotes(read_by_rules(case["text"]))) == case["expect"]


def test_the_second_state_of_a_coordination_has_its_own_troops() -> None:
    reading = read_by_rules("French and Malian troops entered Gao.")
    assert {mention.canonical for mention in reading.actors} == {"French Armed Forces", "Malian Armed Forces"}


def test_a_mention_stands_once_for_its_head() -> None:
    reading = read_by_rules(
        "The French president, the UN and Colonel Moussa Drame of the Malian army met rebels from Libya."
    )
    heads = [mention.head for mention in reading.actors]
    assert len(heads) == len(set(heads))


def test_the_country_of_a_force_is_known() -> None:
    assert quotes(read_by_rules("Malian soldiers entered the town."))["Malian soldiers"].country == "ML"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "Mali",
                "'s",
                "soldiers",
                "of",
                "the",
                "UN",
                "he",
                "it",
                "President",
                "X",
                ".",
                "-",
                "ministry",
                "foreign",
                "French",
                "and",
            ]
        ),
        max_size=12,
    ),
    st.lists(
        st.sampled_from(["nsubj", "amod", "nmod", "conj", "compound", "nmod:poss", "obj", "case", "det"]), max_size=12
    ),
)
def test_no_words_make_the_step_raise(words: list[str], relations: list[str]) -> None:
    tokens, at = [], 0
    for index, word in enumerate(words):
        relation = relations[index] if index < len(relations) else "root"
        upos = "PROPN" if word[0].isupper() else "NOUN"
        head = (index * 7 + 3) % len(words)
        tokens.append(Token(index, at, at + len(word), word, word.lower(), upos, "NN", head, relation, 0))
        at += len(word) + 1
    report = Report(id=ReportId("r"), name="r", text=" ".join(words), digest="", body=Span(0, at))
    reading = add_actors(Reading(report=report, tokens=tuple(tokens)), knowledge().catalogue)
    assert all(0 <= mention.head < len(words) for mention in reading.actors)
    add_coreference(reading, knowledge().catalogue)


def test_dead_bodies_are_no_party() -> None:
    assert {mention.canonical for mention in read_by_rules("Volunteers buried ten bodies by the road.").actors} == {
        "volunteers"
    }
    assert "body" in {mention.canonical for mention in read_by_rules("The body condemned the attack.").actors}


def test_a_unit_belongs_to_the_state_beside_it() -> None:
    names = {mention.canonical for mention in read_by_rules("Malian units left the town.").actors}
    assert names == {"Malian Armed Forces"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Malian and government troops captured the airport.", {"Malian Armed Forces", "government troops"}),
        ("The rebels and government troops left the airport.", {"rebels", "government troops"}),
        ("The town and government offices near the airport burned.", set()),
    ],
)
def test_the_second_of_a_pair_shares_its_noun(text: str, names: set[str]) -> None:
    found = {mention.canonical for mention in read_by_rules(text).actors}
    assert found & {"Malian Armed Forces", "government troops", "rebels"} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The armed forces of Mali left the town.", "Malian Armed Forces"),
        ("The armed rebels of Mali left the town.", "Malian Armed Forces"),
    ],
)
def test_armed_forces_are_the_states_and_armed_rebels_are_not(text: str, name: str) -> None:
    names = {mention.canonical for mention in read_by_rules(text).actors}
    assert (name in names) is ("forces" in text)
