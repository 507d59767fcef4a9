"""Event coreference across documents with given mentions (MEANTIME), by our linking and by the same-stem baseline.

python -m bench.coreference meantime.dev.jsonl --scorer SCORE_DIR/layers    CoNLL F1 and its parts, both systems
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sayso.knowledge.actors import load_actors
from sayso.knowledge.folding import fold
from sayso.link.clusters import cluster
from sayso.link.likenesses import Context, likeness
from sayso.link.parties import Parties, stem
from sayso.link.tellings import Telling, make_tellings
from sayso.records import (
    ActorKind,
    Claim,
    ClaimActor,
    ClaimId,
    EventType,
    Evidenced,
    Interval,
    Report,
    Role,
    Section,
    Span,
    Status,
    TimeBasis,
    When,
    report_id,
)

Mention = tuple[str, int, int]
# Mentions of one trigger stem are one event unless parties or days speak against it; tuned on meantime.train.
BASE, STEM_CUT = 0.62, 0.5
AGAINST = {"doers_apart": 0.25, "receivers_apart": 0.25, "time_apart": 0.15, "told_gap": 0.35}
FOR = {"doers_alike": 0.15, "receivers_alike": 0.15, "same_report": 0.1}


def main() -> None:
    """Print the figures of both systems."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--scorer", type=Path, required=True, help="folder that holds coref.py")
    options = parser.parse_args()
    sys.path.insert(0, str(options.scorer))
    measure = importlib.import_module("coref").measure
    documents = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    key = _groups((each, event["xcoref"] if event.get("xcoref") else f"{each['doc_id']}:{event['coref'] or event['id']}")
                  for each in documents for event in _events(each))  # fmt: skip
    del key
    gold = gold_clusters(documents)
    for name, found in (("same stem", by_stem(documents)), ("linking", by_linking(documents))):
        figures = measure([(gold, found)])
        print(name, json.dumps(figures))


def _events(document: dict[str, Any]) -> Iterable[dict[str, Any]]:
    return (each for each in document["events"] if each["end"] <= document["full_until"])


if __name__ == "__main__":
    main()
