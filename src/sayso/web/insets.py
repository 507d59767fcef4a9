"""A small map drawn by the server: where the tellings of one event lie, with what is not known of each place.

The shapes are the same Natural Earth as the overview's; a page with such a map needs no script and prints as it is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.web.models import PlacePoint

WIDTH, HEIGHT = 480, 300  # in the drawing's own units, about pixels
KM = 111.2  # per degree of latitude
LEAST = 4.0  # degrees of latitude seen at least: closer than that no border is in sight
COARSE = 50.0  # degrees of longitude from which the coarse shapes do
AIR = 1.35  # how much more than the places and their circles is seen
FARTHEST = 600.0  # km; a circle larger than that is a country's and does not widen the map
LABELLED = 0.04  # share of the map that a country must fill to be named
ROOM = 15  # between two labels, one above the other
CLEAR = 90  # a country's name nearer than that to a place's moves up
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country within the map: its outlines as a path; a name where there is room for it."""

    path: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place: where, the radii of what is not known of it (0: known), on which side its name stands."""

    name: str
    family: str
    x: float
    y: float
    rx: float
    ry: float
    radius_km: float | None
    claims: int
    side: str
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """The whole map; `scale` is the length of `scale_km` kilometres."""

    width: int
    height: int
    lands: tuple[Land, ...]
    marks: tuple[Mark, ...]
    scale: float
    scale_km: int


@dataclass(frozen=True, slots=True)
class _View:
    """What is seen: the middle, degrees of latitude from top to bottom; at its own latitude lengths are true."""

    lon: float
    lat: float
    tall: float

    @property
    def squeeze(self) -> float:
        return max(math.cos(math.radians(self.lat)), 0.2)

    @property
    def wide(self) -> float:
        return self.tall * WIDTH / HEIGHT / self.squeeze

    @property
    def scale(self) -> float:
        return HEIGHT / self.tall

    def at(self, lon: float, lat: float) -> Point:
        return WIDTH / 2 + (lon - self.lon) * self.squeeze * self.scale, HEIGHT / 2 - (lat - self.lat) * self.scale


def make_inset(points: Sequence[PlacePoint]) -> Inset | None:
    """Draw the places on a map just large enough for them and their circles; None for no places."""
    if not points:
        return None
    view = _view(points)
    marks = tuple(_marks(points, view))
    scale_km = next((km for km in (1000, 500, 200, 100, 50, 20) if km / KM * view.scale < WIDTH / 3), 10)
    return Inset(
        width=WIDTH,
        height=HEIGHT,
        lands=tuple(_lands(view, marks)),
        marks=marks,
        scale=round(scale_km / KM * view.scale, 1),
        scale_km=scale_km,
    )


def _view(points: Iterable[PlacePoint]) -> _View:
    edges = []
    for each in points:
        away = (each.radius_km or 0.0) / KM if (each.radius_km or 0.0) <= FARTHEST else 0.0
        side = away / max(math.cos(math.radians(each.lat)), 0.2)
        edges.append((each.lon - side, each.lat - away, each.lon + side, each.lat + away))
    west, south = min(each[0] for each in edges), min(each[1] for each in edges)
    east, north = max(each[2] for each in edges), max(each[3] for each in edges)
    lat = min(max((south + north) / 2, -80.0), 80.0)
    squeeze = max(math.cos(math.radians(lat)), 0.2)
    tall = max((north - south) * AIR, (east - west) * AIR * squeeze * HEIGHT / WIDTH, LEAST)
    return _View((west + east) / 2, lat, min(tall, 170.0))


def _marks(points: Iterable[PlacePoint], view: _View) -> Iterator[Mark]:
    """Place the marks; a name that would lie on another's moves down."""
    taken: list[tuple[float, float, float]] = []  # left, right, height of each label
    for each in points:
        x, y = view.at(each.lon, each.lat)
        tall = (each.radius_km or 0.0) / KM * view.scale
        wide = tall * view.squeeze / max(math.cos(math.radians(each.lat)), 0.1)
        length = 7.0 * len(each.name)
        side = "left" if x + 12 + length > WIDTH else "right"
        left = x - 12 - length if side == "left" else x + 12
        height = y + 4
        while any(left < end and start < left + length and abs(height - at) < ROOM for start, end, at in taken):
            height += ROOM
        taken.append((left, left + length, height))
        yield Mark(
            name=each.name,
            family="happened" if each.happened else "coming" if each.coming else "not" if each.refuted else "opinion",
            x=round(x, 1),
            y=round(y, 1),
            rx=round(wide, 1),
            ry=round(tall, 1),
            radius_km=each.radius_km,
            claims=each.happened + each.coming + each.refuted + each.opinion,
            side=side,
            label_y=round(height, 1),
        )


