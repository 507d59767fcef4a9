"""Average runs that began with the same weights: python -m training.average --runs RUN1 RUN2 RUN3 --out RUN4

The mean of runs that began alike and saw their batches in another order lies lower in the valley that they share than
any of them (Wortsman et al. 2022, "Model soups"). A short run at a low rate from there settles the heads.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch


def average(runs: Sequence[Path], out: Path) -> None:
    """Write the mean of the last checkpoints of some runs as a run of its own. Raises SystemExit where they differ."""
    descriptions = {(run / "model.json").read_text(encoding="utf-8") for run in runs}
    if len(descriptions) != 1:
        raise SystemExit(f"{runs[0]}: the runs have other classes or words than each other and cannot be averaged")
    networks = [torch.load(run / "last.pt")["network"] for run in runs]
    mean = {name: _mean([network[name] for network in networks]) for name in networks[0]}
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(runs[0] / "model.json", out / "model.json")
    torch.save({"network": mean}, out / "last.pt")


def _mean(values: Sequence[torch.Tensor]) -> torch.Tensor:
    first = values[0]
    return (
        torch.stack([value.float() for value in values]).mean(0).to(first.dtype) if first.is_floating_point() else first
    )


def main() -> None:
    """Read the options and average."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, nargs="+", required=True, help="runs of training.train that began alike")
    parser.add_argument("--out", type=Path, required=True, help="folder for the mean")
    arguments = parser.parse_args()
    average(arguments.runs, arguments.out)


if __name__ == "__main__":
    main()
