"""Train the language model.

First the parser:  python -m training.train --data DIR --out RUN
Then all heads:    python -m training.train --data DIR --gold DIR --corpus DIR --model FOLDER --start RUN --out RUN2
With teachers, which are runs of the first kind: ... --teachers RUN3 RUN4
Runs that begin alike and see their batches in another --order can be averaged: training.average.

Writes OUT/last.pt after every epoch; started again with the same OUT it goes on from there. `training.export` makes the
shipped files of it. Files named *.dev and gold sets named dev-* are never read.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import torch

from sayso.language.model import LanguageModel
from sayso.language.wordpiece import WordPiece
from training.batches import PIECES_PER_BATCH, Example, Packer
from training.checkpoints import make_network, pretrained, warm_start
from training.corpora import (
    Document,
    add_ratings,
    collect_words,
    count_labels,
    count_lemmas,
    load_factuality,
    load_trees,
    weigh_classes,
)
from training.losses import loss_of
from training.network import Network
from training.reports import CLAIM_CLASSES, DEV_WARS, ROLES, CodedReport, load_reports
from training.teachers import Teachers

ENCODER_RATE, HEAD_RATE = 1.4e-4, 1.4e-3  # those of shared/ENGINE, for smaller batches
WARM_UP, CLIP, DECAY = 0.05, 5.0, 0.01
LEAST_SCRIPT = 2  # an edit script must be seen so often to be a class
PARSER_TAGS = ("start", "upos", "xpos", "lemma", "entity", "time")
FACT_TAGS = ("uds", "factuality")


class Place(NamedTuple):
    """Where a run is: the epoch, counted from 0, of how many."""

    epoch: int
    epochs: int


@dataclass(slots=True)
class Material:
    """Everything that is learned from."""

    trees: list[Document]
    others: list[Document] = field(default_factory=list)  # documents with few layers: MEANTIME
    reports: list[CodedReport] = field(default_factory=list)


def load_material(arguments: argparse.Namespace) -> Material:
    """Load the training files that the options name."""
    data: Path = arguments.data
    files = [data / f"{name}.train.jsonl" for name in ("ud_ewt", "gum")]
    material = Material([document for file in files for document in load_trees(file)])
    if arguments.gold is None and arguments.corpus is None:
        return material
    add_ratings(material.trees, data / "uds_ih2.train.jsonl")
    material.others = load_factuality(data / "meantime.train.jsonl")
    model, claims = LanguageModel.load(arguments.model, threads=2), 0
    for folder in report_folders(arguments.gold, arguments.corpus):
        reports = load_reports(folder, model)
        claims += sum(len(report.claims) for report in reports)
        material.reports += reports * (arguments.gold_times if folder.parent == arguments.gold else 1)
    print(f"{len(material.reports)} coded reports in a round, {claims} different claims", flush=True)
    if arguments.teachers:
        take_lessons(material, Teachers.load(arguments.teachers, WordPiece(pretrained() / "vocab.txt")))
    return material


def take_lessons(material: Material, teachers: Teachers) -> None:
    """Have teachers lay their trees over every document that has none."""
    bare = {id(report.document): report.document for report in material.reports}
    for document in [*bare.values(), *material.others]:
        teachers.teach(document)


def report_folders(gold: Path | None, corpus: Path | None) -> list[Path]:
    """List the folders of built gold to train on: sets named train-*, and the wars that are not held out."""
    folders = sorted(gold.glob("train-*")) if gold else []
    wars = sorted(corpus.iterdir()) if corpus else []
    learned = [war for war in wars if war.is_dir() and war.name not in DEV_WARS]
    unbuilt = [war.name for war in learned if not (war / "gold" / "claims.jsonl").exists()]
    if unbuilt:
        raise SystemExit(f"{corpus}: {len(unbuilt)} wars have no built gold: python -m training.coding {corpus}/*")
    return folders + learned


def describe(material: Material) -> dict[str, Any]:
    """Settle the classes of every head and the table of lemmas."""
    classes = {layer: count_labels(material.trees, layer) for layer in (*PARSER_TAGS, "deprel")}
    classes["lemma"] = count_labels(material.trees, "lemma", LEAST_SCRIPT)
    if material.reports:
        rated = material.trees + material.others
        classes |= {layer: [label for label in count_labels(rated, layer) if label] for layer in FACT_TAGS}
        classes |= CLAIM_CLASSES
        classes["role"] = list(ROLES)
    return {"classes": classes, "lemmas": count_lemmas(material.trees), "words": collect_words(material.trees)}


def make_optimizer(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a low rate for the encoder and a high one for the heads and the new embeddings."""
    groups: dict[float, list[torch.nn.Parameter]] = {encoder_rate: [], head_rate: []}
    for name, parameter in network.named_parameters():
        fresh = not name.startswith("encoder.") or any(part in name for part in ("shapes", "layouts", "mix"))
        groups[head_rate if fresh else encoder_rate].append(parameter)
    return torch.optim.AdamW(
        [{"params": parameters, "lr": rate, "peak": rate} for rate, parameters in groups.items()],
        weight_decay=DECAY, fused=True,
    )  # fmt: skip


