"""Windows for training: one to eight consecutive sentences of a document, shuffled, packed into batches by size."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from sayso.language.windows import Window, make_batch, make_window
from sayso.language.wordpiece import Layout, WordPiece
from training.corpora import Document
from training.reports import CodedReport, GoldClaim

WINDOW_PIECES = 180  # as the reader's windows
SINGLE_SHARE = 0.15  # of windows hold one sentence, as headlines and captions do
PIECES_PER_BATCH = 600  # two and a half times the steps of 1,500 pieces, and a tenth more time
FLATTEN_SHARE = 0.15  # of windows lose their line breaks, so that hard-wrapped and run-on texts are known too
MASK_SHARE = 0.05  # of words are hidden from the encoder
REPORT_LEAST, REPORT_MASK_SHARE = 90, 0.12  # coded reports: longer windows, more words hidden
IGNORE = -100


@dataclass(slots=True)
class Example:
    """One window and its gold: class ids by layer (IGNORE where unknown), heads as indices into 1 + words."""

    window: Window
    targets: dict[str, list[int]]
    heads: list[int] | None
    sentence: list[int]  # number of the sentence each word belongs to
    chances: list[list[tuple[int, float]]] = field(default_factory=list)  # likely heads of each word, as `heads`
    first: int = 0  # where the window begins in its document
    claims: list[GoldClaim] = field(default_factory=list)  # those whose trigger lies in the window


@dataclass(slots=True)
class TrainBatch:
    """Tensors of a batch of examples."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    targets: dict[str, Tensor]  # (batch, words)
    heads: Tensor  # (batch, words), IGNORE where unknown
    wanted: Tensor  # (batch, words, 1 + words): how likely each head is; one head where somebody annotated it
    allowed: Tensor  # (batch, words, 1 + words): pairs inside one sentence, and the root
    examples: list[Example]
    balance: Mapping[str, Tensor]  # weights of the classes of uneven layers


