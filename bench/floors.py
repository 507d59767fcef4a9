"""Floors: figures that may rise and must not fall (bench/floors.json), each set pinned to the hash of its data."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.scorers import Figures

FLOORS_FILE = Path(__file__).with_name("floors.json")
TOLERANCE = 0.0005  # rounding
STEP = 1000  # floors are written to three places, rounded towards the easier side
LOWER_IS_BETTER = frozenset({"plan_reported_as_fact", "opinion_reported_as_fact", "source_lost", "false_corroboration"})
# What the gate holds. The rest of the scorer's figures is printed with --all and moves freely.
GATED = (
    "ledger_f1", "claims", "quote_fidelity", "type_lenient", "status_lenient", "innermost_source_lenient",
    "full_chain_lenient", "plan_reported_as_fact", "source_lost", "time_overlap_half", "places",
    "geo_any_within_50km_or_radius", "actor_roles", "quantities", "boilerplate_chars", "body_chars",
    "copies", "same_event", "events_b3", "roots_in_range", "false_corroboration", "updates", "contradicts",
    "plan_outcomes",
)  # fmt: skip


@dataclass(slots=True)
class SetFloors:
    """The floors of one set of data and the hash of the data they were measured on."""

    corpus: str
    floors: Figures = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that fell below its floor (or rose above it, where lower is better)."""

    name: str
    figure: str
    measured: float | None
    floor: float

    def __str__(self) -> str:
        """Say what fell from where."""
        measured = "not measured" if self.measured is None else f"{self.measured:.3f}"
        side = "above its ceiling" if self.figure in LOWER_IS_BETTER else "below its floor"
        return f"{self.name}: {self.figure} is {measured}, {side} {self.floor:.3f}"


def load_floors(path: Path = FLOORS_FILE) -> dict[str, SetFloors]:
    """Load the floors; a file that is missing holds none."""
    if not path.exists():
        return {}
    content = json.loads(path.read_text(encoding="utf-8"))
    return {name: SetFloors(entry["corpus"], dict(entry["floors"])) for name, entry in content.items()}


def write_floors(floors: Mapping[str, SetFloors], path: Path = FLOORS_FILE) -> None:
    """Write the floors, sorted, so that a change shows as one line."""
    content = {
        name: {"corpus": held.corpus, "floors": dict(sorted(held.floors.items()))}
        for name, held in sorted(floors.items())
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def falls(name: str, measured: Figures, held: SetFloors) -> list[Fall]:
    """List the figures of a set that broke their floor; a figure that is no longer measured broke it too."""
    broken = []
    for figure, floor in held.floors.items():
        value = measured.get(figure)
        if value is None or is_worse(figure, value, floor):
            broken.append(Fall(name, figure, value, floor))
    return broken


def is_worse(figure: str, value: float, floor: float) -> bool:
    """Tell whether a figure lies on the wrong side of its floor."""
    return value > floor + TOLERANCE if figure in LOWER_IS_BETTER else value < floor - TOLERANCE


def raised(measured: Figures, held: SetFloors | None, corpus: str, gated: Iterable[str] = GATED) -> SetFloors:
    """Give the floors after an update: measured figures, rounded to the easier side, never easier than they were."""
    old = held.floors if held is not None and held.corpus == corpus else {}
    new: Figures = {}
    for figure in gated:
        value = measured.get(figure)
        if value is None:
            continue
        lower = figure in LOWER_IS_BETTER
        floor = (math.ceil if lower else math.floor)(value * STEP) / STEP
        before = old.get(figure)
        new[figure] = floor if before is None else min(floor, before) if lower else max(floor, before)
    return SetFloors(corpus, {**old, **new})


def lowered(measured: Figures, corpus: str, gated: Iterable[str] = GATED) -> SetFloors:
    """Give the floors as measured, even where they were higher: only with --allow-regression and a word in the
    changelog.
    """
    return raised(measured, None, corpus, gated)
