"""Tests of training/average.py."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from training.average import average  # noqa: E402  # torch is needed from here on


def run(folder: Path, value: float, classes: str = "{}") -> Path:
    folder.mkdir()
    (folder / "model.json").write_text(classes, encoding="utf-8")
    torch.save({"network": {"weight": torch.full((2,), value), "seen": torch.tensor([7])}}, folder / "last.pt")
    return folder


def test_the_mean_of_runs_is_a_run(tmp_path: Path) -> None:
    average([run(tmp_path / "a", 1.0), run(tmp_path / "b", 2.0)], tmp_path / "mean")
    mean = torch.load(tmp_path / "mean" / "last.pt")["network"]
    assert mean["weight"].tolist() == [1.5, 1.5]
    assert mean["seen"].tolist() == [7]
    assert (tmp_path / "mean" / "model.json").read_text(encoding="utf-8") == "{}"


def test_runs_of_other_classes_are_not_averaged(tmp_path: Path) -> None:
    runs = [run(tmp_path / "a", 1.0), run(tmp_path / "b", 2.0, '{"classes": 1}')]
    with pytest.raises(SystemExit, match="other classes"):
        average(runs, tmp_path / "mean")
    assert not (tmp_path / "mean").exists()
