"""The pages for adding: files, words or addresses come in by POST, how far the reading is goes out by GET."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from sayso.collect import MAX_BYTES, read_sidecar, without_password
from sayso.errors import SidecarError
from sayso.store.names import folded
from sayso.web.adding import Adding, Batch, Sent
from sayso.web.guards import LARGEST_BATCH
from sayso.web.pages import coder_of, page
from sayso.web.showing import render, texts

MOST_FILES = 1000  # of one batch
LONGEST_PASTE = 5_000_000  # bytes; more than any report, less than a form parser should hold in memory
MOST_ADDRESSES = 20  # of one batch: whoever wants more saves the pages, or names them to `sayso read`
KNOWN = ("title", "publisher", "published", "url")  # what may be said of pasted words; the keys of a sidecar
TYPED = ("text", "addresses", *KNOWN)
LONGEST_STEM = 60  # characters of the words that a pasted report is called by

adding_pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
adding_api = APIRouter(prefix="/api")


def adding_of(request: Request) -> Adding:
    """Give the desk's place for what comes in."""
    adding = request.app.state.adding
    assert isinstance(adding, Adding)
    return adding


async def form_of(request: Request) -> AsyncIterator[FormData | None]:
    """Give the form as it was sent; None where it holds more than a form may."""
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=20, max_part_size=LONGEST_PASTE)
    except HTTPException:
        yield None
        return
    yield form
    await form.close()


OfAdding = Annotated[Adding, Depends(adding_of)]
Came = Annotated[FormData | None, Depends(form_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What somebody gave to be read: files, words with what is known of them, or addresses; `alone`: one report."""

    sent: tuple[Sent, ...] = ()
    addresses: tuple[str, ...] = ()
    alone: bool = False


@adding_pages.get("/add")
def add(request: Request, adding: OfAdding, reading: str = "") -> Response:
    """Show where reports are added, and how the last batch stands; a pasted report that has been read is shown."""
    batch = adding.batch
    if batch.only and batch.key == reading:
        return RedirectResponse(f"/reports/{batch.only}", status_code=303)
    return _show(request, batch)


@adding_pages.get("/add/progress")
def progress(adding: OfAdding, reading: str = "") -> HTMLResponse:
    """Give how far the batch is, for the page that asks again and again."""
    batch = adding.batch
    answer = HTMLResponse(render("_batch.html", batch=batch))
    if batch.only and batch.key == reading:
        answer.headers["HX-Redirect"] = f"/reports/{batch.only}"
    return answer


@adding_pages.post("/add")
def add_these(request: Request, adding: OfAdding, form: Came) -> Response:
    """Keep what came and begin to read it; say why where that cannot be."""
    words = texts()["add"]
    if form is None:
        too_much = words["too_much"].format(files=MOST_FILES, megabytes=LONGEST_PASTE // 1_000_000)
        return _show(request, adding.batch, status=413, fault=too_much)
    typed = {name: str(form.get(name, "")) for name in TYPED}
    try:
        given = read_given(form)
        key = adding.start(given.sent, addresses=given.addresses, coder=coder_of(request), alone=given.alone)
    except ValueError as fault:
        return _show(request, adding.batch, status=422, fault=str(fault), typed=typed)
    except OSError as fault:
        unkept = words["unkept"].format(why=fault.strerror or fault)
        return _show(request, adding.batch, status=507, fault=unkept, typed=typed)
    if key is None:
        return _show(request, adding.batch, status=409, fault=words["busy"], typed=typed)
    return RedirectResponse(f"/add?reading={key}", status_code=303)


@adding_pages.post("/add/stop")
def stop(adding: OfAdding) -> Response:
    """Stop after the report in hand."""
    adding.stop()
    return RedirectResponse("/add", status_code=303)


@adding_api.get("/add")
def batch(adding: OfAdding) -> Batch:
    """Give how the batch in hand, or the last one, stands: what was read, and what was refused and why."""
    return adding.batch


def _show(
    request: Request,
    batch: Batch,
    *,
    status: int = 200,
    fault: str = "",
    typed: Mapping[str, str] = MappingProxyType({}),
) -> HTMLResponse:
    limits = {"files": MOST_FILES, "bytes": LARGEST_BATCH, "report": MAX_BYTES, "addresses": MOST_ADDRESSES}
    held = dict.fromkeys(TYPED, "") | dict(typed)
    return page(request, "add.html", "add", status=status, batch=batch, fault=fault, typed=held, limits=limits)


def read_given(form: FormData) -> Given:
    """Read what was sent. Raises ValueError, in words, where there is nothing to read or something contradicts."""
    words = texts()["add"]
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    text = str(form.get("text", "")).replace("\r\n", "\n")
    addresses = tuple(dict.fromkeys(str(form.get("addresses", "")).split()))
    if bool(files) + bool(text.strip()) + bool(addresses) > 1:
        raise ValueError(words["both"])
    if files:
        return Given(sent=tuple(Sent(name=each.filename or "", content=each.file) for each in files))
    if addresses:
        return Given(addresses=_checked(addresses), alone=len(addresses) == 1)
    known = {name: str(form.get(name, "")).strip() for name in KNOWN}
    if not text.strip():
        raise ValueError(words["only_address"] if known["url"] else words["nothing"])
    if known["url"] and not _is_address(known["url"]):
        raise ValueError(words["no_address"])
    try:
        read_sidecar({name: value for name, value in known.items() if value}, where=words["pasted"])
    except SidecarError as fault:
        raise ValueError(str(fault)) from fault
    return Given(sent=_pasted(text, {name: value for name, value in known.items() if value}), alone=True)


def _checked(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Give addresses that a page can be fetched from; whether it is allowed to be is found out when it is fetched."""
    words = texts()["add"]
    if len(addresses) > MOST_ADDRESSES:
        raise ValueError(words["too_many_addresses"].format(n=len(addresses), most=MOST_ADDRESSES))
    for each in addresses:
        if not _is_address(each):
            raise ValueError(words["no_such_address"].format(what=each[:100]))
        if without_password(each) != each:
            raise ValueError(words["no_password"])
    return addresses


def _is_address(given: str) -> bool:
    try:
        return urlsplit(given).scheme in ("http", "https") and bool(urlsplit(given).hostname)
    except ValueError:
        return False


def _pasted(text: str, known: dict[str, str]) -> tuple[Sent, ...]:
    """Make a file of pasted words, and a sidecar; its name comes from the words, so that pasting twice adds nothing."""
    content = text.encode("utf-8", "replace")
    first = known.get("title") or next(line for line in text.splitlines() if line.strip())
    stem = re.sub(r"\W+", "-", folded(first)[:LONGEST_STEM]).strip("-_") or "pasted"
    name = f"{stem}-{hashlib.sha256(content).hexdigest()[:8]}"
    sent = [Sent(name=f"{name}.txt", content=io.BytesIO(content))]
    if known:
        beside = json.dumps(known, ensure_ascii=False).encode("utf-8", "replace")
        sent.append(Sent(name=f"{name}.json", content=io.BytesIO(beside)))
    return tuple(sent)
