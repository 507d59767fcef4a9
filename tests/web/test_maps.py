"""The overview's maps in a real browser: MapLibre's and the plain one, each in step with timeline, list and address."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.browsing import Visit, chromium, playwright

expect = playwright.expect
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Route

SLOW = 60_000  # ms; drawing WebGL by the processor takes its time


@pytest.fixture(scope="module", params=["gl", "svg"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def browser(kind: str, player: Playwright, plain_browser: Browser) -> Iterator[Browser]:
    if kind == "svg":
        yield plain_browser
        return
    with chromium(player, webgl=True) as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    made = Visit(browser, address, width=1000)
    made.page.emulate_media(reduced_motion="reduce")  # the map leaps and does not glide
    yield made
    made.close()


def opened(visit: Visit, kind: str, path: str) -> Page:
    """Open an overview and wait until the map stands that this browser gets."""
    page = visit.go(path)
    page.wait_for_selector("#map .spot", timeout=SLOW)
    page.wait_for_selector(f"#map[data-kind={kind}] .spot", timeout=SLOW)
    return page


def choose(page: Page, place: str) -> None:
    """Choose a place by keys: what lies close together opens first."""
    for _ in range(8):
        if "sel=place" in page.url:
            return
        page.locator(f"#map .hit[data-place='{place}']").focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(600)


def test_a_place_picked_on_the_map_is_picked_in_timeline_list_and_address(visit: Visit, kind: str) -> None:
    page = opened(visit, kind, "/?where=Bor")
    choose(page, "Bor")
    page.wait_for_selector(".selection")
    assert "sel=place%3ABor" in page.url
    expect(page.locator("#results .card").first).to_have_class(re.compile(r"\bpicked\b"))
    expect(page.locator("#timeline .bin.picked")).not_to_have_count(0)
    expect(page.locator("#map .spot.picked")).not_to_have_count(0)
    if folder := os.environ.get("SAYSO_SCREENS"):
        page.wait_for_timeout(8000)  # the last shapes come late where the processor draws them
        page.screenshot(path=Path(folder) / f"map-{kind}.png")
    page.keyboard.press("Escape")
    expect(page.locator("#map .spot.picked")).to_have_count(0)
    expect(page.locator("#timeline .bin.picked")).to_have_count(0)
    assert "sel=" not in page.url


def test_days_and_claims_picked_elsewhere_are_picked_on_the_map(visit: Visit, kind: str) -> None:
    page = opened(visit, kind, "/")
    page.locator("#timeline .bin[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".selection")
    expect(page.locator("#map svg.picking .spot.picked")).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#map svg.picking")).to_have_count(0)
    card = page.locator("#results .card:has(.where:not(.lost))").first
    card.locator(".pick").click()
    expect(page.locator("#map .spot.picked")).not_to_have_count(0)
    assert f"sel={card.get_attribute('data-claim')}" in page.url


def test_presets_and_keys_frame_the_map(visit: Visit, kind: str) -> None:
    page = opened(visit, kind, "/")

    def place_of(name: str) -> tuple[float, float]:
        page.wait_for_timeout(500)
        box = page.locator(f"#map .hit[data-place='{name}']").bounding_box()
        assert box
        return box["x"], box["y"]

    far = "Addis Ababa"
    page.locator("#map svg[tabindex='0']").last.focus()
    page.keyboard.press("1")
    before = place_of(far)
    page.keyboard.press("ArrowRight")
    moved = place_of(far)
    assert moved[0] < before[0] - 20 and moved[1] == pytest.approx(before[1], abs=3)
    page.keyboard.press("3")
    page.wait_for_timeout(500)
    world = page.locator("#map .spot").count()
    page.get_by_role("button", name="Most", exact=True).click()
    page.wait_for_timeout(500)
    assert page.locator("#map .spot").count() > world  # closer by, fewer places fall together
    page.keyboard.press("1")
    assert place_of(far) == pytest.approx(before, abs=3)


@pytest.mark.parametrize(("lat", "km"), [(0.0, 50.0), (6.2, 8.0), (62.0, 300.0), (-80.0, 120.0)])
def test_the_circle_of_what_is_not_known_is_drawn_in_true_kilometres(
    visit: Visit, kind: str, lat: float, km: float
) -> None:
    if kind == "gl":
        pytest.skip("both maps draw the same rings")
    page = visit.go("/about")
    ring = page.evaluate(
        "async (place) => (await import('/static/js/map-shapes.js')).ringAround(place)",
        {"lat": lat, "lon": 31.5, "radius_km": km},
    )
    assert ring[0] == pytest.approx(ring[-1]) and len(ring) > 60
    assert [distance(31.5, lat, *each) for each in ring] == pytest.approx([km] * len(ring), rel=0.001)


def distance(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """How far two points lie from one another, in km, over the ground."""
    rise, run = math.radians(to_lat - lat), math.radians(to_lon - lon)
    half = (
        math.sin(rise / 2) ** 2 + math.cos(math.radians(lat)) * math.cos(math.radians(to_lat)) * math.sin(run / 2) ** 2
    )
    return 2 * 6371 * math.asin(half**0.5)


def test_the_circle_of_a_place_is_seen(visit: Visit, kind: str) -> None:
    """With the same places known exactly the same map is drawn but for the circles."""

    def picture(*, known: bool) -> bytes:
        def exact(route: Route) -> None:
            view = route.fetch().json()
            for place in view["places"]:
                place["radius_km"] = 0 if known else place["radius_km"]
            route.fulfill(json=view)

        visit.page.unroute_all()
        visit.page.route("**/api/overview*", exact)
        page = opened(visit, kind, "/?where=White+Nile")
        page.wait_for_timeout(1000)
        return page.locator("#map").screenshot()

    assert picture(known=False) != picture(known=True)


def test_zoom_keys_of_the_timeline_change_the_filter(visit: Visit, kind: str) -> None:
    if kind == "gl":
        pytest.skip("the timeline is the same beside both maps")
    page = opened(visit, kind, "/")
    page.locator("#timeline .bin[tabindex='0']").focus()
    page.keyboard.press("+")
    page.wait_for_url("**since=*until=*")
    until = page.locator("input[name=until]").input_value()
    expect(page.locator("#timeline .bin:focus")).to_have_count(1)
    page.keyboard.press("PageDown")
    expect(page.locator("input[name=until]")).not_to_have_value(until)
    assert page.locator("input[name=until]").input_value() > until
    page.locator("#timeline .bin[tabindex='0']").focus()
    page.keyboard.press("0")
    expect(page.locator("input[name=until]")).to_have_value("")
    page.wait_for_url(lambda url: "since" not in url)


def test_an_address_with_a_selection_shows_it_at_once_and_paper_gets_the_plain_map(visit: Visit, kind: str) -> None:
    page = opened(visit, kind, "/?sel=place:Bor")
    expect(page.locator("#map .spot.picked")).not_to_have_count(0)
    expect(page.locator("#timeline .bin.picked")).not_to_have_count(0)
    expect(page.locator("#results .card.picked")).not_to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator("#map .plainmap .spot.picked")).not_to_have_count(0, timeout=SLOW)
    expect(page.locator("#map .glmap")).not_to_be_visible()
    expect(page.locator(".mapkeys")).not_to_be_visible()


def test_the_first_picture_does_not_wait_and_lost_graphics_leave_the_plain_map(visit: Visit, kind: str) -> None:
    page = opened(visit, kind, "/?sel=place:Bor")
    entries = page.evaluate("performance.getEntriesByType('resource').map((each) => [each.name, each.startTime])")
    times = {name.split("/")[-1]: start for name, start in entries}
    assert ("maplibre-gl.mjs" in times) == (kind == "gl") == bool(page.workers)
    assert times["countries-110m.json"] < times.get("maplibre-gl.mjs", math.inf)
    assert all(each.url.startswith(visit.address) for each in page.workers)
    if kind == "gl":
        page.locator(".glmap canvas").evaluate(
            "(canvas) => canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()"
        )
        page.wait_for_selector("#map[data-kind=svg] .spot.picked")
        expect(page.locator("#map .glmap")).to_have_count(0)
