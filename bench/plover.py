"""PLOVER's own sentences: is the main event's type right, and are the two sets of countries?

    python -m bench.plover --shared DIR

Each sentence is read as a report of its own. Its main claim is the one that stands highest in its tree, the earlier of
two. The names are those of the 2016 draft (DEMAND, DISAPPROVE, FIGHT ...), and its rule holds that a promise of future
cooperation is AGREE whatever is promised, one of coercion THREATEN, and damage to property COERCE. FIGHT is what armed
forces do with the weapons of armed forces; bombings, abductions, torture and murder are ASSAULT whoever does them.

A party has the country it belongs to, else the one inside its phrase, else the one that the event's place is in;
whoever merely tells of the event is no party. What is done to somebody has a target: where none is named, those who
live there.
Scored by DIR/score/peers/plover_gsr.py.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.knowledge.actors import Catalogue
from sayso.read.pipeline import load_knowledge, read_report
from sayso.read.trees import Forest
from sayso.records import (
    ActorKind,
    ActorMention,
    Claim,
    ClaimActor,
    Reading,
    Report,
    Role,
    Section,
    SectionRun,
    Span,
    report_id,
)

Json = dict[str, Any]
DRAFT_NAMES = {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE", "HARM": "ASSAULT", "CONTROL": "FIGHT", "FUND": "AID"}
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})
THREATENED = frozenset({"COERCE", "SANCTION", "ASSAULT", "PROTEST"})
TO_COME = frozenset({"planned", "proposed", "conditional"})
ARMED = frozenset({ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.STATE})
BODIES = frozenset({ActorKind.IO, ActorKind.COALITION})
UNCONVENTIONAL = frozenset(
    {"abduct", "beat", "torture", "sexual", "targeted", "explosives", "suicide-attack", "unconventional", "primitive"}
)
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
DONE_TO_SOMEBODY = frozenset({"PROTEST", "COERCE", "ASSAULT", "FIGHT", "THREATEN", "SANCTION"})


def main_claim(reading: Reading) -> Claim | None:
    """Give the claim whose trigger has the fewest governors above it."""
    forest = Forest(reading.tokens)
    heads = {trigger.span: trigger.head for trigger in reading.triggers}

    def depth(claim: Claim) -> tuple[int, int]:
        head = heads.get(claim.trigger)
        return (len(list(forest.ancestors(head))) if head is not None else 99, claim.trigger.start)

    return min(reading.claims, key=depth, default=None)


def draft_name(claim: Claim) -> str:
    """Give the type by the names and rules of the draft."""
    name, status = claim.type.value.value, claim.status.value.value
    if is_demand(claim):
        return "DEMAND"
    if name in PROMISED and status in TO_COME:
        return "AGREE"
    if name in THREATENED and status in TO_COME:
        return "THREATEN"
    if name == "RETREAT" and status in {"planned", "proposed"}:
        return "CONCEDE"
    if status == "refused":
        return "REJECT"
    if name == "ASSAULT" and claim.mode == "destroy":
        return "COERCE"
    if name == "ASSAULT" and claim.mode not in UNCONVENTIONAL and any(_strikes(actor) for actor in claim.actors):
        return "FIGHT"
    if name == "ACCUSE" and claim.mode == "investigate":
        return "INVESTIGATE"
    return DRAFT_NAMES.get(name, name)


def _strikes(actor: ClaimActor) -> bool:
    return actor.role is Role.ACTOR and actor.kind in ARMED


def code(actor: ClaimActor, reading: Reading, catalogue: Catalogue) -> Json:
    """Give an actor with its country's letters, or IGO for international bodies and those who speak for them."""
    country = catalogue.countries.by_id.get(actor.country or home(actor, reading) or "")
    if actor.kind in BODIES or (actor.country is None and body_of(actor, reading, catalogue)):
        letters = "IGO"
    else:
        letters = country.iso3 if country is not None else ""
    return {"actorText": actor.canonical, "code": letters}


def body_of(actor: ClaimActor, reading: Reading, catalogue: Catalogue) -> bool:
    """Tell whether a party is an international body's: 'the U.N. mediator', 'Secretary-General Annan'."""
    if any(leader.country is None and leader.party for leader in catalogue.leaders.find(actor.canonical)):
        return True
    if actor.span is None:
        return False
    words = reading.report.quote(actor.span).replace("'s", "").split()
    stretches = (words[i:j] for i in range(len(words)) for j in range(i + 1, min(len(words), i + 5) + 1))
    parties = (catalogue.find(" ".join(stretch)) for stretch in stretches)
    return any(party is not None and party.kind in BODIES for party in parties)


def home(actor: ClaimActor, reading: Reading) -> str | None:
    """Give the country named inside an actor's noun phrase: 'Taiwan's minister', 'a missionary from Calgary'."""
    if actor.span is None:
        return None
    forest = Forest(reading.tokens)
    inside = [t.index for t in reading.tokens if actor.span.start <= t.start and t.end <= actor.span.end]
    head = next((index for index in inside if reading.tokens[index].head not in inside), None)
    words = set(inside) | (set(forest.subtree(head)) if head is not None else set())
    named = [m.country for m in reading.actors if m.head in words and m.country]
    named += [m.place.country for m in reading.places if m.head in words and m.place.country]
    return named[0] if named else None


