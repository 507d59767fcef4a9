"""Measure the factuality heads: `python -m training.evaluate_factuality --score DIR DATA/uds_ih2.dev.jsonl ...`.

Predicates are given; their labels are read off the head `uds` (rated events) or `factuality` (MEANTIME). Figures are
those of SCORE/layers/factuality.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sayso.language.model import LanguageModel
from sayso.language.words import lay_out
from training.corpora import read_lines
from training.evaluate import paragraphs_of


def label_events(record: dict, model: LanguageModel, layer: str, key: str) -> dict:
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
    parser.add_argument("--score", type=Path, required=True, help="folder of the scorers")
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.score / "layers"))
    import factuality as scorer  # the scorers' folder is known only now

    model = LanguageModel.load(arguments.model)
    for file in arguments.files:
        records = [record for record in read_lines(file) if record.get("events")]
        layer, key = ("uds", "label") if "label" in records[0]["events"][0] else ("factuality", "factuality")
        system = [label_events(record, model, layer, key) for record in records]
        print(json.dumps({file.stem: scorer.score(list(zip(records, system, strict=True)), key)}))


if __name__ == "__main__":
    main()
