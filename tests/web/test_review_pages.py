from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Ledger
from sayso.records import Verdict
from tests.made import TEXT
from tests.web.conftest import HERE


@pytest.fixture
def coder(visitor: TestClient) -> TestClient:
    """A visitor who has given a name."""
    answer = visitor.post("/review/coder", data={"name": "Ada Lovelace", "query": "where=tamra"}, headers=HERE)
    assert str(answer.url).endswith("/review?where=tamra")
    return visitor


def queue(visitor: TestClient, query: str = "") -> list[str]:
    return [each["card"]["id"] for each in visitor.get(f"/api/review{query}").json()["queue"]]


def test_without_a_name_nothing_is_decided(visitor: TestClient, ledger_file: Path) -> None:
    (claim, *_) = queue(visitor)
    answer = visitor.post(f"/review/{claim}/decide", data={"verdict": "accept"}, headers=HERE)
    assert "Your name" in answer.text
    with Ledger.open(ledger_file) as ledger:
        assert ledger.counts().judgements == 0


def test_a_decision_is_signed_and_the_next_claim_is_in_hand(coder: TestClient, ledger_file: Path) -> None:
    first, second, *_ = queue(coder)
    answer = coder.post(f"/review/{first}/decide", data={"verdict": "accept", "note": "sound"}, headers=HERE)
    assert f"at={second}" in str(answer.url)
    assert first not in queue(coder)
    with Ledger.open(ledger_file) as ledger:
        (made,) = ledger.explain(first).row.judgements
    assert (made.verdict, made.coder, made.note) == (Verdict.ACCEPT, "Ada Lovelace", "sound")


def test_a_correction_wins_everywhere(coder: TestClient) -> None:
    (claim,) = queue(coder, "?status=planned")
    coder.post(f"/review/{claim}/decide", data={"verdict": "correct", "status": "occurred"}, headers=HERE)
    assert coder.get("/api/overview?status=planned").json()["tallies"]["claims"] == 0
    card = coder.get(f"/api/claims/{claim}").json()["card"]
    assert (card["status"], card["decision"]["changes"]) == ("occurred", {"status": "occurred"})


def test_a_rejected_claim_leaves_the_overview_and_can_be_asked_for(coder: TestClient) -> None:
    first, *_ = queue(coder)
    coder.post(f"/review/{first}/decide", data={"verdict": "reject"}, headers=HERE)
    assert coder.get("/api/overview").json()["tallies"]["claims"] == 2
    assert coder.get("/api/overview?reviewed=reject").json()["tallies"]["claims"] == 1


def test_undo_takes_back_and_keeps_both_on_record(coder: TestClient, ledger_file: Path) -> None:
    first, *_ = queue(coder)
    coder.post(f"/review/{first}/decide", data={"verdict": "reject"}, headers=HERE)
    answer = coder.post(f"/review/{first}/undo", data={}, headers=HERE)
    assert f"at={first}" in str(answer.url)
    assert first in queue(coder)
    with Ledger.open(ledger_file) as ledger:
        told = [each.verdict for each in ledger.explain(first).row.judgements]
    assert told == [Verdict.REJECT, Verdict.WITHDRAWN]


def test_nobody_undoes_the_word_of_another(coder: TestClient) -> None:
    first, *_ = queue(coder)
    coder.post(f"/review/{first}/decide", data={"verdict": "reject"}, headers=HERE)
    coder.post("/review/coder", data={"name": "Ben"}, headers=HERE)
    coder.post(f"/review/{first}/undo", data={}, headers=HERE)
    assert coder.get(f"/api/claims/{first}").json()["card"]["decision"]["coder"] == "Ada Lovelace"


def test_the_queue_holds_what_this_coder_has_not_decided(coder: TestClient) -> None:
    before = queue(coder)
    coder.post(f"/review/{before[0]}/decide", data={"verdict": "reject"}, headers=HERE)
    assert queue(coder) == before[1:]
    coder.post("/review/coder", data={"name": "Ben"}, headers=HERE)
    assert queue(coder) == before
    assert queue(coder, "?reviewed=reject") == []
    assert queue(coder, "?reviewed=open") == before[1:]


