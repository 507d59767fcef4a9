"""The review by keys alone in a real browser: from the queue, over words picked in the text, to the export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import Ledger
from sayso.records import Span, Verdict
from tests.made import TEXT, span_of
from tests.web.browsing import Visit, playwright, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = playwright.expect


@pytest.fixture
def address(ledger_file: Path) -> Iterator[str]:
    with served(ledger_file) as address:
        yield address


def claim_of(path: Path, trigger: str) -> str:
    with Ledger.open(path) as ledger:
        return next(row.claim.id for row in ledger.claims() if (row.report.name, row.trigger) == ("kestrel", trigger))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def field(page: Page, name: str) -> None:
    """Go to a field by the Tab key."""
    for _ in range(40):
        if page.evaluate("document.activeElement?.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to '{name}'")


def pick(page: Page, words: str) -> None:
    """Pick words in the text by keys for the field in hand."""
    press(page, "Escape", "p")
    expect(page.locator("#picking")).to_be_visible()
    wanted = words.split()
    press(page, *["ArrowUp"] * 4)
    for _ in range(80):
        if page.evaluate("String(getSelection())") == wanted[0]:
            break
        press(page, "ArrowRight")
    press(page, *["Shift+ArrowRight"] * (len(wanted) - 1))
    assert page.evaluate("String(getSelection())") == words
    press(page, "Enter")
    expect(page.locator("#picking")).to_be_hidden()


def test_a_claim_is_corrected_from_queue_to_export(visit: Visit, ledger_file: Path, tmp_path: Path) -> None:
    claim = claim_of(ledger_file, "hit")
    page = visit.go("/review?type=ASSAULT")
    hand = page.locator("#hand[data-ready]")
    while hand.get_attribute("data-claim") != claim:
        held = hand.get_attribute("data-claim")
        press(page, "j")
        expect(hand).not_to_have_attribute("data-claim", held or "")
    press(page, "e")
    field(page, "actor")
    page.keyboard.type("Hamat Army (state_force);")
    pick(page, "Governor Élie")
    expect(page.locator("#edit input[name=actor]")).to_have_value("Hamat Army (state_force); Governor Élie")
    field(page, "place")
    pick(page, "market")
    press(page, "Enter")
    expect(page.locator("p.good").first).to_contain_text("corrected")
    with Ledger.open(ledger_file) as ledger:
        made = ledger.decisions("Ada")[next(key for key in ledger.decisions("Ada") if key == claim)]
        assert made.picked == {
            "actor": {"Governor Élie": Span(span_of(TEXT, "Governor").start, span_of(TEXT, "Élie").end)},
            "place": {"market": span_of(TEXT, "market")},
        }
        assert ledger.check().sound
        ledger.export("gold", tmp_path / "out")
    lines = [json.loads(line) for line in (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()]
    (written,) = (each for each in lines if each["report"] == "kestrel" and each["trigger"]["text"] == "hit")
    assert [each["canonical"] for each in written["places"]] == ["market"]
    assert written["places"][0]["text"] == "market"
    assert {each["canonical"] for each in written["actors"]} == {"Hamat Army", "Governor Élie", "people"}
    assert json.loads((tmp_path / "out" / "layer.json").read_text("utf-8"))["coders"] == ["Ada"]
    page.wait_for_selector("#hand[data-ready]")
    press(page, "h")
    page.wait_for_url("**/export?type=ASSAULT")
    for _ in range(60):
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == "CSV, of the layer reviewed":
            break
        press(page, "Tab")
    with page.expect_download() as waiting:
        press(page, "Enter")
    assert waiting.value.suggested_filename == "own-reviewed-claims.csv"
    table = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8"), newline="")))
    assert {each["report"]: each["places"] for each in table} == {"kestrel": "market", "heron": "Tamra"}


def test_a_claim_is_split_and_that_is_taken_back(visit: Visit, ledger_file: Path) -> None:
    claim = claim_of(ledger_file, "hit")
    page = visit.go(f"/review?at={claim}")
    press(page, "x")
    pick(page, "killed")
    field(page, "second-type")
    page.keyboard.type("HARM")
    field(page, "second-mode")
    press(page, "Enter")
    expect(page.locator("p.good").first).to_contain_text("split")
    assert claim_of(ledger_file, "killed")
    page.wait_for_selector("#hand[data-ready]")
    press(page, "u")
    expect(page.locator("#hand")).to_have_attribute("data-claim", claim)
    with Ledger.open(ledger_file) as ledger:
        assert [each.verdict for each in ledger.judgements(claim)] == [Verdict.SPLIT, Verdict.WITHDRAWN]
        assert not [row for row in ledger.claims() if row.trigger == "killed"]


def test_a_missed_claim_is_added(visit: Visit, ledger_file: Path) -> None:
    page = visit.go(f"/review?at={claim_of(ledger_file, 'hit')}")
    press(page, "m")
    page.wait_for_url("**/review/missed/**")
    page.wait_for_selector("#hand[data-ready]")
    pick(page, "fall")
    expect(page.locator("input[name=trigger]")).to_have_value("fall")
    field(page, "type")
    page.keyboard.type("ASSAULT")
    field(page, "status")
    page.keyboard.type("occurred")
    field(page, "place")
    page.keyboard.type("Tamra")
    press(page, "Enter")
    expect(page.locator("p.good").first).to_contain_text("added")
    with Ledger.open(ledger_file) as ledger:
        (row,) = (each for each in ledger.claims(text="fall") if each.report.name == "kestrel")
        assert row.claim.trigger == span_of(TEXT, "fall")
        assert row.quote == "Shells fall on Tamra"
        assert ledger.check().sound


def test_a_claim_is_merged(visit: Visit, ledger_file: Path) -> None:
    claim = claim_of(ledger_file, "send a brigade")
    page = visit.go(f"/review?at={claim}")
    press(page, "g", "ArrowDown", "Enter")
    expect(page.locator("p.good").first).to_contain_text("merged")
    with Ledger.open(ledger_file) as ledger:
        assert ledger.decisions()[next(iter(ledger.decisions()))].into == claim_of(ledger_file, "hit")


def test_words_selected_with_the_mouse_fill_the_field_in_hand(visit: Visit, ledger_file: Path) -> None:
    page = visit.go(f"/review?at={claim_of(ledger_file, 'hit')}")
    press(page, "e")
    page.locator("#edit input[name=source]").focus()
    page.evaluate(
        """() => {
            const text = document.getElementById("text");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf("Élie Dessan");
                if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + 11);
            }
            text.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    expect(page.locator("#edit input[name=source]")).to_have_value("Élie Dessan")
    picked = json.loads(page.locator("input[name=picked]").input_value())
    assert picked == {"source": [["Élie Dessan", *span_of(TEXT, "Élie Dessan")]]}


def test_the_forms_are_free_of_violations_in_both_schemes_and_narrow(
    browser: Browser, address: str, ledger_file: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    claim = claim_of(ledger_file, "hit")
    for scheme, width in (("light", 1280), ("dark", 390)):
        made = Visit(browser, address, scheme=scheme, width=width)
        page = made.go(f"/review?at={claim}")
        press(page, "x", "Escape", "g", "Escape", "e")
        assert axe.Axe().run(page).response["violations"] == []
        press(page, "Escape", "m")
        page.wait_for_url("**/review/missed/**")
        assert axe.Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        made.close()
