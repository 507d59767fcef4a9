"""Tests of read/antecedents.py: which of the places named before is meant."""

from __future__ import annotations

import pytest

from sayso.read.antecedents import TOWN_KINDS, Antecedents
from sayso.read.trees import Forest
from sayso.records import Section, SectionRun, Span
from tests.read.readings import read_by_rules


def antecedents_of(text: str, home: str | None = None, titled: int = 0) -> Antecedents:
    """Read a text whose first `titled` characters are its title."""
    runs = (SectionRun(Span(0, titled), Section.TITLE), SectionRun(Span(titled, len(text)), Section.BODY))
    reading = read_by_rules(text, sections=runs) if titled else read_by_rules(text)
    named = [mention for mention in reading.places if not mention.rule.startswith("place.back")]
    return Antecedents(reading, Forest(reading.tokens), named, home)


def meant(text: str, word: str, home: str | None = None, titled: int = 0) -> str | None:
    antecedents = antecedents_of(text, home, titled)
    index = next(token.index for token in reversed(antecedents.tokens) if token.text == word)
    place = antecedents.before(index, TOWN_KINDS)
    return place.canonical if place is not None else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels attacked Konna. They left the town at noon.", "Konna"),
        ("In Mali rebels took Konna. A judge in Mopti was silent. They burned the town.", "Konna"),
        ("In Mali rebels took Konna. They went on to Mopti. Konna was empty. They burned the town.", "Konna"),
        ("In Mali rebels took Konna.\nAt Gao the market was full. They burned the town.", "Gao"),
        ("It rained over the town.", None),
    ],
)
def test_who_is_named_first_often_or_near_is_meant(text: str, wanted: str | None) -> None:
    assert meant(text, "town", "ML") == wanted


def test_a_place_of_the_title_is_meant_however_far_it_is() -> None:
    title = "Rebels seen near Konna"
    text = f"{title}\n" + "It rained.\n" * 14 + "Nobody saw the town."
    assert meant(text, "town", "ML", titled=len(title)) == "Konna"
    assert antecedents_of(text, "ML", titled=len(title)).titled == {"Konna"}


def test_a_town_abroad_is_believed_less() -> None:
    text = "In Mali rebels took Konna and spoke in Paris. They burned the town."
    assert meant(text, "town", "ML") == "Konna"


def test_where_somebody_sits_is_told_from_where_something_is() -> None:
    antecedents = antecedents_of("In Mali a prosecutor in Gao spoke of a bridge in Konna.")
    seats = {m.place.canonical: antecedents.is_seat(m.head) for m in antecedents.mentions}
    assert seats["Gao"]
    assert not seats["Konna"]


def test_the_last_mention_before_a_word() -> None:
    antecedents = antecedents_of("The rebels took Konna and Gao.")
    first = antecedents.last(2)
    last = antecedents.last(len(antecedents.tokens) - 1)
    assert first is None
    assert last is not None
    assert last.place.canonical == "Gao"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels took Konna. A courier who had come to Mopti said that the town was calm.", "Konna"),
        ("Rebels took Konna. Residents of Mopti said that the town was calm.", "Mopti"),
    ],
)
def test_whoever_speaks_of_elsewhere_only_sits_where_he_is(text: str, wanted: str) -> None:
    reading = read_by_rules(text)
    named = [mention for mention in reading.places if mention.rule.startswith("gazetteer")]
    antecedents = Antecedents(reading, Forest(reading.tokens), named, "ML")
    heads = {reading.report.quote(mention.span): mention.head for mention in named}
    assert antecedents.is_told_by(heads["Mopti"]) is (wanted == "Konna")
    assert not antecedents.is_told_by(heads["Konna"])