def test_before_deciding_nobody_is_shown_what_another_decided(coder: TestClient) -> None:
    (claim,) = queue(coder, "?status=planned")
    form = {"verdict": "correct", "status": "occurred", "place": "Elsewhere", "note": "a note of mine"}
    untouched = coder.get(f"/review?at={claim}").text
    coder.post(f"/review/{claim}/decide", data=form, headers=HERE)
    coder.post("/review/coder", data={"name": "Ben"}, headers=HERE)
    assert queue(coder, "?status=planned") == [claim]
    for seen in (coder.get(f"/review?at={claim}").text, str(coder.get(f"/api/review?at={claim}").json())):
        assert not [word for word in ("Ada Lovelace", "Elsewhere", "a note of mine") if word in seen]
    assert coder.get(f"/review?at={claim}").text == untouched.replace("Ada Lovelace", "Ben")
    coder.post(f"/review/{claim}/decide", data={"verdict": "accept"}, headers=HERE)
    assert "a note of mine" in coder.get(f"/review?at={claim}").text


def test_blind_on_all_pages_is_a_choice_that_goes_with_the_name(coder: TestClient) -> None:
    first, *_ = queue(coder)
    coder.post(f"/review/{first}/decide", data={"verdict": "reject"}, headers=HERE)
    coder.post("/review/coder", data={"name": "Ben", "blind": "1"}, headers=HERE)
    assert coder.get("/api/overview").json()["tallies"]["claims"] == 3
    assert coder.get(f"/api/claims/{first}").json()["card"]["decision"] is None
    assert "coding blind" in coder.get("/").text
    coder.post("/review/coder", data={"name": "Ben"}, headers=HERE)
    assert coder.get("/api/overview").json()["tallies"]["claims"] == 2


def test_a_second_correction_keeps_the_first(coder: TestClient) -> None:
    (claim,) = queue(coder, "?status=planned")
    coder.post(f"/review/{claim}/decide", data={"verdict": "correct", "mode": "aerial"}, headers=HERE)
    again = {"verdict": "correct", "mode": "aerial", "status": "occurred"}
    coder.post(f"/review/{claim}/decide", data=again, headers=HERE)
    decision = coder.get(f"/api/claims/{claim}").json()["card"]["decision"]
    assert decision["changes"] == {"mode": "aerial", "status": "occurred"}


def test_a_faulty_correction_is_said_and_nothing_kept(coder: TestClient) -> None:
    first, *_ = queue(coder)
    answer = coder.post(f"/review/{first}/decide", data={"verdict": "correct", "from": "soon"}, headers=HERE)
    assert "is no date" in answer.text
    assert first in queue(coder)


def test_the_filters_of_the_queue_outlive_a_decision(coder: TestClient) -> None:
    first, *_ = queue(coder, "?type=ASSAULT")
    answer = coder.post(f"/review/{first}/decide", data={"verdict": "unsure", "query": "type=ASSAULT"}, headers=HERE)
    assert "type=ASSAULT" in str(answer.url)


def test_the_last_of_the_queue_is_followed_by_its_end(coder: TestClient) -> None:
    for claim in queue(coder):
        answer = coder.post(f"/review/{claim}/decide", data={"verdict": "accept"}, headers=HERE)
    assert "Nothing waits here" in answer.text


def test_an_unknown_claim_is_not_decided(coder: TestClient) -> None:
    assert coder.post("/review/cffff/decide", data={"verdict": "accept"}, headers=HERE).status_code == 404
    assert coder.post("/review/cffff/undo", data={}, headers=HERE).status_code == 404


def test_a_name_can_be_forgotten(coder: TestClient) -> None:
    coder.post("/review/coder", data={"name": ""}, headers=HERE)
    assert "Your name" in coder.get("/review").text


# --- split, merge, add ------------------------------------------------------------------------------------------------

KILLED = TEXT.index("killed")
ADDED = {
    "trigger": "killed",
    "type": "HARM",
    "status": "occurred",
    "recipient": "people (civilian)",
    "picked": json.dumps({"trigger": [["killed", KILLED, KILLED + 6]]}),
}


def shown(visitor: TestClient, query: str = "") -> set[str]:
    cards = visitor.get(f"/api/overview{query}").json()["cards"]
    return {each["trigger"] for each in cards if each["report_name"] == "kestrel"}


