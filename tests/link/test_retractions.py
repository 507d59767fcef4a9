from __future__ import annotations

from sayso.link.differences import find_contradictions
from sayso.link.events import Judge
from sayso.link.retractions import retraction_links, sets_right, takes_back
from tests.link.makings import Told, context, make, tellings

TOLL = "Shells killed 16 people in Tamra"
BEFORE = f"{TOLL}, a clerk said."
TAKEN = f"CORRECTED. {TOLL}, we wrote. Kestrel News withdraws the figure."
GONE = Told("withdraws", "Kestrel News withdraws the figure", type="CONCEDE")


def toll(quote: str = TOLL) -> Told:
    return Told("killed", quote, type="HARM", mode="killed", place="Tamra", day="2029-05-11",
                amount=("killed", 16, 16))  # fmt: skip


def taken_back(text: str, gone: Told = GONE, outlet: str = "Kestrel News") -> list[tuple[str, str, str]]:
    one, two, three = tellings(
        make("a", BEFORE, toll(), outlet=outlet), make("b", text, toll(), gone, day="2029-05-20")
    )
    return [(str(each.start), each.rel.value, str(each.end)) for each in retraction_links([[one, two], [three]])]


def test_what_is_taken_back_is_contradicted_and_the_outlets_own_telling_superseded() -> None:
    assert taken_back(TAKEN) == [("b:2", "contradicts", "a:1"), ("b:2", "updates", "a:1")]


def test_another_outlets_telling_is_contradicted_only() -> None:
    assert taken_back(TAKEN, outlet="Radio Sollum") == [("b:2", "contradicts", "a:1")]


def test_a_figure_may_be_said_to_be_withdrawn() -> None:
    text = f"CORRECTED. {TOLL}, we wrote. That figure has been withdrawn."
    gone = Told("withdrawn", "That figure has been withdrawn", type="CONCEDE")
    assert ("b:2", "contradicts", "a:1") in taken_back(text, gone)


def test_troops_that_withdraw_take_nothing_back() -> None:
    text = f"CORRECTED. {TOLL}, we wrote. The army withdraws its men."
    assert taken_back(text, Told("withdraws", "The army withdraws its men", type="RETREAT")) == []


def test_a_report_that_is_no_correction_takes_nothing_back() -> None:
    assert taken_back(f"{TOLL}. The mayor withdraws his figure.", Told("withdraws", "The mayor withdraws")) == []


def test_what_stands_far_before_or_after_is_not_taken_back() -> None:
    text = f"CORRECTED. Kestrel News withdraws the figure. {TOLL}."
    assert taken_back(text) == []
    assert taken_back(f"CORRECTED. {TOLL}. " + "It rained for hours on the hills of Sollum. " * 12 + GONE.quote) == []


def test_the_words_themselves_take_back() -> None:
    _, told = tellings(make("b", TAKEN, toll(), GONE))
    assert takes_back(told)


def test_a_retraction_is_among_the_contradictions() -> None:
    one, two, three = tellings(make("a", BEFORE, toll()), make("b", TAKEN, toll(), GONE, day="2029-05-20"))
    assert [(each.start, each.end) for each in find_contradictions([], [[one, two], [three]])] == [("b:2", "a:1")]


def is_set_right(late: str, *, outlet: str = "Kestrel News", **told: str) -> bool:
    claim = Told("killed", "Shells killed 11 people", type="HARM", mode="killed", amount=("killed", 11, 11), **told)
    one, two = tellings(make("a", BEFORE, toll()), make("b", late, claim, outlet=outlet, day="2029-05-20"))
    return sets_right(one, two, Judge(context()).compare(one, two).found)


def test_a_correction_sets_right_what_its_outlet_told_of_the_same_place() -> None:
    late = "CORRECTED: our toll was wrong. Shells killed 11 people."
    assert is_set_right(late, place="Tamra")
    assert not is_set_right(late, place="Sollum")
    assert not is_set_right(late)
    assert not is_set_right(late, place="Tamra", outlet="Radio Sollum")
    assert not is_set_right("Shells killed 11 people.", place="Tamra")
