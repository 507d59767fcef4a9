"""Places told by way of another place: 'northern Mali', '60 km south of Gao', 'Gao airport', 'halfway between A and B'.

What the words say is computed (a point so far off in that direction); what they leave open is in the radius. A road, a
border or an airport without a row of its own lies where its town or country lies, known only as near."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from sayso.records import Place, Precision

KM_PER_DEGREE = 111.2
KM_OF_UNIT = {
    "km": 1.0,
    "kms": 1.0,
    "kilometer": 1.0,
    "kilometre": 1.0,
    "mile": 1.609,
    "mi": 1.609,
    "m": 0.001,
    "meter": 0.001,
    "metre": 0.001,
}
SOME_WAY_KM = 15.0  # 'north of Gao' with no distance
BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_SUFFIX = re.compile(r"(?:ern|wards?|erly)$")
COUNTRY_SHARE = 0.45  # the middle of a country's north lies this share of its radius north of its middle
AREA_KINDS = {
    "province": (Precision.REGION, 80.0),
    "region": (Precision.REGION, 100.0),
    "state": (Precision.REGION, 120.0),
    "governorate": (Precision.REGION, 80.0),
    "oblast": (Precision.REGION, 100.0),
    "prefecture": (Precision.REGION, 60.0),
    "county": (Precision.REGION, 60.0),
    "department": (Precision.REGION, 80.0),
    "district": (Precision.DISTRICT, 25.0),
    "canton": (Precision.DISTRICT, 25.0),
    "commune": (Precision.DISTRICT, 15.0),
    "municipality": (Precision.DISTRICT, 15.0),
    "township": (Precision.DISTRICT, 20.0),
    "area": (Precision.NEAR, 20.0),
    "valley": (Precision.FEATURE, 25.0),
    "mountains": (Precision.FEATURE, 40.0),
}


def bearing_of(word: str) -> float | None:
    """Give the compass bearing of a direction word in degrees, None for other words.

    >>> bearing_of("northern"), bearing_of("south-western"), bearing_of("central")
    (0.0, 225.0, None)
    """
    return BEARINGS.get(_SUFFIX.sub("", word.lower().replace("-", "").replace(" ", "")))


def move(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Give the point so many km off in a direction; good to a percent below 2,000 km."""
    angle = math.radians(bearing)
    north = km * math.cos(angle) / KM_PER_DEGREE
    squeeze = max(0.1, math.cos(math.radians(lat + north / 2)))
    east = km * math.sin(angle) / (KM_PER_DEGREE * squeeze)
    return round(max(-90.0, min(90.0, lat + north)), 4), round((lon + east + 540) % 360 - 180, 4)


def make_part(base: Place, word: str, words: str) -> Place | None:
    """Give the part of a place that a direction word names ('northern'); None where the base has no point."""
    if base.lat is None or base.lon is None:
        return None
    bearing = bearing_of(word)
    radius = base.radius_km or SOME_WAY_KM
    wide = base.precision in {Precision.COUNTRY, Precision.REGION, Precision.CONTINENT, Precision.SEA}
    lat, lon = (base.lat, base.lon) if bearing is None else move(base.lat, base.lon, bearing, radius * COUNTRY_SHARE)
    return Place(
        canonical=words,
        kind="region" if wide else "district",
        precision=Precision.REGION if wide else Precision.DISTRICT,
        lat=lat,
        lon=lon,
        radius_km=round(radius * 0.6, 1),
        country=base.country,
    )


def make_spot(base: Place, bearing: float | None, km: float | None, words: str) -> Place | None:
    """Give the spot so many km off a place, in a direction if one is told; the radius holds what is left open."""
    if base.lat is None or base.lon is None:
        return None
    far = SOME_WAY_KM if km is None else km
    lat, lon = (base.lat, base.lon) if bearing is None else move(base.lat, base.lon, bearing, far)
    radius = max(5.0, 0.3 * far) if bearing is not None and km is not None else far + 5
    return Place(
        canonical=words,
        kind="spot",
        precision=Precision.NEAR,
        lat=lat,
        lon=lon,
        radius_km=round(radius, 1),
        country=base.country,
    )


def make_facility(base: Place, kind: str, words: str) -> Place:
    """Give the airport, camp, border or road that is named after a place."""
    if kind == "border":
        return Place(canonical=words, kind=kind, precision=Precision.UNRESOLVED, country=base.country)
    if kind == "near":
        return replace(
            base, canonical=words, kind="area", precision=Precision.NEAR, id=None, radius_km=(base.radius_km or 10) + 10
        )
    near = 50.0 if kind == "road" else max(8.0, base.radius_km or 0.0)
    return replace(base, canonical=words, kind=kind, precision=Precision.NEAR, id=None, radius_km=near)


def make_area(base: Place, noun: str, words: str) -> Place:
    """Give the province or district named after its town, where no row of its own is known."""
    precision, radius = AREA_KINDS[noun]
    return replace(
        base, canonical=words, kind=noun, precision=precision, id=None, radius_km=max(radius, base.radius_km or 0.0)
    )


def make_middle(one: Place, other: Place, words: str) -> Place | None:
    """Give the middle between two places."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lon = (one.lat + other.lat) / 2, (one.lon + other.lon) / 2
    across = math.hypot(one.lat - other.lat, (one.lon - other.lon) * math.cos(math.radians(lat))) * KM_PER_DEGREE
    return Place(
        canonical=words,
        kind="spot",
        precision=Precision.NEAR,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(max(5.0, across / 3), 1),
        country=one.country if one.country == other.country else None,
    )


def make_unresolved(words: str, kind: str = "place") -> Place:
    """Give a place of which only the words are known."""
    return Place(canonical=words, kind=kind, precision=Precision.UNRESOLVED)
