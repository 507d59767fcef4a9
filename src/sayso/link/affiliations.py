"""Whom a source speaks for: the organisation that the words around a name give it.

'Musa Ag I., an MNLA spokesman', 'a spokesman for the front, Hamid B.', 'army spokesman Colonel K.': a name is tied to
the organisation that stands beside it in the same sentence, where a word for an office stands there too. What one
report says of a name holds in all reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sayso.link.tellings import Telling
from sayso.records import ActorKind, Report, SourceKind, Span

REACH = 90  # characters on each side of a name in which its office is looked for
PERSONS = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_OFFICIALS, SourceKind.NAMED_OFFICE})
BODIES = frozenset(
    {ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP, ActorKind.IO, ActorKind.COALITION, ActorKind.PARTY, ActorKind.STATE}
)
# Words for those who speak for a body. A bare rank ('Colonel X') is none: it does not say whose colonel.
OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|commander|leader|chief|secretary-general|official|officer|press desk|"
    r"representative|adviser|advisor|envoy|minister|ambassador|deputy|director|head|president|chairman|staff|member)s?\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?=\s)|\n\s*\n")


def find_affiliations(tellings: Iterable[Telling]) -> dict[str, str]:
    """Give the organisation of each person whose words tell it, by the person's canonical name."""
    found: dict[str, str] = {}
    bodies: dict[str, dict[str, str]] = {}
    listed = list(tellings)
    for each in listed:
        _add_bodies(each, bodies.setdefault(each.report.id, {}))
    for each in listed:
        for source in each.claim.attribution:
            if source.kind in PERSONS and source.span and source.canonical not in found:
                body = _body_beside(each.report, source.span, bodies[each.report.id])
                if body:
                    found[source.canonical] = body
    return found


def _add_bodies(telling: Telling, bodies: dict[str, str]) -> None:
    """Collect the words that a report uses for each organisation."""
    for actor in telling.claim.actors:
        if actor.kind in BODIES and actor.span:
            bodies[telling.report.quote(actor.span)] = actor.canonical
            bodies[actor.canonical] = actor.canonical
    for source in telling.claim.attribution:
        if source.kind is SourceKind.ORGANISATION:
            bodies[source.canonical] = source.canonical
            if source.span:
                bodies[telling.report.quote(source.span)] = source.canonical


def _body_beside(report: Report, name: Span, bodies: Mapping[str, str]) -> str | None:
    """Give the organisation named beside a name, the nearest one, where a word for an office stands there too."""
    left, right = _sentence(report.text, name)
    before, after = report.text[left : name.start], report.text[name.end : right]
    inside, around = report.quote(name), report.text[left:right]
    best: tuple[int, str] | None = None
    for words, canonical in bodies.items():
        if len(words) < 3 or words == inside or words not in around:
            continue
        distance = _distance(words, before, after, inside)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, canonical)
    return best[1] if best else None


def _distance(words: str, before: str, after: str, inside: str) -> int | None:
    """Give how far from the name an organisation stands that an office ties to it; None where none does."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", inside)
    if found and OFFICE.search(inside):
        return 0
    apposition = re.match(r"\s*,([^,;]*)", after)  # only what stands between two commas belongs to the name
    if apposition and OFFICE.search(apposition[1]):
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", apposition[1])
        if found:
            return 1 + found.start()
    ends = [each.end() for each in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", before)]
    if ends and OFFICE.search(before[max(0, before.rfind(words) - 30) :]):
        return 1 + len(before) - ends[-1]
    return None


def _sentence(text: str, name: Span) -> tuple[int, int]:
    """Give where the sentence of a name begins and ends, no further than REACH away."""
    left, right = max(0, name.start - REACH), min(len(text), name.end + REACH)
    for stop in _END.finditer(text, left, name.start):
        left = stop.end()
    stop_after = _END.search(text, name.end, right)
    return left, stop_after.start() if stop_after else right
