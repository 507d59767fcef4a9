"""Tests of read/place_homonyms.py."""

from __future__ import annotations

import pytest

from sayso.records import Precision
from tests.read.readings import read_by_rules


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Lebanese soldiers patrolled the streets. A bomb exploded in Tripoli.", "LB"),
        ("Libyan rebels advanced. A bomb exploded in Tripoli.", "LY"),
        ("A bomb exploded in Tripoli (Lebanon).", "LB"),
        ("Bosnian envoys and American officials met in Geneva.", "CH"),
    ],
)
def test_the_countries_of_the_report_decide(text: str, country: str) -> None:
    places = [
        mention.place for mention in read_by_rules(text).places if mention.place.precision is not Precision.COUNTRY
    ]
    assert [place.country for place in places] == [country]


def test_one_name_is_one_place_all_through() -> None:
    reading = read_by_rules("Lebanese troops entered Tripoli. Rebels left Tripoli. Libya was silent about Tripoli.")
    towns = {mention.place.id for mention in reading.places if mention.place.canonical == "Tripoli"}
    assert len(towns) == 1


def test_a_small_place_abroad_is_not_believed() -> None:
    text = "Malian soldiers fought Malian rebels in Mali. The Malian army said that it had reached Obermumpf."
    found = [mention for mention in read_by_rules(text).places if "Obermumpf" in mention.place.canonical]
    assert all(mention.place.lat is None for mention in found)
