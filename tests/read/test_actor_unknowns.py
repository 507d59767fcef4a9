"""Tests of read/actor_unknowns.py: names that only the text knows."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("Colonel Moussa Drame spoke on Monday.", "Moussa Drame", "person"),
        ("Lt. Gen. Anna Brightwater said so.", "Anna Brightwater", "person"),
        ("Mr Haidara al-Sokoto told reporters.", "Haidara al-Sokoto", "person"),
        ("The Minister for the Middle East Ada Brightwater said so.", "Ada Brightwater", "person"),
        ("The Lakeside Tribune reported the raid.", "Lakeside Tribune", "outlet"),
        ("The Riverbank Brigade claimed the attack.", "Riverbank Brigade", "armed_group"),
        ("The Orchard Relief Committee sent food.", "Orchard Relief Committee", "other"),
    ],
)
def test_a_name_in_no_table(text: str, canonical: str, kind: str) -> None:
    found = {(mention.canonical, str(mention.kind)) for mention in read_by_rules(text).actors}
    assert (canonical, kind) in found, found


def test_a_month_is_nobody() -> None:
    assert read_by_rules("In March it rained.").actors[0].pronoun


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("British Defence Secretary Tom King visited the town.", "GB"),
        ("Taiwan's Vice Foreign Minister visited the town.", "TW"),
        ("Defence Secretary Tom King visited the town.", None),
    ],
)
def test_a_person_belongs_to_the_state_named_before_the_name(text: str, country: str | None) -> None:
    assert read_by_rules(text).actors[0].country == country


def test_a_name_begins_after_the_office() -> None:
    assert read_by_rules("British Defence Secretary Tom King visited the town.").actors[0].canonical == "Tom King"


@pytest.mark.parametrize("text", ["The Lusaka Accord demanded a halt.", "The Harbour Resolution demands a halt."])
def test_what_is_signed_is_nobody(text: str) -> None:
    assert not any(mention.rule.startswith("actor.name") for mention in read_by_rules(text).actors)
