"""Tests of knowledge/gazetteer.py and its tables."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge.gazetteer import distance_km, is_same_place, load_gazetteer
from sayso.knowledge.tables import DATA
from sayso.records import Precision

GAZETTEER = load_gazetteer()
TOWNS = {Precision.CITY, Precision.VILLAGE, Precision.DISTRICT, Precision.EXACT}


@pytest.mark.parametrize(
    ("name", "countries", "country", "lat", "lon"),
    [
        ("Timbuktu", (), "ML", 16.77, -3.01),
        ("Tombouctou", (), "ML", 16.77, -3.01),
        ("Dayr Az Zawr", (), "SY", 35.34, 40.14),
        ("Deir ez-Zoor", ("SY",), "SY", 35.34, 40.14),
        ("Ar Raqqah", (), "SY", 35.95, 39.01),
        ("Raqqah", (), "SY", 35.95, 39.01),
        ("Kiev", (), "UA", 50.45, 30.52),
        ("Tripoli", ("LB",), "LB", 34.43, 35.84),
        ("Tripoli", ("LY",), "LY", 32.88, 13.19),
        ("Geneva", ("US", "BA"), "CH", 46.2, 6.14),
        ("Paris", ("US",), "FR", 48.85, 2.35),
        ("Sevaree", ("ML",), "ML", 14.53, -4.1),
        ("Gulf of Aden", (), None, 12.3, 47.8),
        ("Mount Sinjar", (), "IQ", 36.37, 41.73),
    ],
)
def test_a_name_is_found_however_it_is_spelt(
    name: str, countries: tuple[str, ...], country: str | None, lat: float, lon: float
) -> None:
    best = GAZETTEER.find(name, countries)[0].place
    assert best.country == country
    assert best.lat is not None and best.lon is not None and distance_km(best.lat, best.lon, lat, lon) < 60


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Hamouria", "SY", 33.53, 36.42),
        ("Saqba", "SY", 33.52, 36.39),
        ("Wafideen", "SY", 33.61, 36.44),
        ("Vodyane", "UA", 48.09, 37.66),
        ("Sabra", "PS", 31.505, 34.455),
        ("Sabra", "LB", 33.86, 35.5),
        ("Rab Thalathin", "LB", 33.265, 35.53),
        ("Til Ezer", "IQ", 36.26, 41.75),
        ("Hawban", "YE", 13.6, 44.07),
        ("Tekbali camp", "LY", 32.81, 13.23),
        ("Haj Yousif", "SD", 15.63, 32.63),
        ("Kirumba", "CD", -0.57, 29.17),
        ("Banki", "NG", 11.27, 14.14),
        ("Macroyan", "AF", 34.53, 69.2),
    ],
)
def test_villages_and_quarters_that_war_reports_name_are_where_they_lie(
    name: str, country: str, lat: float, lon: float
) -> None:
    best = GAZETTEER.find(name, (country,))[0].place
    assert best.country == country
    assert best.lat is not None and best.lon is not None and distance_km(best.lat, best.lon, lat, lon) < 5


@pytest.mark.parametrize("name", ["Karma", "Sarin", "Josh", "Zap", "Raju"])
def test_words_and_first_names_are_no_places_that_we_added(name: str) -> None:
    assert not any(candidate.rule.startswith("gazetteer.own") for candidate in GAZETTEER.find(name, ("SY", "IQ", "LY")))


def test_the_country_of_the_report_decides_between_a_state_and_a_country() -> None:
    assert GAZETTEER.find("Georgia")[0].place.country == "GE"
    assert GAZETTEER.find("Georgia", ("US",))[0].place.country == "US"


def test_a_place_nearby_is_preferred() -> None:
    names = GAZETTEER.find("San Pablo", ("CO",), (7.5, -74.0))
    assert names[0].place.country == "CO"


def test_other_candidates_are_kept() -> None:
    assert {candidate.place.country for candidate in GAZETTEER.find("Tripoli")} >= {"LY", "LB"}


@pytest.mark.parametrize("name", ["", "!!", "Qwertzuiop", "the", "Zzyzzx Valley"])
def test_no_answer_beats_a_wrong_one(name: str) -> None:
    assert GAZETTEER.find(name, ("ML", "SY")) == ()


def test_loose_spellings_are_tried_only_in_the_countries_of_the_report() -> None:
    assert GAZETTEER.find("Deir ez-Zoor") == ()


def test_our_own_places_are_sound() -> None:
    places = GAZETTEER.own
    assert len(places) > 2000
    for row in places:
        place = row.place
        assert place.lat is not None and place.lon is not None and place.radius_km is not None
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180 and 0 < place.radius_km <= 7000, place.id
        assert place.country is None or place.country in GAZETTEER.countries.by_id, place.id
        assert place.precision is not Precision.UNRESOLVED
        assert row.certainty in {"sure", "rough", "word"}


def test_our_own_towns_lie_in_their_countries() -> None:
    for row in GAZETTEER.own:
        country = GAZETTEER.countries.by_id.get(row.place.country or "")
        if country is None or row.place.lat is None or row.place.lon is None or row.place.precision not in TOWNS:
            continue
        away = distance_km(country.lat, country.lon, row.place.lat, row.place.lon)
        assert away <= 2.2 * country.radius_km + 900, (row.place.id, away)


def test_two_points_of_one_name_are_one_place_when_near() -> None:
    raqqa, homs = GAZETTEER.find("Raqqa")[0].place, GAZETTEER.find("Homs")[0].place
    province = GAZETTEER.find("Raqqa province")[0].place
    assert is_same_place(raqqa, raqqa) and not is_same_place(raqqa, homs) and not is_same_place(raqqa, province)


def test_a_gazetteer_travels_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(GAZETTEER)).find("Gao")[0].place.country == "ML"


def test_a_missing_or_broken_index_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="is missing"):
        load_gazetteer(tmp_path / "none.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database at all" * 100)
    with pytest.raises(KnowledgeError, match="damaged"):
        load_gazetteer(broken).find("Niono")


def test_the_index_says_whose_data_it_holds() -> None:
    assert "GeoNames" in (DATA / "ATTRIBUTION.md").read_text(encoding="utf-8")
