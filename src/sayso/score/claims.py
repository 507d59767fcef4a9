"""Claims measured field by field, and the headline: the ledger F1.

Each matched claim earns the mean of what it got right (type, status, innermost source, parties with roles, places,
time, quantities); the earned sum stands for the true positives of precision and recall. Scored are claims of the body.
Recall is over core claims; a prediction that meets a minor claim costs nothing. 'lenient' accepts the coder's other
readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.score.coded import Coded, Record
from sayso.score.fields import FieldFigures, MatchedClaim
from sayso.score.figures import Figure, Rate, Share
from sayso.score.links import score_links
from sayso.score.names import Names, fold, overlap
from sayso.score.pairs import LEAST_OVERLAP, pair_claims
from sayso.score.stretches import score_stretches


def score_claims(
    gold: Coded, predicted: Coded, *, core: bool = True, all_sections: bool = False, least: float = LEAST_OVERLAP
) -> dict[str, Figure]:
    """Give every figure by its name; `core=False` counts minor claims, `all_sections` takes in title and caption."""
    reports = gold.reports or []
    coded = _in_scope(gold.claims, reports, all_sections=all_sections)
    found = _in_scope(predicted.claims, reports, all_sections=all_sections)
    pairs = pair_claims(coded, found, least)
    minor = {i for i, claim in enumerate(coded) if core and claim.get("salience") != "core"}
    matched = [(i, j) for i, j in pairs.items() if i not in minor]
    sizes = (len(coded) - len(minor), len(found) - (len(pairs) - len(matched)))
    fields, earned = _score_fields(gold, coded, found, pairs, minor)
    quotes = [overlap(coded[i], found[j]) for i, j in pairs.items()]
    figures: dict[str, Figure] = {
        "ledger_f1": Rate(earned, *sizes),
        "claims": Rate(len(matched), *sizes),
        "mean_quote_iou": _mean(quotes),
        **fields.figures(),
    }
    if gold.texts:
        figures["quote_fidelity"] = _fidelity(found, gold.texts)
    if predicted.links is not None:
        figures.update(score_links(gold.links or [], predicted.links, coded, found, pairs))
    if predicted.reports:
        figures.update(score_stretches(reports, predicted.reports, gold.texts))
    return figures


def _in_scope(claims: Sequence[Record], reports: Sequence[Record], *, all_sections: bool) -> list[Record]:
    body = {report["id"]: (report["body"]["start"], report["body"]["end"]) for report in reports}
    return [
        claim
        for claim in claims
        if all_sections or (claim["report"] in body and _between(claim["start"], body[claim["report"]]))
    ]


def _between(offset: int, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= offset < stretch[1]


def _score_fields(
    gold: Coded, coded: Sequence[Record], found: Sequence[Record], pairs: dict[int, int], minor: set[int]
) -> tuple[FieldFigures, float]:
    names = Names(gold.entities)
    bylines = {r["id"]: {fold(b["canonical"]) for b in r.get("byline") or []} for r in gold.reports or []}
    outlets = {r["publisher"]["canonical"] for r in gold.reports or []}
    outlets |= {r["original"]["outlet"] for r in gold.reports or []}
    fields = FieldFigures(names, frozenset(outlets))
    earned = 0.0
    for i, j in pairs.items():
        claim = MatchedClaim(coded[i], found[j], bylines.get(coded[i]["report"], set()))
        share = fields.add(claim)
        if i not in minor:
            earned += share
    return fields, earned


def _mean(values: Sequence[float]) -> Rate:
    return Rate(sum(values), len(values), len(values))


def _fidelity(found: Sequence[Record], texts: dict[str, str]) -> Share:
    share = Share()
    for claim in found:
        text = texts.get(claim["report"])
        share.add(right=text is not None and text[claim["start"] : claim["end"]] == claim.get("quote"))
    return share
