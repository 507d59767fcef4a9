"""Tests of read/pipeline.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import StepError
from sayso.read import pipeline
from sayso.records import Reading
from tests.read.readings import knowledge, report_of


def test_steps_add_layers_that_a_reading_has() -> None:
    layers = set(Reading.__dataclass_fields__)
    for name, _step in pipeline.steps(knowledge()):
        assert name in layers or name in {"coreference", "confidences"}


def test_the_digest_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = 1")
    before = pipeline.data_digest(tmp_path)
    (tmp_path / "a.toml").write_text("x = 2")
    assert pipeline.data_digest(tmp_path) != before


def test_a_broken_step_names_itself_and_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(reading: Reading) -> Reading:
        raise IndexError(f"nothing in {reading.report.name}")

    monkeypatch.setattr(pipeline, "steps", lambda _knowledge: (("times", broken),))
    with pytest.raises(StepError, match="step 'times' failed on report 'case'"):
        pipeline.read_report(report_of("x"), knowledge())
