from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.link.tellings import (
    Side,
    content_words,
    forget_said,
    is_correction,
    one_of,
    said,
    sentence_around,
    told_on,
)
from sayso.records import Quantity, Section, Span
from tests.link.makings import Told, make, tellings

TEXT = "Militiamen killed 28 people in Tamra, four of them children."


def test_a_plan_and_a_fact_stand_on_different_sides() -> None:
    held = make("a", TEXT, Told("killed", TEXT, status="planned"), Told("killed", TEXT, status="ongoing"))
    assert [each.side for each in tellings(held)] == [Side.PLAN, Side.FACT]


def test_the_dead_are_nobodys_where_only_a_part_of_them_is_named() -> None:
    report, (claim,) = make("a", TEXT, Told("killed", TEXT, type="HARM", receivers=("children",)))
    parts = (
        Quantity(span=Span(18, 27), head=0, low=28, high=28, unit="killed"),
        Quantity(span=Span(38, 42), head=0, low=4, high=4, unit="killed", of="children"),
    )
    (telling,) = tellings((report, (replace(claim, quantities=parts),)))
    assert telling.receivers == frozenset()


def test_people_are_nobodys() -> None:
    held = make("a", TEXT, Told("killed", TEXT, type="HARM", receivers=("people",)))
    assert tellings(held)[0].receivers == frozenset()


def test_a_report_is_told_when_its_original_was() -> None:
    report, _ = make("a", TEXT, day="2029-05-20", original_published=date(2029, 5, 12))
    assert told_on(report) == date(2029, 5, 12)


def test_a_headline_is_not_the_body() -> None:
    held = make("a", TEXT, Told("killed", TEXT, section=Section.TITLE))
    assert not tellings(held)[0].in_body


def test_words_that_every_report_has_are_no_content() -> None:
    assert content_words("The army said on Friday that shells hit the Tamra market") == {
        "army",
        "shell",
        "hit",
        "tamra",
        "marke",
    }


def test_a_claim_without_a_place_stands_where_the_text_stood_last() -> None:
    text = "Shells hit Tamra. Twelve died."
    first, second = tellings(
        make("a", text, Told("hit", "Shells hit Tamra", place="Tamra"), Told("died", "Twelve died"))
    )
    assert second.around == frozenset({"tamra"})
    assert first.around == frozenset()


def test_heads_counted_in_a_toll_are_dead_or_wounded() -> None:
    text = "Own forces: 11 killed."
    told = Told("killed", text, type="HARM", amount=("count", 11, 11))
    assert set(tellings(make("a", text, told))[0].wholes) == {"killed"}


def test_a_sentence_ends_where_the_next_begins() -> None:
    text = "Rain fell. The convoy left Tamra at noon, he said. Nobody knows why."
    at = text.index("convoy")
    assert sentence_around(text, Span(at, at + 6)).strip() == "The convoy left Tamra at noon, he said."


def test_what_is_said_around_a_claim_holds_the_names_and_weighs_something() -> None:
    text = "Rain fell. The convoy left Tamra at noon, he said."
    (telling,) = tellings(make("a", text, Told("left", "The convoy left Tamra", place="Tamra")))
    words, weight = said(telling)
    assert words == {"convo", "left", "tamra", "noon"}
    assert 0.0 < weight <= len(words)


def test_the_types_that_a_reader_weighed_are_shares_of_one() -> None:
    report, (claim,) = make("a", TEXT, Told("killed", TEXT))
    unsure = replace(claim, type=replace(claim.type, score=0.6, refused=(("HARM", 0.2),)))
    (telling,) = tellings((report, (unsure,)))
    assert {each: round(share, 2) for each, share in telling.types.items()} == {"ASSAULT": 0.75, "HARM": 0.25}


def test_equal_values_take_the_room_of_one() -> None:
    made = [frozenset((word, "Hamat Front")) for word in ("army", "army", "navy")]
    assert one_of(made[0]) is one_of(made[1])
    assert one_of(made[2]) == made[2]


def test_claims_of_one_place_and_number_share_them() -> None:
    first, second = (tellings(make(name, TEXT, Told("killed", TEXT, place="Tamra")))[0] for name in "ab")
    assert first.spots is second.spots
    assert first.wholes is second.wholes


def test_what_is_said_is_the_same_after_it_was_forgotten() -> None:
    (telling,) = tellings(make("a", TEXT, Told("killed", TEXT)))
    words, weight = said(telling)
    forget_said()
    assert said(telling) == (words, weight)


def test_what_a_claim_without_a_place_speaks_of_is_among_the_last_places_and_the_first() -> None:
    text = "Shells hit Tamra. Trucks came to Sollum. Trucks came to Tamra market. Trucks left Sollum. Twelve died."
    made = (
        Told("hit", "Shells hit Tamra", place="Tamra"),
        Told("came", "Trucks came to Sollum", place="Sollum"),
        Told("came", "Trucks came to Tamra market", place="Tamra market"),
        Told("left", "Trucks left Sollum", place="Sollum"),
        Told("died", "Twelve died"),
    )
    assert tellings(make("a", text, *made))[-1].around == {"tamra", "tamra market", "sollum"}
    assert tellings(make("a", text, *made[1:]))[-1].around == {"tamra market", "sollum"}


def test_a_toll_says_which_harm_it_tells_of() -> None:
    text = "Own side: 11 killed. The clinic counted 9 wounded. The bridge was damaged."
    held = make(
        "a",
        text,
        Told("11 killed", "11 killed", type="HARM", amount=("killed", 11, 11)),
        Told("wounded", "9 wounded", type="HARM"),
        Told("damaged", "The bridge was damaged", type="HARM"),
        Told("damaged", "The bridge was damaged"),
    )
    assert [each.mode for each in tellings(held)] == ["killed", "wounded", None, None]


def test_a_correction_names_itself_at_its_head() -> None:
    assert is_correction(make("a", "CORRECTED: in our story of 12 May we put the dead at 16.")[0])
    assert is_correction(make("a", "The dead were 11.", title="Correction to our story")[0])
    assert not is_correction(make("a", "The borders are correct, said the mayor.")[0])


def test_the_dead_were_not_killed_in_the_hospital_that_counts_them() -> None:
    toll = Told("dead", "The hospital counted 21 dead", type="HARM", place="Tamra hospital")
    raid = Told("shelled", "The army shelled the hospital", place="Tamra hospital")
    counted, shelled = tellings(make("a", "The hospital counted 21 dead. The army shelled the hospital.", toll, raid))
    assert not counted.spots
    assert [each.name for each in shelled.spots] == ["tamra hospital"]
