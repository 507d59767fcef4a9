"""The review's pages: the only ones that change the ledger, always by POST, always signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import NotFoundError, ReviewError
from sayso.ledger.decisions import CORRECTABLE, Decision
from sayso.ledger.layers import OUT
from sayso.records import Verdict
from sayso.web.asking import Asked, read_asked
from sayso.web.blindness import BlindDesk
from sayso.web.decision_forms import read_decision, read_fields, read_note, read_second, write_picked
from sayso.web.desks import Desk, corrections_of
from sayso.web.pages import BLIND_COOKIE, CODER_COOKIE, Filtered, coder_of, desk_of, page
from sayso.web.readings import find_report
from sayso.web.reviews import coder_name, make_queue, make_review, step
from sayso.web.surveys import Brief

review_pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
KEPT = 60 * 60 * 24 * 90  # seconds that a browser remembers a coder's name: a project's quarter
LONGEST_KEPT = 400  # characters of a field that an address carries back; an address must stay within 64 KB
Fields = dict[str, str]


async def fields_of(request: Request) -> Fields:
    """Give the fields of a form, text only."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Form = Annotated[Fields, Depends(fields_of)]


def blind_desk_of(request: Request) -> Desk:
    """Give the desk as a coder sees it who reviews: without what others said of claims that wait for this coder."""
    coder = coder_of(request)
    return BlindDesk(desk_of(request), coder) if coder else desk_of(request)


OfReview = Annotated[Desk, Depends(blind_desk_of)]


@review_pages.get("/review")
def review(request: Request, desk: OfReview, asked: Filtered, at: str = "", last: str = "") -> HTMLResponse:
    """Show the queue and the claim in hand; `last` is the claim decided just before, for undoing."""
    coder = coder_of(request)
    with desk.open() as ledger:
        survey, coding = desk.survey(ledger), desk.coding(ledger)
        queue = make_queue(survey, asked, coding)
        made = make_review(survey, ledger, queue, coder=coder, wanted=at)
        in_hand = made.page.card.id if made.page else ""
        values = ledger.form_values(in_hand, coder) if in_hand else None
    before, word = survey.by_id.get(last), coding.word(last, coder)
    return page(
        request,
        "review.html" if coder else "coder.html",
        "review",
        view=made,
        asked=asked,
        last=replace(before, decision=word) if before and word else None,
        values=values.own if values else {},
        picked=write_picked(values.picked) if values else "",
        others=[each for each in survey.by_report.get(made.page.card.report, ()) if _can_take(each, in_hand)]
        if made.page
        else [],
        next=step(queue, in_hand, 1),
        previous=step(queue, in_hand, -1),
        fault=request.query_params.get("fault", "")[:400],
    )


def _can_take(brief: Brief, in_hand: str) -> bool:
    """Tell whether the claim in hand can be merged into another."""
    return brief.id != in_hand and brief.decision.verdict not in OUT


@review_pages.post("/review/coder")
def name_coder(form: Form) -> Response:
    """Remember with whose name this browser signs, and whether blind to others; an empty name forgets both."""
    name = coder_name(form.get("name", ""))
    pair = {each: form.get(each, "") for each in ("first", "second")}
    settling = _filters(form).address("/adjudicate", **pair) if form.get("to") == "adjudicate" else ""
    answer = RedirectResponse(settling or _back("", form), status_code=303)
    blind = "1" if name and form.get("blind") else ""
    for cookie, value in ((CODER_COOKIE, quote(name)), (BLIND_COOKIE, blind)):
        if value:
            answer.set_cookie(cookie, value, max_age=KEPT, httponly=True, samesite="strict")
        else:
            answer.delete_cookie(cookie, httponly=True, samesite="strict")
    return answer


@review_pages.post("/review/{claim}/decide")
def decide(request: Request, desk: OfReview, claim: str, form: Form) -> Response:
    """Keep a decision and go on to the next claim."""
    coder = coder_of(request)
    if not coder:
        return RedirectResponse(_back(claim, form), status_code=303)
    with desk.open() as ledger:
        survey = desk.survey(ledger)
        if claim not in survey.by_id:
            raise NotFoundError(f"no current claim has the id '{claim}'")
        held = ledger.form_values(claim, coder).held
        following = step(make_queue(survey, _filters(form), desk.coding(ledger)), claim, 1)
    try:
        _keep(desk, claim, form, held, coder)
    except (ValueError, ReviewError) as fault:
        return RedirectResponse(_back(claim, form, fault=str(fault)), status_code=303)
    return RedirectResponse(_back("" if following == claim else following, form, last=claim), status_code=303)


