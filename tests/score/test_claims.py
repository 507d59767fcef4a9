"""Tests of score/claims.py: the figures are those of the reference scorer, on gold and on damaged copies of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso.score import Coded, Rate, load_coded, score_claims

SETS = ("dev-a", "dev-b", "dev-made", "train-a", "train-b", "train-c")


@pytest.fixture(scope="session")
def reference(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_claims", shared / "score" / "claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def flat(figures: dict[str, Any]) -> dict[str, float | None]:
    return {name: figure.value for name, figure in figures.items() if name != "mean_quote_iou"}


def reference_flat(figures: dict[str, Any]) -> dict[str, float | None]:
    return {name: None if value is None else value.get("F1", value.get("acc")) for name, value in figures.items()}


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("core", [True, False])
@pytest.mark.parametrize("name", SETS)
def test_figures_are_those_of_the_reference(shared: Path, reference: ModuleType, name: str, *, core: bool) -> None:
    folder = shared / "gold" / name
    gold = reference.load(str(folder / "gold"))
    texts = reference.texts_of(gold, str(folder / "texts"))
    for seed in (3, 7):
        damaged = reference.damage(gold, texts, seed)
        wanted = reference.score(gold, damaged, texts, all_sections=not core, core=core)
        found = score_claims(load_coded(folder), Coded(**damaged), core=core, all_sections=not core)
        assert flat(found) == pytest.approx(reference_flat(wanted), abs=0.001)


def claim(**fields: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "id": "c1", "report": "r", "start": 0, "end": 22, "quote": "Rebels took the bridge", "type": "CONTROL",
        "trigger": {"start": 7, "end": 11, "text": "took"}, "status": "occurred", "salience": "core",
        "actors": [{"role": "actor", "start": 0, "end": 6, "text": "Rebels", "canonical": "rebels"}],
        "places": [], "quantities": [], "time": {"from": None, "to": "2020-01-02"},
        "attribution": [{"canonical": "The Outlet"}],
    }  # fmt: skip
    return {**whole, **fields}


REPORT = {
    "id": "r", "file": "r.txt", "publisher": {"canonical": "The Outlet"}, "original": {"outlet": "The Outlet"},
    "byline": [], "body": {"start": 0, "end": 30}, "boilerplate": [], "front_matter": [],
}  # fmt: skip


def score(gold: dict[str, Any], *found: dict[str, Any]) -> dict[str, float | None]:
    coded = Coded(claims=[gold], reports=[REPORT], texts={"r": "Rebels took the bridge at noon."})
    return flat(score_claims(coded, Coded(claims=list(found))))


def test_a_perfect_claim_earns_everything() -> None:
    assert score(claim(), claim())["ledger_f1"] == 1.0


def test_a_plan_told_as_a_fact_is_counted_against_it() -> None:
    assert score(claim(status="planned"), claim())["plan_reported_as_fact"] == 1.0


def test_a_quote_that_is_not_in_the_text_is_seen() -> None:
    assert score(claim(), claim(quote="Rebels lost the bridge"))["quote_fidelity"] == 0.0


def test_a_claim_too_many_costs_precision() -> None:
    extra = claim(id="c2", start=23, end=30, trigger={"start": 26, "end": 30, "text": "noon"})
    coded = Coded(claims=[claim()], reports=[REPORT])
    figure = score_claims(coded, Coded(claims=[claim(), extra]))["claims"]
    assert isinstance(figure, Rate)
    assert (figure.precision, figure.recall) == (0.5, 1.0)


def test_nothing_predicted_is_zero() -> None:
    assert score(claim())["ledger_f1"] == 0.0