def of_kestrel(visitor: TestClient, trigger: str) -> dict[str, str]:
    cards = visitor.get("/api/overview").json()["cards"]
    (card,) = (each for each in cards if (each["report_name"], each["trigger"]) == ("kestrel", trigger))
    return dict(card)


def test_a_claim_is_split_and_the_split_taken_back(coder: TestClient, ledger_file: Path) -> None:
    claim = of_kestrel(coder, "hit")["id"]
    form = {
        "verdict": "split",
        "mode": "artillery",
        "second-trigger": "killed",
        "second-type": "HARM",
        "picked": json.dumps({"second-trigger": [["killed", KILLED, KILLED + 6]]}),
    }
    answer = coder.post(f"/review/{claim}/decide", data=form, headers=HERE)
    assert "Kept: split" in answer.text
    assert shown(coder) == {"hit", "killed", "send a brigade"}
    assert of_kestrel(coder, "hit")["mode"] == "artillery"
    assert of_kestrel(coder, "killed")["decision"]["coder"] == "Ada Lovelace"  # type: ignore[index]
    assert of_kestrel(coder, "killed")["id"] in coder.get("/review?at=" + of_kestrel(coder, "killed")["id"]).text
    with Ledger.open(ledger_file) as ledger:
        assert ledger.counts().judgements == 1 and ledger.check().sound
    coder.post(f"/review/{claim}/undo", data={}, headers=HERE)
    assert shown(coder) == {"hit", "send a brigade"}


def test_a_second_claim_is_not_lost_by_pressing_the_wrong_button(coder: TestClient) -> None:
    claim = of_kestrel(coder, "hit")["id"]
    form = {"verdict": "correct", "mode": "drone", "second-trigger": "killed"}
    assert "save both" in coder.post(f"/review/{claim}/decide", data=form, headers=HERE).text
    assert of_kestrel(coder, "hit")["mode"] == "heavy-weapons"


def test_a_claim_is_merged_into_another_of_its_report_and_comes_back(coder: TestClient) -> None:
    claim, kept = of_kestrel(coder, "hit")["id"], of_kestrel(coder, "send a brigade")["id"]
    assert f'<option value="{kept}">' in coder.get(f"/review?at={claim}").text
    for into, told in (("", "choose the claim that stays"), (claim, "two claims of one report")):
        answer = coder.post(f"/review/{claim}/decide", data={"verdict": "merge", "into": into}, headers=HERE)
        assert told in answer.text
    coder.post(f"/review/{claim}/decide", data={"verdict": "merge", "into": kept}, headers=HERE)
    assert shown(coder) == {"send a brigade"}
    assert shown(coder, "?reviewed=merge") == {"hit"}
    (told,) = coder.get(f"/api/claims/{claim}").json()["decisions"]
    assert (told["verdict"], told["changes"]) == ("merge", {"into": kept})
    coder.post(f"/review/{claim}/undo", data={}, headers=HERE)
    assert shown(coder) == {"hit", "send a brigade"}


def test_a_missed_claim_is_added_shown_everywhere_and_taken_back(coder: TestClient, ledger_file: Path) -> None:
    report = of_kestrel(coder, "hit")["report"]
    page = coder.get(f"/review/missed/{report}?at=c1&query=where%3Dtamra").text
    assert 'data-start="0"' in page and "/review?where=tamra&amp;at=c1" in page
    told = coder.get(f"/api/review/missed/{report}").json()
    assert [TEXT[each["start"] :].startswith(each["pieces"][0]["words"]) for each in told["blocks"]] == [True] * 4
    assert coder.get("/api/review/missed/" + of_kestrel(coder, "hit")["id"]).status_code == 404
    answer = coder.post(f"/review/missed/{report}", data=ADDED, headers=HERE)
    added = of_kestrel(coder, "killed")
    assert f"at={added['id']}" in str(answer.url)
    assert "Kept: added" in answer.text
    assert (added["type"], added["decision"]["verdict"]) == ("HARM", "add")  # type: ignore[index]
    assert f'id="q-{added["id"]}"' in coder.get(f"/reports/{report}").text
    assert "person Ada Lovelace" in coder.get(f"/claims/{added['id']}").text
    with Ledger.open(ledger_file) as ledger:
        assert ledger.check().sound
    answer = coder.post(f"/review/{added['id']}/undo", data={}, headers=HERE)
    assert answer.status_code == 200
    assert shown(coder) == {"hit", "send a brigade"}


