"""The review's pages: the only ones that change the ledger, always by POST, always signed."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import NotFoundError
from sayso.records import Verdict
from sayso.web.asking import Asked, read_asked
from sayso.web.decisions import Decision
from sayso.web.pages import CODER_COOKIE, Filtered, OfDesk, coder_of, page
from sayso.web.reviews import coder_name, current_values, make_queue, make_review, read_decision, step

review_pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
KEPT = 60 * 60 * 24 * 90  # seconds that a browser remembers a coder's name: a project's quarter
Fields = dict[str, str]


async def fields_of(request: Request) -> Fields:
    """Give the fields of a form, text only."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Form = Annotated[Fields, Depends(fields_of)]


@review_pages.get("/review")
def review(request: Request, desk: OfDesk, asked: Filtered, at: str = "", last: str = "") -> HTMLResponse:
    """Show the queue and the claim in hand; `last` is the claim decided just before, for undoing."""
    coder = coder_of(request)
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        queue = make_queue(survey, asked)
        made = make_review(survey, ledger, queue, coder=coder, wanted=at)
    in_hand = made.page.card.id if made.page else ""
    return page(
        request,
        "review.html" if coder else "coder.html",
        "review",
        view=made,
        asked=asked,
        last=survey.by_id.get(last),
        values=current_values(survey.by_id[in_hand]) if in_hand else {},
        next=step(queue, in_hand, 1),
        previous=step(queue, in_hand, -1),
        fault=request.query_params.get("fault", "")[:400],
    )


@review_pages.post("/review/coder")
def name_coder(form: Form) -> Response:
    """Remember with whose name this browser signs; an empty name forgets it."""
    name = coder_name(form.get("name", ""))
    answer = RedirectResponse(_back("", form), status_code=303)
    if name:
        answer.set_cookie(CODER_COOKIE, quote(name), max_age=KEPT, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(CODER_COOKIE, httponly=True, samesite="strict")
    return answer


@review_pages.post("/review/{claim}/decide")
def decide(request: Request, desk: OfDesk, claim: str, form: Form) -> Response:
    """Keep a decision and go on to the next claim."""
    coder = coder_of(request)
    if not coder:
        return RedirectResponse(_back(claim, form), status_code=303)
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        brief = survey.by_id.get(claim)
        if brief is None:
            raise NotFoundError(f"no current claim has the id '{claim}'")
        following = step(make_queue(survey, _filters(form)), claim, 1)
    try:
        decision = read_decision(form, brief, coder)
    except ValueError as fault:
        return RedirectResponse(_back(claim, form, fault=str(fault)), status_code=303)
    desk.decide(claim, decision)
    return RedirectResponse(_back("" if following == claim else following, form, last=claim), status_code=303)


@review_pages.post("/review/{claim}/undo")
def undo(request: Request, desk: OfDesk, claim: str, form: Form) -> Response:
    """Take back this coder's last word on a claim, and show it again. Both stay on record."""
    coder = coder_of(request)
    with desk.open() as ledger:
        brief = desk.survey(ledger).by_id.get(claim)
    if brief is None:
        raise NotFoundError(f"no current claim has the id '{claim}'")
    if coder and brief.decision.verdict is not None and brief.decision.coder == coder:
        desk.decide(claim, Decision(verdict=Verdict.WITHDRAWN, coder=coder))
    return RedirectResponse(_back(claim, form), status_code=303)


def _filters(form: Fields) -> Asked:
    """Give the filters that the queue was shown with: the form carries its address's query."""
    return read_asked(parse_qsl(form.get("query", "").lstrip("?")))


def _back(claim: str, form: Fields, **given: str) -> str:
    """Give the address of the queue at a claim, with the filters it had."""
    address = _filters(form).address("/review")
    more = urlencode({name: value for name, value in {"at": claim, **given}.items() if value})
    return f"{address}{'&' if '?' in address else '?'}{more}" if more else address
