"""Event coreference across documents with given mentions (MEANTIME), by our linking and by the same-stem baseline.

python -m bench.coreference meantime.dev.jsonl --scorer SCORE_DIR/layers    CoNLL F1 and its parts, both systems
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
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

# Business news: two mentions of one trigger are one event unless parties or days speak against it, and parties and days
# together may join two triggers. Set by hand; this corpus has no types, places or statuses to go by.
STEM, BASE, CUT = 0.55, 0.0, 0.5
WEIGHTS = {
    "doers_alike": 0.1,
    "doers_apart": -0.1,
    "receivers_alike": 0.15,
    "receivers_apart": -0.15,
    "told_gap": -0.4,
    "words_shared": 0.2,
}


def main() -> None:
    """Print the figures of both systems."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--scorer", type=Path, required=True, help="folder that holds coref.py")
    options = parser.parse_args()
    documents = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    for each in documents:
        each["events"] = [event for event in each["events"] if event.get("xcoref")]
    sys.path.insert(0, str(options.scorer))
    scorer = importlib.import_module("coref")
    for name, groups in (("same stem", by_stem(documents)), ("linking", by_linking(documents))):
        pairs = [(each, answer(each, groups)) for each in documents]
        figures = scorer.score(pairs, key="events", cluster="xcoref", scope="corpus")
        print(f"{name:10} CoNLL {figures['conll_f1']:.2f}", {k: v["f1"] for k, v in figures.items() if k != "conll_f1"})


def answer(document: dict[str, Any], groups: dict[str, str]) -> dict[str, Any]:
    """Give a document with the groups that a system found."""
    events = [{**each, "xcoref": groups[claim_name(document, each)]} for each in document["events"]]
    return {"doc_id": document["doc_id"], "events": events}


def claim_name(document: dict[str, Any], event: dict[str, Any]) -> str:
    """Name a mention."""
    return f"{document['doc_id']}:{event['id']}"


def by_stem(documents: list[dict[str, Any]]) -> dict[str, str]:
    """Group mentions whose triggers begin alike."""
    return {claim_name(each, event): _stem_of(each, event) for each in documents for event in each["events"]}


def _stem_of(document: dict[str, Any], event: dict[str, Any]) -> str:
    return stem(fold(document["text"][event["start"] : event["end"]]))


def by_linking(documents: list[dict[str, Any]]) -> dict[str, str]:
    """Group mentions by our likenesses and clusters."""
    tellings = [telling for each in documents for telling in tellings_of(each)]
    by_id = {each.claim.id: each for each in tellings}
    context = Context(Parties(load_actors()))

    def score(one: ClaimId, two: ClaimId) -> float:
        return sureness(by_id[one], by_id[two], context)

    pairs = {
        (one.claim.id, two.claim.id): score(one.claim.id, two.claim.id)
        for at, one in enumerate(tellings)
        for two in tellings[at + 1 :]
    }
    groups = cluster(list(by_id), pairs, score, {}, CUT)
    return {claim: str(number) for number, members in enumerate(groups) for claim in members}


def sureness(one: Telling, two: Telling, context: Context) -> float:
    """Give how surely two mentions are of one event, 0..1."""
    found = likeness(one, two, context)
    total = BASE + STEM * bool(one.trigger & two.trigger)
    return max(0.0, min(1.0, total + sum(weight * found.get(name, 0.0) for name, weight in WEIGHTS.items())))


def tellings_of(document: dict[str, Any]) -> tuple[Telling, ...]:
    """Turn a document's mentions into claims, with their arguments as parties."""
    told = _day(document.get("date"))
    text = document["text"]
    report = Report(
        id=report_id(text, document["doc_id"]),
        name=document["doc_id"],
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        published=told,
        anchor_date=told,
    )
    entities = {each["id"]: each for each in document["entities"]}
    return make_tellings(report, [_claim(each, document, report, entities) for each in document["events"]])


def _day(written: str | None) -> date | None:
    """Give a document's day; one of them writes it 03-02-2009."""
    if not written:
        return None
    first, second, third = written.split("-")
    return date(int(first), int(second), int(third)) if len(first) == 4 else date(int(third), int(second), int(first))


def _claim(event: dict[str, Any], document: dict[str, Any], report: Report, entities: dict[str, Any]) -> Claim:
    trigger = Span(event["start"], event["end"])
    start, end = next((s for s in document["sents"] if s[0] <= trigger.start < s[1]), (trigger.start, trigger.end))
    roles = [each for each in document["roles"] if each["event"] == event["id"] and each["participant"] in entities]
    return Claim(
        id=ClaimId(claim_name(document, event)),
        report=report.id,
        section=Section.BODY,
        span=Span(start, end),
        trigger=trigger,
        type=Evidenced(EventType.CONDITION, "given"),
        mode=None,
        status=Evidenced(Status.OCCURRED, "given"),
        hedge=None,
        actors=tuple(_actor(each["role"], entities[each["participant"]], document["text"]) for each in roles),
        places=(),
        when=When(interval=Interval(None, report.published), basis=TimeBasis.DOCUMENT_DATE, rule="given"),
        quantities=(),
        attribution=(),
    )


def _actor(role: str, entity: dict[str, Any], text: str) -> ClaimActor:
    name = entity.get("instance") or text[entity["start"] : entity["end"]]
    part = Role.ACTOR if role == "Arg0" else Role.RECIPIENT
    return ClaimActor(role=part, canonical=name, kind=ActorKind.OTHER, rule="given")


if __name__ == "__main__":
    main()