def _keep(desk: Desk, claim: str, form: Fields, held: Mapping[str, str], coder: str) -> None:
    """Keep what a form says of a claim. Raises ValueError and ReviewError in plain words."""
    decision = read_decision(form, held, coder)
    if decision.verdict is Verdict.SPLIT:
        changes, second = corrections_of(decision), read_second(form)
        desk.keep(lambda ledger: ledger.split(claim, second, coder, changes=changes, note=decision.note))
    elif decision.verdict is Verdict.MERGE:
        into = form.get("into", "")
        if not into:
            raise ValueError("choose the claim that stays")
        desk.keep(lambda ledger: ledger.merge(claim, into, coder, note=decision.note))
    else:
        desk.decide(claim, decision)


@review_pages.post("/review/{claim}/undo")
def undo(request: Request, desk: OfReview, claim: str, form: Form) -> Response:
    """Take back this coder's last word on a claim, and show it again. Both stay on record."""
    coder = coder_of(request)
    with desk.open() as ledger:
        known, own = claim in desk.survey(ledger).by_id, desk.coding(ledger).word(claim, coder)
    if not known:
        raise NotFoundError(f"no current claim has the id '{claim}'")
    if coder and own:
        desk.decide(claim, Decision(verdict=Verdict.WITHDRAWN, coder=coder))
    with desk.open() as ledger:
        still = claim in desk.survey(ledger).by_id  # an added claim is gone when that is taken back
    return RedirectResponse(_back(claim if still else "", form), status_code=303)


@review_pages.get("/review/missed/{report}")
def missed(request: Request, desk: OfReview, report: str, at: str = "", query: str = "") -> HTMLResponse:
    """Show a report's whole text beside the form for a missed claim; `at` and `query` say where to return to."""
    coder = coder_of(request)
    with desk.open() as ledger:
        made = find_report(ledger, report, desk.survey(ledger))
    given = request.query_params
    return page(
        request,
        "missed.html" if coder else "coder.html",
        "review",
        view=made,
        asked=read_asked(parse_qsl(query)),
        at=at,
        given={name: given.get(name, "") for name in CORRECTABLE},
        picked=given.get("picked", ""),
        fault=given.get("fault", "")[:400],
    )


@review_pages.post("/review/missed/{report}")
def add_missed(request: Request, desk: OfReview, report: str, form: Form) -> Response:
    """Keep a claim that the machine missed, and show it in the review; a faulty form comes back as it was filled in."""
    coder = coder_of(request)
    try:
        fields = {name: each for name, each in read_fields(form).items() if each.value}
        if not coder:
            raise ValueError("a decision is signed; give your name first")
        made = desk.keep(lambda ledger: ledger.add_claim(report, fields, coder, note=read_note(form)))
    except (ValueError, ReviewError) as fault:
        kept = {name: form.get(name, "") for name in (*CORRECTABLE, "picked", "at", "query")}
        short = {name: value for name, value in kept.items() if 0 < len(value) <= LONGEST_KEPT}
        again = urlencode({**short, "fault": str(fault)[:LONGEST_KEPT]})
        return RedirectResponse(f"/review/missed/{quote(report, safe='')}?{again}", status_code=303)
    return RedirectResponse(_back(made.claim, form, last=made.claim), status_code=303)


def _filters(form: Fields) -> Asked:
    """Give the filters that the queue was shown with: the form carries its address's query."""
    return read_asked(parse_qsl(form.get("query", "").lstrip("?")))


def _back(claim: str, form: Fields, **given: str) -> str:
    """Give the address of the queue at a claim, with the filters it had."""
    address = _filters(form).address("/review")
    more = urlencode({name: value for name, value in {"at": claim, **given}.items() if value})
    return f"{address}{'&' if '?' in address else '?'}{more}" if more else address
