from __future__ import annotations

from sayso.link.differences import contradiction, find_differences, rival_amounts
from sayso.link.events import Judge
from sayso.records import Section
from tests.link.makings import Told, context, make, tellings

TEXT = "Shells killed people in Tamra. The army took Tamra. Gunmen hold Tamra. Nobody died, the army said."


def toll(low: float | None, high: float | None, status: str = "occurred") -> Told:
    return Told(
        "killed", "Shells killed people in Tamra", type="HARM", mode="killed", status=status, place="Tamra",
        day="2029-05-11", amount=("killed", low, high),
    )  # fmt: skip


def control(trigger: str, quote: str, mode: str, who: str, day: str) -> Told:
    return Told(trigger, quote, type="CONTROL", mode=mode, place="Tamra", doers=(who,), day=day)


def against(one: Told, two: Told, *, same: bool, days: tuple[str, str] = ("2029-05-12", "2029-05-12")) -> bool:
    first, second = tellings(
        make("a", TEXT, one, outlet="Daily", day=days[0]), make("b", TEXT, two, outlet="Radio", day=days[1])
    )
    pair = Judge(context()).compare(first, second)
    takings = [each for each in (first, second) if each.claim.mode == "take"]
    return bool(contradiction(pair, takings, same=same))


def test_counts_whose_ranges_meet_do_not_contradict() -> None:
    assert not against(toll(12, None), toll(15, 15), same=True)
    assert against(toll(12, 12), toll(15, 15), same=True)


def test_counts_of_two_events_do_not_contradict() -> None:
    assert not against(toll(12, 12), toll(15, 15), same=False)


def test_a_later_toll_of_the_same_source_replaces_the_lower() -> None:
    first, second = tellings(
        make("a", TEXT, toll(21, 21), day="2029-05-12"), make("b", TEXT, toll(28, 28), day="2029-05-14")
    )
    assert rival_amounts(first, second) is None
    earlier, later = tellings(
        make("a", TEXT, toll(28, 28), day="2029-05-12"), make("b", TEXT, toll(21, 21), day="2029-05-14")
    )
    assert rival_amounts(earlier, later) is not None


def test_a_denial_contradicts_what_it_denies() -> None:
    assert against(toll(12, 12), toll(12, 12, status="denied"), same=False)


def test_who_denies_a_hundred_does_not_deny_five() -> None:
    assert not against(toll(5, 5), toll(100, 100, status="denied"), same=False)


def test_two_sides_cannot_hold_one_place() -> None:
    army = control("took", "The army took Tamra", "take", "army", "2029-05-10")
    gunmen = control("hold", "Gunmen hold Tamra", "hold", "Gunmen", "2029-05-12")
    assert against(army, gunmen, same=False)


def test_a_place_that_was_taken_from_its_holder_is_no_contradiction() -> None:
    army = control("took", "The army took Tamra", "take", "army", "2029-05-12")
    gunmen = control("hold", "Gunmen hold Tamra", "hold", "Gunmen", "2029-05-10")
    assert not against(army, gunmen, same=False)


def test_values_stand_side_by_side_with_who_says_which() -> None:
    members = tellings(make("a", TEXT, toll(12, 12)), make("b", TEXT, toll(16, 16), outlet="Radio"))
    (killed,) = [each for each in find_differences(members) if each.field == "killed"]
    assert [value.value for value in killed.values] == ["12", "16"]
    assert [value.claims for value in killed.values] == [("a:1",), ("b:1",)]
    assert killed.contradictory


def test_a_headline_contradicts_nobody() -> None:
    from dataclasses import replace

    from sayso.link.differences import find_contradictions

    report, (claim,) = make("a", TEXT, toll(12, 12))
    head = replace(claim, section=Section.TITLE)
    one, two = tellings((report, (head,)), make("b", TEXT, toll(12, 12, status="denied"), outlet="Radio"))
    assert find_contradictions([Judge(context()).compare(one, two)], [[one], [two]]) == ()
