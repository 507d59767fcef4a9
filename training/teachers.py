"""Trees for texts that nobody annotated: several parsers read them, and the student learns what they hold likely.

A mean of parsers that differ in their seed errs less than each of them; a student that is shown its chances on texts of
the field takes over a part of that (Kuncoro et al. 2016, 'Distilling an ensemble of greedy dependency parsers').
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sayso.language.decoding import decode_tree
from sayso.language.wordpiece import WordPiece
from training.batches import Example, Packer
from training.checkpoints import load_network
from training.corpora import Document
from training.network import Network, ParserOutput

TAUGHT = ("upos", "xpos", "deprel")  # classes that a teacher gives beside the heads
LEAST_CHANCE = 0.02  # a head less likely than this is left out of what the student sees


@dataclass(frozen=True, slots=True)
class Teachers:
    """Trained parsers with the same classes."""

    networks: tuple[Network, ...]
    classes: dict[str, list[str]]
    packer: Packer

    @classmethod
    def load(cls, runs: Sequence[Path], wordpiece: WordPiece) -> Teachers:
        """Load the last checkpoints of runs. Ends the program where their classes differ."""
        loaded = [load_network(run) for run in runs]
        classes = {layer: loaded[0][1]["classes"][layer] for layer in TAUGHT}
        for run, (_, description) in zip(runs, loaded, strict=True):
            if any(description["classes"][layer] != labels for layer, labels in classes.items()):
                raise SystemExit(f"{run}: its classes are not those of {runs[0]}; teachers learn from the same trees")
        return cls(tuple(network for network, _ in loaded), classes, Packer(wordpiece, {}, {}))

    def teach(self, document: Document) -> None:
        """Give a document heads, their chances, parts of speech and labels; its words and sentences stay."""
        size = len(document.words)
        document.heads = list(range(size))
        document.chances = [[] for _ in range(size)]
        named = {layer: [""] * size for layer in TAUGHT}
        for example in self.packer.examples([document], None):
            self._read(example, document, named)
        document.labels |= named

    @torch.no_grad()
    def _read(self, example: Example, document: Document, named: dict[str, list[str]]) -> None:
        batch = self.packer.tensors([example])
        outputs = [network(*batch.inputs) for network in self.networks]
        arcs = _mean([output.arcs.masked_fill(~batch.allowed, -1e4) for output in outputs])[0]
        heads = _heads_of(arcs, example)
        labels = _mean([_label(*pair, heads) for pair in zip(self.networks, outputs, strict=True)])
        labels[:, self.classes["deprel"].index("root")] = np.where(heads == 0, np.float32(1e9), np.float32(-1e9))
        assert document.heads is not None and document.chances is not None
        for index, head in enumerate(heads.tolist()):
            place = example.first + index
            document.heads[place] = place if head == 0 else example.first + head - 1
            likely = np.flatnonzero(np.exp(arcs[index]) >= LEAST_CHANCE).tolist()
            document.chances[place] = [
                (place if other == 0 else example.first + other - 1, float(np.exp(arcs[index, other])))
                for other in likely
            ]
        for layer in TAUGHT:
            scores = labels if layer == "deprel" else _mean([output.tags[layer] for output in outputs])[0]
            best = scores.argmax(axis=1).tolist()
            named[layer][example.first : example.first + len(best)] = [self.classes[layer][i] for i in best]


def _mean(scores: list[Tensor]) -> np.ndarray:
    """Give the logarithm of the mean chance, (..., classes), of several parsers."""
    chances = torch.stack([one.float().softmax(-1) for one in scores]).mean(0)
    return chances.clamp_min(1e-9).log().numpy()


def _heads_of(arcs: np.ndarray, example: Example) -> np.ndarray:
    """Find the best tree of every sentence of a window: 0 for its root, else 1 + the head's index in the window."""
    heads = np.zeros(len(example.sentence), dtype=np.int64)
    numbers = np.array(example.sentence)
    for number in dict.fromkeys(example.sentence):
        inside = np.flatnonzero(numbers == number)
        columns = np.concatenate([[0], inside + 1])
        heads[inside] = columns[decode_tree(arcs[inside][:, columns])]
    return heads


def _label(network: Network, output: ParserOutput, heads: np.ndarray) -> Tensor:
    return network.label(output.dependents[0], output.governors[0, torch.from_numpy(heads)])
