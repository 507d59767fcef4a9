"""Tests of knowledge/actors.py and its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.actors import load_actors
from sayso.records import ActorKind

CATALOGUE = load_actors()


@pytest.mark.parametrize(
    ("name", "canonical", "kind"),
    [
        ("ISIL", "Islamic State", ActorKind.ARMED_GROUP),
        ("Da’esh", "Islamic State", ActorKind.ARMED_GROUP),
        ("MNLA", "National Movement for the Liberation of Azawad", ActorKind.ARMED_GROUP),
        ("Ansar Eddine", "Ansar Dine", ActorKind.ARMED_GROUP),
        ("the Pentagon", "US Department of Defense", ActorKind.STATE),
        ("ECOWAS", "Economic Community of West African States", ActorKind.IO),
        ("Security Council", "United Nations Security Council", ActorKind.IO),
        ("Reuters", "Reuters", ActorKind.OUTLET),
        ("peshmerga", "Peshmerga", ActorKind.STATE_FORCE),
        ("FARC", "Revolutionary Armed Forces of Colombia", ActorKind.ARMED_GROUP),
    ],
)
def test_a_party_is_found_by_its_aliases(name: str, canonical: str, kind: ActorKind) -> None:
    party = CATALOGUE.find(name.removeprefix("the "))
    assert party is not None and (party.name, party.kind) == (canonical, kind)


def test_a_shared_name_goes_to_the_party_at_home() -> None:
    pakistan, iraq = CATALOGUE.find("ISI", ["PK"], 2012), CATALOGUE.find("ISI", ["IQ"], 2012)
    assert pakistan is not None and pakistan.name == "Inter-Services Intelligence"
    assert iraq is not None and iraq.name == "Islamic State of Iraq"
    assert CATALOGUE.find("ISI", ["PE"]) is None


def test_a_common_title_needs_its_country() -> None:
    assert CATALOGUE.find("House of Representatives", ["US"]) is None
    found = CATALOGUE.find("House of Representatives", ["LY"])
    assert found is not None and found.countries == ("LY",)


def test_nouns_take_the_name_of_their_state() -> None:
    mali = CATALOGUE.countries.by_id["ML"]
    assert CATALOGUE.nouns["soldier"].name_for(mali) == "Malian Armed Forces"
    assert CATALOGUE.nouns["foreign ministry"].name_for(mali) == "Malian Foreign Ministry"
    assert CATALOGUE.nouns["government"].name_for(mali) == "Mali"
    assert CATALOGUE.nouns["president"].name_for(mali) == "President of Mali"


def test_the_catalogue_is_large_and_its_countries_are_known() -> None:
    assert len(CATALOGUE.parties) >= 800
    for party in CATALOGUE.parties:
        assert all(country in CATALOGUE.countries.by_id or country == "VS" for country in party.countries), party.id
        assert party.first is None or party.last is None or party.first <= party.last, party.id


def test_an_unknown_kind_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name,kind,countries,from,to,aliases\nx,X,gang,,,,\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"actors\.csv: entry 'x': there is no kind of party 'gang'"):
        load_actors(path)


def test_an_unknown_sense_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "kinds.csv"
    path.write_text("id,kind,sense,name\nsoldier,state_force,crowd,\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="there is no sense 'crowd'"):
        load_actors(kinds=path)
