"""The overview's picture: places and days with how many claims each has, so that the page never sends them all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sayso.web.asking import Asked, count_values, find_briefs, newest_first, selected
from sayso.web.cards import make_card, make_tallies
from sayso.web.models import Bar, Bin, Overview, PlacePoint
from sayso.web.surveys import Brief, Family, Spot, Survey

MOST_DRAWN = 6  # overviews kept; each is some hundred kilobytes
MOST_BINS = 120  # a bin narrower than about eight pixels cannot be hit
WIDEST = 31  # days; what is placed on a longer stretch stands in no bin
MOST_BARS = 60  # intervals of selected claims drawn one below the other
MOST_NAMED = 400  # ids of selected claims that the page is told
UNITS = (("day", 1), ("week", 7), ("month", 31), ("year", 366))


def make_overview(survey: Survey, asked: Asked) -> Overview:
    """Filter the ledger and draw up places, days and the list; kept a while: page and script ask for it in turn."""
    held = survey.drawn.get(asked)
    if not isinstance(held, Overview):
        held = _draw(survey, asked)
        for old in list(survey.drawn)[: 1 - MOST_DRAWN]:
            survey.drawn.pop(old, None)
        survey.drawn[asked] = held
    return held


def _draw(survey: Survey, asked: Asked) -> Overview:
    found = find_briefs(survey.briefs, asked)
    chosen = selected(found, asked.sel) if asked.sel else []
    picked = {each.id for each in chosen}
    listed = newest_first(found)
    if asked.sel.startswith(("place:", "days:")):
        listed = sorted(listed, key=lambda each: each.id not in picked)
    elif picked and chosen[0] not in listed[: asked.shown]:
        listed = [*chosen, *listed]
    unit, bins = make_bins(found, picked)
    return Overview(
        tallies=make_tallies(found),
        all_claims=len(survey.briefs),
        types=list(count_values(found, "type")),
        statuses=list(count_values(found, "status")),
        unit=unit,
        bins=bins,
        undated=sum(not _is_dated(each) for each in found),
        places=make_points(found, picked),
        unplaced=sum(not each.placed for each in found),
        unplaced_names=unplaced_names(found),
        selection=asked.sel,
        selected=[each.id for each in chosen[:MOST_NAMED]],
        selected_count=len(chosen),
        bars=make_bars(chosen),
        last_day=survey.last_day,
        cards=[make_card(each) for each in listed[: asked.shown]],
        more=max(0, len(listed) - asked.shown),
    )


def _is_dated(brief: Brief) -> bool:
    return bool(brief.start and brief.end and (brief.end - brief.start).days <= WIDEST)


def make_bins(briefs: Iterable[Brief], picked: set[str]) -> tuple[str, list[Bin]]:
    """Count dated claims by days, weeks, months or years, whichever gives bins that can be hit.

    A claim stands in the bin in which its interval begins; one that its words place no finer than the bin is vague.
    """
    dated = [each for each in briefs if _is_dated(each)]
    if not dated:
        return "day", []
    days = [each.start for each in dated if each.start]
    reach = (max(days) - min(days)).days + 1
    unit, length = next(((unit, days) for unit, days in UNITS if reach / days <= MOST_BINS), UNITS[-1])
    counted: dict[date, Counts] = {}
    firsts: dict[date, date] = {}  # the bin of each day: few days, many claims
    for each in dated:
        assert each.start and each.end
        first = firsts.get(each.start) or firsts.setdefault(each.start, bin_start(each.start, unit))
        held = counted.get(first) or counted.setdefault(first, Counts())
        held.add(each, picked)
        held.vague += each.family is Family.HAPPENED and (each.end - each.start).days >= length
    return unit, [
        Bin(start=first, end=bin_end(first, unit), vague=held.vague, **held.told())
        for first, held in sorted(counted.items())
    ]


class Counts:
    """Claims counted by how they stand, and how many are picked: plain numbers, since all claims pass through here."""

    __slots__ = ("families", "selected", "vague")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.families = dict.fromkeys(Family, 0)
        self.selected = self.vague = 0

    def add(self, brief: Brief, picked: set[str]) -> None:
        """Count a claim."""
        self.families[brief.family] += 1
        self.selected += brief.id in picked

    def told(self) -> dict[str, int]:
        """Give the counts by the names that bins and places have for them."""
        happened, coming, refuted, opinion = (self.families[each] for each in Family)
        told = {"happened": happened, "coming": coming, "refuted": refuted, "opinion": opinion}
        return {**told, "selected": self.selected}


def bin_start(day: date, unit: str) -> date:
    """Give the first day of the day's week (Monday), month or year, or the day itself."""
    if unit == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def bin_end(first: date, unit: str) -> date:
    """Give the last day of a bin."""
    if unit in ("day", "week"):
        return date.fromordinal(min(first.toordinal() + (6 if unit == "week" else 0), date.max.toordinal()))
    if first.year == date.max.year:
        return date.max
    if unit == "year":
        return first.replace(month=12, day=31)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def make_points(briefs: Iterable[Brief], picked: set[str]) -> list[PlacePoint]:
    """Count claims by place, those with coordinates only; the most told places last, so that they are drawn on top."""
    counted: dict[tuple[str, float, float], Counts] = {}
    spots: dict[tuple[str, float, float], list[Spot]] = {}
    for each in briefs:
        for spot in dict.fromkeys(each.places):
            if spot.lat is None or spot.lon is None:
                continue
            key = spot.name, spot.lat, spot.lon
            if key not in counted:
                counted[key], spots[key] = Counts(), [spot]
            elif spot != spots[key][-1]:
                spots[key].append(spot)
            counted[key].add(each, picked)
    points = [
        PlacePoint(
            name=name,
            lat=lat,
            lon=lon,
            radius_km=max(spot.radius_km or 0.0 for spot in spots[name, lat, lon]) or None,
            precision=spots[name, lat, lon][0].precision,
            **held.told(),
        )
        for (name, lat, lon), held in counted.items()
    ]
    return sorted(points, key=lambda each: (each.happened + each.coming + each.refuted, each.name))


def unplaced_names(briefs: Iterable[Brief]) -> list[tuple[str, int]]:
    """Give the names of places that nobody could put on the map, with their claims, the most told first."""
    counted: dict[str, int] = {}
    for each in briefs:
        for name in {spot.name for spot in each.places if spot.lat is None}:
            counted[name] = counted.get(name, 0) + 1
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def make_bars(chosen: Iterable[Brief]) -> list[Bar]:
    """Give the intervals of the selected claims; an open side is None."""
    held = [each for each in chosen if each.start or each.end][:MOST_BARS]
    return [Bar(id=each.id, start=each.start, end=each.end, family=each.family.value) for each in held]
