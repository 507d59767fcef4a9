"""The network: a MiniLM encoder with word shapes and layouts, and the heads of the parser on top of it.

A plain BERT, so that it copies the pretrained weights and exports to ONNX without surprises. The first piece of a word
stands for the word, helped by its last piece (endings tell part of speech), `[CLS]` for the root.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536  # all-MiniLM-L6-v2
SHAPES, LAYOUTS = 10, 3
ARC, LABEL, ROLE = 256, 128, 128  # width of the biaffine spaces; ENGINE recipe of the dependency literature
DEEP, DEEP_WIDTH = frozenset(("event_type", "status", "uds", "factuality")), 192
RARE = -5.0
LAST_FIRST = 4.0  # logit of the last layer in the mean of layers, before training
ENCODER_DROPOUT, HEAD_DROPOUT = 0.1, 0.25


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT, with query, key and value in one matrix."""

    def __init__(self) -> None:
        """Make an empty layer; `load_pretrained` fills it."""
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(ENCODER_DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Map (batch, pieces, hidden) to the same; `bias` is added to the attention scores."""
        batch, size, _ = x.shape
        qkv = self.qkv(x).view(batch, size, 3, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        scores = qkv[0] @ qkv[1].transpose(-1, -2) / math.sqrt(HIDDEN // ATTENTION_HEADS) + bias
        mixed = (self.drop(scores.softmax(-1)) @ qkv[2]).transpose(1, 2).reshape(batch, size, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces, shapes and layouts to one vector a piece."""

    def __init__(self, vocabulary: int) -> None:
        """Make an empty encoder for a vocabulary of that many pieces."""
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.layouts = nn.Embedding(LAYOUTS, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.layouts.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(ENCODER_DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.tensor([0.0] * (LAYERS - 1) + [LAST_FIRST]))

    def forward(self, ids: Tensor, shapes: Tensor, layouts: Tensor, mask: Tensor) -> Tensor:
        """Encode (batch, pieces) to (batch, pieces, hidden): a learned mean of the layers, at first nearly the last."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(places) + self.segment + self.shapes(shapes) + self.layouts(layouts)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        mixed, shares = torch.zeros_like(x), self.mix.softmax(0)
        for index, layer in enumerate(self.layers):
            x = layer(x, bias)
            mixed = mixed + shares[index] * x
        return mixed

    def load_pretrained(self, folder: Path) -> None:
        """Copy the weights of all-MiniLM-L6-v2 (`model.safetensors` in folder)."""
        weights = load_file(folder / "model.safetensors")
        with torch.no_grad():
            self.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
            self.segment.copy_(weights["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for index, layer in enumerate(self.layers):
                name = f"encoder.layer.{index}."
                for kind in ("weight", "bias"):
                    parts = [weights[f"{name}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                _copy(layer.out, weights, name + "attention.output.dense")
                _copy(layer.norm1, weights, name + "attention.output.LayerNorm")
                _copy(layer.up, weights, name + "intermediate.dense")
                _copy(layer.down, weights, name + "output.dense")
                _copy(layer.norm2, weights, name + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


class Biaffine(nn.Module):
    """Scores of pairs: `[d; 1] U [h; 1]` for `outputs` labels."""

    def __init__(self, size: int, outputs: int) -> None:
        """Make a zero-initialised form over vectors of `size`."""
        super().__init__()
        self.size, self.outputs = size, outputs
        self.weight = nn.Parameter(torch.zeros(size + 1, outputs * (size + 1)))

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score aligned pairs: (pairs, size) and (pairs, size) to (pairs, outputs)."""
        left = _one(dependents) @ self.weight
        return (left.view(-1, self.outputs, self.size + 1) * _one(heads)[:, None, :]).sum(-1)

    def across(self, events: Tensor, parts: Tensor) -> Tensor:
        """Score each event against the words of its own window: (n, size), (n, m, size) to (n, outputs, m)."""
        left = (_one(events) @ self.weight).view(-1, self.outputs, self.size + 1)
        return left @ _one(parts).transpose(-1, -2)

    def every(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score all pairs, one output: (batch, n, size) and (batch, m, size) to (batch, n, m)."""
        return (_one(dependents) @ self.weight) @ _one(heads).transpose(-1, -2)


def _pick(encoded: Tensor, places: Tensor) -> Tensor:
    return torch.gather(encoded, 1, places.unsqueeze(-1).expand(-1, -1, HIDDEN))


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def projection(size: int) -> nn.Sequential:
    """Make the small perceptron in front of a biaffine form."""
    return nn.Sequential(nn.Linear(HIDDEN, size), nn.GELU(), nn.Dropout(HEAD_DROPOUT))


@dataclass
class ParserOutput:
    """What the parser's heads say; index 0 of `arcs`' last axis, of `governors` and `parts` is the root."""

    tags: dict[str, Tensor]  # head name -> (batch, words, classes)
    arcs: Tensor  # (batch, words, 1 + words)
    dependents: Tensor  # (batch, words, LABEL)
    governors: Tensor  # (batch, 1 + words, LABEL)
    events: Tensor  # (batch, words, ROLE): words as triggers
    parts: Tensor  # (batch, 1 + words, ROLE): words as parts of an event, index 0 the publisher


class Network(nn.Module):
    """Encoder and heads. `classes` maps each tagging head to its number of classes."""

    def __init__(self, vocabulary: int, classes: dict[str, int], labels: int, roles: int) -> None:
        """Make the network; the encoder is empty until `encoder.load_pretrained`."""
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.tail = nn.Linear(HIDDEN, HIDDEN)
        nn.init.zeros_(self.tail.weight)
        nn.init.zeros_(self.tail.bias)
        self.drop = nn.Dropout(HEAD_DROPOUT)
        self.tags = nn.ModuleDict({name: _make_tagger(name, size) for name, size in classes.items()})
        self.arc_dependent, self.arc_head = projection(ARC), projection(ARC)
        self.label_dependent, self.label_head = projection(LABEL), projection(LABEL)
        self.arc = Biaffine(ARC, 1)
        self.label = Biaffine(LABEL, labels)
        self.role_event, self.role_part = projection(ROLE), projection(ROLE)
        self.role = Biaffine(ROLE, roles)
        with torch.no_grad():  # nearly no pair of words has a role: begin there, or the first steps shake the encoder
            self.role.weight[-1].view(roles, ROLE + 1)[:, -1] = RARE

    def words(self, ids: Tensor, shapes: Tensor, layouts: Tensor, mask: Tensor, starts: Tensor) -> Tensor:
        """Give the vectors of the root and of every word: (batch, 1 + words, hidden)."""
        encoded = self.encoder(ids, shapes, layouts, mask)
        following = torch.cat([starts[:, 1:], torch.zeros_like(starts[:, :1])], 1)
        closing = mask.sum(1, keepdim=True) - 2  # the last piece before [SEP]
        ends = torch.where(following > 0, following - 1, closing)
        return _pick(encoded, starts) + self.tail(_pick(encoded, ends))

    def forward(self, ids: Tensor, shapes: Tensor, layouts: Tensor, mask: Tensor, starts: Tensor) -> ParserOutput:
        """Run encoder and heads over a batch (see sayso.language.windows.Batch)."""
        return self.read(self.words(ids, shapes, layouts, mask, starts))

    def read(self, nodes: Tensor) -> ParserOutput:
        """Run the heads over word vectors."""
        nodes = self.drop(nodes)
        words = nodes[:, 1:]
        tags = {name: head(words) for name, head in self.tags.items()}
        arcs = self.arc.every(self.arc_dependent(words), self.arc_head(nodes))
        labels = self.label_dependent(words), self.label_head(nodes)
        return ParserOutput(tags, arcs, *labels, self.role_event(words), self.role_part(nodes))


def _make_tagger(name: str, size: int) -> nn.Module:
    """Make a tagging head: linear for what lies near the surface, a perceptron for what needs the sentence."""
    if name in DEEP:
        first, last = nn.Linear(HIDDEN, DEEP_WIDTH), nn.Linear(DEEP_WIDTH, size)
        return nn.Sequential(first, nn.GELU(), nn.Dropout(HEAD_DROPOUT), last)
    return nn.Linear(HIDDEN, size)
