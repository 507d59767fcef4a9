"""Tests of knowledge/leaders.py and its table."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.actors import load_actors
from sayso.knowledge.leaders import load_leaders

LEADERS = load_leaders()
HEAD = "id,name,country,party,office,years,aliases\n"


def names(name: str, **context: object) -> list[str]:
    return [leader.name for leader in LEADERS.find(name, **context)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("George Bush", 1990, "George H. W. Bush"),
        ("George Bush", 2005, "George W. Bush"),
        ("Muammar Qaddafi", 1986, "Muammar Gaddafi"),
        ("Kim Il-Sung", 1970, "Kim Il-sung"),
        ("Deng", 1985, "Deng Xiaoping"),
        ("Putin", 2015, "Vladimir Putin"),
        ("Rajapaksa", 2021, "Gotabaya Rajapaksa"),
    ],
)
def test_the_year_tells_who_is_meant(name: str, year: int, expected: str) -> None:
    assert names(name, year=year) == [expected]


def test_nobody_is_meant_before_his_time() -> None:
    assert names("Emmanuel Macron", year=1990) == []


def test_a_common_family_name_needs_an_office_or_a_country() -> None:
    assert names("Taylor", year=1996) == []
    assert names("Taylor", year=1996, countries=["LR"]) == ["Charles Taylor"]
    assert names("Bush", year=2003, beside="President") == ["George W. Bush"]


def test_an_undated_name_may_stand_for_two_of_one_state() -> None:
    found = LEADERS.find("Bush", countries=["US"])
    assert len(found) == 2 and {leader.country for leader in found} == {"US"}


def test_another_spelling_of_the_first_name_is_bridged_by_the_office() -> None:
    assert names("Omer Hassan El Bashir", beside="President") == ["Omar al-Bashir"]
    assert names("Karim Bashir", beside="President") == []


def test_an_office_of_many_words_must_stand_whole() -> None:
    assert names("Howard", year=2001, beside="Prime Minister") == ["John Howard"]
    assert names("Howard", year=2001, beside="Minister") == []


def test_the_table_is_wide_and_whole() -> None:
    catalogue = load_actors()
    assert len(LEADERS.all) >= 1300
    assert len({leader.country for leader in LEADERS.all}) >= 150
    for leader in LEADERS.all:
        assert leader.country is None or leader.country in catalogue.countries.by_id, leader.id
        assert list(leader.spells) == sorted(leader.spells, key=lambda spell: spell[0]), leader.id
        assert all(last is not None for _first, last in leader.spells[:-1]), leader.id


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("a,A B,XX,,President,1990-,", "there is no country 'XX'"),
        ("a,A B,FR,nobody,President,1990-,", "there is no party 'nobody'"),
        ("a,A B,,,President,1990-,", "needs a country or a party"),
        ("a,A B,FR,,President,since 1990,", "years are written"),
        ("a,A B,FR,,President,1999-1990,", "run backwards"),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "leaders.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint):
        load_leaders(path, countries={"FR"}, parties={"hamas"})
