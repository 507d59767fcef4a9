"""Export a checkpoint to the shipped files: `python -m training.export --run DIR --out DIR [--float]`.

model.onnx (encoder and heads), pairs.onnx (labels of arcs) and roles.onnx (parts of events) in int8, model.json
(classes, lemma table), vocab.txt.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.checkpoints import load_network, pretrained
from training.network import LABEL, ROLE, Biaffine, Network

INPUTS = ("ids", "shapes", "layouts", "mask", "starts")


class Flat(nn.Module):
    """The network with its outputs in one flat tuple, as ONNX wants them."""

    def __init__(self, network: Network) -> None:
        """Wrap a trained network."""
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, layouts: Tensor, mask: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """Give the tags in order, then arcs, dependents and governors, then events and parts."""
        output = self.network(ids, shapes, layouts, mask, starts)
        found = (*output.tags.values(), output.arcs, output.dependents, output.governors)
        return (*found, output.events, output.parts) if "trigger" in output.tags else found


class Pairs(nn.Module):
    """Labels of chosen arcs."""

    def __init__(self, label: Biaffine) -> None:
        """Wrap the trained form."""
        super().__init__()
        self.label = label

    def forward(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Score the labels of aligned pairs."""
        return self.label(dependents, governors)


class Roles(nn.Module):
    """Parts of the chosen events of one window."""

    def __init__(self, role: Biaffine) -> None:
        """Wrap the trained form."""
        super().__init__()
        self.role = role

    def forward(self, events: Tensor, parts: Tensor) -> Tensor:
        """Score (events, ROLE) against (words, ROLE): (events, roles, words)."""
        return self.role.across(events, parts)


def export(run: Path, out: Path, *, quantised: bool) -> None:
    """Write the files of a run into a folder."""
    network, description = load_network(run)
    out.mkdir(parents=True, exist_ok=True)
    settings = json.dumps(description, ensure_ascii=False, separators=(",", ":"))
    (out / "model.json").write_text(settings, encoding="utf-8")
    shutil.copyfile(pretrained() / "vocab.txt", out / "vocab.txt")
    with tempfile.TemporaryDirectory() as folder:
        files = [_export_network(network, Path(folder)), _export_pairs(network, Path(folder))]
        if "trigger" in network.tags:
            files.append(_export_roles(network, Path(folder)))
        for file in files:
            if quantised:
                quantize_dynamic(file, out / file.name, per_channel=True, weight_type=QuantType.QInt8)
            else:
                shutil.copyfile(file, out / file.name)


def _export_network(network: Network, folder: Path) -> Path:
    ids = torch.randint(1000, 2000, (2, 12))
    zeros, ones = torch.zeros_like(ids), torch.ones_like(ids)
    starts = torch.tensor([[0, 1, 3, 5, 6], [0, 2, 4, 0, 0]])
    claims = ("events", "parts") if "trigger" in network.tags else ()
    names = [*network.tags, "arcs", "dependents", "governors", *claims]
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS} | {name: {0: "windows", 1: "words"} for name in names}
    for name in ("starts", "governors", "parts"):
        axes[name] = {0: "windows", 1: "nodes"}
    axes["arcs"][2] = "nodes"
    axes = {name: value for name, value in axes.items() if name in INPUTS or name in names}
    torch.onnx.export(
        Flat(network), (ids, zeros, zeros, ones, starts), str(folder / "model.onnx"), dynamo=False, opset_version=17,
        input_names=list(INPUTS), output_names=names, dynamic_axes=axes,
    )  # fmt: skip
    return folder / "model.onnx"


def _export_pairs(network: Network, folder: Path) -> Path:
    pair = torch.randn(3, LABEL)
    torch.onnx.export(
        Pairs(network.label).eval(), (pair, pair), str(folder / "pairs.onnx"), dynamo=False, opset_version=17,
        input_names=["dependents", "governors"], output_names=["labels"],
        dynamic_axes={name: {0: "pairs"} for name in ("dependents", "governors", "labels")},
    )  # fmt: skip
    return folder / "pairs.onnx"


def _export_roles(network: Network, folder: Path) -> Path:
    torch.onnx.export(
        Roles(network.role).eval(), (torch.randn(3, ROLE), torch.randn(7, ROLE)), str(folder / "roles.onnx"),
        dynamo=False, opset_version=17, input_names=["events", "parts"], output_names=["scores"],
        dynamic_axes={"events": {0: "events"}, "parts": {0: "nodes"}, "scores": {0: "events", 2: "nodes"}},
    )  # fmt: skip
    return folder / "roles.onnx"


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to measure what int8 costs")
    arguments = parser.parse_args()
    export(arguments.run, arguments.out, quantised=not arguments.float)


if __name__ == "__main__":
    main()
