"""The pages of the desk: read what is asked, draw up one model, fill one template. Nothing here changes the ledger."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import NotFoundError
from sayso.web import happenings, readings, tables
from sayso.web.asking import Asked, read_asked
from sayso.web.blindness import BlindDesk
from sayso.web.desks import Desk
from sayso.web.guards import TOKEN_COOKIE, House
from sayso.web.insets import make_inset
from sayso.web.networks import make_network
from sayso.web.overviews import make_overview
from sayso.web.reviews import coder_name
from sayso.web.searching import make_search, read_sought
from sayso.web.showing import render
from sayso.web.territories import by_place, make_territory

CODER_COOKIE = "sayso_coder"
BLIND_COOKIE = "sayso_blind"
pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def desk_of(request: Request) -> Desk:
    """Give the desk that this application serves."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def asked_of(request: Request) -> Asked:
    """Give the filters of the address."""
    return read_asked(request.query_params.multi_items())


def coder_of(request: Request) -> str:
    """Give the name that decisions are signed with; empty where nobody has given one."""
    return coder_name(unquote(request.cookies.get(CODER_COOKIE, "")))


def blind_of(request: Request) -> str:
    """Give the name of the coder who wants to know nothing of what others said before deciding; empty for all else."""
    return coder_of(request) if request.cookies.get(BLIND_COOKIE) == "1" else ""


def seen_desk_of(request: Request) -> Desk:
    """Give the desk as this visitor is to see it."""
    blind = blind_of(request)
    return BlindDesk(desk_of(request), blind) if blind else desk_of(request)


OfDesk = Annotated[Desk, Depends(seen_desk_of)]
Filtered = Annotated[Asked, Depends(asked_of)]


def page(request: Request, template: str, here: str, *, status: int = 200, **given: object) -> HTMLResponse:
    """Fill a template with what every page shows: where we are, who reviews, and the address of the same as JSON."""
    query = f"?{request.url.query}" if request.url.query else ""
    api = f"/api{'/overview' if request.url.path == '/' else request.url.path}{query}"
    told = {"here": here, "coder": coder_of(request), "blind": bool(blind_of(request)), "api": api}
    return HTMLResponse(render(template, **told, **given), status_code=status)


@pages.get("/")
def overview(request: Request, desk: OfDesk, asked: Filtered) -> HTMLResponse:
    """Map, timeline and list in step."""
    with desk.open() as ledger:
        made = make_overview(desk.survey(ledger), asked)
    return page(request, "overview.html", "overview", view=made, asked=asked)


@pages.get("/reports/{wanted}")
def report(request: Request, desk: OfDesk, wanted: str) -> HTMLResponse:
    """Show a report's text with its claims."""
    with desk.open() as ledger:
        made = readings.find_report(ledger, wanted, desk.survey(ledger))
    return page(request, "report.html", "overview", view=made)


@pages.get("/claims/{wanted}")
def claim(request: Request, desk: OfDesk, wanted: str) -> HTMLResponse:
    """Show one claim with everything behind it."""
    with desk.open() as ledger:
        made = readings.make_claim_page(ledger.explain(wanted), ledger)
    return page(request, "claim.html", "overview", view=made)


@pages.get("/events")
def events(request: Request, desk: OfDesk, asked: Filtered) -> HTMLResponse:
    """List events."""
    with desk.open() as ledger:
        made = happenings.make_events(desk.survey(ledger), ledger, asked)
    return page(request, "events.html", "events", lines=made, asked=asked)


@pages.get("/plans")
def plans(request: Request, desk: OfDesk, asked: Filtered) -> HTMLResponse:
    """List plans with what became of them."""
    with desk.open() as ledger:
        made = happenings.make_plans(desk.survey(ledger), ledger, asked)
    return page(request, "events.html", "plans", lines=made, asked=asked)


@pages.get("/events/{wanted}")
def event(request: Request, desk: OfDesk, wanted: str) -> HTMLResponse:
    """Show one event or plan."""
    with desk.open() as ledger:
        made = happenings.find_event(ledger, wanted, desk.survey(ledger))
    drawn = make_inset(made.points)
    return page(request, "event.html", "plans" if made.line.plan else "events", view=made, inset=drawn)


@pages.get("/sources")
def sources(request: Request, desk: OfDesk) -> HTMLResponse:
    """Tell who relies on whom."""
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        made = tables.make_sources(survey, ledger)
    return page(request, "sources.html", "sources", lines=made, network=make_network(survey, made))


@pages.get("/actors")
def actors(request: Request, desk: OfDesk, asked: Filtered, name: str = "") -> HTMLResponse:
    """List the parties, or show the one that is named."""
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        if not name:
            return page(request, "actors.html", "actors", lines=tables.make_parties(survey))
        holds = tables.party_holds(survey, ledger, name)
    made = tables.make_party_page(survey, name, holds, asked.shown)
    if made is None:
        raise NotFoundError(f"no claim names the party '{name}'")
    territory = make_territory(made.holds, others=[each for each in holds if each not in made.holds], by=by_place)
    return page(request, "name.html", "actors", view=made, asked=asked, inset=None, territory=territory)


@pages.get("/places")
def places(request: Request, desk: OfDesk, asked: Filtered, name: str = "") -> HTMLResponse:
    """List the places, or show the one that is named."""
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        if not name:
            return page(request, "places.html", "places", lines=tables.make_places(survey))
        made = tables.make_place_page(survey, ledger, name, asked.shown)
    if made is None:
        raise NotFoundError(f"no claim names the place '{name}'")
    inset, territory = make_inset(tables.points_of(survey, name)), make_territory(made.holds)
    return page(request, "name.html", "places", view=made, asked=asked, inset=inset, territory=territory)


@pages.get("/search")
def search(request: Request, desk: OfDesk) -> HTMLResponse:
    """Find words."""
    sought = read_sought(request.query_params.multi_items())
    with desk.open() as ledger:
        made = make_search(ledger, desk.survey(ledger), sought)
    return page(request, "search.html", "search", view=made, sought=sought)


@pages.get("/about")
def about(request: Request, desk: OfDesk) -> HTMLResponse:
    """Tell what the ledger holds and what made it."""
    with desk.open() as ledger:
        made = tables.make_about(desk.survey(ledger), ledger)
    return page(request, "about.html", "about", view=made, checked=None)


@pages.post("/about/check")
def check(request: Request, desk: OfDesk) -> HTMLResponse:
    """Prove the ledger; work, though no change, and so nothing for a GET."""
    with desk.open() as ledger:
        made = tables.make_about(desk.survey(ledger), ledger)
        checked = tables.make_checked(ledger)
    return page(request, "about.html", "about", view=made, checked=checked)


@pages.get("/enter")
def enter(request: Request) -> HTMLResponse:
    """Ask for the token."""
    return page(request, "enter.html", "", wrong=False)


@pages.post("/enter")
def enter_with(request: Request, token: Annotated[str, Form()]) -> Response:
    """Let in who brings the token."""
    house: House = request.app.state.house
    if not house.is_token(token.strip()):
        return page(request, "enter.html", "", status=403, wrong=True)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(TOKEN_COOKIE, token.strip(), httponly=True, samesite="strict")
    return answer
