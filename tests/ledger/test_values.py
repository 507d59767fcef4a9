from __future__ import annotations

import pytest

from sayso.ledger.decisions import CORRECTABLE
from sayso.ledger.values import (
    Amount,
    find_words,
    in_one_line,
    joined,
    parted,
    read_amount,
    read_kind,
    read_relation,
    values_of,
)
from sayso.records import ActorKind, PlaceRel, Span
from sayso.store.evidence import in_numbers
from tests.made import TEXT, make_claim, make_report, span_of


def test_every_field_that_can_be_corrected_has_a_text() -> None:
    report = make_report()
    values = values_of(make_claim(report), report)
    assert set(values) == set(CORRECTABLE)
    assert (values["type"], values["from"], values["recipient"]) == ("ASSAULT", "2029-05-11", "people")
    assert (values["quantity"], values["source"], values["trigger"]) == (">= 12 killed (people)", "Élie Dessan", "hit")
    assert values["quote"].startswith("At least 12 people") and values["hedge"] == "" and values["actor"] == ""


def test_several_values_stand_in_a_row_each_once() -> None:
    assert joined(["a b", "c", "a b"]) == "a b; c"
    assert parted(" a b ;; c;a b; ") == ("a b", "c")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12 killed", Amount(12, 12, "killed", None)),
        (">= 12 killed (people)", Amount(12, None, "killed", "people")),
        ("at least 3 soldiers", Amount(3, None, "soldiers", None)),
        ("up to 1,500 fighters", Amount(None, 1500, "fighters", None)),
        ("100-999 fighters", Amount(100, 999, "fighters", None)),
        ("2.5 km", Amount(2.5, 2.5, "km", None)),
        ("40", Amount(40, 40, "", None)),
        ("several", None),
        ("", None),
    ],
)
def test_amounts_are_read_as_they_are_written(typed: str, amount: Amount | None) -> None:
    assert read_amount(typed) == amount


def test_an_amount_that_the_machine_wrote_is_read_back() -> None:
    held = make_claim(make_report()).quantities[0]
    assert read_amount(in_numbers(held)) == Amount(held.low, held.high, held.unit, held.of)


def test_kinds_and_relations_are_read_where_they_stand() -> None:
    assert read_kind("Hamat militia (armed_group)", ActorKind) == ("Hamat militia", ActorKind.ARMED_GROUP)
    assert read_kind("Hamat militia (north)", ActorKind) == ("Hamat militia (north)", None)
    assert read_relation("near Orsha") == (PlaceRel.NEAR, "Orsha")
    assert read_relation("Near Orsha") == (None, "Near Orsha")
    assert read_relation("near") == (None, "near")


def test_words_are_found_whole_and_over_line_ends() -> None:
    report = make_report("The town\nof Tamraba fell; Tamra held.")
    assert find_words("town of Tamraba", report, Span(0, 100)) == Span(4, 19)
    assert find_words("Tamra", report, Span(0, 100)) == Span(26, 31)
    assert find_words("Tamra", report, Span(0, 20)) is None
    assert find_words(" ", report, Span(0, 20)) is None


def test_words_of_a_report_are_shown_in_one_line() -> None:
    assert in_one_line("a\n  b") == "a b"
    assert in_one_line(TEXT[slice(*span_of(TEXT, "12 people"))]) == "12 people"
