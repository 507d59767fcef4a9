from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.ledger.decisions import Decision
from sayso.ledger.layers import Ruled
from sayso.records import Status, Verdict
from sayso.store.rows import ClaimRow
from sayso.web.surveys import FAMILIES, Family, Survey, make_people, make_survey, with_people
from tests.made import make_claim, make_plan, make_report
from tests.web.desks_made import make_brief


def test_a_claim_in_brief_keeps_what_filters_need() -> None:
    report = make_report()
    shelling, plan = make_survey(
        ClaimRow(claim=each, report=report) for each in (make_claim(report), make_plan(report))
    ).briefs
    assert (shelling.type, shelling.family, shelling.trigger, shelling.placed) == ("ASSAULT", "happened", "hit", True)
    assert [each.name for each in shelling.chain] == ["Kestrel News", "Élie Dessan"]
    assert shelling.counts == (">= 12 killed (people)",)
    assert (plan.family, plan.start) == (Family.COMING, date(2029, 5, 14))


def test_only_what_happened_is_of_the_family_of_what_happened() -> None:
    assert set(FAMILIES) == set(Status)
    assert [each.value for each, family in FAMILIES.items() if family is Family.HAPPENED] == ["occurred", "ongoing"]


def test_a_claim_is_as_people_made_it() -> None:
    report = make_report()
    claim = make_claim(report)
    machine = make_survey([ClaimRow(claim=claim, report=report)])
    told = Decision(verdict=Verdict.CORRECT, coder="Ada")
    denied = replace(claim, status=replace(claim.status, value=Status.DENIED), mode="drone", places=())
    (brief,) = make_people(machine, [(ClaimRow(claim=denied, report=report), Ruled(claim=denied, decision=told))])
    assert (brief.status, brief.mode, brief.places, brief.decision) == (Status.DENIED, "drone", (), told)
    (untouched,) = make_people(machine, [(ClaimRow(claim=claim, report=report), Ruled(claim=claim))])
    assert untouched is machine.briefs[0]


def test_what_people_made_of_a_report_stands_in_its_place() -> None:
    machine = Survey(briefs=(make_brief(1), make_brief(2), make_brief(3, report="r2")))
    accepted = make_brief(2, decision=Decision(verdict=Verdict.ACCEPT))
    added = make_brief(9, decision=Decision(verdict=Verdict.ADD))
    alone = make_brief(8, report="r3", decision=Decision(verdict=Verdict.ADD))
    survey = with_people(machine, {"r1": (accepted, added), "r3": (alone,)}, 3)
    assert [each.id for each in survey.briefs] == ["c0002", "c0009", "c0003", "c0008"]
    assert survey.by_id["c0002"] is accepted
    assert survey.last_day == date(2029, 5, 12)
    assert [each.id for each in survey.by_report["r1"]] == ["c0002", "c0009"]
