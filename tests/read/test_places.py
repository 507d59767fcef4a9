"""Tests of read/places.py: the cases, and the promises of the step."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.knowledge.gazetteer import distance_km
from sayso.read.places import add_places
from sayso.records import PlaceMention, Reading, Report, ReportId, Span, Token
from tests.read.readings import cases, knowledge, read_by_rules


def quotes(reading: Reading) -> dict[str, PlaceMention]:
    return {reading.report.quote(mention.span): mention for mention in reading.places}


@pytest.mark.parametrize("case", cases("places"), ids=lambda case: case["comment"])
def test_made_cases(case: Any) -> None:
    found = quotes(read_by_rules(case["text"]))
    for words, (canonical, country, rel) in case["expect"].items():
        assert words in found, (words, sorted(found))
        assert (found[words].place.canonical, found[words].place.country) == (canonical, country)
        assert rel is None or found[words].rel == rel


@pytest.mark.parametrize("case", cases("places", "negative"), ids=lambda case: case["comment"])
def test_what_is_no_place(case: Any) -> None:
    assert list(quotes(read_by_rules(case["text"]))) == case["expect"]


def test_a_spot_lies_where_its_words_say() -> None:
    spot = quotes(read_by_rules("The convoy was hit 60 km north of Gao."))["60 km north of Gao"].place
    assert spot.lat is not None and spot.lon is not None
    assert distance_km(16.27, -0.04, spot.lat, spot.lon) == pytest.approx(60, abs=3) and spot.lat > 16.7


def test_every_name_can_be_asked_for() -> None:
    reading = read_by_rules("Paris said that Mali's army had left Gao.")
    loaded = knowledge()
    whole = add_places(reading, loaded.gazetteer, loaded.catalogue, every_name=True)
    assert {whole.report.quote(mention.span) for mention in whole.places} >= {"Paris", "Mali", "Gao"}


def test_the_candidates_refused_are_kept() -> None:
    mention = quotes(read_by_rules("Libyan rebels entered Tripoli."))["Tripoli"]
    assert mention.place.country == "LY" and any(place.country == "LB" for place in mention.candidates)


def test_mentions_stand_in_text_order_and_inside_the_text() -> None:
    text = "From Gao to Kidal, and from the town of Ber to Timbuktu airport, 20 km south of Araouane, Mali was quiet."
    reading = read_by_rules(text)
    spans = [mention.span for mention in reading.places]
    assert spans == sorted(spans) and all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "Mali",
                "Gao",
                "al",
                "-",
                "the",
                "of",
                "60",
                "km",
                "north",
                "'s",
                "’",
                "X",
                "in",
                "(",
                ",",
                "U.S.",
                "Deir",
                "ez",
                "َ",
            ]
        ),
        max_size=12,
    )
)
def test_no_words_make_the_step_raise(words: list[str]) -> None:
    text = " ".join(words)
    tokens, at = [], 0
    for index, word in enumerate(words):
        tokens.append(Token(index, at, at + len(word), word, word, "PROPN", "NNP", max(0, index - 1), "obl", 0))
        at += len(word) + 1
    report = Report(id=ReportId("r"), name="r", text=text, digest="", body=Span(0, len(text)))
    loaded = knowledge()
    add_places(Reading(report=report, tokens=tuple(tokens)), loaded.gazetteer, loaded.catalogue)
