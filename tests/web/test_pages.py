from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.application import make_application
from sayso.web.guards import House
from tests.made import load_hand_reader
from tests.web.conftest import ADDRESS, HERE

PAGES = [
    "/",
    "/events",
    "/plans",
    "/sources",
    "/actors",
    "/places",
    "/search?text=market",
    "/review",
    "/about",
    "/enter",
]
HOSTILE = """<script>alert(1)</script> & "quotes" <img src=x onerror=alert(2)>

</p></mark></main><h1>broken <b>HTML

Shells hit Tamra</title><script>. \u202eRockets will hit Orsha\u2066 {{ 7 * 7 }} javascript:alert(3)
"""


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text.count("<h1") == 1


def links(text: str) -> set[str]:
    return {each.replace("&amp;", "&") for each in re.findall(r'href="(/[^"#]*)', text)}


def test_every_link_leads_somewhere(visitor: TestClient) -> None:
    """Walk from page to page until there is nothing new; a few of the endless combinations of filters do."""
    seen: set[str] = set()
    waiting = ["/"]
    while waiting and len(seen) < 150:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        if answer.headers["content-type"].startswith("text/html"):
            waiting += sorted(links(answer.text) - seen)
    assert {"/events", "/places?name=Tamra", "/actors?name=people", "/api/openapi.json"} <= seen
    assert any(path.startswith("/claims/") for path in seen)
    assert any(path.startswith("/reports/") for path in seen)
    assert any(path.startswith("/events/") for path in seen)


@pytest.mark.parametrize(
    "path", ["/nowhere", "/reports/none", "/claims/none", "/events/none", "/places?name=x", "/actors?name=x"]
)
def test_what_is_not_there_is_said_in_words(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


def test_filters_stay_in_the_form_and_in_the_address(visitor: TestClient) -> None:
    text = visitor.get("/?status=planned&where=tamra&since=2029").text
    assert 'value="planned" checked' in text and 'name="where" value="tamra"' in text
    assert "send a brigade" in text and "shells <b>hit" not in text
    assert '<a href="/api/overview?status=planned&amp;where=tamra&amp;since=2029">' in text


def test_the_check_is_made_by_post(visitor: TestClient) -> None:
    text = visitor.post("/about/check", headers=HERE).text
    assert 'role="status"' in text


@pytest.fixture
def hostile(tmp_path: Path) -> TestClient:
    """The desk of a ledger of reports that mean harm, one of them a single line of a million characters."""
    (tmp_path / "<b>evil.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "long.txt").write_text("Shells hit Tamra. " + "word " * 200_000, encoding="utf-8")
    (tmp_path / "<i>empty.txt").write_text("", encoding="utf-8")
    with Ledger.open(tmp_path / "h.sayso", load_reader=load_hand_reader) as ledger:
        ledger.read([tmp_path / "<b>evil.txt", tmp_path / "long.txt", tmp_path / "<i>empty.txt"])
    return TestClient(make_application(tmp_path / "h.sayso", House()), base_url=ADDRESS)


def test_a_hostile_report_shows_as_text_everywhere(hostile: TestClient) -> None:
    paths = {"/reports/%3Cb%3Eevil", "/reports/long", *PAGES}
    for path in sorted(paths | {each for each in links(hostile.get("/").text) if each.startswith("/claims/")}):
        answer = hostile.get(path)
        assert answer.status_code == 200, path
        scripts = re.findall(r"<script[^>]*>", answer.text)
        assert all(' src="/static/' in each for each in scripts), path
        for harm in (
            "<img src=x",
            "<b>evil",
            "<i>empty",
            "onerror=alert(2)>",
            "\u202e",
            "\u2066",
            "</mark></main><h1>",
        ):
            assert harm not in answer.text, path
    text = hostile.get("/reports/%3Cb%3Eevil").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text and "{{ 7 * 7 }}" in text


def test_a_hostile_address_shows_as_text(visitor: TestClient) -> None:
    harm = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    for path in (f"/?text={harm}&sel=place:{harm}", f"/search?text={harm}", f"/review?fault={harm}", f"/claims/{harm}"):
        assert "<script>alert" not in visitor.get(path).text


def test_the_drawing_of_sources_leads_to_the_rows_of_the_table(visitor: TestClient) -> None:
    text = visitor.get("/sources").text
    assert 'class="network"' in text
    targets = re.findall(r'class="node \w+" id="node-\d+" href="#(source-\d+)"', text)
    assert targets and all(f'<tr id="{each}"' in text for each in targets)
    assert "relayed by Kestrel News (2)" in text


def test_an_event_draws_its_roots_and_its_places_without_script(visitor: TestClient) -> None:
    (event,) = {each for each in links(visitor.get("/events").text) if each.startswith("/events/")}
    text = visitor.get(event).text
    assert '<ul class="tree"><li class="root">' in text and '<li class="report">' in text
    assert 'class="inset"' in text and "Tamra ± 8 km" in text and "takes no side" in text


def test_a_place_has_its_map_and_an_actor_has_none(visitor: TestClient) -> None:
    assert 'class="inset"' in visitor.get("/places?name=Tamra").text
    assert 'class="inset"' not in visitor.get("/actors?name=people").text
