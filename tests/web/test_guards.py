from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.web.application import make_application
from sayso.web.guards import LARGEST_BODY, House, is_loopback
from tests.web.conftest import ADDRESS, HERE


def test_every_answer_carries_the_policy(visitor: TestClient) -> None:
    for path in ("/", "/static/desk.css", "/api/about", "/nothing"):
        headers = visitor.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy and "blob:" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("named", ["evil.example", "127.0.0.1:9", "127.0.0.1.evil.example:8021", "", "[::1", "x:y"])
def test_another_name_for_this_machine_is_refused(visitor: TestClient, named: str) -> None:
    assert visitor.get("/", headers={"Host": named}).status_code == 421


@pytest.mark.parametrize("named", ["127.0.0.1:8021", "localhost:8021", "[::1]:8021"])
def test_the_names_of_loopback_are_let_in(visitor: TestClient, named: str) -> None:
    assert visitor.get("/about", headers={"Host": named}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "file://127.0.0.1:8021"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        (HERE, 200),
    ],
)
def test_a_change_must_come_from_our_own_pages(visitor: TestClient, headers: dict[str, str], status: int) -> None:
    assert visitor.post("/about/check", headers=headers).status_code == status


def test_no_get_changes_anything(visitor: TestClient) -> None:
    for path in ("/about/check", "/review/coder", "/review/c1/decide", "/review/c1/undo"):
        assert visitor.get(path).status_code == 405


def test_a_long_form_is_refused(visitor: TestClient) -> None:
    assert visitor.post("/review/coder", content=b"x" * (LARGEST_BODY + 1), headers=HERE).status_code == 413
    assert visitor.post("/review/coder", content=iter([b"name=x"]), headers=HERE).status_code == 413


@pytest.fixture
def stranger(ledger_file: Path) -> TestClient:
    """A browser elsewhere in the network, before it has brought the token."""
    house = House(host="0.0.0.0", token="open sesame")
    return TestClient(make_application(ledger_file, house), base_url="http://192.0.2.7:8021", follow_redirects=False)


def test_elsewhere_the_token_is_asked_for(stranger: TestClient) -> None:
    assert stranger.get("/").headers["location"] == "/enter"
    assert stranger.get("/api/overview").status_code == 401
    assert stranger.get("/enter").status_code == 200
    here = {"Origin": "http://192.0.2.7:8021"}
    assert stranger.post("/enter", data={"token": "guess"}, headers=here).status_code == 403
    assert stranger.post("/enter", data={"token": "open sesame"}, headers=here).status_code == 303
    assert stranger.get("/").status_code == 200


def test_a_program_brings_the_token_as_a_header(stranger: TestClient) -> None:
    assert stranger.get("/api/overview", headers={"Authorization": "Bearer open sesame"}).status_code == 200
    assert stranger.get("/api/overview", headers={"Authorization": "Bearer open"}).status_code == 401


def test_listening_everywhere_answers_to_numbers_and_not_to_names(stranger: TestClient) -> None:
    assert stranger.get("/enter", headers={"Host": "evil.example:8021"}).status_code == 421


@pytest.mark.parametrize(("host", "own"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)])
def test_loopback_is_known(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_the_address_of_the_tests_is_the_default() -> None:
    assert f"http://{House().host}:{House().port}" == ADDRESS
