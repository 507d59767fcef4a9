"""A walk over the whole demo ledger in a real browser: every page, every kind of link, and nothing from elsewhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from sayso.ledger import Ledger
from sayso.ledger.readers import load_reader
from tests.made import load_hand_reader
from tests.web.browsing import PAGES, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OF_A_KIND = 3  # links of one kind that are followed: the same page with other values tells nothing new
MOST = 320  # the demo ledger has about 190 to follow, and some more that scripts draw
ALIVE = "script:not([src]), iframe, main img, object, embed, [onerror], [onload]"
HARM = """<script>alert(1)</script><img src=x onerror=alert(2)>

Rebels <svg onload=alert(3)> attacked Bor on Friday</mark></p></main><script>alert(4)</script>, the army said.

</textarea></title><iframe src="https://elsewhere.example/"></iframe>
<link rel=stylesheet href=//elsewhere.example/x.css>

The army \u202edekcatta\u202c Bentiu\u2066 on Monday\u200f, <a href="javascript:alert(5)">officials</a> said.
{{ 7 * 7 }}
"""
LONG = "Rebels attacked Bor. Rebels hit Bor on Friday. " + "word " * 200_000 + "Soldiers captured Bentiu on Monday."
SOUGHT = {"<b>harm": "attacked Bor", "long": "rebels hit"}  # words of a claim's quote


@pytest.fixture(scope="module")
def demo_file(demo_file: Path) -> Path:
    """The demo ledger with two reports that mean harm; the model would read for a minute in the long one."""
    for name, text, load in (("<b>harm", HARM, load_reader), ("long", LONG, load_hand_reader)):
        (demo_file.parent / f"{name}.txt").write_text(text, encoding="utf-8")
        with Ledger.open(demo_file, load_reader=load) as ledger:
            ledger.read(demo_file.parent / f"{name}.txt")
    return demo_file


def kind_of(path: str) -> tuple[str, ...]:
    """Say what kind of link it is: the page, whether it is about one thing, and which filters it sets."""
    parts = urlsplit(path)
    steps = parts.path.strip("/").split("/")
    about = steps[:2] if steps[0] == "api" else steps[:1]
    return (*about, str(len(steps)), *sorted({name for name, _ in parse_qsl(parts.query)}))


def test_every_kind_of_link_leads_to_a_page_without_a_fault(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    waiting, seen, kinds = list(PAGES.values()), set[str](), Counter[tuple[str, ...]]()
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        kind = kind_of(path)
        if path in seen or kinds[kind] >= OF_A_KIND:
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = visit.context.request.get(address + path)
        assert answer.status < 400, (path, answer.status)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = visit.go(path)
        assert visit.faults == [], path
        hrefs = page.locator("a[href]").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        links = {each.split("#")[0] for each in hrefs if each.startswith("/")}
        outside = [each for each in hrefs if not each.startswith(("/", "#", "?"))]
        assert outside == [], path
        waiting += sorted(links - seen)
    visited = {kind[0] for kind in kinds}
    assert visited >= {"", "reports", "claims", "events", "plans", "sources", "actors", "places", "search", "review"}
    assert visited >= {"about", "add", "api"} and len(seen) < MOST


@pytest.mark.parametrize("name", ["<b>harm", "long"])
def test_a_hostile_report_shows_as_text_and_runs_nothing(browser: Browser, address: str, name: str) -> None:
    visit = Visit(browser, address)
    found = visit.context.request.get(f"{address}/api/search", params={"text": SOUGHT[name], "shown": "200"}).json()
    claims = [card["id"] for card in found["cards"] if card["report_name"] == name]
    assert claims, "the report has claims, so that its words stand on every page"
    whole = visit.context.request.get(f"{address}/api/claims/{claims[0]}").json()["card"]["report"]
    paths = [f"/reports/{whole}", f"/claims/{claims[0]}", f"/search?text={SOUGHT[name]}", f"/review?at={claims[0]}"]
    for path in (*paths, f"/?sel={claims[0]}", "/?where=Bor"):
        page = visit.go(path)
        assert page.locator(ALIVE).count() == 0, path
        assert page.locator("a[href^='javascript']").count() == 0, path
        assert not set("\u202e\u202c\u2066\u200f") & set(page.content()), path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    shown = visit.go(f"/reports/{whole}").locator(".reading").inner_text()
    if name == "long":
        assert len(shown) > 1_000_000 and "Soldiers captured Bentiu" in shown
    else:
        for words in ("<script>alert(1)</script>", "<iframe src=", "{{ 7 * 7 }}", "The army \ufffddekcatta\ufffd"):
            assert words in shown
    assert visit.faults == []
    visit.context.close()
