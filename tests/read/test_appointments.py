"""Tests of read/appointments.py: events that have a day of their own."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.read.appointments import appointed, new_day, verb_of
from sayso.read.trees import Forest
from sayso.records import Interval, Status
from tests.read.readings import read_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks were put off to May.", [("talks", "put off")]),
        ("The elections will take place in April.", [("elections", "take")]),
        ("The president called off the summit.", [("summit", "call off")]),
        ("The conference was held in Bor.", [("conference", "hold")]),
        ("Troops hold the bridge.", []),
        ("The envoy called the president.", []),
    ],
)
def test_nouns_that_something_is_set_or_put_off_of(text: str, found: list[tuple[str, str]]) -> None:
    forest = Forest(read_text(text).tokens)
    assert [(forest.tokens[noun].text, verb_of(forest, verb)) for noun, verb in appointed(forest)] == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talks were put off to 3 June.", date(2024, 6, 3)),
        ("The meeting on Mali was adjourned until Friday.", date(2024, 5, 17)),
        ("The talks were put off on Monday.", None),
        ("The talks were put off for two weeks.", None),
    ],
)
def test_the_day_that_something_is_moved_to(text: str, day: date | None) -> None:
    reading = read_text(text)
    forest = Forest(reading.tokens)
    [(_noun, verb)] = appointed(forest)
    found = new_day(forest, verb, reading.times)
    moved = None if found is None or found.interval is None else found.interval
    assert (moved.end if moved else None) == day


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The presidential election due on 29 May has been called off.", "called off", Status.REFUSED),
        ("The offensive on Bor has been delayed.", "offensive", Status.REFUSED),
        ("The president called off the peace talks in Geneva.", "talks", Status.REFUSED),
        ("The deployment of the force was pushed back to September.", "deployment", Status.PLANNED),
        ("The ceasefire talks scheduled for Monday did not take place.", "talks", Status.DENIED),
    ],
)
def test_what_is_put_off_is_refused_and_what_is_moved_is_a_plan(text: str, trigger: str, status: Status) -> None:
    reading = read_text(text)
    [claim] = reading.claims
    assert reading.report.quote(claim.trigger).endswith(trigger)
    assert claim.status.value is status


def test_what_is_moved_to_another_day_is_dated_by_that_day() -> None:
    reading = read_text("The ECOWAS summit on Mali called for Thursday has been moved to Saturday.")
    [claim] = reading.claims
    assert claim.status.value is Status.PLANNED
    assert claim.when.interval == Interval(date(2024, 5, 18), date(2024, 5, 18))
