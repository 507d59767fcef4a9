"""The application: pages, JSON, static files, the guard around them, and errors in plain words."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

import sayso
from sayso.errors import NotFoundError, SaysoError
from sayso.web.adding import Adding
from sayso.web.adding_pages import adding_api, adding_pages
from sayso.web.agreement_pages import agreement_api, agreement_pages
from sayso.web.api import api
from sayso.web.desks import Desk
from sayso.web.export_pages import export_api, export_pages
from sayso.web.guards import Guard, House
from sayso.web.pages import page, pages
from sayso.web.review_pages import review_pages

TELL = "The ledger as JSON: every page of the desk. Offsets are half-open ranges of Unicode code points."


def make_application(ledger: Path, house: House) -> FastAPI:
    """Make the desk for a ledger file. Raises StoreError where the file cannot be used."""
    app = FastAPI(
        title="Sayso",
        description=TELL,
        version=sayso.__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own page would load scripts from elsewhere
        redoc_url=None,
    )
    app.state.desk = Desk(ledger)
    app.state.adding = Adding(ledger, after=app.state.desk.warm)
    app.state.house = house
    app.mount("/static", StaticFiles(directory=str(resources.files("sayso.web") / "static")))
    for router in (pages, review_pages, agreement_pages, adding_pages, export_pages):
        app.include_router(router)
    for router in (api, agreement_api, adding_api, export_api):
        app.include_router(router)
    app.add_exception_handler(SaysoError, _say)
    app.add_exception_handler(HTTPException, _say)
    app.add_middleware(Guard, house=house)
    return app


def _say(request: Request, fault: Exception) -> Response:
    """Answer an error in words: as JSON under /api, as a page elsewhere."""
    status = 404 if isinstance(fault, NotFoundError) else 503
    words = str(fault)
    if isinstance(fault, HTTPException):
        status, words = fault.status_code, str(fault.detail)
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": words}, status_code=status)
    return page(request, "error.html", "", status=status, words=words)