class Packer:
    """Makes windows and batches from documents, with the class ids of every layer."""

    def __init__(
        self,
        wordpiece: WordPiece,
        classes: Mapping[str, Sequence[str]],
        balance: Mapping[str, Sequence[float]],
        pieces: int = PIECES_PER_BATCH,
    ) -> None:
        """Keep the vocabulary, the classes of each layer, the weights of uneven classes, and the size of a batch."""
        self._wordpiece, self._pieces = wordpiece, pieces
        self._balance = {layer: torch.tensor(weights) for layer, weights in balance.items()}
        self._ids = {layer: {label: i for i, label in enumerate(labels)} for layer, labels in classes.items()}
        self._forms: dict[str, list[str]] = {}

    def examples(self, documents: Sequence[Document], chance: random.Random | None) -> list[Example]:
        """Cut documents into examples, by chance for training, full windows one after the other without."""
        found = []
        for document in documents:
            for first, last in self._cuts(document, chance):
                found.append(self._example(document, first, last, chance))
        return found

    def report_examples(self, reports: Sequence[CodedReport], chance: random.Random | None) -> list[Example]:
        """Cut coded reports into examples with their claims; more words are hidden: names alone decide nothing."""
        found = []
        for report in reports:
            for first, last in self._cuts(report.document, chance, REPORT_LEAST):
                example = self._example(report.document, first, last, chance, REPORT_MASK_SHARE)
                last = first + len(example.sentence)
                example.claims = [claim for claim in report.claims if first <= claim.head < last]
                found.append(example)
        return found

    def _cuts(self, document: Document, chance: random.Random | None, least: int = 30) -> list[tuple[int, int]]:
        """Group sentences into windows: (first word, last word)."""
        forms = self._forms.setdefault(document.name, document.forms)
        sizes = [
            sum(len(self._wordpiece.pieces(forms[i])[0]) for i in range(first, last))
            for first, last in document.sentences
        ]
        cuts, index = [], 0
        while index < len(sizes):
            budget = WINDOW_PIECES
            if chance:  # a document's first window may be short, so that windows fall differently every time
                budget = 1 if chance.random() < SINGLE_SHARE else chance.randint(least, WINDOW_PIECES)
            total, stop = sizes[index], index + 1
            while stop < len(sizes) and total + sizes[stop] <= budget:
                total += sizes[stop]
                stop += 1
            cuts.append((document.sentences[index][0], document.sentences[stop - 1][1]))
            index = stop
        return [cut for cut in cuts if cut[1] > cut[0]]

    def _example(
        self, document: Document, first: int, last: int, chance: random.Random | None, masked: float = MASK_SHARE
    ) -> Example:
        forms = self._forms[document.name]
        layouts = list(document.layouts[first:last])
        if chance and chance.random() < FLATTEN_SHARE:
            layouts = [int(Layout.SPACED) if value == Layout.PARAGRAPH else value for value in layouts]
        window = make_window(forms[first:last], layouts, 0, last - first, self._wordpiece)
        if len(window.ids) > 512:  # the encoder knows 512 places
            return self._example(document, first, first + (last - first) // 2, chance, masked)
        if chance:
            self._hide(window, chance, masked)
        targets = {
            layer: [ids.get(label, IGNORE) for label in document.labels[layer][first:last]]
            for layer, ids in self._ids.items()
            if layer in document.labels
        }
        sentence = [0] * (last - first)
        for number, (start, end) in enumerate(document.sentences):
            for index in range(max(start, first), min(end, last)):
                sentence[index - first] = number
        heads, chances = _heads(document, first, last)
        return Example(window, targets, heads, sentence, chances, first)

    def _hide(self, window: Window, chance: random.Random, share: float) -> None:
        for number, start in enumerate(window.starts):
            if chance.random() < share:
                end = window.starts[number + 1] if number + 1 < len(window.starts) else len(window.ids) - 1
                window.ids[start:end] = [self._wordpiece.mask] * (end - start)

    def batches(self, examples: list[Example], chance: random.Random | None) -> list[list[Example]]:
        """Group examples of similar size into batches of about so many pieces."""
        jitter = (lambda: chance.random() * 12) if chance else (lambda: 0.0)
        ordered = sorted(examples, key=lambda example: len(example.window.ids) + jitter())
        batches: list[list[Example]] = []
        batch: list[Example] = []
        for example in ordered:
            width = max([len(example.window.ids), *(len(other.window.ids) for other in batch)])
            if batch and width * (len(batch) + 1) > self._pieces:
                batches.append(batch)
                batch = []
            batch.append(example)
        if batch:
            batches.append(batch)
        if chance:
            chance.shuffle(batches)
        return batches

    def tensors(self, examples: list[Example]) -> TrainBatch:
        """Turn a batch of examples into tensors."""
        batch = make_batch([example.window for example in examples], self._wordpiece.pad)
        rows, words = len(examples), batch.starts.shape[1] - 1
        targets = {layer: np.full((rows, words), IGNORE, dtype=np.int64) for layer in self._ids}
        heads = np.full((rows, words), IGNORE, dtype=np.int64)
        sentence = np.full((rows, words), -1, dtype=np.int64)
        for row, example in enumerate(examples):
            size = len(example.sentence)
            sentence[row, :size] = example.sentence
            if example.heads is not None:
                heads[row, :size] = example.heads
            for layer, values in example.targets.items():
                targets[layer][row, :size] = values
        wanted = np.zeros((rows, words, 1 + words), dtype=np.float32)
        for row, example in enumerate(examples):
            for word, likely in enumerate(example.chances):
                for head, share in likely:
                    wanted[row, word, head] = share
        same = sentence[:, :, None] == sentence[:, None, :]
        allowed = np.concatenate([np.ones((rows, words, 1), dtype=bool), same], axis=2)
        inputs = tuple(torch.from_numpy(a) for a in (batch.ids, batch.shapes, batch.layouts, batch.mask, batch.starts))
        return TrainBatch(
            inputs,  # type: ignore[arg-type]
            {layer: torch.from_numpy(values) for layer, values in targets.items()},
            torch.from_numpy(heads),
            torch.from_numpy(wanted),
            torch.from_numpy(allowed),
            examples,
            self._balance,
        )


def _heads(document: Document, first: int, last: int) -> tuple[list[int] | None, list[list[tuple[int, float]]]]:
    """Give heads and likely heads of the words of a window as indices into 1 + words; 0 is the root."""
    if document.heads is None:
        return None, []

    def inside(word: int, head: int) -> int:
        return 0 if head == word else head - first + 1 if first <= head < last else IGNORE

    heads = [inside(word, head) for word, head in enumerate(document.heads[first:last], first)]
    if document.chances is None:
        return heads, [[(head, 1.0)] if head != IGNORE else [] for head in heads]
    likely = [
        [(inside(word, head), share) for head, share in shares if first <= head < last]
        for word, shares in enumerate(document.chances[first:last], first)
    ]
    return heads, likely
