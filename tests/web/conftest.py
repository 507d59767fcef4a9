"""A small ledger in a file, the demo's ledger, and visitors to their desks: by requests, and in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Ledger
from sayso.records import Interval
from sayso.store.connections import connect
from sayso.store.writing import add_reading
from sayso.web.application import make_application
from sayso.web.guards import House
from tests.made import NOW, RUN, TEXT, make_claim, make_reading, make_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

    from tests.web.browsing import Visit

ADDRESS = "http://127.0.0.1:8021"
HERE = {"Origin": ADDRESS}


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports: the shelling and the plan by Kestrel, and the shelling, undated, by Heron."""
    path = tmp_path_factory.mktemp("desk") / "made.sayso"
    connection = connect(path)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    other = make_report(name="heron", outlet="Heron Post")
    claim = make_claim(other)
    claim = replace(claim, when=replace(claim.when, interval=Interval(None, date(2029, 5, 1))))
    add_reading(connection, TEXT.encode(), make_reading(other, claim), RUN, NOW)
    connection.close()
    with Ledger.open(path) as ledger:
        ledger.link()
    return path


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled reports, read once; whoever changes anything takes a copy."""
    path = tmp_path_factory.mktemp("demo") / "demo.sayso"
    with resources.as_file(resources.files("sayso.demo") / "reports") as reports, Ledger.open(path) as ledger:
        ledger.read(reports)
    return path


@pytest.fixture
def ledger_file(made_ledger: Path, tmp_path: Path) -> Path:
    """A ledger of one's own, to decide in."""
    return Path(shutil.copy(made_ledger, tmp_path / "own.sayso"))


@pytest.fixture
def visitor(ledger_file: Path) -> Iterator[TestClient]:
    """A browser on this machine."""
    with TestClient(make_application(ledger_file, House()), base_url=ADDRESS) as client:
        yield client


# --- in a real browser; tests.web.browsing is imported late, for it skips whatever imports it where none is ---


@pytest.fixture(scope="session")
def player() -> Iterator[Playwright]:
    """What drives browsers; one thread can have one of it."""
    from tests.web.browsing import playwright

    with playwright.sync_playwright() as player:
        yield player


@pytest.fixture(scope="session")
def plain_browser(player: Playwright) -> Iterator[Browser]:
    """One browser without WebGL for all tests; each visit is a session of its own in it."""
    from tests.web.browsing import chromium

    with chromium(player) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser(plain_browser: Browser) -> Browser:
    """The browser that a module's tests use."""
    return plain_browser


@pytest.fixture(scope="module")
def demo_file(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's ledger, a copy for each module to decide in."""
    return Path(shutil.copy(demo_ledger, tmp_path_factory.mktemp("copy") / "demo.sayso"))


@pytest.fixture(scope="module")
def address(demo_file: Path) -> Iterator[str]:
    """The demo's desk."""
    from tests.web.browsing import served

    with served(demo_file) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Somebody called Ada at the desk; nothing may go wrong while she is there."""
    from tests.web.browsing import Visit

    made = Visit(browser, address)
    yield made
    made.close()
