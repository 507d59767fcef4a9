"""The page from which the result is handed on, and its files. It changes nothing, so all of it is GET."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.responses import FileResponse, HTMLResponse
from starlette.background import BackgroundTask

from sayso.ledger.layers import Layer
from sayso.web.api import Filtered as FilteredHere
from sayso.web.exporting import TYPES, ExportPage, make_export, write_export
from sayso.web.pages import Filtered, OfDesk, page

export_pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
export_api = APIRouter(prefix="/api")
OfLayer = Annotated[Layer, InPath(description="The machine's claims, these as people made them, or what is settled.")]
OfForm = Annotated[
    Literal["csv", "json", "gold"], InPath(description="A table, a table with a head, or coded data of all in a zip.")
]
_one_at_a_time = threading.Lock()  # each takes a processor and much memory; who comes second waits


@export_pages.get("/export")
def export(request: Request, desk: OfDesk, asked: Filtered) -> HTMLResponse:
    """Offer each layer in each form."""
    with desk.open() as ledger:
        made = make_export(desk, ledger, asked)
    return page(request, "export.html", "export", view=made, asked=asked)


@export_api.get("/export")
def exports(desk: OfDesk, asked: FilteredHere) -> ExportPage:
    """Say which files can be had, and how many claims of each layer meet the filters."""
    with desk.open() as ledger:
        return make_export(desk, ledger, asked)


@export_api.get("/export/{layer}/{form}", response_class=FileResponse)
def export_file(desk: OfDesk, asked: FilteredHere, layer: OfLayer, form: OfForm) -> FileResponse:
    """Give a layer as a file whose name says which; coded data are of the whole ledger, whatever the filters."""
    folder = tempfile.mkdtemp(prefix="sayso-")
    clear = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    written = None
    try:
        with _one_at_a_time, desk.open() as ledger:
            written = write_export(desk, ledger, asked, layer, form, Path(folder))
    finally:
        if written is None:
            shutil.rmtree(folder, ignore_errors=True)
    return FileResponse(written, media_type=TYPES[form], filename=written.name, background=clear)
