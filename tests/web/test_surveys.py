from __future__ import annotations

from datetime import date

from sayso.records import EventType, Status, Verdict
from sayso.store.rows import ClaimRow
from sayso.web.decisions import Decision
from sayso.web.surveys import FAMILIES, Family, Survey, corrected, make_survey, with_decisions
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


def test_a_correction_wins_over_the_machine() -> None:
    told = Decision(
        verdict=Verdict.CORRECT,
        coder="Ada",
        changes={"status": "denied", "type": "HARM", "from": "", "to": "2029-05-10"},
    )
    brief = corrected(make_brief(), told)
    assert (brief.status, brief.type, brief.start, brief.end) == (
        Status.DENIED,
        EventType.HARM,
        None,
        date(2029, 5, 10),
    )


def test_a_correction_that_means_nothing_changes_nothing() -> None:
    brief = corrected(make_brief(), Decision(verdict=Verdict.CORRECT, changes={"status": "lost", "from": "2029-13-40"}))
    assert (brief.status, brief.start) == (Status.OCCURRED, date(2029, 5, 11))


def test_decisions_are_laid_over_the_survey() -> None:
    survey = with_decisions(
        Survey(briefs=(make_brief(1), make_brief(2))), {"c0002": Decision(verdict=Verdict.ACCEPT)}, 1
    )
    assert [each.decision.verdict for each in survey.briefs] == [None, Verdict.ACCEPT]
    assert survey.by_id["c0002"].id == "c0002"
    assert survey.last_day == date(2029, 5, 12)
