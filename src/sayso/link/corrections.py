"""Corrections: what an outlet takes back or sets right supersedes, visibly, what it said before.

A correction is known by its own words, in its headline or beside the claim. Where it then contradicts or repeats with
another number what the same outlet told earlier, the new claim updates the old one; neither is erased.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.link.differences import rival_amounts
from sayso.link.events import Pair
from sayso.link.tellings import Side, Telling
from sayso.records import Link, LinkRel, Report

# Words by which outlets mark that they set something right.
CORRECTING = re.compile(
    r"\b(?:CORRECT(?:ED|ION|S)|[Cc]orrection|[Cc]orrected|CLARIFICATION|[Cc]larification|RETRACT(?:ED|ION)|[Rr]etraction|"
    r"[Ww]e regret the error|withdraws? (?:it|the (?:story|report|figure|claim))|[Ee]rratum|we (?:wrote|reported|said) "
    r"(?:that|earlier|wrongly))\b"
)
HEAD = 400  # characters of a report in which a correction names itself


def is_correction(report: Report) -> bool:
    """Tell whether a report as a whole sets an earlier one right."""
    return bool(CORRECTING.search(report.title or "") or CORRECTING.search(report.text[:HEAD]))


def correction_links(pairs: Iterable[Pair], groups: Iterable[Sequence[Telling]]) -> Iterator[Link]:
    """Give what corrections supersede: the later claim updates the earlier one of the same outlet."""
    group_of = {each.claim.id: number for number, members in enumerate(groups) for each in members}
    for pair in pairs:
        one, two = sorted((pair.one, pair.two), key=lambda each: each.told or 0)
        if not (one.in_body and two.in_body) or one.told is None or two.told is None or one.told >= two.told:
            continue
        if _outlet(one) != _outlet(two) or not is_correction(two.report):
            continue
        same = group_of[one.claim.id] == group_of[two.claim.id]
        if (same and rival_amounts(one, two)) or _takes_back(pair, later=two, earlier=one):
            yield Link(
                start=two.claim.id,
                rel=LinkRel.UPDATES,
                end=one.claim.id,
                reasons=("a correction by the same outlet",),
            )


def _outlet(telling: Telling) -> str | None:
    return telling.report.original_outlet or telling.report.outlet


def _takes_back(pair: Pair, *, later: Telling, earlier: Telling) -> bool:
    if (later.side, earlier.side) != (Side.DENIED, Side.FACT) or later.type is not earlier.type:
        return False
    found = pair.found
    apart = {"place_apart", "receivers_apart", "amount_apart", "victims_unsaid", "mode_apart"}
    return not (apart & found.keys()) and ("place_same" in found or found.get("parties_alike", 0.0) >= 0.7)
