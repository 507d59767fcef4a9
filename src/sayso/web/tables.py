"""The tables of the ledger: sources, parties, places, reports found, and what the ledger holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import sayso
from sayso.ledger import Ledger
from sayso.link.territory import Hold
from sayso.records import EventType
from sayso.web.asking import PAGE, newest_first
from sayso.web.cards import make_card, make_tallies
from sayso.web.models import (
    AboutPage,
    Checked,
    Held,
    NamePage,
    Neighbour,
    PartyLine,
    PlaceLine,
    PlacePoint,
    Refused,
    RunLine,
    SourceLine,
)
from sayso.web.overviews import make_points
from sayso.web.surveys import Brief, Part, Survey

MOST_NEIGHBOURS = 12
MOST_HELD = 20  # places on one drawing
Names = Callable[[Brief], Iterable[str]]


def make_sources(survey: Survey, ledger: Ledger) -> list[SourceLine]:
    """Tell on whose word claims rest in the end, in how many events alone, and through whom it came."""
    linked = {each.name: each for each in ledger.sources()}
    told: dict[str, list[Brief]] = {}
    for brief in survey.briefs:
        if brief.chain:
            told.setdefault(brief.chain[-1].name, []).append(brief)
    lines = []
    for name in {*told, *linked}:
        briefs, events = told.get(name, []), linked.get(name)
        relays = Counter(each.chain[-2].name for each in briefs if len(each.chain) > 1)
        lines.append(
            SourceLine(
                name=name,
                kind=briefs[0].chain[-1].kind if briefs else "",
                claims=len(briefs),
                reports=len({each.report for each in briefs}),
                events=events.events if events else 0,
                alone=events.alone if events else 0,
                relayed_by=relays.most_common(MOST_NEIGHBOURS),
            )
        )
    return sorted(lines, key=lambda each: (-each.claims, each.name))


def make_parties(survey: Survey) -> list[PartyLine]:
    """List the parties that claims name, those with most claims first."""
    told: dict[str, list[tuple[Brief, Part]]] = {}
    for brief in survey.briefs:
        for part in dict.fromkeys(brief.parties):
            told.setdefault(part.name, []).append((brief, part))
    lines = []
    for name, found in told.items():
        roles = Counter(part.role for _, part in found)
        kinds = Counter(part.kind for _, part in found)
        lines.append(
            PartyLine(
                name=name,
                kind=kinds.most_common(1)[0][0],
                acting=roles["actor"],
                receiving=roles["recipient"],
                about=roles["about"],
                tallies=make_tallies({brief.id: brief for brief, _ in found}.values()),
            )
        )
    return sorted(lines, key=lambda each: (-each.tallies.claims, each.name))


def make_places(survey: Survey) -> list[PlaceLine]:
    """List the places that claims name, those with most claims first."""
    told: dict[str, list[Brief]] = {}
    for brief in survey.briefs:
        for name in dict.fromkeys(spot.name for spot in brief.places):
            told.setdefault(name, []).append(brief)
    lines = []
    for name, briefs in told.items():
        spots = [spot for brief in briefs for spot in brief.places if spot.name == name]
        best = next((spot for spot in spots if spot.lat is not None), spots[0])
        lines.append(
            PlaceLine(
                name=name,
                country=best.country,
                precision=best.precision,
                lat=best.lat,
                lon=best.lon,
                tallies=make_tallies(briefs),
            )
        )
    return sorted(lines, key=lambda each: (-each.tallies.claims, each.name))


def make_party_page(survey: Survey, name: str, holds: Iterable[Held] = (), shown: int = PAGE) -> NamePage | None:
    """Draw up one party with its claims and what it is said to have held; None where no claim names it."""
    page = _name_page(name, [each for each in survey.briefs if any(part.name == name for part in each.parties)], shown)
    return page and page.model_copy(update={"holds": [each for each in holds if each.holder == name]})


def party_holds(survey: Survey, ledger: Ledger, name: str) -> list[Held]:
    """Give who is said to have held the places that a party is said to have held, it and others, by place and time.

    Of its places the MOST_HELD of which most claims tell; each costs a search of its own.
    """
    told: Counter[str] = Counter()
    for brief in survey.briefs:
        if brief.type is EventType.CONTROL and any(part.name == name for part in brief.parties):
            told.update({spot.name for spot in brief.places})
    holds = [each for place, _ in told.most_common(MOST_HELD) for each in place_holds(ledger, place)]
    own = {each.place for each in holds if each.holder == name}
    return [each for each in holds if each.place in own]


def make_place_page(survey: Survey, ledger: Ledger, name: str, shown: int = PAGE) -> NamePage | None:
    """Draw up one place with its claims and who is said to have held it; None where no claim names it."""
    page = _name_page(name, [each for each in survey.briefs if any(spot.name == name for spot in each.places)], shown)
    return page and page.model_copy(update={"holds": place_holds(ledger, name)})


def place_holds(ledger: Ledger, name: str) -> list[Held]:
    """Give who is said to have held a place, by time."""
    return [_held(each) for each in ledger.territory(name) if each.place == name]


def _held(hold: Hold) -> Held:
    return Held(
        holder=hold.holder,
        place=hold.place,
        when="..".join(day.isoformat() if day else "" for day in (hold.start, hold.end)),
        start=hold.start,
        end=hold.end,
        sources=list(hold.sources),
        disputed=hold.disputed,
    )


def points_of(survey: Survey, name: str) -> list[PlacePoint]:
    """Give a place as a map shows it; more than one point where one name was put on several."""
    told = [each for each in survey.briefs if any(spot.name == name for spot in each.places)]
    return [each for each in make_points(told, set()) if each.name == name]


def _name_page(name: str, found: Sequence[Brief], shown: int) -> NamePage | None:
    if not found:
        return None
    return NamePage(
        name=name,
        tallies=make_tallies(found),
        parties=_neighbours(found, lambda brief: (part.name for part in brief.parties), name),
        places=_neighbours(found, lambda brief: (spot.name for spot in brief.places), name),
        sources=_neighbours(found, lambda brief: (brief.chain[-1].name,) if brief.chain else (), name),
        cards=[make_card(each) for each in newest_first(found)[:shown]],
        more=max(0, len(found) - shown),
    )


def _neighbours(briefs: Iterable[Brief], names: Names, but: str) -> list[Neighbour]:
    counted = Counter(name for brief in briefs for name in set(names(brief)) if name != but)
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return [Neighbour(name=name, count=count) for name, count in ordered[:MOST_NEIGHBOURS]]


def make_about(survey: Survey, ledger: Ledger) -> AboutPage:
    """Tell what the ledger holds and what made it."""
    counts = ledger.counts()
    days = [each.published for each in survey.briefs if each.published]
    return AboutPage(
        ledger=ledger.path.name if ledger.path else "",
        version=sayso.__version__,
        reports=counts.reports,
        claims=counts.claims,
        retired=counts.retired,
        judgements=counts.judgements,
        runs=[
            RunLine(id=each.id, version=each.version, knowledge=each.knowledge, model=each.model)
            for each in counts.runs
        ],
        refusals=[Refused(file=each.file, reason=each.reason, made=each.made) for each in ledger.refusals()],
        tallies=make_tallies(survey.briefs),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def make_checked(ledger: Ledger) -> Checked:
    """Prove the ledger."""
    result = ledger.check()
    return Checked(
        reports=result.reports,
        claims=result.claims,
        words=result.words,
        faults=[(each.report, each.claim, each.what) for each in result.faults],
    )
