"""A real browser before a desk of one's own, for the tests that look at pages as people do."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.collect import Fetch, fetch
from sayso.ledger.batches import LoadReader
from sayso.ledger.readers import load_reader
from sayso.web.adding import Adding
from sayso.web.application import make_application
from sayso.web.guards import House
from sayso.web.serving import listen

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
PATIENCE = 90_000  # ms; a text of a megabyte is laid out in two seconds, or in thirty where others are at work
PULSE = 25  # ms between two looks at whether a page is still waiting for anything
QUIET = 3  # such looks in a row without a request under way: then a page has what it asked for
NO_WEBGL = ("--disable-3d-apis",)
DRAWN_BY_HAND = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
PAGES = {
    "overview": "/",
    "selection": "/?sel=place:Bor",
    "report": "/reports/gfd-140114-reprint",
    "events": "/events",
    "plans": "/plans",
    "sources": "/sources",
    "actors": "/actors",
    "places": "/places",
    "place": "/places?name=Bor",
    "search": "/search?text=rebels",
    "add": "/add",
    "review": "/review",
    "export": "/export",
    "about": "/about",
}
FIRST_OF = {
    "claim": ("/", "#results a[href^='/claims/']"),
    "event": ("/events", "main a[href^='/events/']"),
    "plan": ("/plans", "main a[href^='/events/']"),
    "actor": ("/actors", "main a[href^='/actors?name=']"),
}


@contextmanager
def served(
    ledger: Path, load: LoadReader = load_reader, token: str | None = None, fetch: Fetch = fetch
) -> Iterator[str]:
    """Serve the desk of a ledger in this process; give its address."""
    import uvicorn

    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        app = make_application(ledger, House(port=port, token=token))
        app.state.adding = Adding(ledger, load, after=app.state.desk.warm, fetch=fetch)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@contextmanager
def chromium(player: Playwright, *, webgl: bool = False) -> Iterator[Browser]:
    """Open the system's Chromium, with WebGL (by the processor) or without; skip the test where there is none."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium here: apt-get install chromium")
    opened = player.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", *(DRAWN_BY_HAND if webgl else NO_WEBGL)]
    )
    yield opened
    opened.close()


class Visit:
    """A page that remembers what went wrong on it: errors, dialogs, requests to anybody else."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        name: str = "Ada",
        scheme: str = "light",
        width: int = 1280,
        scripts: bool = True,
    ) -> None:
        """Come as somebody with a name, to a desk's address."""
        self.address = address
        self.context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        self.context.set_default_navigation_timeout(PATIENCE)
        self.context.add_cookies([{"name": "sayso_coder", "value": name, "url": address}])
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self._waiting: set[Request] = set()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", self._watch)
        for ended in ("requestfinished", "requestfailed"):
            self.page.on(ended, self._let_go)  # type: ignore[call-overload]  # one of many names

    def _hear(self, told: ConsoleMessage) -> None:
        """Keep errors and warnings, but for what a graphics driver made of software says of its own slowness."""
        if told.type in ("error", "warning") and "GL Driver Message" not in told.text:
            self.faults.append(told.text)

    def _watch(self, request: Request) -> None:
        self._waiting.add(request)
        if not request.url.startswith((self.address, "data:", f"blob:{self.address}")):
            self.faults.append(f"foreign request {request.url}")

    def _let_go(self, request: Request) -> None:
        self._waiting.discard(request)

    def go(self, path: str) -> Page:
        """Open a page and wait until it has what it asks for; the browser's own 'networkidle' is half a second more."""
        self._waiting.clear()
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no request is under way."""
        quiet, deadline = 0, time.monotonic() + 30
        while quiet < QUIET and time.monotonic() < deadline:
            self.page.wait_for_timeout(PULSE)
            quiet = 0 if self._waiting else quiet + 1

    def close(self) -> None:
        """Leave; nothing may have gone wrong."""
        self.context.close()
        assert self.faults == []

    def first(self, path: str, link: str) -> str:
        """Give where the first such link of a page leads."""
        target = self.go(path).locator(link).first.get_attribute("href")
        assert target
        return target