def _lands(view: _View, marks: Iterable[Mark]) -> Iterator[Land]:
    edge = 1.1  # cut a little outside the map, so that the cut is not seen
    west, east = view.lon - view.wide / 2 * edge, view.lon + view.wide / 2 * edge
    south, north = view.lat - view.tall / 2 * edge, view.lat + view.tall / 2 * edge
    for country in load_countries(fine=view.wide < COARSE):
        path, largest, middle = "", 0.0, (0.0, 0.0)
        for ring, (left, low, right, high) in country.rings:
            if right < west or left > east or high < south or low > north:
                continue
            cut = [view.at(*each) for each in cut_ring(ring, west, south, east, north)]
            if len(cut) < 3:
                continue
            path += "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in cut) + "Z"
            size, centre = _area(cut)
            if size > largest:
                largest, middle = size, centre
        if path:
            name = country.name if largest > LABELLED * WIDTH * HEIGHT else ""
            x, y = middle
            close = any(abs(each.x - x) < CLEAR and abs(each.label_y - y) < 1.5 * ROOM for each in marks)
            yield Land(path=path, name=name, x=round(x, 1), y=round(y - 2 * ROOM if close else y, 1))


def cut_ring(ring: Sequence[Point], west: float, south: float, east: float, north: float) -> list[Point]:
    """Cut a ring to a box (Sutherland and Hodgman): side by side of the box, what lies beyond is cut off."""
    held = list(ring)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: list[Point] = []
        for at, end in enumerate(held):
            start = held[at - 1]
            inside, was = sign * (end[axis] - limit) >= 0, sign * (start[axis] - limit) >= 0
            if inside != was:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
            if inside:
                kept.append(end)
        held = kept
    return held


def _area(ring: Sequence[Point]) -> tuple[float, Point]:
    """Give the area of a ring and its centre of mass."""
    area = x = y = 0.0
    for at, (x2, y2) in enumerate(ring):
        x1, y1 = ring[at - 1]
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross / 6, y + (y1 + y2) * cross / 6
    return (abs(area), (x / area, y / area)) if area else (0.0, (0.0, 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country of the base map: its rings as (lon, lat), each with its bounds (west, south, east, north)."""

    name: str
    rings: tuple[tuple[tuple[Point, ...], tuple[float, float, float, float]], ...]


@cache
def load_countries(*, fine: bool) -> tuple[Country, ...]:
    """Unpack the base map: 1:50 million, or 1:110 million."""
    file = resources.files("sayso.web") / "static" / "vendor" / f"countries-{'50m' if fine else '110m'}.json"
    atlas = json.loads(file.read_text("utf-8"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[list[Point]] = []
    for packed in atlas["arcs"]:  # each point is told by its distance from the one before
        x = y = 0
        arc = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    countries = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        given = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_ring(numbers, arcs) for polygon in given for numbers in polygon]
        name = str(shape.get("properties", {}).get("name", ""))
        countries.append(Country(name=name, rings=tuple((ring, _bounds(ring)) for ring in rings)))
    return tuple(countries)


def _ring(numbers: Iterable[int], arcs: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Join arcs; a negative number is the arc of its complement, gone backwards. Ends that meet are told once."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points[:-1])


def _bounds(ring: Sequence[Point]) -> tuple[float, float, float, float]:
    lons, lats = [each[0] for each in ring], [each[1] for each in ring]
    return min(lons), min(lats), max(lons), max(lats)
