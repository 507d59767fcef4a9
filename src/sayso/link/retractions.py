"""Retractions: 'the agency withdraws the figure' takes back what stands just before it, and all who told the same.

A correction that takes a figure, a story or a claim back names it first. Whoever told the same event gives what can no
longer be held; the outlet's own earlier telling is superseded besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.link.tellings import Side, Telling, sentence_around
from sayso.records import Link, LinkRel

NEAR = 400  # characters before a retraction in which the thing taken back is told
_TAKE = r"(?:withdr[ae]w(?:s|n|ing)?|retract(?:s|ed|ing)?|t(?:ake|akes|ook|aken|aking) back|disown(?:s|ed|ing)?)"
_SAYING = r"(?:figure|number|count|toll|report|story|claim|statement|allegation|article|item|account|version)s?"
TAKEN_BACK = re.compile(
    rf"\b{_TAKE}\s+(?:it|them|that|this)\b|\b{_TAKE}(?:\s+[\w'’-]+){{0,3}}?\s+{_SAYING}\b|"
    rf"\b{_SAYING}(?:\s+[\w'’-]+){{0,2}}?\s+(?:is|are|was|were|been|be)\s+{_TAKE}\b",
    re.IGNORECASE,
)
APART = frozenset(
    {"place_apart", "place_around_apart", "receivers_apart", "doers_apart", "mode_apart", "time_apart"}
    | {"victims_unsaid"}
)
ALIKE = 0.5  # 'soldiers' and the army: perhaps the same victims
MANY = 40  # tellings of one event that a retraction is laid against


def retraction_links(groups: Iterable[Sequence[Telling]]) -> Iterator[Link]:
    """Give what retractions take back: they contradict its tellings in other reports, and update the outlet's own."""
    by_report: dict[str, list[Telling]] = {}  # of corrections alone, which are few
    group_of: dict[str, Sequence[Telling]] = {}
    for members in groups:
        for each in members:
            if each.corrects and each.in_body:
                by_report.setdefault(each.report.id, []).append(each)
                group_of[each.claim.id] = members
    for tellings in by_report.values():
        for each in tellings:
            if each.told is not None and takes_back(each) and (taken := _before(each, tellings)):
                yield from _links(each, group_of[taken.claim.id][:MANY])


def takes_back(telling: Telling) -> bool:
    """Tell whether a claim of a correction says that something is withdrawn; its trigger stands in the very words."""
    if not telling.corrects:
        return False
    trigger = telling.claim.trigger
    sentence = sentence_around(telling.report.text, telling.claim.span)
    begins = telling.report.text.find(sentence, max(0, telling.claim.span.start - len(sentence)))
    found = TAKEN_BACK.finditer(sentence)
    return any(begins + each.start() < trigger.end and trigger.start < begins + each.end() for each in found)


def sets_right(one: Telling, two: Telling, found: Mapping[str, float]) -> bool:
    """Tell whether one of two is told in a correction by the outlet of the other, and may be of the same thing.

    `found` are their likenesses. What a correction tells with another number than its outlet did is set right.
    """
    if one.corrects is two.corrects or outlet(one) != outlet(two) or one.told is None or two.told is None:
        return False
    later = one if one.corrects else two
    if later.told != max(one.told, two.told) or one.told == two.told or "type_same" not in found:
        return False
    near = "place_same" in found or "place_around" in found or found.get("receivers_alike", 0.0) >= ALIKE
    return near and APART.isdisjoint(found)


def _before(telling: Telling, tellings: Iterable[Telling]) -> Telling | None:
    """Give the fact told last before a retraction in its report, a counted one first."""
    start = telling.claim.span.start
    near = [
        each
        for each in tellings
        if each.side is Side.FACT and start - NEAR < each.claim.span.start < start and not takes_back(each)
    ]
    return max(near, key=lambda each: (bool(each.amounts), each.claim.span.start), default=None)


def _links(telling: Telling, members: Iterable[Telling]) -> Iterator[Link]:
    for each in members:
        if each.report.id == telling.report.id or each.told is None or not each.in_body:
            continue
        assert telling.told is not None
        if each.told <= telling.told:
            why = ("it is taken back",)
            yield Link(start=telling.claim.id, rel=LinkRel.CONTRADICTS, end=each.claim.id, reasons=why)
            if outlet(each) == outlet(telling):
                yield Link(start=telling.claim.id, rel=LinkRel.UPDATES, end=each.claim.id, reasons=why)


def outlet(telling: Telling) -> str | None:
    """Give whose words a report's are: those of the outlet that it reprints, else its own."""
    return telling.report.original_outlet or telling.report.outlet
