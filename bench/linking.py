"""How well reports are linked: copies, events, independent roots, updates, contradictions, by the scorer of the gold.

python -m bench.linking GOLD_DIR --scorer SCORE_DIR   reads GOLD_DIR/texts with the program and links what it read
   --gold    feeds GOLD_DIR/gold/claims.jsonl instead, so that linking is judged by itself
python -m bench.linking --scale N                     N made reports, a quarter of them near-copies: reports a second,
                                                      and what a ledger of them takes as it grows
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.growth import show_growth
from bench.made_reports import make_reports
from sayso.collect import collect_path
from sayso.knowledge.actors import load_actors
from sayso.link.linking import Linked, link_reports
from sayso.link.parties import Parties
from sayso.records import Claim, Report
from tests.export.gold_records import gold_readings

Held = list[tuple[Report, tuple[Claim, ...]]]


def main() -> None:
    """Print the figures of one folder, or of a scale run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--scorer", type=Path, help="folder that holds linking.py and claims.py of the gold")
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--scale", type=int, metavar="N")
    options = parser.parse_args()
    if options.scale:
        show_scale(options.scale)
    for folder in options.folders:
        held = gold_held(folder) if options.gold else read_held(folder)
        print(f"== {folder.name}, {'gold claims' if options.gold else 'from text'}")
        show(measure(folder, held, options.scorer))


def gold_held(folder: Path) -> Held:
    """Give the coded reports and claims of a gold folder."""
    return [(each.report, each.claims) for each in gold_readings(folder)]


def read_held(folder: Path) -> Held:
    """Read the texts of a gold folder."""
    from sayso.read.pipeline import load_knowledge, read_report

    knowledge = load_knowledge()
    paths = [path for path in sorted((folder / "texts").iterdir()) if path.suffix in (".txt", ".html")]
    readings = [read_report(collect_path(path), knowledge) for path in paths]
    return [(each.report, each.claims) for each in readings]


def measure(folder: Path, held: Held, scorer: Path) -> dict[str, Any]:
    """Link and score."""
    linked = link_reports(held, Parties(load_actors()))
    sys.path.insert(0, str(scorer))
    judge, claims = importlib.import_module("linking"), importlib.import_module("claims")
    gold = claims.load(str(folder / "gold"))
    copies, groups = _json(folder / "copies.json"), _json(folder / "independence.json")
    found = _copies_and_events(held, linked)
    made: dict[str, Any] = judge.score(gold, _prediction(held, linked), copies, groups, *found)
    return made


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8")) if path.exists() else []


def _prediction(held: Held, linked: Linked) -> dict[str, Any]:
    claims = [_claim(claim, report) for report, found in held for claim in found]
    links = [{"from": each.start, "rel": each.rel.value, "to": each.end} for each in linked.links]
    return {"claims": claims, "links": links}


def _claim(claim: Claim, report: Report) -> dict[str, Any]:
    return {
        "id": claim.id,
        "report": report.name,
        "start": claim.span.start,
        "end": claim.span.end,
        "trigger": {"start": claim.trigger.start, "end": claim.trigger.end},
        "type": claim.type.value.value,
    }


def _copies_and_events(held: Held, linked: Linked) -> tuple[list[Any], list[Any]]:
    names = {report.id: report.name for report, _ in held}
    copies = [{"report": names[each.report], "copy_of": names[each.copy_of]} for each in linked.copies]
    return copies, [{"claims": list(each.claims), "roots": list(each.roots)} for each in linked.events]


def show_scale(count: int) -> None:
    """Link so many made reports in memory; then show how a ledger of them grows."""
    held = list(make_reports(count))
    begun = time.process_time()
    linked = link_reports(held, Parties(load_actors()))
    seconds = time.process_time() - begun
    print(f"{count} reports, {sum(len(claims) for _, claims in held)} claims: {count / seconds:.0f} reports a second")
    print(f"  {len(linked.copies)} copies, {len(linked.events)} events, {len(linked.links)} links")
    del linked, held
    show_growth(count)


def show(figures: dict[str, Any]) -> None:
    """Print one line for each figure."""
    for name, value in figures.items():
        told = "  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in (value or {}).items())
        print(f"  {name:22} {told}")


if __name__ == "__main__":
    main()
