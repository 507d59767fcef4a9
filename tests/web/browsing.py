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

from sayso.ledger.batches import LoadReader
from sayso.ledger.readers import load_reader
from sayso.web.adding import Adding
from sayso.web.application import make_application
from sayso.web.guards import House
from sayso.web.serving import listen

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
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
    "about": "/about",
}
FIRST_OF = {
    "claim": ("/", "#results a[href^='/claims/']"),
    "event": ("/events", "main a[href^='/events/']"),
    "plan": ("/plans", "main a[href^='/events/']"),
}


@contextmanager
def served(ledger: Path, load: LoadReader = load_reader, token: str | None = None) -> Iterator[str]:
    """Serve the desk of a ledger in this process; give its address."""
    import uvicorn

    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        app = make_application(ledger, House(port=port, token=token))
        app.state.adding = Adding(ledger, load, after=app.state.desk.warm)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@contextmanager
def chromium(*, webgl: bool = False) -> Iterator[Browser]:
    """Open the system's Chromium, with WebGL (by the processor) or without; skip the test where there is none."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium here: apt-get install chromium")
    with playwright.sync_playwright() as player:
        opened = player.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", *(DRAWN_BY_HAND if webgl else NO_WEBGL)]
        )
        yield opened
        opened.close()


class Visit:
    """A page that remembers what went wrong on it: errors, dialogs, requests to anybody else."""

    def __init__(
        self, browser: Browser, address: str, *, scheme: str = "light", width: int = 1280, scripts: bool = True
    ) -> None:
        self.address = address
        self.context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        self.context.add_cookies([{"name": "sayso_coder", "value": "Ada", "url": address}])
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", self._watch)

    def _hear(self, told: ConsoleMessage) -> None:
        """Keep errors and warnings, but for what a graphics driver made of software says of its own slowness."""
        if told.type in ("error", "warning") and "GL Driver Message" not in told.text:
            self.faults.append(told.text)

    def _watch(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.address, "data:", f"blob:{self.address}")):
            self.faults.append(f"foreign request {url}")

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def first(self, path: str, link: str) -> str:
        """Give where the first such link of a page leads."""
        target = self.go(path).locator(link).first.get_attribute("href")
        assert target
        return target
