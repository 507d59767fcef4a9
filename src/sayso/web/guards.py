"""Who may come in: Host and Origin checks, a token where strangers can reach us, and headers that keep pages tame.

Reports are hostile: whatever slips through escaping still finds a policy that runs no script but our own files.
A page of another site can make a browser send us requests: so a change needs an Origin that is ourselves, and a name
that somebody else points at 127.0.0.1 is no name of ours.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; img-src 'self' data:; worker-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # 'no-referrer' would take the Origin from our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TOKEN_COOKIE = "sayso_token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/static/", "/enter")  # what a visitor without the token may have: the door itself
LARGEST_BODY = 262_144  # bytes of a form; a long note is a few thousand
LARGEST_BATCH = 100_000_000  # bytes of reports sent at once
TOO_MUCH = f"More than {LARGEST_BATCH // 1_000_000} MB at once; send it in parts, or read the folder with `sayso read`."
ANYWHERE = frozenset({"0.0.0.0", "::", ""})  # addresses that mean 'on every network of this machine'


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where the desk stands: the address it listens on, and the token that a visitor must bring (None: nobody else)."""

    host: str = "127.0.0.1"
    port: int = 8021
    token: str | None = None

    def answers_to(self, named: str) -> bool:
        """Tell whether a Host header names this desk. Listening everywhere, any number does: it is nobody's site."""
        name, port = _name_and_port(named)
        if port not in (self.port, None):
            return False
        own = {"localhost", "127.0.0.1", "::1", self.host}
        if self.host in ANYWHERE:
            return name in {*own, socket.gethostname().lower()} or _is_number(name)
        return name in own

    def is_token(self, given: str) -> bool:
        """Tell whether somebody brings the token, in a time that tells nothing of it; without one nothing is it."""
        return self.token is not None and secrets.compare_digest(given.encode(), self.token.encode())


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """The middleware around the whole desk."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        """Stand before an application."""
        self.app, self.house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))

        async def send_tamed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await (refusal or self.app)(scope, receive, send_tamed)

    def _refusal(self, method: str, path: str, headers: Mapping[str, str]) -> Response | None:
        if not self.house.answers_to(headers.get("host", "")):
            return _plain(421, "This is not the address of the desk; open the one that `sayso serve` printed.")
        size = _body_size(headers)
        if size > LARGEST_BODY and path != "/add":
            return _plain(413, "Too long for a form.")
        if size > LARGEST_BATCH:
            return _plain(413, TOO_MUCH)
        bearer = self.house.is_token(headers.get("authorization", "").removeprefix("Bearer "))
        if method not in SAFE_METHODS and not bearer and not _from_here(headers):
            return _plain(403, "A change must come from the desk's own pages.")
        if self.house.token is None or bearer or path.startswith(OPEN_PATHS) or self.house.is_token(_cookie(headers)):
            return None
        if path.startswith("/api") or method not in SAFE_METHODS:
            return _plain(401, "This desk asks for its token: Authorization: Bearer TOKEN.")
        return RedirectResponse("/enter", status_code=303)


def _body_size(headers: Mapping[str, str]) -> int:
    """Give the announced size; a body of unknown size, sent in chunks, counts as too long."""
    told = headers.get("content-length") or "0"
    return int(told) if told.isdecimal() and "transfer-encoding" not in headers else LARGEST_BATCH + 1


def _plain(status: int, words: str) -> Response:
    return PlainTextResponse(words, status_code=status)


def _from_here(headers: Mapping[str, str]) -> bool:
    """Tell whether the browser says that a request came from one of our pages."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    return urlsplit(origin).scheme in ("http", "https") and urlsplit(origin).netloc == headers.get("host")


def _cookie(headers: Mapping[str, str]) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(TOKEN_COOKIE)
    except CookieError:
        return ""
    return held.value if held else ""


def _name_and_port(named: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{named}")
        return (parts.hostname or "").lower(), parts.port
    except ValueError:
        return "", None


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
