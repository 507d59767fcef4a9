from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sayso.ledger import Ledger
from sayso.ledger.decisions import Decision
from sayso.records import EventType, Verdict
from sayso.web.asking import Asked
from sayso.web.reviews import by_need, coder_name, doubt, make_queue, make_review, step, weigh
from sayso.web.surveys import Survey, make_survey, with_people
from tests.web.desks_made import ORSHA, make_brief

SURE = make_brief(1, score=0.99)
DOUBTFUL = make_brief(2, score=0.2)
LIGHT = make_brief(3, score=0.2, type=EventType.CONSULT, core=False)
DONE = make_brief(4, score=0.1, decision=Decision(verdict=Verdict.ACCEPT, coder="Ada"))
SURVEY = Survey(briefs=(SURE, LIGHT, DONE, DOUBTFUL))


def test_the_doubtful_and_weighty_come_first_and_the_decided_not_at_all() -> None:
    assert make_queue(SURVEY, Asked()) == (DOUBTFUL, LIGHT, SURE)
    assert make_queue(SURVEY, Asked(reviewed="accept")) == ()


def test_decisions_leave_the_others_in_the_same_order() -> None:
    machine = Survey(briefs=tuple(make_brief(n, score=n % 7 / 7, report=f"r{n % 5}") for n in range(40)))
    changed = [replace(each, score=0.0 if each.id < "c0020" else 0.95) for each in machine.by_report["r3"]]
    added = make_brief(99, score=0.5, report="unread")
    people = {"r3": (*changed[1:], make_brief(98, score=0.4, report="r3")), "unread": (added,)}
    survey = with_people(machine, people, 1)
    anew = Survey(briefs=survey.briefs)
    assert (
        by_need(survey)
        == by_need(anew)
        == sorted(survey.briefs, key=lambda each: (-doubt(each) * weigh(each), each.id))
    )
    assert by_need(machine) == by_need(Survey(briefs=machine.briefs))


def test_doubt_and_weight_stay_between_nothing_and_one() -> None:
    for brief in (*SURVEY.briefs, make_brief(5, score=None), make_brief(6, score=0.0, places=(ORSHA,))):
        assert 0 <= doubt(brief) <= 1
        assert 0 < weigh(brief) <= 1


def test_steps_end_at_the_ends() -> None:
    queue = make_queue(SURVEY, Asked())
    assert step(queue, DOUBTFUL.id, 1) == LIGHT.id
    assert step(queue, DOUBTFUL.id, -1) == DOUBTFUL.id
    assert step(queue, SURE.id, 1) == SURE.id
    assert step(queue, "gone", 1) == DOUBTFUL.id
    assert step([], "gone", 1) == ""


def test_a_name_is_one_line() -> None:
    assert coder_name("  Ada\n\x00 Lovelace\u202e ") == "Ada Lovelace"
    assert len(coder_name("x" * 500)) == 60


def test_the_review_takes_the_first_or_the_wanted(made_ledger: Path) -> None:
    with Ledger.open(made_ledger) as ledger:
        survey = make_survey(ledger.claims())
        first = make_review(survey, ledger, make_queue(survey, Asked()), coder="Ada", wanted="")
        assert first.page and first.at == 0 and first.left == 3
        last = make_review(
            survey, ledger, make_queue(survey, Asked()), coder="Ada", wanted=make_queue(survey, Asked())[-1].id
        )
        assert last.at == 2
        nothing = make_review(survey, ledger, [], coder="Ada", wanted="")
        assert nothing.page is None
