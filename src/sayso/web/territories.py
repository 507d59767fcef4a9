"""The drawing of who is said to have held what: a lane for each holder, or each place, along time; disputes hatched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.web.models import Held

WIDTH, LANE, HEAD, LEFT, SIDE = 820, 30, 22, 280, 14  # in the drawing's own units, about pixels
LEAST = 5.0  # width of a bar: a single day must be seen
MOST_TICKS = 7
LONGEST_LABEL = 40
STEPS = (1, 2, 7, 14, 31, 61, 92, 183, 366, 731, 1827, 3653, 9131, 36525, 182621, 730485)  # days between two ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One stretch of a lane; `open_start` and `open_end`: nobody tells how far it goes on that side."""

    x: float
    width: float
    start: date | None
    end: date | None
    sources: tuple[str, ...]
    open_start: bool
    open_end: bool
    disputed: tuple[tuple[float, float], ...]  # (x, width) of what another side is said to have held as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A holder of a place with when it is said to have held it, or a place with when its holder did."""

    name: str
    label: str
    y: float
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day marked on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """The whole drawing."""

    width: int
    height: int
    left: int
    lane: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def by_holder(hold: Held) -> str:
    """Give each holder a lane."""
    return hold.holder


def by_place(hold: Held) -> str:
    """Give each place a lane."""
    return hold.place


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + share * (WIDTH - LEFT - SIDE), 1)


def make_territory(
    holds: Sequence[Held], *, others: Sequence[Held] = (), by: Callable[[Held], str] = by_holder
) -> Territory | None:
    """Draw who is said to have held what, a lane for each holder or place; None where no day is known.

    `others` are not drawn; what they are said to have held as well is hatched.
    """
    days = [day for each in holds for day in (each.start, each.end) if day]
    if not days:
        return None
    air = timedelta(days=max(3, (max(days) - min(days)).days // 12))
    axis = _Axis(_moved(min(days), -air), _moved(max(days), air))
    lanes = [
        Lane(
            name=name,
            label=name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…",
            y=HEAD + LANE * at,
            stretches=tuple(_stretch(each, (*holds, *others), axis) for each in holds if by(each) == name),
        )
        for at, name in enumerate(dict.fromkeys(by(each) for each in holds))
    ]
    return Territory(
        width=WIDTH,
        height=HEAD + LANE * len(lanes) + 8,
        left=LEFT,
        lane=LANE,
        lanes=tuple(lanes),
        ticks=tuple(_ticks(axis)),
    )


def _moved(day: date, by: timedelta) -> date:
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _stretch(hold: Held, holds: Iterable[Held], axis: _Axis) -> Stretch:
    start, end = _ends(hold, axis)
    x, width = _span(start, end, axis)
    rivals = (each for each in holds if each.holder != hold.holder and each.place == hold.place)
    shared = [_shared(hold, each, axis) for each in rivals] if hold.disputed else []
    both = tuple(sorted({each for each in shared if each}))
    return Stretch(
        x=x,
        width=width,
        start=hold.start,
        end=hold.end,
        sources=tuple(hold.sources),
        open_start=hold.start is None,
        open_end=hold.end is None,
        disputed=both or (((x, width),) if hold.disputed else ()),
    )


def _ends(hold: Held, axis: _Axis) -> tuple[date, date]:
    return hold.start or axis.first, hold.end or axis.last


def _span(start: date, end: date, axis: _Axis) -> tuple[float, float]:
    """Give where a stretch of days, both included, begins on the axis and how wide it is."""
    return axis.at(start), round(max(axis.at(_moved(end, timedelta(days=1))) - axis.at(start), LEAST), 1)


def _shared(hold: Held, other: Held, axis: _Axis) -> tuple[float, float] | None:
    one, two = _ends(hold, axis), _ends(other, axis)
    start, end = max(one[0], two[0]), min(one[1], two[1])
    return _span(start, end, axis) if other.disputed and start <= end else None


def _ticks(axis: _Axis) -> Iterable[Tick]:
    reach = (axis.last - axis.first).days
    step = next((each for each in STEPS if reach / each <= MOST_TICKS), STEPS[-1])
    day = axis.first.replace(day=1) if step > 14 else axis.first
    while day <= axis.last:
        if day >= axis.first and axis.at(day) < WIDTH - SIDE - 50:
            label = str(day.year) if step > 183 else f"{day:%b %Y}" if step > 14 else f"{day.day} {day:%b %Y}"
            yield Tick(x=axis.at(day), label=label)
        following = _next(day, step)
        if following <= day:  # the calendar ends
            return
        day = following


def _next(day: date, step: int) -> date:
    """Give the next tick: whole months or years for long steps, so that ticks stand on firsts."""
    if step <= 14:
        return _moved(day, timedelta(days=step))
    months = day.year * 12 + day.month - 1 + max(1, round(step / 30.5))
    if months // 12 > date.max.year:
        return date.max
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(month=1) if step > 183 and first.month != 1 and first.year > day.year else first
