"""Tests of read/sites.py: places that only a noun tells."""

from __future__ import annotations

import pytest

from sayso.read.sites import Sites
from sayso.read.trees import Forest
from sayso.records import PlaceMention, Precision
from tests.read.readings import read_by_rules


def site(text: str, word: str) -> tuple[PlaceMention | None, str]:
    reading = read_by_rules(text)
    index = next(token.index for token in reversed(reading.tokens) if token.text == word)
    found = Sites(reading, Forest(reading.tokens)).at(index)
    return found, reading.report.quote(found.span) if found is not None else ""


@pytest.mark.parametrize(
    ("text", "word", "words", "canonical"),
    [
        ("Soldiers moved into Konna. They searched the clinic.", "clinic", "the clinic", "Konna clinic"),
        ("Rebels reached Gao. They sat in the governor's office.", "office", "the governor's office", "Gao office"),
        ("They hid in the Sambisa Forest. Planes bombed the forest.", "forest", "the forest", "Sambisa Forest"),
        ("Soldiers moved into Konna. It is a very large town.", "town", "a very large town", "Konna"),
        ("Troops seized the five southern districts.", "districts", "the five southern districts", None),
    ],
)
def test_what_a_noun_means(text: str, word: str, words: str, canonical: str | None) -> None:
    found, told = site(text, word)
    assert found is not None
    assert told == words
    assert found.place.canonical == (canonical or words)


def test_wide_ground_keeps_its_words_and_has_no_point() -> None:
    found, _told = site("Soldiers moved into Konna. Rebels hold the mountains.", "mountains")
    assert found is not None
    assert found.place.precision is Precision.UNRESOLVED
    assert found.place.lat is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Soldiers moved into Konna. They lost hope.", "hope"),
        ("The town of Konna fell.", "town"),
        ("They took ten square kilometres of territory.", "territory"),
        ("Soldiers moved into Konna. They emptied the Central Bank.", "Bank"),
    ],
)
def test_what_is_no_site(text: str, word: str) -> None:
    assert site(text, word)[0] is None


@pytest.mark.parametrize(
    ("text", "words", "canonical"),
    [
        ("Men were shot near the bus station in Gao.", "the bus station in Gao", "Gao bus station"),
        ("Men were shot at a station in Gao.", "Gao", "Gao"),
        ("Men were shot in the town of Gao.", "Gao", "Gao"),
    ],
)
def test_the_thing_that_stands_in_a_town(text: str, words: str, canonical: str) -> None:
    reading = read_by_rules(text)
    sites = Sites(reading, Forest(reading.tokens))
    mention = sites.at_name(next(m for m in reading.places if m.place.canonical == "Gao"))
    assert reading.report.quote(mention.span) == words
    assert mention.place.canonical == canonical
