"""Tests of knowledge/peoples.py and its table."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.knowledge.countries import load_countries
from sayso.knowledge.peoples import load_peoples

PEOPLES = load_peoples()


@pytest.mark.parametrize(
    ("words", "named", "home"),
    [
        ("three Tibetan monks", (), "CN"),
        ("Kurdish rebels", ("IQ",), "IQ"),
        ("Kurdish rebels", ("FR", "TR", "IQ"), "TR"),
        ("Kurdish rebels", (), None),
        ("Bosnian Serb gunners", (), "BA"),
        ("the Uyghurs", (), "CN"),
    ],
)
def test_a_people_is_at_home_where_the_report_is(words: str, named: tuple[str, ...], home: str | None) -> None:
    people = PEOPLES.in_words(words)
    assert people is not None and people.home(named) == home


def test_words_in_small_letters_are_no_people() -> None:
    assert PEOPLES.in_words("a mon and a wa") is None


def test_the_plurals_are_nouns_of_the_catalogue() -> None:
    assert {"kurds", "tutsis", "tamils", "rohingyas"} <= set(PEOPLES.plurals)


def test_the_table_is_wide_and_no_state_s_people_stands_in_it() -> None:
    countries = load_countries()
    assert len(PEOPLES.all) >= 140
    for people in PEOPLES.all:
        assert all(country in countries.by_id for country in people.countries), people.id
        assert not any(countries.demonyms.find(word) for word in people.words), people.id


@pytest.mark.parametrize(
    ("row", "complaint"), [("a,Ayan,XX", "there is no country 'XX'"), ("a,,FR", "needs words and countries")]
)
def test_a_faulty_row_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "peoples.csv"
    path.write_text("id,words,countries\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint):
        load_peoples(path, countries={"FR"})
