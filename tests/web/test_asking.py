from __future__ import annotations

from datetime import date

import pytest

from sayso.ledger.decisions import Decision
from sayso.records import EventType, Status, Verdict
from sayso.web.asking import (
    Asked,
    count_values,
    find_briefs,
    first_day,
    last_day,
    lot,
    newest_first,
    read_asked,
    selected,
)
from tests.web.desks_made import ORSHA, make_brief

SHELLING = make_brief(1)
PLAN = make_brief(
    2,
    type=EventType.MOBILIZE,
    status=Status.PLANNED,
    start=date(2029, 5, 14),
    end=None,
    places=(ORSHA,),
    words="sends a brigade",
)
WRONG = make_brief(3, decision=Decision(verdict=Verdict.REJECT), start=None, end=None)
ALL = (SHELLING, PLAN, WRONG)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(), [SHELLING, PLAN]),
        (Asked(type=("MOBILIZE",)), [PLAN]),
        (Asked(status=("planned", "occurred")), [SHELLING, PLAN]),
        (Asked(since="2029-05-12"), [PLAN]),
        (Asked(until="2029-05-12"), [SHELLING]),
        (Asked(until="2029-05"), [SHELLING, PLAN]),
        (Asked(text="MARKET shells"), [SHELLING]),
        (Asked(where="ors"), [PLAN]),
        (Asked(where="hm"), [SHELLING]),
        (Asked(who="hamat"), [SHELLING, PLAN]),
        (Asked(source="elie"), [SHELLING, PLAN]),
        (Asked(source="heron"), []),
        (Asked(reviewed="open"), [SHELLING, PLAN]),
        (Asked(reviewed="reject"), [WRONG]),
        (Asked(double=100), [SHELLING, PLAN]),
    ],
)
def test_filters(asked: Asked, expected: list[object]) -> None:
    assert find_briefs(ALL, asked) == expected


@pytest.mark.parametrize(
    ("sel", "expected"),
    [
        ("c0002", [PLAN]),
        ("place:Tamra", [SHELLING, WRONG]),
        ("place:Tam", []),
        ("days:2029-05-10..2029-05-11", [SHELLING]),
        ("days:x..y", []),
        ("days:", []),
        ("", []),
    ],
)
def test_selections(sel: str, expected: list[object]) -> None:
    assert selected(ALL, sel) == expected


def test_the_share_that_is_coded_twice_is_drawn_by_lot_and_grows_by_addition() -> None:
    drawn = {f"r{number}": lot(f"r{number}") for number in range(2000)}
    assert all(0 <= each < 100 for each in drawn.values())
    few, many = ({name for name, each in drawn.items() if each < share} for share in (10, 30))
    assert few < many
    assert 150 < len(few) < 250 and 520 < len(many) < 680
    found = find_briefs([make_brief(report=name) for name in drawn], Asked(double=10))
    assert {each.report for each in found} == few


@pytest.mark.parametrize(("given", "share"), [("20", 20), ("100", 100), ("0", 0), ("101", 0), ("-5", 0), ("x", 0)])
def test_a_share_is_a_number_of_per_cent(given: str, share: int) -> None:
    asked = read_asked([("double", given)])
    assert asked.double == share
    assert asked.address("/review") == (f"/review?double={share}" if share else "/review")


def test_what_means_nothing_asks_nothing() -> None:
    asked = read_asked(
        [("type", "WAR"), ("status", ""), ("since", "soon"), ("shown", "-3"), ("reviewed", "x"), ("z", "1")]
    )
    assert asked == Asked()
    assert not asked.filtered


def test_an_address_gives_the_same_filters_again() -> None:
    asked = Asked(text='"a & b"', type=("HARM", "ASSAULT"), since="2029", sel="place:Bor al-Ṣaḥrā", shown=120)
    address = asked.address("/")
    query = address.partition("?")[2]
    from urllib.parse import parse_qsl

    assert read_asked(parse_qsl(query)) == asked
    assert asked.address("/", sel=None, text=None, type=None, since=None, shown=None) == "/"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2029", date(2029, 1, 1), date(2029, 12, 31)),
        ("2029-02", date(2029, 2, 1), date(2029, 2, 28)),
        ("2029-2-3", date(2029, 2, 3), date(2029, 2, 3)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("9999-11", date(9999, 11, 1), date(9999, 12, 31)),
        ("2029-13", None, None),
        ("0000", None, None),
        ("today", None, None),
    ],
)
def test_days_as_typed(typed: str, first: date | None, last: date | None) -> None:
    assert (first_day(typed), last_day(typed)) == (first, last)


def test_the_list_begins_with_the_newest_and_ends_with_the_undated() -> None:
    assert newest_first([WRONG, SHELLING, PLAN]) == [PLAN, SHELLING, WRONG]


def test_values_are_counted_in_the_order_of_the_codebook() -> None:
    assert list(count_values(ALL, "status")) == [("occurred", 2), ("planned", 1)]
    assert list(count_values(ALL, "type")) == [("MOBILIZE", 1), ("ASSAULT", 2)]