def test_an_added_claim_is_corrected_like_any_other(coder: TestClient) -> None:
    coder.post(f"/review/missed/{of_kestrel(coder, 'hit')['report']}", data=ADDED, headers=HERE)
    added = of_kestrel(coder, "killed")["id"]
    coder.post(f"/review/{added}/decide", data={"verdict": "correct", "status": "denied"}, headers=HERE)
    assert of_kestrel(coder, "killed")["status"] == "denied"


def test_a_faulty_addition_comes_back_as_it_was_filled_in(coder: TestClient, ledger_file: Path) -> None:
    report = of_kestrel(coder, "hit")["report"]
    for given, told in (
        ({"type": ""}, "needs its type"),
        ({"from": "soon"}, "is no date"),
        ({"type": "WAR"}, "no type"),
    ):
        answer = coder.post(f"/review/missed/{report}", data={**ADDED, **given}, headers=HERE)
        assert told in answer.text
        assert 'value="people (civilian)"' in answer.text and "[[&#34;killed&#34;" in answer.text
    with Ledger.open(ledger_file) as ledger:
        assert ledger.counts().judgements == 0


def test_a_field_too_long_for_an_address_is_not_carried_back(coder: TestClient) -> None:
    report = of_kestrel(coder, "hit")["report"]
    answer = coder.post(f"/review/missed/{report}", data={**ADDED, "type": "", "quote": "word " * 9000}, headers=HERE)
    assert answer.status_code == 200 and "needs its type" in answer.text and "word word" not in answer.text


def test_nothing_is_added_without_a_name_to_an_unknown_report_or_by_looking(
    visitor: TestClient, ledger_file: Path
) -> None:
    report = of_kestrel(visitor, "hit")["report"]
    assert "Your name" in visitor.get(f"/review/missed/{report}").text
    visitor.post(f"/review/missed/{report}", data=ADDED, headers=HERE)
    assert visitor.get(f"/review/missed/{of_kestrel(visitor, 'hit')['id']}").status_code == 404
    visitor.post("/review/coder", data={"name": "Ada"}, headers=HERE)
    assert visitor.post("/review/missed/r0", data=ADDED, headers=HERE).status_code == 404
    visitor.get(f"/review/missed/{report}", params=ADDED)
    with Ledger.open(ledger_file) as ledger:
        assert ledger.counts().judgements == 0


def test_another_coder_does_not_see_what_was_added_before_deciding(coder: TestClient) -> None:
    coder.post(f"/review/missed/{of_kestrel(coder, 'hit')['report']}", data=ADDED, headers=HERE)
    added = of_kestrel(coder, "killed")
    coder.post("/review/coder", data={"name": "Ben", "blind": "1"}, headers=HERE)
    assert shown(coder) == {"hit", "send a brigade"}
    assert added["id"] not in coder.get(f"/review/missed/{added['report']}").text


def test_words_picked_for_a_field_are_kept_with_it(coder: TestClient) -> None:
    claim = of_kestrel(coder, "hit")["id"]
    at = TEXT.index("market")
    form = {"verdict": "correct", "place": "market", "picked": json.dumps({"place": [["market", at, at + 6]]})}
    coder.post(f"/review/{claim}/decide", data=form, headers=HERE)
    fields = coder.get(f"/api/claims/{claim}").json()["fields"]
    (place,) = (each for each in fields if each["field"] == "place")
    assert (place["start"], place["end"], place["words"]) == (at, at + 6, "market")
    assert place["rule"].startswith("person Ada Lovelace")
    assert "[[&#34;market&#34;" in coder.get(f"/review?at={claim}").text  # a later correction keeps them


def test_words_outside_the_text_are_refused(coder: TestClient) -> None:
    claim = of_kestrel(coder, "hit")["id"]
    form = {"verdict": "correct", "place": "x", "picked": json.dumps({"place": [["x", 5, 999_999]]})}
    assert "no stretch" in coder.post(f"/review/{claim}/decide", data=form, headers=HERE).text
