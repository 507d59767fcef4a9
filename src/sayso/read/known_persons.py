"""Persons the table of leaders knows: the full name and the state of 'Putin', 'President Bush', 'King Hassan'.

A name that only its family name gives takes the full name where one leader is meant; where several are ('Bush' in an
undated report) only the state that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.knowledge.leaders import Leader, Leaders
from sayso.records import ActorKind, ActorMention, Report


def know_persons(
    mentions: Iterable[ActorMention], report: Report, leaders: Leaders, countries: Sequence[str]
) -> Iterator[ActorMention]:
    """Yield the mentions, persons of the table with their state and full name; `countries` are those of the report."""
    year = report.anchor_date.year if report.anchor_date else None
    for mention in mentions:
        if mention.kind is not ActorKind.PERSON or not mention.named or mention.pronoun:
            yield mention
            continue
        beside = report.quote(mention.span).replace(mention.canonical, " ")
        found = leaders.find(mention.canonical, year=year, countries=countries, beside=beside) or leaders.find(
            " ".join(report.quote(mention.span).split()), year=year, countries=countries
        )
        yield _with_state(mention, found)


def _with_state(mention: ActorMention, found: Sequence[Leader]) -> ActorMention:
    states = {leader.country for leader in found}
    if len(states) != 1 or (mention.country is not None and mention.country not in states):
        return mention
    state = next(iter(states))
    if len(found) > 1:
        return replace(mention, country=state)
    return replace(mention, canonical=found[0].name, country=state, rule=f"{mention.rule}.{found[0].id}")
