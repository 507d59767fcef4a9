"""Tests of read/homes.py: whose people a nameless group is."""

from __future__ import annotations

from sayso.records import ActorMention
from tests.read.readings import read_by_rules


def mention_with(text: str, word: str) -> ActorMention:
    reading = read_by_rules(text)
    return next(mention for mention in reading.actors if word in reading.report.quote(mention.span))


def test_a_people_of_one_country_belongs_to_it() -> None:
    assert mention_with("Chechen fighters attacked a checkpoint.", "fighters").country == "RU"


def test_a_people_of_several_belongs_to_the_one_named() -> None:
    assert mention_with("Kurdish rebels attacked a checkpoint in Iraq.", "rebels").country == "IQ"
    assert mention_with("Kurdish rebels attacked a checkpoint.", "rebels").country is None


def test_those_called_ethnic_live_elsewhere() -> None:
    assert mention_with("Ethnic Albanians in Macedonia demanded a referendum.", "Albanians").country == "MK"
    assert mention_with("Many Albanians demanded a referendum.", "Albanians").country == "AL"


def test_a_group_of_no_people_has_no_country() -> None:
    assert mention_with("Armed men attacked a checkpoint.", "men").country is None
