"""Tests of read/event_times.py: when an event is placed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sayso.records import Interval
from tests.read.readings import ANCHOR, read_by_rules

MONDAY = Interval(ANCHOR - timedelta(days=2), ANCHOR - timedelta(days=2))
UP_TO_NOW, NOW = Interval(None, ANCHOR), Interval(ANCHOR, ANCHOR)
LEAD = "Rebels attacked the port of Bor on Monday. "


@pytest.mark.parametrize(
    ("text", "trigger", "interval"),
    [
        ("Rebels attacked the port on Monday.", "attacked", MONDAY),
        (LEAD + "Two soldiers died.", "died", MONDAY),
        (LEAD + "The army has condemned the raid.", "condemned", UP_TO_NOW),
        (LEAD + "Rebels had bombed the bridge.", "bombed", UP_TO_NOW),
        (LEAD + "The government condemns the raid.", "condemns", NOW),
        ("Rebels have now captured the port.", "captured", UP_TO_NOW),
        ("The council condemned the attack that took place on Monday.", "attack", MONDAY),
        ("In five weeks the army has retaken the port.", "retaken", Interval(date(2024, 4, 10), ANCHOR)),
        ("The army has retaken the port in the past week.", "retaken", Interval(date(2024, 5, 8), ANCHOR)),
        ("His men would be in Bor within the week, and five of them had been killed.", "killed", UP_TO_NOW),
        ("The army will attack within two days.", "attack", Interval(ANCHOR, ANCHOR + timedelta(days=2))),
        ("The troops will not attack before September.", "attack", Interval(ANCHOR, date(2024, 8, 31))),
        ("The troops are not expected to attack before September.", "attack", Interval(date(2024, 9, 1), None)),
    ],
)
def test_events_are_placed(text: str, trigger: str, interval: Interval) -> None:
    reading = read_by_rules(text)
    found = {reading.report.quote(claim.trigger): claim.when for claim in reading.claims}
    assert found[trigger].interval == interval
    assert found[trigger].rule


def test_no_day_is_carried_into_the_next_paragraph() -> None:
    reading = read_by_rules("Rebels attacked the port of Bor on Monday.\nTwo soldiers died.")
    assert reading.claims[-1].when.interval == UP_TO_NOW
