from __future__ import annotations

from sayso.ledger.coders import Coding, code, read_coding, seen_by
from sayso.records import ClaimId, Judgement, Verdict


def said(verdict: str, coder: str = "Ada", *, claim: str = "c1", adjudicated: bool = False) -> Judgement:
    return Judgement(
        claim=ClaimId(claim),
        verdict=Verdict(verdict),
        coder=coder,
        made="2029-05-12T00:00:00+00:00",
        adjudicated=adjudicated,
    )


def stands(coding: Coding, claim: str = "c1") -> dict[str, str]:
    return {coder: word.verdict or "" for coder, word in coding.words.get(claim, {}).items()}


def test_each_coder_has_a_word_of_their_own() -> None:
    coding = read_coding([said("accept"), said("reject", "Ben"), said("unsure"), said("accept", claim="c2")])
    assert stands(coding) == {"Ada": "unsure", "Ben": "reject"}
    assert stands(coding, "c2") == {"Ada": "accept"}
    assert coding.word("c2", "Ben") is None and coding.word("c3", "Ada") is None


def test_what_is_taken_back_is_no_word() -> None:
    coding = read_coding([said("accept"), said("withdrawn")])
    assert coding.words == {}


def test_an_adjudicators_word_is_no_coders_even_of_the_same_name() -> None:
    coding = read_coding([said("accept"), said("reject", "Cyd", adjudicated=True), said("unsure", "Cyd")])
    assert stands(coding) == {"Ada": "accept", "Cyd": "unsure"}
    assert coding.settled["c1"].verdict == "reject"


def test_one_claim_told_anew_leaves_the_others() -> None:
    coding = read_coding([said("accept"), said("accept", claim="c2"), said("reject", "Cyd", adjudicated=True)])
    anew = coding.with_claim("c1", [said("accept"), said("withdrawn"), said("unsure", "Ben")])
    assert stands(anew) == {"Ben": "unsure"} and stands(anew, "c2") == {"Ada": "accept"}
    assert anew.settled == {} and coding.settled["c1"].coder == "Cyd"


def test_a_blind_coder_sees_what_is_decided_and_the_own_words() -> None:
    mine, theirs = said("accept"), said("reject", "Ben")
    other, settled = said("reject", "Ben", claim="c2"), said("accept", "Ada", claim="c2", adjudicated=True)
    assert seen_by([mine, theirs, other, settled], "Ada") == (mine, theirs)
    assert seen_by([mine, theirs, other, settled], "Ben") == (mine, theirs, other, settled)
    assert seen_by([mine, theirs, said("withdrawn")], "Ada") == (mine, said("withdrawn"))


def test_what_each_says_field_by_field_begins_with_the_machine() -> None:
    machine = {"c1": {"type": "HARM", "status": "occurred"}}
    corrected = Judgement(
        claim=ClaimId("c1"), verdict=Verdict.CORRECT, coder="Ben", made="", changes='{"status": "denied"}'
    )
    assert code(read_coding([said("accept"), corrected, said("accept", claim="c9")]), machine) == {
        "c1": {
            "Ada": {"verdict": "keep", "type": "HARM", "status": "occurred"},
            "Ben": {"verdict": "keep", "type": "HARM", "status": "denied"},
        }
    }
