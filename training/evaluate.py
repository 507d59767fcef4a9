"""Measure a shipped model on dev files: `python -m training.evaluate --model DIR --score DIR FILE.jsonl ...`.

Each file is read twice, with its gold words and sentences and from raw text (a line of text is a paragraph); figures
are those of the scorers in SCORE/layers (parse.py, spans.py).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sayso.language.model import Analysis, LanguageModel
from sayso.language.wordpiece import Layout
from sayso.language.words import Words
from sayso.records import Span
from training.corpora import find_layouts, read_lines


def gold_words(record: dict) -> Words:
    """Lay out the gold words and sentences of a document."""
    spans = [(token[0], token[1]) for token in record["tokens"]]
    layouts = find_layouts(record["text"], spans)
    starts = [False] * len(spans)
    for sent in record["sents"]:
        starts[sent[2]] = True
    ends = [int(start) for start in [*starts[1:], True]]
    forms = [record["text"][start:end] for start, end in spans]
    opens = [layout == Layout.PARAGRAPH for layout in layouts]
    return Words(spans, forms, layouts, [0] * len(spans), opens, ends, starts)


def paragraphs_of(text: str) -> list[Span]:
    """Take every line as a paragraph."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def to_record(analysis: Analysis, record: dict) -> dict:
    """Write an analysis in the form of the corpora."""
    tokens = []
    for token in analysis.tokens:
        first = analysis.sentences[token.sentence].first
        head = 0 if token.head == token.index else token.head - first + 1
        tokens.append([token.start, token.end, token.lemma, token.upos, token.xpos, "_", head, token.deprel])
    sents = [[s.span.start, s.span.end, s.first, s.last - s.first, str(s.index)] for s in analysis.sentences]
    entities = [{"start": e.span.start, "end": e.span.end, "type": e.label} for e in analysis.entities]
    return {"doc_id": record["doc_id"], "text": record["text"], "tokens": tokens, "sents": sents, "entities": entities}


def main() -> None:
    """Read the options, score, print one JSON object a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--score", type=Path, required=True, help="folder of the scorers")
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.score / "layers"))
    import parse as parse_scorer  # the scorers' folder is known only now
    import spans as spans_scorer

    model = LanguageModel.load(arguments.model)
    for file in arguments.files:
        records = list(read_lines(file))
        gold, raw = [], []
        begun = time.perf_counter()
        for record in records:
            raw.append(to_record(model.parse(record["text"], paragraphs_of(record["text"])), record))
        seconds = time.perf_counter() - begun
        figures: dict[str, object] = {"words_per_second": round(sum(len(r["tokens"]) for r in raw) / seconds)}
        if "tokens" in records[0]:
            gold = [to_record(model.analyse(gold_words(record)), record) for record in records]
            for name, system in (("gold", gold), ("raw", raw)):
                scores = parse_scorer.score(list(zip(records, system, strict=True)))
                figures[name] = {key: value["f1"] for key, value in scores.items()}
        if "entities" in records[0]:
            figures["entities"] = _score_entities(spans_scorer, records, gold or raw)
        print(json.dumps({file.stem: figures}))


def _score_entities(scorer: object, records: list[dict], system: list[dict]) -> dict:
    """Score names without their kinds (corpora differ in those): exact spans, GUM's named ones only."""
    named = [_keep(record, lambda e: e.get("named", True) and e["type"] != "time") for record in records]
    ours = [_keep(record, lambda e: e["type"] != "TIME") for record in system]
    scores = scorer.score(list(zip(named, ours, strict=True)))  # type: ignore[attr-defined]
    return scores["unlabelled"]


def _keep(record: dict, wanted: Callable[[dict], bool]) -> dict:
    return {**record, "entities": [entity for entity in record["entities"] if wanted(entity)]}


if __name__ == "__main__":
    main()
