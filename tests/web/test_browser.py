"""The desk in a real browser over the demo ledger. SAYSO_SCREENS=docs/screens keeps a picture of each page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import Ledger
from tests.web.browsing import FIRST_OF, PAGES, Visit, playwright

expect = playwright.expect
if TYPE_CHECKING:
    from playwright.sync_api import Browser

HARM = """<script>alert(1)</script><img src=x onerror=alert(2)>

Rebels <svg onload=alert(3)> attacked Bor on Friday</mark><script>alert(4)</script>, the army said.
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_opens_without_a_fault_and_fits_a_narrow_screen(browser: Browser, address: str, scheme: str) -> None:
    wide, narrow = Visit(browser, address, scheme=scheme), Visit(browser, address, scheme=scheme, width=390)
    for name in (*PAGES, *FIRST_OF):
        path = PAGES.get(name) or wide.first(*FIRST_OF[name])
        page = wide.go(path)
        assert page.locator("h1").count() == 1, name
        if folder := os.environ.get("SAYSO_SCREENS"):
            page.screenshot(path=Path(folder) / f"{name}-{scheme}.png")
        small = narrow.go(path)
        assert small.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than a telephone"
    assert wide.faults == narrow.faults == []


def test_a_claim_picked_in_the_list_is_picked_on_map_and_timeline(visit: Visit) -> None:
    page = visit.go("/?where=Bor&since=2014-01&until=2014-01")
    card = page.locator(".card:has(.where)").filter(has_text="Bor").first
    card.locator(".pick").click()
    page.wait_for_selector("#map .spot.picked")
    assert f"sel={card.get_attribute('data-claim')}" in page.url
    assert "picked" in (card.get_attribute("class") or "")
    assert page.locator("#timeline .bin.picked, #timeline .span").count() > 0
    page.keyboard.press("Escape")
    expect(page.locator("#map .spot.picked")).to_have_count(0)
    assert "sel=" not in page.url


def test_days_picked_on_the_timeline_are_picked_in_the_list_and_on_the_map(visit: Visit) -> None:
    page = visit.go("/")
    page.locator("#timeline .bin").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".selection")
    assert "sel=days" in page.url
    assert page.locator("#results .card.picked").count() > 0
    page.wait_for_selector("#timeline .bin.picked")


def test_a_place_picked_on_the_map_is_picked_in_the_list(visit: Visit) -> None:
    page = visit.go("/?where=Bor")
    for _ in range(6):  # what lies close together opens first
        page.locator("#map .hit[data-place='Bor']").focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        if "sel=place" in page.url:
            break
    page.wait_for_selector(".selection")
    assert "sel=place%3ABor" in page.url
    assert page.locator("#results .card").first.get_attribute("class").count("picked") == 1  # type: ignore[union-attr]
    assert page.reload() and page.locator(".selection").count() == 1


def test_a_filter_changes_list_map_and_address_at_once(visit: Visit) -> None:
    page = visit.go("/")
    before = page.locator(".counts .big").inner_text()
    page.locator(".drop summary", has_text="Status").click()
    page.locator("input[name=status][value=planned]").check()
    expect(page.locator(".counts .big")).not_to_have_text(before, use_inner_text=True)
    assert page.url.endswith("/?status=planned")
    assert {each.strip() for each in page.locator("#results .card .status").all_inner_texts()} == {"planned"}
    expect(page.locator("#timeline .happened")).to_have_count(0)
    page.go_back()
    expect(page.locator(".counts .big")).to_have_text(before, use_inner_text=True)


def test_dragging_over_days_filters_by_them(visit: Visit) -> None:
    page = visit.go("/")
    box = page.locator("#timeline").bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 60, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=*until=*")
    assert page.locator("input[name=since]").input_value() < page.locator("input[name=until]").input_value()


def test_the_list_goes_by_keys(visit: Visit) -> None:
    page = visit.go("/")
    for key in "jjk":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    first = page.locator("#results .card").first.get_attribute("data-claim")
    assert f"sel={first}" in page.url
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/claims/{first}")


def test_a_claim_is_reviewed_by_keys_alone(visit: Visit, demo_file: Path) -> None:
    page = visit.go("/review")
    hand = page.locator("#hand[data-ready]")  # a key pressed before the script is there is lost
    first = hand.get_attribute("data-claim")
    assert first
    page.keyboard.press("j")
    expect(hand).not_to_have_attribute("data-claim", first)
    page.keyboard.press("k")
    expect(hand).to_have_attribute("data-claim", first)
    page.keyboard.press("a")
    expect(hand).not_to_have_attribute("data-claim", first)
    page.keyboard.press("u")
    expect(hand).to_have_attribute("data-claim", first)
    page.keyboard.press("e")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.type("made by keys")
    page.keyboard.press("Enter")
    expect(hand).not_to_have_attribute("data-claim", first)
    with Ledger.open(demo_file) as ledger:
        told = ledger.explain(first).row.judgements
    assert [each.verdict for each in told] == ["accept", "withdrawn", "correct"]
    assert "made by keys" in (told[-1].changes or "") and told[-1].coder == "Ada"


def test_a_hostile_report_that_comes_in_runs_nothing(visit: Visit, demo_file: Path) -> None:
    (demo_file.parent / "harm.txt").write_text(HARM, encoding="utf-8")
    with Ledger.open(demo_file) as ledger:
        ledger.read(demo_file.parent / "harm.txt")
    for path in ("/reports/harm", "/?where=Bor", "/search?text=attacked", "/review"):
        page = visit.go(path)
        assert page.locator("script:not([src])").count() == 0
    assert "<script>alert(1)</script>" in visit.go("/reports/harm").locator(".reading").inner_text()


def test_without_scripts_the_list_and_the_filters_work(browser: Browser, address: str) -> None:
    plain = Visit(browser, address, scripts=False)
    page = plain.go("/")
    page.locator("input[name=where]").fill("Bentiu")
    page.locator("#filters button").click()
    assert "where=Bentiu" in page.url
    assert page.locator("#results .card").count() > 0
    plain.context.close()
