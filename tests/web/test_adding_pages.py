from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.adding import Adding
from sayso.web.adding_pages import LONGEST_PASTE
from sayso.web.application import make_application
from sayso.web.guards import LARGEST_BATCH, House
from tests.collect.serving import fetch_nearby, web
from tests.made import load_hand_reader
from tests.web.conftest import ADDRESS, HERE

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def guest(ledger_file: Path) -> Iterator[TestClient]:
    """A browser whose desk reads by hand; redirects are looked at, not followed."""
    app = make_application(ledger_file, House())
    app.state.adding = Adding(ledger_file, load_hand_reader, fetch=fetch_nearby)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        yield client


def wait(guest: TestClient) -> None:
    deadline = time.monotonic() + 30
    while guest.get("/api/add").json()["phase"] == "reading" and time.monotonic() < deadline:
        time.sleep(0.05)


def test_pasted_words_end_on_the_report(guest: TestClient) -> None:
    given = {"text": "Osprey Post\r\n\r\nRockets hit Orsha.", "title": "Night of rockets", "published": "2029-05-14"}
    answer = guest.post("/add", data={**given, "url": "https://osprey.example/1"}, headers=HERE)
    assert answer.status_code == 303
    wanted = answer.headers["location"]
    wait(guest)
    shown = guest.get(wanted).headers["location"]
    assert shown.startswith("/reports/")
    assert guest.get(f"/add/progress?{wanted.partition('?')[2]}").headers["hx-redirect"] == shown
    text = guest.get(shown).text
    assert "Night of rockets" in text and "<mark" in text and "https://osprey.example/1" in text
    told = guest.get("/api/add").json()
    assert told["alone"] and told["reports"][0]["published"] == "2029-05-14"
    assert guest.get("/add").status_code == 200
    guest.post("/add", data={**given, "url": "https://osprey.example/1"}, headers=HERE)
    wait(guest)
    assert guest.get("/api/add").json()["reports"][0]["known"]


def test_files_end_on_a_summary_with_links_and_refusals(guest: TestClient) -> None:
    files = [("files", ("<i>news.txt", b"Rockets hit Orsha.")), ("files", ("photo.png", PNG))]
    assert guest.post("/add", files=files, headers=HERE).status_code == 303
    wait(guest)
    text = guest.get("/add").text
    assert 'href="/reports/' in text and "photo.png" in text and "is an image; give its text" in text
    assert "<i>news" not in text and "&lt;i&gt;news" in text
    assert "hx-get" not in guest.get("/add/progress").text


def test_a_page_is_fetched_and_shown_and_what_cannot_be_is_listed(guest: TestClient, ledger_file: Path) -> None:
    with web() as near:
        answer = guest.post("/add", data={"addresses": f" {near.address}/moved\n"}, headers=HERE)
        wait(guest)
        shown = guest.get(answer.headers["location"]).headers["location"]
        assert f"{near.address}/orsha.html" in guest.get(shown).text
        bad = f"http://127.0.0.1/ {near.address}/picture {near.address}/moved"
        assert guest.post("/add", data={"addresses": bad}, headers=HERE).status_code == 303
        wait(guest)
        text = guest.get("/add").text
        assert "is not on the open internet" in text and "is &#39;image/png&#39;, which cannot be read" in text
        assert [each["known"] for each in guest.get("/api/add").json()["reports"]] == [True]
        assert near.asked == ["/moved", "/orsha.html", "/picture", "/moved", "/orsha.html"]
    with Ledger.open(ledger_file) as ledger:
        assert len(ledger.refusals()) == 2


def test_the_desk_itself_is_never_fetched(ledger_file: Path) -> None:
    """What is fetched without leave of a test comes from the open internet or not at all."""
    app = make_application(ledger_file, House())
    app.state.adding = Adding(ledger_file, load_hand_reader)
    with TestClient(app, base_url=ADDRESS) as desk, web() as near:
        desk.post("/add", data={"addresses": f"{near.address}/plain http://localhost:8021/"}, headers=HERE)
        wait(desk)
        assert desk.get("/api/add").json()["reports"] == [] and near.asked == []
        assert len(desk.get("/api/add").json()["refused"]) == 2


