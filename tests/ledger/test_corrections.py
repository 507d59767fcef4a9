from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.errors import ReviewError
from sayso.ledger.corrections import check_changes, correct, differing, signed
from sayso.ledger.decisions import Correction, Decision
from sayso.records import Claim, Interval, PlaceRel, Precision, Role, Span, TimeBasis, Verdict
from tests.made import NOW, TAMRA, TEXT, make_claim, make_report, span_of

REPORT = make_report()
CLAIM = make_claim(REPORT)
SIGNED = "person Ada, 2030-05-06"


def made(changes: dict[str, str], claim: Claim = CLAIM, **picked: dict[str, Span]) -> Claim:
    by = Decision(verdict=Verdict.CORRECT, coder="Ada", made=NOW, changes=changes, picked=picked)
    return correct(claim, REPORT, by)


def test_what_is_corrected_is_signed_and_the_rest_stays() -> None:
    claim = made({"type": "HARM"})
    assert signed(Decision(coder="Ada", made=NOW)) == SIGNED
    assert (claim.type.value, claim.type.rule, claim.type.score) == ("HARM", SIGNED, None)
    assert replace(claim, type=CLAIM.type) == CLAIM


def test_without_changes_a_claim_is_what_it_was() -> None:
    assert correct(CLAIM, REPORT, Decision(verdict=Verdict.ACCEPT, coder="Ada")) is CLAIM


def test_days_open_and_close_an_interval() -> None:
    assert made({"from": ""}).when.interval == Interval(None, date(2029, 5, 11))
    later = made({"to": "2029-05-13"}, to={"2029-05-13": span_of(TEXT, "12 May 2029")}).when
    assert later.interval == Interval(date(2029, 5, 11), date(2029, 5, 13))
    assert (later.span, later.rule) == (span_of(TEXT, "12 May 2029"), SIGNED)


def test_a_day_with_words_is_no_longer_the_documents_date() -> None:
    undated = replace(CLAIM, when=replace(CLAIM.when, basis=TimeBasis.DOCUMENT_DATE, span=None))
    claim = made({"from": "2029-05-11"}, undated, **{"from": {"2029-05-11": span_of(TEXT, "Friday")}})
    assert (claim.when.basis, claim.when.span) == (TimeBasis.EXPLICIT, span_of(TEXT, "Friday"))


def test_parties_that_stay_keep_their_evidence_and_new_ones_get_the_words_they_stand_in() -> None:
    claim = made({"recipient": "people; market"})
    stayed, new = claim.actors
    assert stayed == CLAIM.actors[0]
    assert (new.canonical, new.role, new.span, new.rule) == ("market", Role.RECIPIENT, span_of(TEXT, "market"), SIGNED)


def test_a_party_may_change_its_role_and_its_kind() -> None:
    claim = made({"actor": "people (armed_group)", "recipient": ""})
    (party,) = claim.actors
    assert (party.role, party.canonical, party.kind.value) == (Role.ACTOR, "people", "armed_group")


def test_a_party_without_words_is_implicit() -> None:
    (_, party) = made({"actor": "Lantern Brigade"}).actors
    assert (party.span, party.implicit) == (None, True)
    picked = made({"actor": "Lantern Brigade"}, actor={"Lantern Brigade": span_of(TEXT, "shells")}).actors[-1]
    assert (picked.span, picked.implicit) == (span_of(TEXT, "shells"), False)


def test_places_stay_move_and_are_looked_up() -> None:
    assert made({"place": "Tamra"}).places == CLAIM.places
    (near,) = made({"place": "near Tamra"}).places
    assert (near.rel, near.place, near.rule) == (PlaceRel.NEAR, TAMRA, SIGNED)
    (unknown,) = made({"place": "Qwxzakthar"}).places
    assert (unknown.place.precision, unknown.implicit) == (Precision.UNRESOLVED, True)
    assert made({"place": ""}).places == ()


def test_quantities_are_read_counted_and_stay() -> None:
    assert made({"quantity": ">= 12 killed (people)"}).quantities == CLAIM.quantities
    (toll,) = made({"quantity": "14 killed"}).quantities
    assert (toll.low, toll.high, toll.unit, toll.rule) == (14, 14, "killed", SIGNED)
    assert toll.span == CLAIM.span  # no words carry it: it rests on the quote
    assert made({"quantity": ""}).quantities == ()


def test_the_innermost_source_is_another_and_the_publisher_stays() -> None:
    mayor = made({"source": "the mayor"}).attribution
    assert [(each.canonical, each.rule) for each in mayor] == [
        ("Kestrel News", "sources/publisher"),
        ("the mayor", SIGNED),
    ]
    assert made({"source": "Kestrel News"}).attribution == CLAIM.attribution[:1]
    assert made({"source": ""}).attribution == CLAIM.attribution[:1]
    alone = replace(CLAIM, attribution=CLAIM.attribution[:1])
    found = made({"source": "Élie Dessan"}, alone).attribution
    assert [each.canonical for each in found] == ["Kestrel News", "Élie Dessan"]
    assert found[1].span == span_of(TEXT, "Élie Dessan")


def test_quote_trigger_and_hedge_are_words_of_the_report() -> None:
    trigger = span_of(TEXT, "shells hit")
    claim = made({"trigger": "shells hit", "hedge": "At least"}, trigger={"shells hit": trigger})
    assert (claim.trigger, claim.type.spans) == (trigger, (trigger,))
    assert claim.hedge == span_of(TEXT, "At least")
    assert claim.id == CLAIM.id
    assert made({"hedge": ""}, replace(CLAIM, hedge=span_of(TEXT, "At least"))).hedge is None
    assert made({"quote": "shells hit a market in Tamra"}).span == span_of(TEXT, "shells hit a market in Tamra")


@pytest.mark.parametrize(
    "changes",
    [{"type": "WAR"}, {"status": "x"}, {"from": "soon"}, {"salience": "x"}, {"trigger": "dragon"}, {"colour": "red"}],
)
def test_what_other_programs_left_there_changes_nothing(changes: dict[str, str]) -> None:
    assert made(changes) == CLAIM


def test_a_type_and_a_status_may_rest_on_picked_words() -> None:
    claim = made({"status": "planned", "type": "HARM"}, status={"planned": span_of(TEXT, "will")})
    assert claim.status.spans == (span_of(TEXT, "will"),)
    assert claim.type.spans == CLAIM.type.spans


def test_what_is_as_it_was_is_no_correction_unless_other_words_were_picked() -> None:
    picked = Correction("Tamra", {"Tamra": span_of(TEXT, "Tamra")})
    given = {"type": Correction("ASSAULT"), "mode": Correction("drone"), "place": picked}
    assert set(differing(given, CLAIM, REPORT)) == {"mode", "place"}


def test_a_quote_and_its_trigger_are_corrected_together() -> None:
    plan = {"quote": Correction("The Hamat army will send a brigade"), "trigger": Correction("send a brigade")}
    check_changes(plan, CLAIM, REPORT)
    with pytest.raises(ReviewError, match="correct both"):
        check_changes({"quote": plan["quote"]}, CLAIM, REPORT)
