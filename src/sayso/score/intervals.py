"""Days and places compared: within a day, half in common, within kilometres."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from sayso.score.coded import Record

EARLIEST, LATEST = date(2000, 1, 1).toordinal(), date(2030, 1, 1).toordinal()  # stand for an open end
MARGIN_DAYS = 15 * 365  # how far an open end reaches beyond dates outside those years
EARTH_DIAMETER_KM = 12742


def day(text: Any) -> date | None:
    """Read an ISO date; None where there is none or it is broken."""
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        return None


def is_near(a: Any, b: Any, tolerance: int) -> bool:
    """Tell whether two ends lie within so many days of one another; two open ends do."""
    first, second = day(a), day(b)
    if first is None or second is None:
        return first is None and second is None
    return abs((first - second).days) <= tolerance


def within_days(gold: Record, predicted: Record | None, tolerance: int) -> bool:
    """Tell whether both ends of two intervals agree within so many days."""
    if predicted is None:
        return False
    return is_near(gold.get("from"), predicted.get("from"), tolerance) and is_near(
        gold.get("to"), predicted.get("to"), tolerance
    )


def half_shared(gold: Record, predicted: Record | None) -> bool:
    """Tell whether two intervals share at least half of the days that they cover together."""
    if not predicted:
        return False
    earliest, latest = _horizon(gold, predicted)
    a, b = _ordinals(gold, earliest, latest)
    c, d = _ordinals(predicted, earliest, latest)
    shared = min(b, d) - max(a, c) + 1
    return shared > 0 and shared / (max(b, d) - min(a, c) + 1) >= 0.5


def _horizon(*intervals: Record) -> tuple[int, int]:
    """Give the days that stand for open ends: 2000 and 2030, further out where the dates themselves are."""
    given = [found.toordinal() for i in intervals for end in ("from", "to") if (found := day(i.get(end)))]
    first, last = min(given, default=EARLIEST), max(given, default=LATEST)
    return (
        EARLIEST if first >= EARLIEST else first - MARGIN_DAYS,
        LATEST if last <= LATEST else last + MARGIN_DAYS,
    )


def _ordinals(interval: Record, earliest: int, latest: int) -> tuple[int, int]:
    first, last = day(interval.get("from")), day(interval.get("to"))
    return (first.toordinal() if first else earliest, last.toordinal() if last else latest)


def kilometres(a: Record, b: Record) -> float:
    """Give the great-circle distance of two points in degrees; endless where one has none."""
    if any(point.get(axis) is None for point in (a, b) for axis in ("lat", "lon")):
        return math.inf
    rad = math.pi / 180
    north, east = (b["lat"] - a["lat"]) * rad, (b["lon"] - a["lon"]) * rad
    h = math.sin(north / 2) ** 2 + math.cos(a["lat"] * rad) * math.cos(b["lat"] * rad) * math.sin(east / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(h))
