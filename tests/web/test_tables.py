from __future__ import annotations

from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.web import tables
from sayso.web.surveys import Survey, make_survey


@pytest.fixture(scope="module")
def ledger(made_ledger: Path) -> Ledger:
    return Ledger.open(made_ledger)


@pytest.fixture(scope="module")
def survey(ledger: Ledger) -> Survey:
    return make_survey(ledger.claims())


def test_sources_tell_who_relies_on_whom(survey: Survey, ledger: Ledger) -> None:
    lines = {each.name: each for each in tables.make_sources(survey, ledger)}
    assert (lines["Élie Dessan"].claims, lines["Élie Dessan"].reports) == (2, 2)
    assert lines["Élie Dessan"].relayed_by == [("Kestrel News", 2)]
    assert lines["Élie Dessan"].events >= 1


def test_parties_are_counted_by_role(survey: Survey) -> None:
    lines = {each.name: each for each in tables.make_parties(survey)}
    assert (lines["people"].receiving, lines["people"].tallies.happened) == (2, 2)
    assert (lines["Hamat Army"].acting, lines["Hamat Army"].tallies.coming) == (1, 1)


def test_places_tell_how_exactly_they_are_known(survey: Survey) -> None:
    (line,) = tables.make_places(survey)
    assert (line.name, line.precision, line.country, line.tallies.claims) == ("Tamra", "city", "HM", 3)


def test_a_party_and_a_place_have_pages(survey: Survey, ledger: Ledger) -> None:
    party = tables.make_party_page(survey, "people", shown=1)
    assert party is not None
    assert (len(party.cards), party.more, party.places[0].name) == (1, 1, "Tamra")
    place = tables.make_place_page(survey, ledger, "Tamra")
    assert place is not None and place.tallies.claims == 3
    assert tables.make_party_page(survey, "nobody") is None
    assert tables.make_place_page(survey, ledger, "nowhere") is None


def test_a_party_tells_what_it_is_said_to_have_held_and_who_else_was(ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        for trigger, actor, day in (("fall", "Hamat Army", "2029-05-01"), ("killed", "Tarro Front", "2029-05-04")):
            fields = {"trigger": trigger, "type": "CONTROL", "mode": "take", "status": "occurred", "actor": actor}
            ledger.add_claim("kestrel", {**fields, "place": "Tamra", "from": day, "to": day}, "Ada")
        told = make_survey(ledger.claims())
        holds = tables.party_holds(told, ledger, "Hamat Army")
        page = tables.make_party_page(told, "Hamat Army", holds)
        assert [each.holder for each in holds] == ["Hamat Army", "Tarro Front"]
        assert page is not None and [(each.place, str(each.start)) for each in page.holds] == [("Tamra", "2029-05-01")]
        assert tables.party_holds(told, ledger, "people") == []


def test_the_ledger_tells_of_itself(survey: Survey, ledger: Ledger) -> None:
    told = tables.make_about(survey, ledger)
    assert (told.reports, told.claims, told.tallies.happened) == (2, 3, 2)
    checked = tables.make_checked(ledger)
    assert checked.reports == 2


def test_an_empty_ledger_is_no_fault() -> None:
    with Ledger.open() as empty:
        nothing = Survey()
        assert tables.make_sources(nothing, empty) == tables.make_parties(nothing) == tables.make_places(nothing) == []
        assert tables.make_about(nothing, empty).first is None


def test_a_place_is_put_on_a_map_of_its_own(survey: Survey) -> None:
    assert [(each.name, each.lat, each.radius_km) for each in tables.points_of(survey, "Tamra")] == [
        ("Tamra", 12.5, 8.0)
    ]
    assert tables.points_of(survey, "nowhere") == []
