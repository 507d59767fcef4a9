"""Tests of read/place_phrases.py."""

from __future__ import annotations

import pytest

from sayso.knowledge.gazetteer import distance_km
from sayso.read.place_phrases import (
    bearing_of,
    make_area,
    make_facility,
    make_middle,
    make_part,
    make_spot,
    make_unresolved,
    move,
)
from sayso.records import Place, Precision

TOWN = Place(canonical="Tamra", kind="town", precision=Precision.CITY, lat=16.0, lon=0.0, radius_km=5.0, country="ML")
STATE = Place(
    canonical="Mali", kind="country", precision=Precision.COUNTRY, lat=17.0, lon=-4.0, radius_km=800.0, country="ML"
)
NOWHERE = make_unresolved("Tamra")


@pytest.mark.parametrize(
    ("word", "bearing"),
    [
        ("north", 0.0),
        ("eastern", 90.0),
        ("south-west", 225.0),
        ("northwestern", 315.0),
        ("southwards", 180.0),
        ("upper", None),
    ],
)
def test_directions_have_bearings(word: str, bearing: float | None) -> None:
    assert bearing_of(word) == bearing


@pytest.mark.parametrize("bearing", [0.0, 45.0, 90.0, 180.0, 270.0])
def test_a_point_moves_as_far_as_told(bearing: float) -> None:
    lat, lon = move(16.0, 0.0, bearing, 100)
    assert distance_km(16.0, 0.0, lat, lon) == pytest.approx(100, rel=0.02)


def test_moving_over_the_pole_or_the_date_line_stays_on_the_globe() -> None:
    lat, lon = move(89.9, 179.9, 45.0, 500)
    assert -90 <= lat <= 90 and -180 <= lon <= 180


def test_the_north_of_a_country_lies_north_of_its_middle() -> None:
    part = make_part(STATE, "northern", "northern Mali")
    assert part is not None and part.lat is not None and part.lat > 18.5 and part.precision is Precision.REGION


def test_the_centre_of_a_town_is_a_district() -> None:
    part = make_part(TOWN, "central", "central Tamra")
    assert part is not None and (part.lat, part.precision) == (16.0, Precision.DISTRICT)


def test_a_spot_without_distance_is_wide() -> None:
    near, far = make_spot(TOWN, 0.0, 60, "60 km north of Tamra"), make_spot(TOWN, 0.0, None, "north of Tamra")
    assert near is not None and far is not None and near.precision is far.precision is Precision.NEAR
    assert far.radius_km is not None and far.radius_km > 15


def test_a_facility_lies_near_its_town_and_a_border_is_not_placed() -> None:
    assert make_facility(TOWN, "airport", "Tamra airport").precision is Precision.NEAR
    assert make_facility(STATE, "border", "the Malian border").lat is None


def test_an_area_is_wider_than_its_town() -> None:
    assert (make_area(TOWN, "district", "Tamra district").radius_km or 0) > 5


def test_the_middle_of_two_places() -> None:
    middle = make_middle(TOWN, STATE, "between")
    assert middle is not None and middle.lat == 16.5


def test_nothing_is_computed_from_a_place_without_a_point() -> None:
    assert make_part(NOWHERE, "north", "x") is None
    assert make_spot(NOWHERE, 0.0, 5, "x") is None
    assert make_middle(NOWHERE, TOWN, "x") is None
