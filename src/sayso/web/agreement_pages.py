"""The pages of agreement and adjudication, and the same as JSON. A settlement is made by POST, signed, and appended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import NotFoundError, ReviewError
from sayso.ledger import Ledger
from sayso.ledger.coders import Coding
from sayso.ledger.decisions import Decision, Picks
from sayso.records import Verdict
from sayso.web.agreements import (
    AdjudicationPage,
    AgreementPage,
    Table,
    edited_values,
    find_coded,
    make_adjudication,
    make_agreement,
    read_settlement,
)
from sayso.web.api import Filtered as Described
from sayso.web.asking import Asked, read_asked
from sayso.web.decision_forms import read_note, write_picked
from sayso.web.desks import Desk
from sayso.web.pages import Filtered, OfDesk, blind_of, coder_of, page
from sayso.web.review_pages import Form

agreement_pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
agreement_api = APIRouter(prefix="/api")
First = Annotated[str, Query(description="A coder; without two the pair with most claims in common.")]
Second = Annotated[str, Query(description="The other coder.")]
At = Annotated[str, Query(description="The id of the claim to take in hand.")]


def table_of(request: Request, desk: Desk, ledger: Ledger, asked: Asked) -> Table:
    """Give what coders said of the claims that meet the filters; who codes blind sees no claim not decided yet."""
    coding = desk.coding(ledger)
    briefs = find_coded(desk.machine(ledger), coding, asked, only=blind_of(request))
    return Table(briefs, desk.values(ledger, [each.id for each in briefs]), coding)


def agreement_of(request: Request, desk: Desk, asked: Asked, first: str, second: str) -> AgreementPage:
    """Draw up the page of agreement."""
    with desk.open() as ledger:
        return make_agreement(table_of(request, desk, ledger, asked), asked, first, second)


def adjudication_of(request: Request, desk: Desk, asked: Asked, names: tuple[str, str], at: str) -> AdjudicationPage:
    """Draw up the page of adjudication."""
    with desk.open() as ledger:
        table = table_of(request, desk, ledger, asked)
        pair = table.pair(*names) if any(names) else table.most_in_dispute()
        made = make_adjudication(table, ledger, pair=pair, adjudicator=coder_of(request), wanted=at)
    return made.model_copy(update={"barred": "blind"}) if blind_of(request) else made


@agreement_pages.get("/agreement")
def agreement(request: Request, desk: OfDesk, asked: Filtered, first: str = "", second: str = "") -> HTMLResponse:
    """Show how far coders agree and where they differ."""
    made = agreement_of(request, desk, asked, first, second)
    return page(request, "agreement.html", "review", view=made, asked=asked)


@agreement_api.get("/agreement")
def agreement_json(
    request: Request, desk: OfDesk, asked: Described, first: First = "", second: Second = ""
) -> AgreementPage:
    """Give how far coders agree, field by field, and the claims on which two of them differ."""
    return agreement_of(request, desk, asked, first, second)


@agreement_pages.get("/adjudicate")
def adjudicate(request: Request, desk: OfDesk, asked: Filtered, at: str = "", last: str = "") -> HTMLResponse:
    """Show one claim on which two coders differ, side by side; `last` is the claim settled just before, for undoing."""
    given = request.query_params
    made = adjudication_of(request, desk, asked, (given.get("first", ""), given.get("second", "")), at)
    with desk.open() as ledger:
        coding = desk.coding(ledger)
    settled = coding.settled.get(last)
    return page(
        request,
        "adjudicate.html",
        "review",
        view=made,
        asked=asked,
        values=edited_values(made.hand) if made.hand else {},
        picked=write_picked(_picked_alike(made, coding)),
        last=last if settled and settled.coder == made.adjudicator else "",
        fault=given.get("fault", "")[:400],
    )


def _picked_alike(made: AdjudicationPage, coding: Coding) -> Mapping[str, Picks]:
    """Give the words that the fields rest on which both coders corrected alike."""
    if made.hand is None or made.pair is None:
        return {}
    alike = {each.field for each in made.hand.sides if not each.differs and each.first is not None}
    picked = coding.words[made.hand.card.id][made.pair.first].picked
    return {name: held for name, held in picked.items() if name in alike}


@agreement_api.get("/adjudicate")
def adjudicate_json(
    request: Request, desk: OfDesk, asked: Described, first: First = "", second: Second = "", at: At = ""
) -> AdjudicationPage:
    """Give the claims on which two coders differ and nobody has settled, and one of them side by side."""
    return adjudication_of(request, desk, asked, (first, second), at)


@agreement_pages.post("/adjudicate/{claim}/decide")
def settle(request: Request, desk: OfDesk, claim: str, form: Form) -> Response:
    """Keep an adjudicator's word and go on to the next claim."""
    asked, names, coder = _filters(form), (form.get("first", ""), form.get("second", "")), coder_of(request)
    made = adjudication_of(request, desk, asked, names, claim)
    if made.hand is None or made.pair is None:
        raise NotFoundError(f"the two coders do not differ on a claim '{claim}'")
    if made.barred or not coder:
        return _go(form, claim)
    with desk.open() as ledger:
        held = desk.values(ledger, [claim])[claim]
    whose = {"first": made.pair.first, "second": made.pair.second}.get(form.get("take", ""))
    try:
        if whose:
            desk.adopt(claim, whose, coder, read_note(form))
        else:
            desk.decide(claim, read_settlement(form, held, coder))
    except (ValueError, ReviewError) as fault:
        return _go(form, claim, fault=str(fault))
    return _go(form, "" if made.next == claim else made.next, last=claim)


@agreement_pages.post("/adjudicate/{claim}/undo")
def unsettle(request: Request, desk: OfDesk, claim: str, form: Form) -> Response:
    """Take back this adjudicator's last word on a claim, and show it again. Both stay on record."""
    coder = coder_of(request)
    with desk.open() as ledger:
        settled = desk.coding(ledger).settled.get(claim)
    if coder and settled and settled.coder == coder:
        desk.decide(claim, Decision(verdict=Verdict.WITHDRAWN, coder=coder, adjudicated=True))
    return _go(form, claim)


def _filters(form: dict[str, str]) -> Asked:
    return read_asked(parse_qsl(form.get("query", "").lstrip("?")))


def _go(form: dict[str, str], claim: str, **given: str) -> Response:
    """Go to the adjudication at a claim, with the pair and the filters it had."""
    pair = {name: form.get(name, "") for name in ("first", "second")}
    return RedirectResponse(_filters(form).address("/adjudicate", **pair, at=claim, **given), status_code=303)
