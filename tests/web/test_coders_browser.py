"""Two people code the same claims, blind to one another, in two browsers; a third settles what they differ on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import Ledger
from sayso.records import Verdict
from tests.web.browsing import Visit, playwright, served

expect = playwright.expect
SHOWN = ("agreement", "adjudication", "missed")  # whose pictures are kept
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def address(ledger_file: Path) -> Iterator[str]:
    with served(ledger_file) as address:
        yield address


def in_hand(page: Page) -> str:
    return page.locator("#hand").get_attribute("data-claim") or ""


def key(page: Page, *names: str) -> None:
    """Press keys once the page listens to them."""
    page.wait_for_load_state("load")
    for name in names:
        page.keyboard.press(name)


def press(page: Page, name: str, claim: str) -> None:
    """Press a key that decides; the next claim, or the end, shows."""
    key(page, name)
    page.wait_for_function("claim => document.querySelector('#hand')?.dataset.claim !== claim", arg=claim)


def correct(page: Page, field: str, value: str) -> None:
    """Correct a field of the claim in hand by keys alone."""
    key(page, "e")
    expect(page.locator("#edit [name=type]")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == field:
            break
    page.keyboard.press("Control+a")
    page.keyboard.type(value)


def test_two_code_blind_and_a_third_settles_by_keys(browser: Browser, address: str, ledger_file: Path) -> None:
    ada, ben, cyd = (Visit(browser, address, name=name) for name in ("Ada", "Ben", "Cyd"))
    page = ada.go("/review?double=100")
    claims = []
    for name in "aar":
        claims.append(in_hand(page))
        press(page, name, claims[-1])
    assert len(set(claims)) == 3 and page.locator(".none").count() == 1

    page = ben.go("/review?double=100")
    assert in_hand(page) == claims[0], "the order of the queue does not depend on others"
    assert "Ada" not in page.content()
    correct(page, "mode", "by night")
    page.keyboard.press("Enter")
    page.wait_for_function("claim => document.querySelector('#hand').dataset.claim !== claim", arg=claims[0])
    press(page, "a", claims[1])
    assert "Ada" not in page.content()
    correct(page, "place", "Somewhere")
    page.keyboard.press("Enter")
    expect(page.locator(".none")).to_be_visible()

    page = cyd.go("/agreement")
    assert page.locator(".pairs tbody tr").count() == 1
    assert page.locator(".card").count() == 2
    page.locator(".pairs td a").click()
    cyd.settle()
    first = in_hand(page)
    key(page, "j")
    expect(page.locator("#hand")).not_to_have_attribute("data-claim", first)
    second = in_hand(page)
    assert {first, second} == {claims[0], claims[2]}
    key(page, "k")
    expect(page.locator("#hand")).to_have_attribute("data-claim", first)
    take = {claims[0]: "2", claims[2]: "1"}
    key(page, "n")
    page.keyboard.type("as the text has it")
    page.keyboard.press("Escape")
    press(page, take[first], first)
    press(page, "u", second)
    expect(page.locator("#hand")).to_have_attribute("data-claim", first)
    press(page, take[first], first)
    press(page, take[second], second)
    expect(page.locator(".none")).to_be_visible()

    assert "by night" in cyd.go(f"/claims/{claims[0]}").locator("article").inner_text()
    assert "Cyd" in cyd.page.locator(".decisions").inner_text()
    with Ledger.open(ledger_file) as ledger:
        told = {str(claim): decision for claim, decision in ledger.decisions().items()}
        assert [told[each].verdict for each in claims] == ["correct", "accept", "reject"]
        assert {told[each].coder for each in take} == {"Cyd"}
        assert [each.verdict for each in ledger.judgements(first) if each.coder == "Cyd"][1] == "withdrawn"
    for each in (ada, ben, cyd):
        each.close()


def test_an_adjudicator_writes_another_value_by_keys(browser: Browser, address: str, ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        claim = next(iter(ledger.claims())).claim.id
        ledger.judge(claim, Verdict.ACCEPT, "Ada")
        ledger.judge(claim, Verdict.REJECT, "Ben")
    cyd = Visit(browser, address, name="Cyd")
    page = cyd.go("/adjudicate")
    correct(page, "mode", "by day")
    page.keyboard.press("Enter")
    expect(page.locator(".none")).to_be_visible()
    with Ledger.open(ledger_file) as ledger:
        (made,) = ledger.decisions().values()
    assert (made.coder, made.adjudicated, made.changes) == ("Cyd", True, {"mode": "by day"})
    cyd.close()


def test_the_pages_are_free_of_violations_and_fit_a_telephone(
    browser: Browser, address: str, ledger_file: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed here")
    with Ledger.open(ledger_file) as ledger:
        rows = tuple(ledger.claims())
        first, second, third = (each.claim.id for each in rows)
        for claim in (first, second, third):
            ledger.judge(claim, Verdict.ACCEPT, "Ada", note="a note")
        ledger.judge(first, Verdict.CORRECT, "Ben", changes={"mode": "by night", "place": "Orsha"})
        ledger.judge(second, Verdict.UNSURE, "Ben")
        ledger.judge(third, Verdict.ACCEPT, "Ben")
    cyd, ada = Visit(browser, address, name="Cyd"), Visit(browser, address, name="Ada")
    pages = {
        "agreement": (cyd, "/agreement"),
        "adjudication": (cyd, "/adjudicate"),
        "missed": (cyd, f"/review/missed/{rows[0].report.id}?trigger=send&type=MOBILIZE&status=planned"),
        "barred": (ada, "/adjudicate"),
        "coder": (Visit(browser, address, name=""), "/review?double=20"),
        "nobody": (cyd, "/agreement?text=zzzz"),
    }
    faults = []
    for name, (who, path) in pages.items():
        page = who.go(path)
        for scheme in ("light", "dark"):
            for width in (1280, 390):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                page.set_viewport_size({"width": width, "height": 800})
                found = axe.Axe().run(page).response["violations"]
                faults += [
                    f"{name}, {scheme}, {width}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found
                ]
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} at {width}"
                if (folder := os.environ.get("SAYSO_SCREENS")) and width == 1280 and name in SHOWN:
                    page.screenshot(path=Path(folder) / f"{name}-{scheme}.png")
        assert who.faults == []
    assert faults == []
