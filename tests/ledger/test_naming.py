from __future__ import annotations

import pytest

from sayso.ledger.naming import countries_of, load_names
from sayso.records import ActorKind, Precision, SourceKind
from tests.made import make_claim, make_report


def test_a_known_party_gets_its_name_kind_and_country() -> None:
    assert load_names().party("the RSF") == ("Rapid Support Forces", ActorKind.ARMED_GROUP, "SD")
    assert load_names().party("France") == ("France", ActorKind.STATE, "FR")


def test_an_unknown_party_keeps_its_words() -> None:
    assert load_names().party("the Lantern Brigade") == ("the Lantern Brigade", ActorKind.OTHER, None)


def test_a_place_is_looked_up_in_the_countries_named() -> None:
    assert load_names().place("Tripoli", ("LB",)).country == "LB"
    assert load_names().place("Tripoli", ("LY",)).country == "LY"
    assert load_names().place("Qwxzakthar").precision is Precision.UNRESOLVED
    assert load_names().place("market").precision is Precision.UNRESOLVED


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kestrel News", SourceKind.PUBLISHER),
        ("United Nations", SourceKind.ORGANISATION),
        ("Élie Dessan", SourceKind.NAMED_PERSON),
        ("residents", SourceKind.UNNAMED_SOURCES),
    ],
)
def test_a_source_has_a_kind(name: str, kind: SourceKind) -> None:
    assert load_names().source(name, make_report())[1] is kind


def test_counted_words_get_the_units_of_the_codebook() -> None:
    assert load_names().unit("killed") == ("killed", None)
    assert load_names().unit("")[0] == "count"
    assert load_names().unit("government soldiers") == ("troops", "government soldiers")
    assert load_names().unit("lanterns") == ("count", "lanterns")


def test_a_claims_places_and_parties_tell_its_countries() -> None:
    assert countries_of(make_claim(make_report())) == ("HM",)
