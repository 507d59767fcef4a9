from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.link.outcomes import Fate, Turn, days_late, find_turns, update_links
from sayso.records import EventType as E
from sayso.records import LinkRel
from tests.link.makings import Told, context, make, tellings

CASES = Path(__file__).parent.parent / "cases" / "link" / "outcomes.jsonl"
LOADED = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


def turns(early: Told, late: Told, *, first: str = "2029-05-12", second: str = "2029-06-02") -> tuple[Turn, ...]:
    one, two = make("a", early.quote, early, day=first), make("b", late.quote, late, outlet="Daily", day=second)
    return find_turns([[each] for each in tellings(one, two)], context())


def told(fields: dict[str, Any]) -> Told:
    return Told(**{name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()})


@pytest.mark.parametrize("case", LOADED, ids=[each["comment"] for each in LOADED])
def test_a_plan_is_followed_to_what_became_of_it(case: dict[str, Any]) -> None:
    found = turns(told(case["early"]), told(case["late"]))
    assert [each.reasons[0] for each in found] == case["expect"]


PLAN = Told("retake", "The army will retake Tamra by Sunday", type="CONTROL", mode="take", status="planned",
            place="Tamra", doers=("Hamat Army",), day="2029-05-13", until="2029-05-20")  # fmt: skip
DEED = Told("retook", "The Hamat Army retook Tamra", type="CONTROL", mode="take", place="Tamra",
            doers=("Hamat Army",), day="2029-05-28")  # fmt: skip


def test_how_late_it_came_is_counted_in_days() -> None:
    (turn,) = turns(PLAN, DEED)
    assert turn.reasons[0] == Fate.LATE
    assert days_late(turn) == 8


def test_the_later_claim_updates_the_earlier() -> None:
    (link,) = update_links(turns(PLAN, DEED))
    assert (link.start, link.rel, link.end) == ("b:1", LinkRel.UPDATES, "a:1")


def test_what_was_told_before_is_no_outcome() -> None:
    assert turns(PLAN, DEED, first="2029-06-02", second="2029-05-12") == ()


def test_a_deed_that_was_over_before_is_background() -> None:
    old = Told("retook", "The Hamat Army retook Tamra", type="CONTROL", mode="take", place="Tamra",
               doers=("Hamat Army",), day="2029-03-01")  # fmt: skip
    assert turns(PLAN, old) == ()


def test_a_mistaken_type_hides_no_outcome_that_is_told_in_the_same_rare_words() -> None:
    plan = Told("be handed", "The turbine of Tamra will be handed to engineers by Sunday", type="AID",
                status="planned", place="Tamra", doers=("Hamat Army",), day="2029-05-13",
                until="2029-05-20")  # fmt: skip
    deed = Told("handed", "The turbine of Tamra was handed to engineers", type="SANCTION",
                place="Tamra", doers=("Hamat Army",), day="2029-05-19")  # fmt: skip
    assert [each.reasons[0] for each in turns(plan, deed)] == [Fate.HAPPENED]
    other = Told("fined", "A smuggler was fined in Tamra", type="SANCTION",
                 place="Tamra", doers=("Hamat Army",), day="2029-05-19")  # fmt: skip
    assert turns(plan, other) == ()


def test_what_comes_on_the_day_it_was_announced_for_fits_better() -> None:
    (on_day,) = turns(PLAN, replace(DEED, day="2029-05-19"))
    (late,) = turns(PLAN, DEED)
    assert on_day.points > late.points


def test_types_that_a_reader_weighed_speak_as_far_as_they_share() -> None:
    one, two = tellings(
        make("a", PLAN.quote, PLAN), make("b", DEED.quote, replace(DEED, type="HARM"), outlet="Daily", day="2029-06-02")
    )

    def points(share: float) -> float:
        weighed = replace(two, types={E.HARM: 1.0 - share, E.CONTROL: share})
        (turn,) = find_turns([[one], [weighed]], context())
        return turn.points

    assert points(0.15) < points(0.2) < points(0.4)
    assert points(0.4) == points(0.45)


def test_a_vow_told_again_is_no_outcome() -> None:
    vow = Told("vowed", "The Hamat Army vowed to retake Tamra", type="THREATEN", place="Tamra",
               doers=("Hamat Army",), day="2029-05-28")  # fmt: skip
    assert turns(PLAN, vow) == ()


def test_a_report_that_quotes_the_plan_may_tell_its_outcome_and_a_reprint_may_not() -> None:
    one, two = tellings(make("a", PLAN.quote, PLAN), make("b", DEED.quote, DEED, outlet="Daily", day="2029-06-02"))
    both = frozenset({(one.report.id, two.report.id), (two.report.id, one.report.id)})
    quoting = replace(context(), copied=both)
    assert len(find_turns([[one], [two]], quoting)) == 1
    assert find_turns([[one], [two]], replace(quoting, reprinted=both)) == ()
