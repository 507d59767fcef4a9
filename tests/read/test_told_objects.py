"""Tests of read/told_objects.py."""

from __future__ import annotations

import pytest

from sayso.read.told_objects import has_case, says_by, tells_itself, tells_of_object
from sayso.read.trees import Forest
from tests.read.readings import knowledge, read_by_rules, read_text


def verb(text: str) -> tuple[Forest, int, str]:
    """Give the trees, the first verb and its lemma."""
    tokens = read_by_rules(text).tokens
    found = next(token for token in tokens if token.upos == "VERB")
    return Forest(tokens), found.index, found.lemma.lower()


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The hospital put the toll at nine.", True),
        ("The army put the rebels to flight.", False),
        ("Satellite images show fires in the valley.", True),
        ("The general showed courage.", False),
        ("The army announced the capture of the town.", True),
        ("The army left the town.", False),
    ],
)
def test_an_object_is_told_where_the_verb_and_what_stands_beside_it_say_so(text: str, tells: bool) -> None:
    forest, index, lemma = verb(text)
    assert tells_of_object(forest, knowledge().cues, index, lemma) is tells


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The palace denied it.", True),
        ("The consul denied us a visa.", False),
        ("The army put it at nine.", True),
        ("The army announced it.", False),
    ],
)
def test_a_denial_of_it_is_itself_what_is_told(text: str, tells: bool) -> None:
    assert tells_itself(*verb(text)) is tells


def test_a_preposition_is_found_beside_its_noun() -> None:
    tokens = read_by_rules("Reports of attacks reached the town.").tokens
    assert has_case(Forest(tokens), 2, "of")
    assert not has_case(Forest(tokens), 2, "by")


def test_who_contradicts_beside_what_is_told_speaks_for_himself() -> None:
    claims = read_by_rules(
        "The rebels said they had taken three villages, but the army denied losing any ground."
    ).claims
    assert [claim.attribution[-1].canonical for claim in claims] == ["The rebels", "army"]
    assert [len(claim.attribution) for claim in claims] == [2, 2]


def test_behind_a_semicolon_the_next_one_speaks_for_himself() -> None:
    text = "Bor fell around noon, according to the mayor; the rebels said that the army had shelled Ber."
    told = [[source.canonical for source in claim.attribution[1:]] for claim in read_by_rules(text).claims]
    assert [[name.lower().removeprefix("the ") for name in chain] for chain in told] == [["mayor"], ["rebels"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The rebels claimed responsibility for the attack on the camp.", ["The rebels"]),
        ("No group has claimed responsibility for the attack on the camp.", []),
    ],
)
def test_a_deed_has_happened_whether_somebody_claims_it_or_nobody(text: str, chain: list[str]) -> None:
    (claim,) = read_by_rules(text).claims
    assert claim.status.value == "occurred"
    assert [source.canonical for source in claim.attribution[1:]] == chain


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry concluded that the army had shelled the camp, and that rebels had burned two villages.",
        "The inquiry makes clear that the army shelled the camp and burned two villages.",
    ],
)
def test_all_that_is_told_is_heard(text: str) -> None:
    claims = read_text(text).claims
    assert len(claims) == 2
    assert {claim.attribution[-1].canonical.lower() for claim in claims} == {"the inquiry"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The ministry gave a toll of nine.", "count"),
        ("The minister made it clear that the army had left.", "say"),
        ("The army gave the rebels nine rifles.", None),
        ("The ministry gave no toll.", None),
    ],
)
def test_a_verb_says_by_its_object(text: str, meant: str | None) -> None:
    assert says_by(*verb(text)) == meant
