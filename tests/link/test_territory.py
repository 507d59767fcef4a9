from __future__ import annotations

from datetime import date

from sayso.link.territory import Hold, find_holds
from tests.link.makings import Told, make, parties, tellings

TEXT = "The army took Tamra. Gunmen took Tamra. Gunmen hold Tamra. The army hold Tamra. Gunmen will take Tamra."


def control(quote: str, mode: str, who: str, day: str, status: str = "occurred") -> Told:
    trigger = quote.split()[-2]
    return Told(trigger, quote, type="CONTROL", mode=mode, status=status, place="Tamra", doers=(who,), day=day)


def holds(*told: Told) -> tuple[Hold, ...]:
    return find_holds(tellings(make("a", TEXT, *told)), parties())


def test_a_place_changes_hands_in_order_of_time() -> None:
    found = holds(
        control("Gunmen took Tamra", "take", "Gunmen", "2029-05-20"),
        control("The army took Tamra", "take", "Hamat Army", "2029-05-10"),
        control("Gunmen hold Tamra", "hold", "Gunmen", "2029-05-25"),
    )
    assert [(each.holder, each.start, each.end, each.disputed) for each in found] == [
        ("Hamat Army", date(2029, 5, 10), date(2029, 5, 10), False),
        ("Gunmen", date(2029, 5, 20), date(2029, 5, 25), False),
    ]
    assert found[1].claims == ("a:1", "a:3")


def test_two_who_are_said_to_hold_it_on_one_day_dispute_it() -> None:
    found = holds(
        control("Gunmen hold Tamra", "hold", "Gunmen", "2029-05-20"),
        control("The army hold Tamra", "hold", "Hamat Army", "2029-05-20"),
    )
    assert [each.disputed for each in found] == [True, True]


def test_a_plan_to_take_it_holds_nothing() -> None:
    assert holds(control("Gunmen will take Tamra", "take", "Gunmen", "2029-05-20", "planned")) == ()
