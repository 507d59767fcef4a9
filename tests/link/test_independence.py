from __future__ import annotations

import pytest

from sayso.link.affiliations import find_affiliations
from sayso.link.copies import find_copies
from sayso.link.independence import Provenance, find_roots, whole_copies
from sayso.link.tellings import make_tellings
from sayso.link.twins import find_twins
from sayso.records import Claim, Report, Root, SourceKind
from tests.link.makings import Told, make, parties

PERSON, OFFICIALS = SourceKind.NAMED_PERSON, SourceKind.UNNAMED_OFFICIALS
SOURCES, BODY = SourceKind.UNNAMED_SOURCES, SourceKind.ORGANISATION
LINE = "Hamat Front fighters took Tamra"


def roots(*held: tuple[Report, tuple[Claim, ...]]) -> tuple[Root, ...]:
    copies = find_copies(report for report, _ in held)
    made = {report.id: make_tellings(report, claims) for report, claims in held}
    members = [each for found in made.values() for each in found]
    known = Provenance(
        parties=parties(),
        affiliations=find_affiliations(members),
        copies=whole_copies(copies),
        outlets={report.id: report.outlet for report, _ in held},
        twins=find_twins(copies, made),
    )
    return find_roots(members, known)


def told(name: str, outlet: str, text: str, *says: tuple[str, SourceKind]) -> tuple[Report, tuple[Claim, ...]]:
    return make(name, text, Told("took", LINE, type="CONTROL", doers=("Hamat Front",), says=says), outlet=outlet)


def test_two_outlets_in_their_own_words_are_two_roots() -> None:
    assert [each.name for each in roots(told("a", "Daily", f"{LINE}."), told("b", "Radio", f"{LINE}, it rains."))] == [
        "Daily",
        "Radio",
    ]


def test_sources_whose_names_hold_no_word_stop_nothing_and_count_once() -> None:
    one, two = told("a", "—", f"{LINE}."), told("b", "?", f"{LINE}, it rains.")
    assert len(roots(one, two)) == 1
    assert len(roots(one, told("c", "Radio", f"{LINE}, it rains."))) == 2


def test_spokesmen_of_one_movement_are_one_root_with_the_reason() -> None:
    one = told("a", "Daily", f"{LINE}, said Musa Ilb, a Hamat Front spokesman.", ("Musa Ilb", PERSON))
    two = told("b", "Radio", f"{LINE}, Hamat Front commander Abu Zed told us.", ("Abu Zed", PERSON))
    (root,) = roots(one, two)
    assert root.name == "Hamat Front"
    assert "Musa Ilb speaks for Hamat Front" in root.reasons


def test_an_officer_and_the_ministry_of_one_state_are_one_root() -> None:
    one = told("a", "Daily", f"{LINE}, a Malian officer said.", ("a Malian officer", OFFICIALS))
    two = told("b", "Radio", f"{LINE}, says the army.", ("Malian Armed Forces", BODY))
    assert len(roots(one, two)) == 1


def test_a_general_staffs_own_communique_is_no_second_witness_to_its_army() -> None:
    one = told("a", "General Staff of the Malian Armed Forces", f"{LINE}.")
    two = told("b", "Radio", f"{LINE}, says the army.", ("Malian Armed Forces", BODY))
    assert len(roots(one, two)) == 1


def test_armies_of_two_states_are_two_roots() -> None:
    one = told("a", "Daily", f"{LINE}, a Malian officer said.", ("a Malian officer", OFFICIALS))
    two = told("b", "Radio", f"{LINE}, a French officer said.", ("a French officer", OFFICIALS))
    assert len(roots(one, two)) == 2


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ("a nurse at Tamra hospital", "Tamra hospital", 1),
        ("two residents", "residents of Tamra", 1),
        ("neighbours in Tamra", "Red Crescent volunteers", 2),
    ],
)
def test_sources_of_one_house_are_one_root(one: str, two: str, count: int) -> None:
    first = told("a", "Daily", f"{LINE}, said {one}.", (one, SOURCES))
    second = told("b", "Radio", f"{LINE}, so {two}.", (two, SOURCES))
    assert len(roots(first, second)) == count


def test_a_copy_is_not_a_witness() -> None:
    text = f"{LINE} before dawn on Friday and raised their flag over the customs house while the town still slept."
    first, copy = (
        told("a", "Wire", text),
        make("b", f"Late news. {text}", Told("took", LINE, type="CONTROL"), outlet="Daily", day="2029-05-14"),
    )
    (root,) = roots(first, copy)
    assert root.name == "Wire"
    assert len(root.claims) == 2


def test_an_outlets_own_words_rest_on_the_source_it_names() -> None:
    text = f"{LINE}. Later it said again that {LINE}, the Red Crescent reports."
    held = make(
        "a",
        text,
        Told("took", LINE, type="CONTROL"),
        Told("took", f"again that {LINE}", type="CONTROL", says=(("Red Crescent", BODY),)),
        outlet="Daily",
    )
    (root,) = roots(held)
    assert root.name == "Red Crescent"
    assert "Daily names Red Crescent for it" in root.reasons
