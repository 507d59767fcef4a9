"""Tests of read/place_references.py: words that refer back to a place."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


def place_of(text: str, words: str) -> str | None:
    reading = read_by_rules(text)
    found = {reading.report.quote(mention.span): mention.place for mention in reading.places}
    return found[words].canonical if words in found else None


@pytest.mark.parametrize(
    ("text", "words", "canonical"),
    [
        ("Rebels attacked Konna. The town was empty.", "The town", "Konna"),
        ("Rebels reached Sinjar. Thousands fled from there.", "there", "Sinjar"),
        ("Fighting went on in Mali. Aid left the country.", "the country", "Mali"),
        ("Rebels attacked Konna. Shells hit the airport.", "the airport", "Konna airport"),
        ("Fighting went on in Mali. Rebels hold the north.", "the north", "northern Mali"),
    ],
)
def test_what_is_meant(text: str, words: str, canonical: str) -> None:
    assert place_of(text, words) == canonical


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town was empty.", "The town"),
        ("Rebels attacked Konna. There were no casualties.", "There"),
        ("Rebels attacked Konna. The town of Ber was calm.", "The town"),
    ],
)
def test_what_refers_to_nothing(text: str, words: str) -> None:
    assert place_of(text, words) is None
