"""Adding in a real browser: words are pasted and read, files are chosen and dropped, by hand and by keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import Ledger
from tests.collect.serving import fetch_nearby, web
from tests.made import load_hand_reader
from tests.web.browsing import Visit, playwright, served

expect = playwright.expect
if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORDS = """Rebels take the bridge at Bor

Osprey Post, 14 January 2014

Rebels captured the bridge at Bor on Monday, killing at least five soldiers, an army spokesman said.
The government will send two battalions to the town next week, he added.
"""
PNG = {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"\0" * 40}
NEWS = {"name": "news.txt", "mimeType": "text/plain", "buffer": b"Rockets hit Orsha."}
PATIENCE = 60_000  # milliseconds: another process loads the model first, on a machine that may be busy


@pytest.fixture
def address(demo_file: Path) -> Iterator[str]:
    """A desk that reads by hand, quickly, and fetches from this machine."""
    with served(demo_file, load_hand_reader, fetch=fetch_nearby) as address:
        yield address


def keep_screen(visit: Visit, name: str) -> None:
    """Keep a picture of the page where SAYSO_SCREENS says, light and dark."""
    if folder := os.environ.get("SAYSO_SCREENS"):
        for scheme in ("light", "dark"):
            visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            visit.page.screenshot(path=Path(folder) / f"{name}-{scheme}.png")


def test_pasted_words_are_read_and_end_on_the_report(browser: Browser, demo_file: Path) -> None:
    with served(demo_file) as address:
        visit = Visit(browser, address)
        page = visit.go("/add")
        page.keyboard.press("p")
        page.keyboard.insert_text(WORDS)
        page.get_by_label("Publisher").fill("Osprey Post")
        page.get_by_label("Address", exact=True).fill("https://osprey.example/bor")
        page.get_by_label("The words of one report").focus()
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("progressbar")).to_be_visible()
        page.wait_for_url("**/reports/*", timeout=PATIENCE)
        assert page.locator("h1").inner_text() == "Rebels take the bridge at Bor"
        assert page.locator("mark.trigger.happened").filter(has_text="captured").count() == 1
        assert page.locator("mark.trigger.coming").count() >= 1
        assert "osprey.example/bor" in page.locator(".prov").inner_text()
        visit.close()


def test_of_two_files_one_is_read_and_one_is_refused_with_its_reason(visit: Visit) -> None:
    page = visit.go("/add")
    page.locator("#files").set_input_files([NEWS, PNG])  # type: ignore[list-item]
    expect(page.locator("#chosen")).to_contain_text("2 chosen")
    keep_screen(visit, "add")
    page.get_by_role("button", name="Read the files").click()
    expect(page.get_by_role("heading", name="The last batch")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".batch .reports a")).to_have_text("news")
    expect(page.locator(".batch .refused")).to_contain_text("photo.png")
    expect(page.locator(".batch .refused")).to_contain_text("is an image; give its text")
    keep_screen(visit, "added")
    page.locator(".batch .reports a").click()
    page.wait_for_url("**/reports/*")
    assert page.locator("mark.trigger").inner_text() == "hit"


def test_files_are_dropped_and_the_last_batch_stays_to_be_seen(visit: Visit) -> None:
    page = visit.go("/add")
    page.evaluate(
        """() => {
          const held = new DataTransfer();
          held.items.add(new File(["Rockets hit Tamra."], "dropped.txt", { type: "text/plain" }));
          const dropped = new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true });
          document.getElementById("drop").dispatchEvent(dropped);
        }"""
    )
    expect(page.locator("#chosen")).to_contain_text("dropped.txt")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".batch .reports a")).to_have_text("dropped", timeout=PATIENCE)
    expect(page.locator("#batch")).to_have_attribute("role", "status")
    expect(visit.go("/add").locator(".batch .reports a")).to_have_text("dropped")


def test_an_address_pasted_anywhere_is_fetched_when_asked_for(visit: Visit) -> None:
    with web() as near:
        page = visit.go("/add")
        page.evaluate(
            """(address) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/plain", address);
              document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
            }""",
            f" {near.address}/orsha.html\n",
        )
        expect(page.locator("#addresses")).to_have_value(f"{near.address}/orsha.html")
        expect(page.locator("#addresses")).to_be_focused()
        page.wait_for_timeout(300)
        assert near.asked == []
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/reports/*", timeout=PATIENCE)
        assert page.locator("h1").inner_text() == "Rockets hit Orsha"
        page = visit.go("/add")
        page.keyboard.press("a")
        page.keyboard.insert_text("http://127.0.0.1/\n" + f"{near.address}/nothing")
        page.get_by_role("button", name="Fetch and read").click()
        expect(page.locator(".batch .refused")).to_contain_text("is not on the open internet", timeout=PATIENCE)
        expect(page.locator(".batch .refused")).to_contain_text("answered 404")
        assert near.asked == ["/orsha.html", "/nothing"]


def test_too_much_is_said_before_anything_is_sent(visit: Visit) -> None:
    page = visit.go("/add")
    page.evaluate("document.getElementById('add-files').dataset.mostBytes = '20'")
    page.locator("#files").set_input_files([NEWS, PNG])  # type: ignore[list-item]
    expect(page.locator("#chosen-fault")).to_contain_text("are too much")
    page.get_by_role("button", name="Read the files").click()
    page.wait_for_timeout(300)
    assert page.url.endswith("/add")


def test_a_batch_is_stopped_and_a_second_waits(visit: Visit, demo_file: Path) -> None:
    slow = [{**NEWS, "name": f"slow-{n}.txt", "buffer": f"DAWDLE. Rockets hit Slow{n}.".encode()} for n in range(80)]
    page = visit.go("/add")
    page.locator("#files").set_input_files(slow)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator(".batch")).to_contain_text("of 80 done", timeout=PATIENCE)
    keep_screen(visit, "adding")
    other = Visit(visit.context.browser or pytest.fail("no browser"), visit.address)
    second = other.go("/add")
    second.locator("#text").fill("Rockets hit Tamra.")
    second.get_by_role("button", name="Read the words").click()
    expect(second.locator(".warn[role=alert]").first).to_contain_text("one goes at a time")
    assert second.locator("#text").input_value() == "Rockets hit Tamra."
    other.context.close()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".batch")).to_contain_text("It was stopped", timeout=PATIENCE)
    with Ledger.open(demo_file) as ledger:
        assert ledger.check().sound


def test_without_scripts_files_are_read_too(browser: Browser, address: str) -> None:
    plain = Visit(browser, address, scripts=False)
    page = plain.go("/add")
    page.locator("#files").set_input_files([{**NEWS, "name": "plain.txt"}])  # type: ignore[list-item]
    page.get_by_role("button", name="Read the files").click()
    page.wait_for_url("**/add?reading=*")
    look = page.get_by_role("link", name="How far is it?")
    for _ in range(200):
        if not look.count():
            break
        page.wait_for_timeout(200)
        with page.expect_navigation():
            look.click()
    assert page.locator(".batch .reports a").inner_text() == "plain"
    plain.context.close()
