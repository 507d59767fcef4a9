"""axe-core over every page, light and dark, on a desktop and on a telephone. The pages' own policy stays as strict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.browsing import FIRST_OF, PAGES, Visit

axe_module = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed here"
)
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = {"desktop": 1280, "narrow": 390}
MORE = {
    "filtered": "/?status=planned&where=Bor",
    "nothing found": "/?text=zzzz",
    "search without words": "/search",
    "search narrowed": "/search?text=rebels&status=occurred",
    "agreement": "/agreement",
    "not there": "/nowhere",
}
SIGNED = {"adjudicate": "/adjudicate", "missed claim": "/review/missed/gfd-140114-reprint", "claim in hand": "/review"}


def violations(page: Page) -> list[str]:
    """Run axe with all its rules; say what is wrong where."""
    told: dict[str, Any] = axe_module.Axe().run(page).response
    return [
        f"{each['id']}: {each['help']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for each in told["violations"]
        for node in each["nodes"][:4]
    ]


@pytest.mark.parametrize("name", [*PAGES, *FIRST_OF, *MORE, *SIGNED])
def test_a_page_is_free_of_violations(browser: Browser, address: str, name: str) -> None:
    visit = Visit(browser, address)
    path = PAGES.get(name) or MORE.get(name) or SIGNED.get(name) or visit.first(*FIRST_OF[name])
    page = visit.go(path)
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        for width, pixels in WIDTHS.items():
            page.set_viewport_size({"width": pixels, "height": 800})
            if page.locator("#map").count():
                page.wait_for_timeout(250)  # map and timeline draw themselves anew
            else:
                visit.settle()
            faults += [f"{name}, {scheme}, {width}: {each}" for each in violations(page)]
    assert faults == []
    visit.context.close()


def test_axe_finds_what_is_wrong(browser: Browser, address: str) -> None:
    """The test above can fail: a picture without words and grey on grey are found on a page of ours."""
    visit = Visit(browser, address)
    page = visit.go("/about")
    page.evaluate("document.querySelector('h1').append(new Image())")
    assert any(each.startswith("image-alt") for each in violations(page))
    visit.context.close()
