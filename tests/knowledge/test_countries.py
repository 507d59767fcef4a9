"""Tests of knowledge/countries.py and its table."""

from __future__ import annotations

import pytest

from sayso.knowledge.countries import load_countries

COUNTRIES = load_countries()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mali", "ML"),
        ("Burma", "MM"),
        ("DR Congo", "CD"),
        ("U.S.", "US"),
        ("US", "US"),
        ("UAE", "AE"),
        ("Côte d'Ivoire", "CI"),
        ("Soviet Union", "SUHH"),
        ("Malian", "ML"),
        ("Danes", "DK"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
    ],
)
def test_a_country_is_found_by_name_and_by_people(name: str, code: str) -> None:
    found = COUNTRIES.find(name)
    assert found is not None and found.id == code


def test_a_pronoun_is_no_country() -> None:
    assert COUNTRIES.find("us") is None


def test_seats_of_governments_stand_for_states() -> None:
    assert COUNTRIES.metonyms.find("the Kremlin")[0].id == "RU"
    assert COUNTRIES.metonyms.find("Bamako")[0].id == "ML"


def test_forces_are_named_after_the_state() -> None:
    assert COUNTRIES.by_id["FR"].forces == "French Armed Forces"
    assert COUNTRIES.by_id["ML"].forces == "Malian Armed Forces"
    assert COUNTRIES.by_id["US"].forces == "United States Armed Forces"


def test_every_country_has_a_point_and_a_radius() -> None:
    assert len(COUNTRIES.all) > 220
    for country in COUNTRIES.all:
        assert -90 <= country.lat <= 90 and -180 <= country.lon <= 180 and country.radius_km > 0, country.id
        assert country.place.country == (country.id if len(country.id) == 2 else None)


def test_every_state_of_today_has_its_iso_codes() -> None:
    for country in COUNTRIES.all:
        if country.last is None:
            assert len(country.id) == 2 and len(country.iso3) == 3, country.name
