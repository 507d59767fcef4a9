"""Tests of bench/floors.py: floors rise, never fall by themselves, and belong to one set of data."""

from __future__ import annotations

from pathlib import Path

from bench.floors import SetFloors, falls, load_floors, lowered, raised, write_floors

HELD = SetFloors("data-1", {"ledger_f1": 0.5, "source_lost": 0.2})


def test_a_figure_below_its_floor_and_one_above_its_ceiling_fall() -> None:
    broken = falls("dev", {"ledger_f1": 0.49, "source_lost": 0.3}, HELD)
    assert [str(fall) for fall in broken] == [
        "dev: ledger_f1 is 0.490, below its floor 0.500",
        "dev: source_lost is 0.300, above its ceiling 0.200",
    ]


def test_a_figure_that_is_no_longer_measured_falls() -> None:
    assert [fall.measured for fall in falls("dev", {"source_lost": 0.1}, HELD)] == [None]


def test_better_figures_fall_nowhere() -> None:
    assert falls("dev", {"ledger_f1": 0.6, "source_lost": 0.1}, HELD) == []


def test_an_update_only_raises() -> None:
    new = raised({"ledger_f1": 0.6127, "source_lost": 0.25}, HELD, "data-1")
    assert new.floors == {"ledger_f1": 0.612, "source_lost": 0.2}


def test_other_data_start_anew() -> None:
    assert raised({"ledger_f1": 0.4}, HELD, "data-2") == SetFloors("data-2", {"ledger_f1": 0.4})


def test_a_regression_is_written_only_when_asked_for() -> None:
    assert lowered({"ledger_f1": 0.4}, "data-1").floors == {"ledger_f1": 0.4}


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert load_floors(path) == {}
    write_floors({"dev": HELD}, path)
    assert load_floors(path) == {"dev": HELD}