def test_a_second_batch_is_told_to_wait(guest: TestClient) -> None:
    slow = [("files", (f"{number}.txt", f"DAWDLE. Rockets hit Orsha{number}.".encode())) for number in range(40)]
    guest.post("/add", files=slow, headers=HERE)
    told = guest.post("/add", data={"text": "Rockets hit Tamra & <b>all</b>."}, headers=HERE)
    assert told.status_code == 409 and 'role="alert"' in told.text and "one goes at a time" in told.text
    assert "Rockets hit Tamra &amp; &lt;b&gt;all" in told.text  # what was typed is still there
    assert "hx-get=" in guest.get("/add/progress").text
    assert guest.post("/add/stop", headers=HERE).headers["location"] == "/add"
    wait(guest)
    assert guest.get("/api/add").json()["interrupted"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Nothing came"),
        ({"text": "  \r\n "}, "Nothing came"),
        ({"url": "https://osprey.example/1"}, "The words are missing"),
        ({"addresses": "https://osprey.example/1 osprey.example/2"}, "&#39;osprey.example/2&#39; is no address"),
        ({"addresses": "file:///etc/passwd"}, "is no address"),
        ({"addresses": "https://ada:secret@osprey.example/1"}, "name or password"),
        ({"addresses": " ".join(f"https://osprey.example/{n}" for n in range(21))}, "21 addresses are too many"),
        ({"addresses": "https://osprey.example/1", "text": "Rockets hit Tamra."}, "came together"),
        ({"text": "Rockets hit Tamra.", "url": "javascript:alert(1)"}, "must begin with http"),
        ({"text": "Rockets hit Tamra.", "url": "https://[x"}, "must begin with http"),
        ({"text": "Rockets hit Tamra.", "published": "someday"}, "is no one day"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(
    guest: TestClient, ledger_file: Path, given: dict[str, str], said: str
) -> None:
    answer = guest.post("/add", data=given, headers=HERE)
    assert answer.status_code == 422 and said in answer.text and 'role="alert"' in answer.text
    assert guest.get("/api/add").json()["phase"] == "none"
    with Ledger.open(ledger_file) as ledger:
        assert ledger.counts().reports == 2


def test_files_and_words_together_are_not_guessed_at(guest: TestClient) -> None:
    files = [("files", ("a.txt", b"Rockets hit Orsha."))]
    assert guest.post("/add", data={"text": "x"}, files=files, headers=HERE).status_code == 422


def test_nothing_comes_in_from_elsewhere_or_by_get(guest: TestClient) -> None:
    given = {"text": "Rockets hit Orsha."}
    assert guest.post("/add", data=given).status_code == 403
    assert guest.post("/add", data=given, headers={"Origin": "https://evil.example"}).status_code == 403
    assert guest.post("/add/stop", headers={"Origin": "https://evil.example"}).status_code == 403
    guest.get("/add", params=given)
    assert guest.get("/add/stop").status_code == 405
    assert guest.get("/api/add").json()["phase"] == "none"


def test_too_much_is_refused_in_words(guest: TestClient) -> None:
    long = guest.post("/add", files={"text": (None, "a" * (LONGEST_PASTE + 1))}, headers=HERE)
    assert long.status_code == 413 and "pasted words" in long.text
    announced = {**HERE, "Content-Length": str(LARGEST_BATCH + 1)}
    refused = guest.post("/add", content=b"", headers=announced)
    assert refused.status_code == 413 and "100 MB at once" in refused.text
    assert guest.post("/review/coder", content=b"a" * 300_000, headers=HERE).status_code == 413


def test_the_page_says_how_things_stand(guest: TestClient) -> None:
    text = guest.get("/add").text
    assert text.count("<h1") == 1 and "Fetch and read" in text and "The last batch" not in text