def schedule(optimizer: torch.optim.Optimizer, step: int, steps: int) -> None:
    """Warm up, then fall in a line to a twentieth."""
    warm = max(1, int(WARM_UP * steps))
    factor = (step + 1) / warm if step < warm else max(0.05, (steps - step) / (steps - warm))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * factor


def train(arguments: argparse.Namespace) -> None:
    """Run the epochs, from the last checkpoint if there is one."""
    torch.manual_seed(arguments.seed)
    material = load_material(arguments)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    description = describe(material)
    (out / "model.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
    wordpiece = WordPiece(pretrained() / "vocab.txt")
    classes = description["classes"]
    rated = material.trees + material.others
    balance = {layer: weigh_classes(rated, layer, classes[layer]) for layer in FACT_TAGS if layer in classes}
    packer = Packer(
        wordpiece, {name: labels for name, labels in classes.items() if name != "role"}, balance, arguments.pieces
    )
    network = make_network(classes, len(wordpiece))
    network.encoder.load_pretrained(pretrained())
    if arguments.start:
        warm_start(network, arguments.start)
    order = arguments.order or arguments.seed
    if arguments.order:
        torch.manual_seed(order)  # other words hidden, other weights dropped, but the same heads to begin with
    optimizer = make_optimizer(network, arguments.encoder_rate, arguments.head_rate)
    begin = 0
    if (out / "last.pt").exists():
        state = torch.load(out / "last.pt")
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        begin = state["epoch"]
    for epoch in range(begin, arguments.epochs):
        chance = random.Random(order * 1000 + epoch)
        batches = make_epoch(packer, material, arguments.rounds, chance)
        run_epoch(network, optimizer, packer, batches, Place(epoch, arguments.epochs))
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}
        torch.save(state, out / "new.pt")
        (out / "new.pt").replace(out / "last.pt")


def make_epoch(packer: Packer, material: Material, rounds: int, chance: random.Random) -> list[list[Example]]:
    """Make the batches of one epoch: all trees once, the rest so many rounds, each time cut anew."""
    batches = packer.batches(packer.examples(material.trees, chance), chance)
    for _ in range(rounds if material.reports else 0):
        batches += packer.batches(packer.examples(material.others, chance), chance)
        batches += packer.batches(packer.report_examples(material.reports, chance), chance)
    chance.shuffle(batches)
    return batches


def run_epoch(
    network: Network, optimizer: torch.optim.Optimizer, packer: Packer, batches: list[list[Example]], place: Place
) -> None:
    """Train one epoch."""
    epoch, epochs = place
    network.train()
    begun = time.time()
    running: dict[str, float] = {}
    for number, examples in enumerate(batches):
        schedule(optimizer, epoch * len(batches) + number, epochs * len(batches))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss, parts = loss_of(network, packer.tensors(examples))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimizer.step()
        for name, value in parts.items():
            running[name] = 0.95 * running.get(name, value) + 0.05 * value
        if number % 25 == 24 or number + 1 == len(batches):
            shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            print(f"epoch {epoch + 1} step {number + 1}/{len(batches)} {time.time() - begun:.0f}s {shown}", flush=True)


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public corpora (JSON Lines)")
    parser.add_argument("--gold", type=Path, help="folder of coded sets; those named train-* are used")
    parser.add_argument("--corpus", type=Path, help="folder of our own coded reports, a folder a war")
    parser.add_argument("--model", type=Path, help="first model, whose trees tell the heads of coded mentions")
    parser.add_argument("--start", type=Path, help="run whose weights to begin with")
    parser.add_argument("--teachers", type=Path, nargs="+", default=[], help="runs whose trees texts without any get")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3, help="times the coded reports are read in an epoch")
    parser.add_argument("--gold-times", type=int, default=1, help="times a round reads the coded sets of --gold")
    parser.add_argument("--pieces", type=int, default=PIECES_PER_BATCH, help="pieces of words in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--order", type=int, help="another order of the batches, for runs that are to be averaged")
    parser.add_argument("--encoder-rate", type=float, default=ENCODER_RATE)
    parser.add_argument("--head-rate", type=float, default=HEAD_RATE)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
