"""Bytes of any kind into a report: what kind they are, and which collector takes them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from sayso.collect.encoding import decode_text
from sayso.collect.html import collect_html
from sayso.collect.sidecar import Sidecar
from sayso.collect.text import Received, make_report
from sayso.collect.witnesses import Page
from sayso.errors import CollectError
from sayso.records import Report

# A newspaper's whole year of text is about this large; a single report never is.
MAX_BYTES: Final = 50_000_000
TOO_LARGE: Final = "{name}: larger than 50 MB, the limit for one report; split it into its reports"
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
TEXT_SUFFIXES: Final = (".txt", ".text", ".md", ".markdown")
SUFFIXES: Final = (*TEXT_SUFFIXES, *HTML_SUFFIXES, ".pdf")
HTML_TYPES: Final = ("text/html", "application/xhtml+xml")

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# What other files begin with, and what to tell whoever sends one.
_OTHERS: Final = (
    (b"%PDF-", "is a PDF, which is not yet supported; save its text as a .txt file"),
    (b"PK\x03\x04", "is a zip archive or an office document; unpack it or save it as text"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"\xd0\xcf\x11\xe0", "is an old office document; save it as text"),
    (b"\x89PNG", "is an image; give its text"),
    (b"\xff\xd8\xff", "is an image; give its text"),
    (b"GIF8", "is an image; give its text"),
    (b"{\\rtf", "is rich text (RTF); save it as plain text"),
    (b"SQLite format 3", "is a database; a ledger is opened, not read"),
)


def collect_bytes(
    original: bytes,
    *,
    name: str,
    media_type: str | None = None,
    sidecar: Sidecar | None = None,
    url: str | None = None,
) -> Report:
    """Make a report of the bytes of one document.

    `name` is the file's name or the last part of the address; a known ending (.txt, .html) is cut off. `media_type`
    is what the sender calls the content ('text/html; charset=...'); without one, name and content decide. `url` is the
    address it was fetched from; a sidecar's goes before it. Raises CollectError where the bytes are no report, saying
    why.
    """
    where = url or name
    if len(original) > MAX_BYTES:
        raise CollectError(TOO_LARGE.format(name=where))
    for start, fault in _OTHERS:
        if original.startswith(start):
            raise CollectError(f"{where}: {fault}")
    charset = _CHARSET.search(media_type or "")
    bare_type = (media_type or "").split(";")[0].strip().lower()
    given = Sidecar(url=url).overlaid(sidecar)
    stem = _stem(name, url)
    if (
        bare_type in HTML_TYPES
        or name.lower().endswith(HTML_SUFFIXES)
        or (bare_type != "text/plain" and _HTML_START.match(original[:4096]))
    ):
        received, page = collect_html(
            original, name=where, stem=stem, charset=charset[1] if charset else None, url=given.url
        )
        return make_report(_as_sent(received, charset), given, page)
    if bare_type and not bare_type.startswith("text/"):
        raise CollectError(f"{where}: is '{bare_type}', which cannot be read; give text or HTML")
    text, notes = decode_text(original, name=where, charset=charset[1] if charset else None)
    return make_report(_as_sent(Received(name=stem, original=original, text=text, notes=notes), charset), given, Page())


def _as_sent(received: Received, charset: re.Match[str] | None) -> Received:
    """Keep the encoding that a sender named beside the bytes: without it they do not give the same text again."""
    return replace(received, media_type=f"{received.media_type}; charset={charset[1]}") if charset else received


def _stem(name: str, url: str | None) -> str:
    bare = name or unquote(PurePosixPath(urlsplit(url or "").path).name) or "report"
    for suffix in SUFFIXES:
        if bare.lower().endswith(suffix) and len(bare) > len(suffix):
            return bare[: -len(suffix)]
    return bare
