"""Measure the factuality heads: `python -m training.evaluate_factuality --score DIR DATA/uds_ih2.dev.jsonl ...`.

Predicates are given. The labels of rated events are read off the head `uds`; those of MEANTIME come from the head
`factuality` and the reader's own rules (training/factuality.py), or with `--heads-alone` from the head. Figures are
those of SCORE/layers/factuality.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sayso.language.claims import softmax
from sayso.language.model import LanguageModel
from sayso.language.words import lay_out
from sayso.read.pipeline import Knowledge, load_knowledge, steps
from sayso.records import Reading, Report, ReportId, Span
from training.corpora import read_lines
from training.evaluate import paragraphs_of
from training.factuality import classify_events

LAST_STEP = "attributions"  # the last layer that the rules of factuality rest on


def read_events(record: dict[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """Give a MEANTIME document with our class for every gold event, by the reader's rules and the head together."""
    text, events = record["text"], record["events"]
    report = Report(
        id=ReportId(record["doc_id"]), name=record["doc_id"], text=text, digest="", anchor_date=day_of(record["date"]),
        body=Span(0, len(text)), paragraphs=tuple(paragraphs_of(text)),
    )  # fmt: skip
    reading = Reading(report=report)
    for name, step in steps(knowledge):
        reading = step(reading)
        if name == LAST_STEP:
            break
    words = lay_out(text, paragraphs_of(text))
    classes, scores = knowledge.model.score_layer(words, "factuality")
    chances = softmax(scores)
    starts = {start: index for index, (start, _) in enumerate(words.spans)}
    spans = [Span(event["start"], event["end"]) for event in events]
    heads = [
        dict(zip(classes, chances[starts[span.start]].tolist(), strict=True)) if span.start in starts else {}
        for span in spans
    ]
    labels = classify_events(reading, spans, heads, knowledge.statuses, knowledge.cues)
    return {
        "doc_id": record["doc_id"],
        "events": [
            {"start": span.start, "end": span.end, "factuality": label}
            for span, label in zip(spans, labels, strict=True)
            if label is not None
        ],
    }


def day_of(words: str | None) -> date | None:
    """Give the day of a document: '2008-03-01', or '03-02-2009' as some of MEANTIME has it; a bare year is none."""
    parts = (words or "").split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    year, month, day = parts if len(parts[0]) == 4 else (parts[2], parts[0], parts[1])
    return date(int(year), int(month), int(day))


def label_events(record: dict[str, Any], model: LanguageModel, layer: str, key: str) -> dict[str, Any]:
    """Give a document with our label for every gold predicate that begins at a word."""
    text = record["text"]
    words = lay_out(text, paragraphs_of(text))
    classes, scores = model.score_layer(words, layer)
    starts = {start: index for index, (start, _) in enumerate(words.spans)}
    events = []
    for event in record["events"]:
        place = starts.get(event["start"])
        if place is not None:
            events.append({"start": event["start"], "end": event["end"], key: classes[int(scores[place].argmax())]})
    return {"doc_id": record["doc_id"], "events": events}


def main() -> None:
    """Read the options, print one JSON object a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--heads-alone", action="store_true", help="MEANTIME by the head, without the reader's rules")
    parser.add_argument("--score", type=Path, required=True, help="folder of the scorers")
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.score / "layers"))
    import factuality as scorer  # the scorers' folder is known only now

    model = LanguageModel.load(arguments.model)
    knowledge = replace(load_knowledge(), model=model)
    for file in arguments.files:
        records = [record for record in read_lines(file) if record.get("events")]
        layer, key = ("uds", "label") if "label" in records[0]["events"][0] else ("factuality", "factuality")
        if layer == "factuality" and not arguments.heads_alone:
            system = [read_events(record, knowledge) for record in records]
        else:
            system = [label_events(record, model, layer, key) for record in records]
        print(json.dumps({file.stem: scorer.score(list(zip(records, system, strict=True)), key)}))


if __name__ == "__main__":
    main()
