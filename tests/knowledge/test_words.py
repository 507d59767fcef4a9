"""Tests of knowledge/words.py: cutting a text and naming the classes of its words."""

from __future__ import annotations

import pytest

from sayso.knowledge.words import Vocabulary, shape_classes


def cut(text: str) -> list[str]:
    words = Vocabulary("made").cut(text, 0, len(text))
    return [words.word(index) for index in range(len(words.codes))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on 12/01/2013 at 22:10", ["on", "12/01/2013", "at", "22:10"]),
        ("the 1990s, the 5th", ["the", "1990s", ",", "the", "5th"]),
        ("12,000 men, 2.5 km", ["12,000", "men", ",", "2.5", "km"]),
        ("He won't go at 6 p.m.", ["He", "won't", "go", "at", "6", "p.m."]),
        ("today's M23 and T-72", ["today", "'s", "M23", "and", "T", "-", "72"]),
        ("", []),
    ],
)
def test_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_offsets_are_those_of_the_whole_text() -> None:
    words = Vocabulary("made").cut("one two three", 4, 13)
    assert (words.starts, words.ends) == ([4, 8], [7, 13])


def test_glued_words_follow_without_a_space() -> None:
    words = Vocabulary("made").cut("T-72 tank", 0, 9)
    assert [words.glued(index) for index in range(4)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("word", "present", "absent"),
    [
        ("12", "day", "year"),
        ("31", "day", "hour"),
        ("2013", "year", "day"),
        ("2013", "precise_year", "clock_only"),
        ("2000", "year", "precise_year"),
        ("1030", "clock_only", "precise_year"),
        ("5th", "ordinal_day", "integer"),
        ("40th", "ordinal", "ordinal_day"),
        ("1990s", "decade", "year"),
        ("2013-01-12", "numeric_date", "integer"),
        ("22:10", "clock", "decimal"),
        ("1,200", "numeral", "integer"),
    ],
)
def test_shapes_of_digits(word: str, present: str, absent: str) -> None:
    assert present in shape_classes(word)
    assert absent not in shape_classes(word)


def test_a_capital_class_needs_a_capital() -> None:
    vocabulary = Vocabulary("made")
    vocabulary.add("month", ["march"], capital=True)
    assert "month" in vocabulary.names("March")
    assert "month" in vocabulary.names("MARCH")
    assert "month" not in vocabulary.names("march")
