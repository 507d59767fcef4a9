"""Measure the claim heads alone: `python -m training.evaluate_claims --model DIR SET ...` (folders of built gold).

Triggers by head word at several cuts; type, status, parts, source and clause on the triggers found. The whole reader is
measured by the bench; this tells which head is weak.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from sayso.language.claims import PAIRED_ROLES, TriggerGuess
from sayso.language.model import Analysis, LanguageModel
from training.evaluate import paragraphs_of
from training.reports import CodedReport, GoldClaim, load_reports

CUTS = (0.2, 0.3, 0.4, 0.5, 0.6)
ROLE_CUT = 0.4


def measure(reports: list[CodedReport], model: LanguageModel) -> dict[str, object]:
    """Score one set."""
    hits: Counter[str] = Counter()
    for report in reports:
        analysis = model.parse(report.document.text, paragraphs_of(report.document.text))
        gold = {claim.head: claim for claim in report.claims}
        triggers = analysis.proposals.triggers
        guesses = {index: guess for guess in triggers for index in range(guess.first, guess.last)}
        for cut in CUTS:
            hits[f"found {cut}"] += sum(index in guesses and guesses[index].score >= cut for index in gold)
            hits[f"given {cut}"] += sum(guess.score >= cut for guess in triggers)
        hits["gold"] += len(gold)
        for head, claim in gold.items():
            if head in guesses:
                _compare(hits, claim, guesses[head], analysis)
    figures: dict[str, object] = {
        f"triggers at {cut}": _f1(hits[f"found {cut}"], hits[f"given {cut}"], hits["gold"]) for cut in CUTS
    }
    for name in ("type", "status", "plan", "source", "clause"):
        figures[name] = round(hits[name] / max(1, hits[name + " all"]), 3)
    for role in PAIRED_ROLES:
        figures[role] = _f1(hits[role], hits[role + " given"], hits[role + " gold"])
    return figures


def _compare(hits: Counter[str], claim: GoldClaim, guess: TriggerGuess, analysis: Analysis) -> None:
    status = guess.statuses[0][0]
    happened = ("occurred", "ongoing")
    hits.update({"type all": 1, "status all": 1, "clause all": 1, "source all": 1})
    hits["type"] += guess.types[0][0] in (claim.type, *claim.type_alt)
    hits["status"] += status in (claim.status, *claim.status_alt)
    if claim.status not in happened:  # plan as fact: how often something that did not happen is told as if it had
        hits["plan all"] += 1
        hits["plan"] += status in happened
    first, last = guess.clause
    shared = max(0, min(last, claim.quote[1]) - max(first, claim.quote[0]))
    hits["clause"] += 2 * shared >= (max(last, claim.quote[1]) - min(first, claim.quote[0]))
    source = next(source.token for source in analysis.proposals.sources if source.trigger == guess.index)
    wanted = {head for head, *_ in claim.source} if claim.source is not None else {None}
    hits["source"] += source in wanted
    given = {(r.role, r.token) for r in analysis.proposals.roles if r.trigger == guess.index and r.score >= ROLE_CUT}
    for role in PAIRED_ROLES:
        parts = claim.roles.get(role, [])
        tokens = {token for name, token in given if name == role}
        hits[role + " gold"] += len(parts)
        hits[role + " given"] += len(tokens)
        hits[role] += sum(head in tokens for head, *_ in parts)


def _f1(found: int, given: int, gold: int) -> list[float]:
    """Give precision, recall and F1."""
    p, r = found / max(1, given), found / max(1, gold)
    return [round(value, 3) for value in (p, r, 2 * p * r / max(1e-9, p + r))]


def main() -> None:
    """Read the options, print one JSON object a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("sets", type=Path, nargs="+")
    arguments = parser.parse_args()
    model = LanguageModel.load(arguments.model)
    everything: list[CodedReport] = []
    for folder in arguments.sets:
        reports = load_reports(folder, model)
        everything += reports
        print(json.dumps({folder.name: measure(reports, model)}))
    if len(arguments.sets) > 1:
        print(json.dumps({"all": measure(everything, model)}))


if __name__ == "__main__":
    main()
