"""Tests of read/known_persons.py: persons that the table of leaders knows."""

from __future__ import annotations

from datetime import date

from sayso.records import ActorMention
from tests.read.readings import read_by_rules


def person(text: str, year: int) -> ActorMention:
    reading = read_by_rules(text, anchor_date=date(year, 5, 15))
    return next(mention for mention in reading.actors if mention.kind == "person")


def test_a_leader_has_his_full_name_and_his_state() -> None:
    found = person("President Bush said that the troops would stay.", 1990)
    assert (found.canonical, found.country) == ("George H. W. Bush", "US")
    assert person("President Bush said that the troops would stay.", 2006).canonical == "George W. Bush"


def test_a_king_is_known_by_his_first_name() -> None:
    assert person("King Hussein told reporters that he would go to Cairo.", 1988).country == "JO"


def test_a_namesake_of_another_state_is_left_alone() -> None:
    found = person("Canadian Defence Minister John Major told reporters that he would go.", 1995)
    assert found.country == "CA"


def test_somebody_outside_the_table_keeps_his_name() -> None:
    found = person("President Amina Kotelo told reporters that she would go.", 1995)
    assert (found.canonical, found.country) == ("Amina Kotelo", None)
