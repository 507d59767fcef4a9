from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

PATHS = ["overview", "events", "plans", "sources", "actors", "actors?name=people", "places", "places?name=Tamra"]


@pytest.mark.parametrize("path", [*PATHS, "search?text=market", "review", "about", "reports/kestrel"])
def test_every_page_is_also_json(visitor: TestClient, path: str) -> None:
    answer = visitor.get(f"/api/{path}")
    assert answer.status_code == 200
    assert answer.json()


def test_a_claim_and_an_event_are_json_too(visitor: TestClient) -> None:
    card = visitor.get("/api/overview?text=market").json()["cards"][0]
    claim = visitor.get(f"/api/claims/{card['id']}").json()
    assert claim["card"]["trigger"] == "hit"
    assert visitor.get(f"/api/events/{claim['event']}").json()["tellings"]


def test_words_are_given_as_they_stand_with_their_offsets(visitor: TestClient) -> None:
    card = visitor.get("/api/overview?text=market").json()["cards"][0]
    fields = visitor.get(f"/api/claims/{card['id']}").json()["fields"]
    quote = next(each for each in fields if each["field"] == "quote")
    blocks = visitor.get(f"/api/reports/{card['report']}").json()["blocks"]
    assert quote["words"] in "".join(piece["words"] for block in blocks for piece in block["pieces"])
    assert quote["end"] - quote["start"] == len(quote["words"])


@pytest.mark.parametrize(
    "path", ["reports/none", "claims/none", "events/none", "actors?name=x", "places?name=x", "none"]
)
def test_what_is_not_there_is_said_as_json(visitor: TestClient, path: str) -> None:
    answer = visitor.get(f"/api/{path}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_a_wrong_value_is_refused_with_its_name(visitor: TestClient) -> None:
    answer = visitor.get("/api/overview?type=WAR")
    assert answer.status_code == 422
    assert "type" in str(answer.json())


def test_the_description_names_every_path(visitor: TestClient) -> None:
    told = visitor.get("/api/openapi.json").json()
    paths = {each.removeprefix("/api/").partition("?")[0] for each in told["paths"]}
    assert {each.partition("?")[0] for each in PATHS} <= paths
    assert all(each.startswith("/api/") for each in told["paths"])
    assert {method for each in told["paths"].values() for method in each} == {"get"}
