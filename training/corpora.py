"""Corpora in, documents out: one shape for trees, names, times and coded reports, whatever file they come from.

A layer that a corpus does not carry is None and its loss is masked. Spans are turned into BIO codes over words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.language.lemmas import apply_script, make_script
from sayso.language.wordpiece import Layout
from sayso.language.words import find_words

NAMED = {  # GUM's types of named entities to the kinds that serve the reading of conflict
    "person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "object": "OBJECT",
    "abstract": "OTHER", "substance": "OTHER", "animal": "OTHER", "plant": "OTHER",
}  # fmt: skip
OUTSIDE = "O"


@dataclass(slots=True)
class Document:
    """Words of one text with their gold layers; a layer is as long as `words`, or absent where unknown."""

    name: str
    corpus: str
    text: str
    words: list[tuple[int, int]]
    layouts: list[int]
    sentences: list[tuple[int, int]]  # words first <= index < last
    heads: list[int] | None = None  # index of the head in the document; its own index for a root
    chances: list[list[tuple[int, float]]] | None = None  # likely heads of each word, where teachers gave them
    labels: dict[str, list[str]] = field(default_factory=dict)  # layer name -> one class a word

    @property
    def forms(self) -> list[str]:
        """The words themselves."""
        return [self.text[start:end] for start, end in self.words]


def read_lines(path: Path) -> Iterator[dict]:
    """Read a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def find_layouts(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """Tell for each word whether a space, nothing or a line break stands before it."""
    layouts, end = [], 0
    for index, (start, stop) in enumerate(words):
        gap = text[end:start]
        opens = index == 0 or "\n" in gap
        layouts.append(int(Layout.PARAGRAPH if opens else Layout.SPACED if gap else Layout.GLUED))
        end = stop
    return layouts


def load_trees(path: Path) -> list[Document]:
    """Load Universal Dependencies documents with, where the file has them, names and times."""
    return [_read_tree(record) for record in read_lines(path)]


def _read_tree(record: dict) -> Document:
    tokens = record["tokens"]
    words = [(token[0], token[1]) for token in tokens]
    text = record["text"]
    document = Document(
        record["doc_id"], record["corpus"], text, words, find_layouts(text, words),
        [(sent[2], sent[2] + sent[3]) for sent in record["sents"]],
    )  # fmt: skip
    document.heads = [0] * len(tokens)
    for first, last in document.sentences:
        for index in range(first, last):
            head = tokens[index][6]
            document.heads[index] = index if head == 0 else first + head - 1
    document.labels = {
        "upos": [token[3] for token in tokens],
        "xpos": [token[4] for token in tokens],
        "deprel": [token[7] for token in tokens],
        "lemma": [make_script(text[token[0] : token[1]], token[2]) for token in tokens],
        "start": _starts(len(tokens), document.sentences),
    }
    if "entities" in record:
        names = [e for e in record["entities"] if e.get("named") and e["type"] in NAMED]
        named = [(e["start"], e["end"], NAMED[e["type"]]) for e in names]
        document.labels["entity"] = code_spans(words, named)
        times = [(t["start"], t["end"], "TIME") for t in record.get("timexes", ())]
        document.labels["time"] = code_spans(words, times)
    return document


def _starts(size: int, sentences: Iterable[tuple[int, int]]) -> list[str]:
    starts = ["I"] * size
    for first, _ in sentences:
        starts[first] = "B"
    return starts


def code_spans(words: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """Code spans as BIO over words; of spans that overlap the longest wins, of equal ones the first."""
    codes = [OUTSIDE] * len(words)
    for start, end, label in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        inside = [i for i, (first, last) in enumerate(words) if first < end and start < last]
        if inside and all(codes[index] == OUTSIDE for index in inside):
            codes[inside[0]] = "B-" + label
            for index in inside[1:]:
                codes[index] = "I-" + label
    return codes


def count_labels(documents: Iterable[Document], layer: str, least: int = 1) -> list[str]:
    """List the classes of a layer, most frequent first, that occur at least so often."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(document.labels.get(layer, ()))
    return [label for label, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= least]


def weigh_classes(documents: Iterable[Document], layer: str, classes: Sequence[str]) -> list[float]:
    """Weigh rare classes up by the square root of their rarity, so that macro F1 counts them too."""
    counts = Counter(label for document in documents for label in document.labels.get(layer, ()))
    total = sum(counts[label] for label in classes)
    return [(total / (len(classes) * max(1, counts[label]))) ** 0.5 for label in classes]


def count_lemmas(documents: Iterable[Document], least: int = 3, share: float = 0.95) -> dict[str, str]:
    """Give the sure lemmas of known forms: `form<TAB>UPOS` to a script, seen so often and so one-sidedly."""
    seen: dict[str, Counter[str]] = {}
    for document in documents:
        if "lemma" not in document.labels:
            continue
        for form, upos, script in zip(document.forms, document.labels["upos"], document.labels["lemma"], strict=True):
            seen.setdefault(f"{form}\t{upos}", Counter())[script] += 1
    table = {}
    for key, scripts in seen.items():
        script, count = scripts.most_common(1)[0]
        total = sum(scripts.values())
        if total >= least and count >= share * total:
            table[key] = script
    return table


def add_ratings(documents: Iterable[Document], path: Path) -> int:
    """Lay UDS-IH2's ratings of predicates over the EWT documents they were made on; gives how many fitted.

    Sentences and predicates are matched by their letters, spaces left out: releases of EWT differ in their tokens.
    """
    by_letters: dict[str, tuple[Document, int]] = {}
    for document in documents:
        forms = document.forms
        for first, last in document.sentences:
            by_letters.setdefault("".join(forms[first:last]), (document, first))
    fitted = 0
    for record in read_lines(path):
        found = by_letters.get("".join(record["text"].split()))
        if found is None:
            continue
        document, index = found
        layer = document.labels.setdefault("uds", [""] * len(document.words))
        starts = _letter_starts(document, index)
        for event in record["events"]:
            place = starts.get(len("".join(record["text"][: event["start"]].split())))
            if place is not None:
                layer[place] = event["label"]
                fitted += 1
    return fitted


def _letter_starts(document: Document, first: int) -> dict[int, int]:
    """Map the number of letters before a word of the sentence to the word's index."""
    last = next(end for start, end in document.sentences if start == first)
    starts, letters = {}, 0
    for index in range(first, last):
        starts[letters] = index
        letters += document.words[index][1] - document.words[index][0]
    return starts


def load_factuality(path: Path) -> list[Document]:
    """Load MEANTIME's events with their factuality, over our own words; dense only up to `full_until`, so cut there."""
    documents = []
    for record in read_lines(path):
        text = record["text"][: record["full_until"] or len(record["text"])]
        words = [word for start, end in lines_of(text) for word in find_words(text, start, end)]
        sentences = cut_sentences(text, words)
        document = Document(record["doc_id"], "MEANTIME", text, words, find_layouts(text, words), sentences)
        document.labels["factuality"] = layer = [""] * len(words)
        starts = {start: index for index, (start, _) in enumerate(words)}
        for event in record["events"]:
            if event["start"] in starts and event["factuality"]:
                layer[starts[event["start"]]] = event["factuality"]
        times = [(t["start"], t["end"], "TIME") for t in record["timexes"] if t["end"] <= len(text)]
        document.labels["time"] = code_spans(words, times)
        documents.append(document)
    return documents


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of the lines of a text."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def cut_sentences(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut at lines: MEANTIME has a sentence a line."""
    layouts = find_layouts(text, words)
    starts = [index for index, layout in enumerate(layouts) if layout == Layout.PARAGRAPH]
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def collect_words(documents: Iterable[Document]) -> dict[str, list[str]]:
    """List the lemmas seen by kind: the words that spelling rules may come out at; once is a slip."""
    found: dict[str, Counter[str]] = {"VERB": Counter(), "NOUN": Counter(), "ADJ": Counter()}
    for document in documents:
        if "lemma" not in document.labels:
            continue
        for form, upos, script in zip(document.forms, document.labels["upos"], document.labels["lemma"], strict=True):
            lemma = apply_script(form, script)
            if upos in found and len(lemma) > 1 and lemma.isalpha() and lemma.islower():
                found[upos][lemma] += 1
    return {kind: sorted(lemma for lemma, count in lemmas.items() if count > 1) for kind, lemmas in found.items()}
