from __future__ import annotations

from sayso.link.likenesses import amounts_meet, are_kin, likeness, said_alike
from sayso.link.tellings import Amount
from sayso.records import EventType
from tests.link.makings import Told, context, make, tellings

TEXT = "Shells hit the market of Tamra, killing 12. The army left Tamra. Gunmen hold Sollum."


def compare(one: Told, two: Told, later: str = "2029-05-13") -> dict[str, float]:
    first, second = tellings(make("a", TEXT, one), make("b", TEXT, two, outlet="Daily", day=later))
    return likeness(first, second, context())


def test_what_is_empty_counts_neither_way() -> None:
    found = compare(Told("hit", "Shells hit"), Told("hit", "Shells hit", place="Tamra", doers=("army",)))
    assert not {"place_same", "place_apart", "doers_alike", "doers_apart"} & found.keys()


def test_one_place_and_two() -> None:
    here = Told("hit", "Shells hit", place="Tamra")
    assert compare(here, Told("hit", "Shells hit", place="Tamra"))["place_same"] == 1.0
    assert compare(here, Told("hit", "Shells hit", place="Sollum"))["place_apart"] == 1.0
    assert compare(here, Told("hit", "Shells hit", place="Tamra market"))["place_same"] == 1.0
    assert "place_unclear" in compare(here, Told("hit", "Shells hit", place="Hamat"))


def test_days_apart_are_apart_for_facts_but_not_for_plans() -> None:
    one, two = Told("hit", "Shells hit", day="2029-05-11"), Told("hit", "Shells hit", day="2029-05-20")
    assert "time_apart" in compare(one, two)
    planned = [Told("hit", "Shells hit", status="planned", day=day) for day in ("2029-05-11", "2029-05-20")]
    assert "plan_time_apart" in compare(*planned)


def test_who_lost_a_place_and_who_took_it_tell_one_thing() -> None:
    lost = Told("left", "The army left Tamra", type="CONTROL", mode="lose", doers=("army",))
    taken = Told("hold", "Gunmen hold", type="CONTROL", mode="take", doers=("Gunmen",), receivers=("army",))
    found = compare(lost, taken)
    assert found["mode_mirrored"] == 1.0
    assert found["doers_alike"] == 1.0


def test_rival_counts_are_seen_at_one_place() -> None:
    def toll(number: float) -> Told:
        return Told(
            "killing", "killing 12", type="HARM", mode="killed", place="Tamra", amount=("killed", number, number)
        )

    assert "rival_counts" in compare(toll(12), toll(16))
    assert "amount_same" in compare(toll(12), toll(12))


def test_ranges_meet_where_a_number_satisfies_both() -> None:
    at_least_twelve, fifteen = Amount("killed", 12, None, ""), Amount("killed", 15, 15, "")
    assert amounts_meet(at_least_twelve, fifteen)
    assert not amounts_meet(Amount("killed", 21, 21, ""), Amount("killed", 28, 28, ""))


def test_sentences_are_as_alike_as_their_rare_words() -> None:
    rare, common = "The mausoleum of Zubar collapsed.", "The army said that troops were attacked."
    told = [make(name, text, Told("The", text[:-1])) for name, text in (("a", rare), ("b", rare), ("c", common))]
    one, again, other = tellings(*told)
    assert said_alike(one, again)[0] == 1.0
    assert said_alike(one, other) == (0.0, 0.0)


def test_kin_are_kin_both_ways() -> None:
    assert are_kin(EventType.ASSAULT, EventType.HARM)
    assert are_kin(EventType.HARM, EventType.ASSAULT)
    assert not are_kin(EventType.HARM, EventType.HARM)


def test_at_least_twelve_and_twelve_name_one_number() -> None:
    text = "At least 12 died. Twelve died."
    one, two = tellings(
        make(
            "a",
            text,
            Told("died", "At least 12 died", type="HARM", amount=("killed", 12, None)),
            Told("died", "Twelve died", type="HARM", amount=("killed", 12, 12)),
        )
    )
    assert 0 < likeness(one, two, context())["amount_same"] < 1
