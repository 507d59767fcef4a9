from __future__ import annotations

from sayso.link.corrections import correction_links
from sayso.link.events import Judge
from tests.link.makings import Told, context, make, tellings

EARLY = "Shells killed 16 people in Tamra."
LATE = "CORRECTED: in our story of 12 May we put the dead at 16. Shells killed 11 people in Tamra."


def toll(quote: str, number: float, status: str = "occurred") -> Told:
    return Told("killed", quote, type="HARM", mode="killed", status=status, place="Tamra", day="2029-05-11",
                amount=("killed", number, number))  # fmt: skip


def superseded(late: str, told: Told, *, outlet: str = "Kestrel News", same: bool = True) -> list[tuple[str, str]]:
    one, two = tellings(
        make("a", EARLY, toll("Shells killed 16 people in Tamra", 16)),
        make("b", late, told, outlet=outlet, day="2029-05-20"),
    )
    pair = Judge(context()).compare(one, two)
    groups = [[one, two]] if same else [[one], [two]]
    return [(str(each.start), str(each.end)) for each in correction_links([pair], groups)]


def test_a_correction_supersedes_the_number_of_its_own_outlet() -> None:
    assert superseded(LATE, toll("Shells killed 11 people in Tamra", 11)) == [("b:1", "a:1")]


def test_another_outlets_number_supersedes_nothing() -> None:
    assert superseded(LATE, toll("Shells killed 11 people in Tamra", 11), outlet="Radio") == []


def test_a_new_number_without_a_word_of_correction_supersedes_nothing() -> None:
    assert superseded("Shells killed 11 people in Tamra.", toll("Shells killed 11 people in Tamra", 11)) == []


def test_a_retraction_supersedes_what_it_takes_back() -> None:
    text = "RETRACTION. We withdraw our report. Shells did not kill 16 people, killed nobody in Tamra."
    told = toll("killed nobody in Tamra", 16, status="denied")
    assert superseded(text, told, same=False) == [("b:1", "a:1")]
