from __future__ import annotations

import re

import pytest

from sayso.web.insets import HEIGHT, KM, WIDTH, Inset, cut_ring, load_countries, make_inset
from sayso.web.models import PlacePoint


def point(name: str = "Tamra", lat: float = 12.5, lon: float = 31.25, **given: float) -> PlacePoint:
    counts = {"happened": 1, **given}
    return PlacePoint(name=name, lat=lat, lon=lon, precision="city", **{"radius_km": None, **counts})


def drawn(*points: PlacePoint) -> Inset:
    made = make_inset(points)
    assert made is not None
    return made


def test_a_place_stands_in_the_middle_and_its_circle_is_in_kilometres() -> None:
    inset = drawn(point(radius_km=100.0))
    (mark,) = inset.marks
    assert (mark.x, mark.y) == (WIDTH / 2, HEIGHT / 2)
    assert mark.ry == pytest.approx(inset.scale * 100 / inset.scale_km, rel=0.01)
    assert mark.rx == pytest.approx(mark.ry, rel=0.02)


def test_the_map_is_as_large_as_the_places_with_their_circles() -> None:
    near, far = drawn(point(), point("Orsha", 13.0, 32.0)), drawn(point(), point("Orsha", 23.0, 42.0))
    assert near.scale_km < far.scale_km
    for inset in (near, far, drawn(point(radius_km=500.0), point("Orsha", -3.0, 20.0, radius_km=300.0))):
        assert all(0 < each.x < WIDTH and 0 < each.y < HEIGHT for each in inset.marks)


def test_a_circle_as_large_as_a_country_does_not_widen_the_map() -> None:
    assert drawn(point(radius_km=2500.0)).scale_km == drawn(point()).scale_km


def test_shapes_tell_what_is_only_planned() -> None:
    marks = drawn(
        point(), point("Orsha", 13.0, 32.0, happened=0, coming=2), point("Uli", 11.0, 31.0, happened=0, refuted=1)
    )
    assert [(each.family, each.claims) for each in marks.marks] == [("happened", 1), ("coming", 2), ("not", 1)]


def test_names_do_not_lie_on_one_another() -> None:
    marks = drawn(point(), point("Tamra market"), point("Tamra bridge")).marks
    assert len({each.label_y for each in marks}) == 3


def test_the_land_is_cut_to_the_map() -> None:
    inset = drawn(point(lat=48.0, lon=16.0))
    assert any(each.name == "Austria" for each in inset.lands)
    numbers = [float(each) for land in inset.lands for each in re.findall(r"-?\d+\.\d", land.path)]
    assert numbers and min(numbers) > -60 and max(numbers) < WIDTH + 60


@pytest.mark.parametrize(("lat", "lon"), [(89.9, 0.0), (-89.9, 179.9), (0.0, -180.0)])
def test_the_ends_of_the_world_are_no_fault(lat: float, lon: float) -> None:
    assert drawn(point(lat=lat, lon=lon, radius_km=50.0)).marks


def test_a_ring_is_cut_to_a_box() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert sorted(cut_ring(square, 1, 1, 3, 3)) == [(1, 1), (1, 3), (3, 1), (3, 3)]
    assert cut_ring(square, 5, 5, 6, 6) == []
    assert sorted(cut_ring(square, -1, -1, 5, 5)) == sorted(square)


def test_the_base_map_is_unpacked_into_closed_shapes_of_this_world() -> None:
    for fine in (True, False):
        countries = load_countries(fine=fine)
        assert len(countries) > 150
        assert all(-180.01 <= west <= east <= 180.01 for each in countries for _, (west, _, east, _) in each.rings)
    (chad,) = (each for each in load_countries(fine=False) if each.name == "Chad")
    ((_, (west, south, east, north)),) = chad.rings
    assert 12 < west < 15 and 22 < east < 25 and 6 < south < 9 and 22 < north < 25


def test_without_places_there_is_no_map() -> None:
    assert make_inset([]) is None
    assert pytest.approx(40_030 / 360, rel=0.01) == KM
