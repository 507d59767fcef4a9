"""The tree of an event's roots: who in the end says so, through whom it came, and the reports that tell it.

A copy hangs under the report it copies and not beside it, since it adds no witness.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.records import Copy
from sayso.web.cards import Card
from sayso.web.models import Branch

ROOT, VOICE, REPORT, COPY = "root", "voice", "report", "copy"


def grow_trees(
    roots: Iterable[tuple[str, Sequence[str], Sequence[str]]], cards: Sequence[Card], copies: Iterable[Copy]
) -> list[Branch]:
    """Grow a tree for each root, given by its name, the claims that rest on it, and why they were counted as one.

    `cards` are all tellings in the order of time, `copies` the copies among their reports.
    """
    originals = _originals(copies, cards)
    held = {each.id: each for each in cards}
    return [_grow(name, [held[each] for each in claims if each in held], why, originals) for name, claims, why in roots]


def _originals(copies: Iterable[Copy], cards: Sequence[Card]) -> Mapping[str, Copy]:
    """Give for each report the one it copies most of, among those that tell the event; no ring of copies."""
    telling = {each.report for each in cards}
    found: dict[str, Copy] = {}
    for copy in sorted(copies, key=lambda each: (-each.share, each.copy_of)):
        at: str | None = copy.copy_of
        while at in found:
            at = found[at].copy_of
        if copy.report not in found and at != copy.report and {copy.report, copy.copy_of} <= telling:
            found[copy.report] = copy
    return found


def _grow(name: str, cards: Sequence[Card], why: Sequence[str], originals: Mapping[str, Copy]) -> Branch:
    root = Branch(name=name, kind=ROOT, why=list(why))
    leaves: dict[str, Branch] = {}  # the first telling of each report under this root
    here = {each.report for each in cards}
    ordered = sorted(cards, key=lambda each: _depth(each.report, originals))  # originals before their copies
    for card in ordered:
        copy = originals.get(card.report)
        is_copy = copy is not None and copy.copy_of in here and copy.copy_of in leaves
        leaf = Branch(name=_outlet(card), kind=COPY if is_copy else REPORT, card=card)
        if copy is not None and is_copy:
            leaf.why = [f"{copy.kind.value} copy: {each}" if not at else each for at, each in enumerate(copy.reasons)]
            leaves[copy.copy_of].branches.append(leaf)
        else:
            at = root
            for voice in _way_out(card, name):
                at = _branch(at, voice)
            at.branches.append(leaf)
        leaves.setdefault(card.report, leaf)
    return root


def _depth(report: str, originals: Mapping[str, Copy]) -> int:
    depth = 0
    while report in originals:
        report, depth = originals[report].copy_of, depth + 1
    return depth


def _way_out(card: Card, root: str) -> list[str]:
    """Give the names between the root and the report, from the inside out; the report itself stands for its outlet."""
    names = [each.name for each in reversed(card.chain)]
    return [each for each in dict.fromkeys(names) if each not in (root, _outlet(card))]


def _branch(at: Branch, name: str) -> Branch:
    found = next((each for each in at.branches if each.kind == VOICE and each.name == name), None)
    if found is None:
        found = Branch(name=name, kind=VOICE)
        at.branches.append(found)
    return found


def _outlet(card: Card) -> str:
    return card.outlet or card.report_name
