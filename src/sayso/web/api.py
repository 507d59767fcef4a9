"""Every page as JSON, under /api, described at /api/openapi.json. Read only: decisions are made on the desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from sayso.errors import NotFoundError
from sayso.records import EventType, Status
from sayso.web import happenings, readings, tables
from sayso.web.asking import PAGE, Asked, read_asked
from sayso.web.models import (
    AboutPage,
    ClaimPage,
    EventLine,
    EventPage,
    NamePage,
    Overview,
    PartyLine,
    PlaceLine,
    ReportPage,
    ReviewPage,
    SourceLine,
)
from sayso.web.overviews import make_overview
from sayso.web.pages import OfDesk, coder_of
from sayso.web.review_pages import OfReview
from sayso.web.reviews import make_queue, make_review
from sayso.web.searching import SearchPage, Sought, make_search

api = APIRouter(prefix="/api")

Text = Annotated[str, Query(description="Words of the quote, all of them.")]
Since = Annotated[str, Query(description="Not over before: YYYY, YYYY-MM or YYYY-MM-DD.")]
Until = Annotated[str, Query(description="Not begun after: YYYY, YYYY-MM or YYYY-MM-DD.")]
Types = Annotated[list[EventType], Query(description="Any of these types.")]
Statuses = Annotated[list[Status], Query(description="Any of these statuses.")]
Where = Annotated[str, Query(description="Part of a place's name, or an ISO country code.")]
Who = Annotated[str, Query(description="Part of a party's name.")]
Source = Annotated[str, Query(description="Part of the name of anyone in the chain of sources.")]
Reviewed = Annotated[str, Query(description="open, accept, correct, reject or unsure; without it all but rejected.")]
Double = Annotated[int, Query(ge=0, le=100, description="Only the share of reports, in per cent, that is coded twice.")]
Sel = Annotated[str, Query(description="What is picked out: a claim's id, place:NAME or days:FROM..TO.")]
Shown = Annotated[int, Query(ge=1, le=2000, description="How many cards at most.")]
Words = Annotated[str, Query(description="Words, all of them; a stretch in double quotes is one phrase.")]
Innermost = Annotated[str, Query(description="Whole name of the source on whose word a claim rests in the end.")]
Year = Annotated[int | None, Query(ge=1000, le=9999, description="The year in which a report was published.")]
Name = Annotated[str, Query(description="Exact name; without it the table of all.")]


def _asked(  # noqa: PLR0913 - these are the filters of an address, one argument each, for the description
    text: Text = "",
    since: Since = "",
    until: Until = "",
    type: Types = [],  # noqa: B006 - FastAPI copies it
    status: Statuses = [],  # noqa: B006
    where: Where = "",
    who: Who = "",
    source: Source = "",
    reviewed: Reviewed = "",
    double: Double = 0,
    sel: Sel = "",
    shown: Shown = PAGE,
) -> Asked:
    one = {"text": text, "since": since, "until": until, "where": where, "who": who, "source": source}
    rest = {"reviewed": reviewed, "double": str(double), "sel": sel, "shown": str(shown)}
    chosen = [*(("type", each.value) for each in type), *(("status", each.value) for each in status)]
    return read_asked([*one.items(), *rest.items(), *chosen])


Filtered = Annotated[Asked, Depends(_asked)]


@api.get("/overview")
def overview(desk: OfDesk, asked: Filtered) -> Overview:
    """Give places, days and cards of the claims that meet the filters."""
    with desk.open() as ledger:
        return make_overview(desk.survey(ledger), asked)


@api.get("/reports/{wanted}")
def report(desk: OfDesk, wanted: str) -> ReportPage:
    """Give a report by its id or name: its text in pieces, its claims, what was left open."""
    with desk.open() as ledger:
        return readings.find_report(ledger, wanted, desk.survey(ledger))


@api.get("/claims/{wanted}")
def claim(desk: OfDesk, wanted: str) -> ClaimPage:
    """Give a claim field by field with the words and the rule behind each."""
    with desk.open() as ledger:
        return readings.make_claim_page(ledger.explain(wanted), ledger)


@api.get("/events")
def events(desk: OfDesk, asked: Filtered) -> list[EventLine]:
    """Give events with a telling that meets the filters, those that most reports tell first."""
    with desk.open() as ledger:
        return happenings.make_events(desk.survey(ledger), ledger, asked)


@api.get("/plans")
def plans(desk: OfDesk, asked: Filtered) -> list[EventLine]:
    """Give plans with a telling that meets the filters, each with what became of it."""
    with desk.open() as ledger:
        return happenings.make_plans(desk.survey(ledger), ledger, asked)


@api.get("/events/{wanted}")
def event(desk: OfDesk, wanted: str) -> EventPage:
    """Give an event or plan: tellings, roots, differences, what became of it."""
    with desk.open() as ledger:
        return happenings.find_event(ledger, wanted, desk.survey(ledger))


@api.get("/sources")
def sources(desk: OfDesk) -> list[SourceLine]:
    """Give everybody on whose word claims rest."""
    with desk.open() as ledger:
        return tables.make_sources(desk.survey(ledger), ledger)


@api.get("/actors")
def actors(desk: OfDesk, name: Name = "", shown: Shown = PAGE) -> list[PartyLine] | NamePage:
    """Give all parties, or one with what it is said to have held."""
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        if name:
            holds = tables.party_holds(survey, ledger, name)
            return _named(tables.make_party_page(survey, name, holds, shown), name)
        return tables.make_parties(survey)


@api.get("/places")
def places(desk: OfDesk, name: Name = "", shown: Shown = PAGE) -> list[PlaceLine] | NamePage:
    """Give all places, or one with who is said to have held it."""
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        if name:
            return _named(tables.make_place_page(survey, ledger, name, shown), name)
        return tables.make_places(survey)


def _named(page: NamePage | None, name: str) -> NamePage:
    if page is None:
        raise NotFoundError(f"no claim names '{name}'")
    return page


@api.get("/search")
def search(  # noqa: PLR0913 - one argument for each facet, for the description
    desk: OfDesk,
    text: Words = "",
    type: Types = [],  # noqa: B006 - FastAPI copies it
    status: Statuses = [],  # noqa: B006
    source: Innermost = "",
    year: Year = None,
    shown: Shown = PAGE,
) -> SearchPage:
    """Find reports by their texts and claims by the words of their quotes, with facets to narrow."""
    chosen = {"type": tuple(each.value for each in type), "status": tuple(each.value for each in status)}
    sought = Sought(text=text, **chosen, source=source, year=str(year or ""), shown=shown)
    with desk.open() as ledger:
        return make_search(ledger, desk.survey(ledger), sought)


@api.get("/review")
def review(request: Request, desk: OfReview, asked: Filtered, at: str = "") -> ReviewPage:
    """Give the queue of claims that this coder, or without a name nobody, has decided on, and the claim in hand."""
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        queue = make_queue(survey, asked, desk.coding(ledger))
        return make_review(survey, ledger, queue, coder=coder_of(request), wanted=at)


@api.get("/about")
def about(desk: OfDesk) -> AboutPage:
    """Give counts, runs and refusals."""
    with desk.open() as ledger:
        return tables.make_about(desk.survey(ledger), ledger)


@api.get("/review/missed/{report}")
def missed(desk: OfReview, report: str) -> ReportPage:
    """Give a report's whole text, as the page shows it on which a missed claim is added."""
    with desk.open() as ledger:
        return readings.find_report(ledger, report, desk.survey(ledger))