def _party(mention: ActorMention) -> ClaimActor:
    return ClaimActor(
        role=Role.ABOUT, canonical=mention.canonical, kind=mention.kind, country=mention.country, span=mention.span
    )


def is_demand(claim: Claim) -> bool:
    """Tell whether somebody says that another must act: the draft codes the demand, not the act."""
    return claim.status.value.value == "proposed" and len(claim.attribution) > 0 and claim.type.value.value != "REQUEST"


def sides_of(claim: Claim, reading: Reading) -> dict[str, list[ClaimActor]]:
    """Give source and target: PLOVER codes one event a sentence, so who is met in its lesser claims is a target."""
    source = [actor for actor in claim.actors if actor.role is Role.ACTOR]
    target = [actor for actor in claim.actors if actor.role is not Role.ACTOR]
    known = {actor.canonical for actor in claim.actors}
    known |= {each.canonical for other in reading.claims for each in other.attribution}
    others = [actor for other in reading.claims for actor in other.actors if actor.canonical not in known]
    others += [
        _party(m) for m in reading.actors if m.canonical not in known and (m.country is not None or m.kind in BODIES)
    ]
    if is_demand(claim):
        speaker = claim.attribution[-1]
        spoken = [m for m in reading.actors if speaker.span and m.span.start <= speaker.span.start < m.span.end]
        target = source
        source = [_party(m) for m in spoken[:1]]
    if not source and others:
        source = others[:1]
    if not target and not (claim.type.value.value in MUTUAL and len(source) > 1):
        first = next((actor for actor in others if actor not in source), None)
        target = [actor for actor in others if first is not None and actor.role is first.role and actor not in source]
    return {"source": source, "target": target}


def predict(row: Mapping[str, Any], reading: Reading, catalogue: Catalogue) -> Json:
    """Give the row's prediction in the form of the data."""
    claim = main_claim(reading)
    if claim is None:
        return {"doc_id": row["doc_id"]}
    sides = sides_of(claim, reading)
    name = draft_name(claim)
    spans = [
        {"role": side, "start": actor.span.start, "end": actor.span.end}
        for side, actors in sides.items()
        for actor in actors
        if actor.span is not None
    ]
    coded = {side: [code(actor, reading, catalogue) for actor in actors] for side, actors in sides.items()}
    if coded["source"] and not any(actor["code"] for actor in coded["source"]):
        coded["source"].append({"actorText": "", "code": scene(claim, reading, catalogue)})
    if not any(actor["code"] for actor in coded["target"]) and (coded["target"] or name in DONE_TO_SOMEBODY):
        coded["target"].append({"actorText": "", "code": elsewhere(claim, reading, coded["source"], catalogue)})
    return {"doc_id": row["doc_id"], "event_type": name, **coded, "spans": spans}


def scene(claim: Claim, reading: Reading, catalogue: Catalogue) -> str:
    """Give the country where the event is, else the only one that the sentence names."""
    placed = [place.place.country for place in claim.places if place.place.country]
    named = {m.place.country for m in reading.places} | {m.country for m in reading.actors}
    only = [country for country in named if country]
    found = catalogue.countries.by_id.get(placed[0] if placed else only[0] if len(only) == 1 else "")
    return found.iso3 if found is not None else ""


def elsewhere(claim: Claim, reading: Reading, source: Sequence[Json], catalogue: Catalogue) -> str:
    """Give the country of a target that has none of its own: the next one named, else the source's."""
    known = {actor["code"] for actor in source}
    named = [(m.span.start, m.country) for m in reading.actors if m.country]
    named += [(m.span.start, m.place.country) for m in reading.places if m.place.country]
    for start, country in sorted(named):
        found = catalogue.countries.by_id.get(country or "")
        if found is not None and start > claim.trigger.start and found.iso3 not in known:
            return found.iso3
    return next((code for code in known if code), "")


def report_of(row: Mapping[str, Any]) -> Report:
    """Make a report of one sentence."""
    text, whole = row["text"], Span(0, len(row["text"]))
    sections = (SectionRun(whole, Section.BODY),)
    name = row["doc_id"]
    return Report(
        id=report_id(text, name), name=name, text=text, digest="", body=whole, sections=sections, paragraphs=(whole,)
    )


def main() -> None:
    """Read, write and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    data = shared / "data" / "plover_gsr_dev.jsonl"
    knowledge = load_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "plover.jsonl"
        rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
        found = [predict(row, read_report(report_of(row), knowledge), knowledge.catalogue) for row in rows]
        out.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
        peers = shared / "score" / "peers"
        sys.path.insert(0, str(peers))
        sys.argv = [str(peers / "plover_gsr.py"), str(data), str(out)]
        runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
