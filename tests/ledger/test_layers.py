from __future__ import annotations

from dataclasses import replace

from sayso.ledger.decisions import write_changes
from sayso.ledger.layers import Layer, Review, brings, make_review, rule
from sayso.records import Claim, ClaimId, EventType, Evidenced, Judgement, Verdict
from tests.made import NOW, TEXT, make_claim, make_plan, make_report, span_of

REPORT = make_report()
HIT, PLAN = make_claim(REPORT), make_plan(REPORT)
KILLED = replace(
    HIT,
    id=ClaimId("ckilled"),
    trigger=span_of(TEXT, "killed"),
    type=Evidenced(EventType.HARM, "person Ada, 2030-05-06", (span_of(TEXT, "killed"),)),
)


def told(
    verdict: Verdict, claim: Claim = HIT, coder: str = "Ada", *, settles: bool = False, added: Claim | None = None
) -> Judgement:
    return Judgement(claim=claim.id, verdict=verdict, coder=coder, made=NOW, adjudicated=settles, added=added)


def counted(*judgements: Judgement, layer: Layer = Layer.REVIEWED, gone: tuple[Claim, ...] = ()) -> list[str]:
    ruled = rule(REPORT, (HIT, PLAN), make_review(judgements), gone)
    triggers = sorted(each.claim.trigger for each in ruled if each.counts_in(layer))
    return [REPORT.quote(each) for each in triggers]


def test_what_nobody_decided_stands_as_the_machine_has_it() -> None:
    assert [each.claim for each in rule(REPORT, (HIT, PLAN), Review())] == [HIT, PLAN]
    assert counted(layer=Layer.ADJUDICATED) == []


def test_rejected_claims_are_ruled_but_do_not_count() -> None:
    ruled = rule(REPORT, (HIT, PLAN), make_review([told(Verdict.REJECT)]))
    assert [each.inside for each in ruled] == [False, True]
    assert counted(told(Verdict.REJECT), told(Verdict.WITHDRAWN)) == ["hit", "send a brigade"]


def test_added_claims_count_until_somebody_rejects_them() -> None:
    assert counted(told(Verdict.ADD, KILLED, added=KILLED)) == ["killed", "hit", "send a brigade"]
    assert counted(told(Verdict.ADD, KILLED, added=KILLED), told(Verdict.REJECT, KILLED, "Ben")) == [
        "hit",
        "send a brigade",
    ]


def test_an_addition_to_another_report_is_not_mixed_in() -> None:
    other = replace(KILLED, report=make_report(name="heron").id)
    assert counted(told(Verdict.ADD, other, added=other)) == ["hit", "send a brigade"]


def test_a_split_brings_the_second_claim_as_long_as_it_stands() -> None:
    split = told(Verdict.SPLIT, added=KILLED)
    assert counted(split) == ["killed", "hit", "send a brigade"]
    assert counted(split, told(Verdict.ACCEPT, coder="Ben")) == ["hit", "send a brigade"]
    (second,) = (each for each in rule(REPORT, (HIT, PLAN), make_review([split])) if each.claim == KILLED)
    assert second.decision.verdict is Verdict.ADD and second.decision.coder == "Ada"


def test_a_split_that_is_split_again_ends() -> None:
    circle = replace(HIT, trigger=span_of(TEXT, "shells"))
    judgements = [told(Verdict.SPLIT, added=KILLED), told(Verdict.SPLIT, KILLED, added=circle)]
    assert counted(*judgements) == ["killed", "hit", "send a brigade"]


def test_what_an_adjudicator_or_two_coders_say_is_settled() -> None:
    settled = {"layer": Layer.ADJUDICATED}
    assert counted(told(Verdict.ACCEPT, settles=True), **settled) == ["hit"]
    assert counted(told(Verdict.ACCEPT), **settled) == []
    assert counted(told(Verdict.ACCEPT), told(Verdict.ACCEPT, coder="Ben"), **settled) == ["hit"]
    assert counted(told(Verdict.ACCEPT), told(Verdict.UNSURE, coder="Ben"), **settled) == []
    assert counted(told(Verdict.UNSURE), told(Verdict.UNSURE, coder="Ben"), **settled) == []
    assert counted(told(Verdict.SPLIT, added=KILLED, settles=True), **settled) == ["killed", "hit"]


def test_the_same_correction_by_two_is_settled_and_two_corrections_are_not() -> None:
    planned = replace(told(Verdict.CORRECT), changes=write_changes({"status": "planned"}))
    same = replace(planned, coder="Ben")
    other = replace(same, changes=write_changes({"status": "denied"}))
    assert counted(planned, same, layer=Layer.ADJUDICATED) == ["hit"]
    assert counted(planned, other, layer=Layer.ADJUDICATED) == []


def test_the_newer_wording_of_a_judged_claim_yields_to_it() -> None:
    older = replace(HIT, id=ClaimId("colder"), trigger=span_of(TEXT, "shells hit"))
    assert counted(told(Verdict.ACCEPT, older), gone=(older,)) == ["shells hit", "send a brigade"]
    assert counted(told(Verdict.REJECT, older), gone=(older,)) == ["send a brigade"]
    elsewhere = replace(older, trigger=span_of(TEXT, "market"))
    assert counted(told(Verdict.ACCEPT, elsewhere), gone=(elsewhere,)) == ["hit", "market", "send a brigade"]
    of_another_type = replace(older, type=KILLED.type)
    assert counted(told(Verdict.ACCEPT, of_another_type), gone=(of_another_type,))[:2] == ["shells hit", "hit"]


def test_a_newer_wording_that_was_judged_itself_stays() -> None:
    older = replace(HIT, id=ClaimId("colder"), trigger=span_of(TEXT, "shells hit"))
    assert counted(told(Verdict.ACCEPT, older), told(Verdict.ACCEPT), gone=(older,))[:2] == ["shells hit", "hit"]


def test_a_gone_claim_that_nobody_stands_by_is_gone() -> None:
    older = replace(HIT, id=ClaimId("colder"), trigger=span_of(TEXT, "shells hit"))
    judgements = told(Verdict.ACCEPT, older), told(Verdict.WITHDRAWN, older)
    assert counted(*judgements, gone=(older,)) == ["hit", "send a brigade"]


def test_a_machines_claim_yields_to_an_added_one_of_the_same_source_only() -> None:
    added = replace(HIT, id=ClaimId("cadded"), trigger=span_of(TEXT, "shells hit"))
    by_publisher = replace(added, attribution=added.attribution[:1])
    assert counted(told(Verdict.ADD, added, added=added)) == ["shells hit", "send a brigade"]
    assert counted(told(Verdict.ADD, by_publisher, added=by_publisher))[:2] == ["shells hit", "hit"]


def test_what_a_decision_brings_is_signed_by_it() -> None:
    (decision,) = make_review([told(Verdict.SPLIT, added=KILLED)]).decisions.values()
    assert (brings(decision).verdict, brings(decision).coder, brings(decision).added) == (Verdict.ADD, "Ada", KILLED)
