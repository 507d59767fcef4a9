from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.store.connections import connect
from sayso.store.finding import Bit, Search, bits_of, parts_of, received, search
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, TEXT, make_claim, make_reading, make_report

OLDER = "Heron Post\n\nThe market of Tamra was rebuilt. No quote here says so."


@pytest.fixture(scope="module")
def ledger() -> sqlite3.Connection:
    """Kestrel's two claims, Heron's one of another year, and a report that no claim was read from."""
    connection = connect(None)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    other = make_report(name="heron", outlet="Heron Post", published=date(2030, 1, 2))
    add_reading(connection, TEXT.encode(), make_reading(other, make_claim(other)), RUN, NOW)
    bare = make_report(OLDER, name="bare", outlet=None, published=None)
    add_reading(connection, OLDER.encode(), replace(make_reading(bare, make_claim(other)), claims=()), RUN, NOW)
    return connection


def names(found: sqlite3.Connection, **asked: object) -> tuple[list[str], list[str]]:
    told = search(found, Search(**asked), 10)  # type: ignore[arg-type]
    return sorted(each.name for each in told.reports), sorted(f"{row.report.name}:{row.trigger}" for row in told.claims)


def test_words_are_found_in_texts_and_in_quotes(ledger: sqlite3.Connection) -> None:
    assert names(ledger, words="market TAMRA") == (["bare", "heron", "kestrel"], ["heron:hit", "kestrel:hit"])
    assert names(ledger, words="elie dessan") == (["heron", "kestrel"], [])
    assert names(ledger, words="nowhere") == ([], [])


def test_a_stretch_in_quotation_marks_is_one_phrase(ledger: sqlite3.Connection) -> None:
    assert names(ledger, words='"market in tamra"')[0] == ["heron", "kestrel"]
    assert names(ledger, words='"tamra market"') == ([], [])


def test_facets_narrow_and_count_what_another_value_would_find(ledger: sqlite3.Connection) -> None:
    found = search(ledger, Search(words="tamra", status=("planned",)), 10)
    assert [row.trigger for row in found.claims] == ["send a brigade"]
    assert [each.name for each in found.reports] == ["kestrel"]
    assert dict(found.status) == {"occurred": 2, "planned": 1}
    assert dict(found.type) == {"MOBILIZE": 1}
    assert dict(found.source) == {"Hamat Army": 1}
    assert found.all_claims == 1 and found.all_reports == 1
    assert names(ledger, words="tamra", year=2030) == (["heron"], ["heron:hit"])
    assert dict(search(ledger, Search(words="tamra", year=2030), 10).year) == {"2029": 1, "2030": 1}
    assert names(ledger, words="tamra", source="Hamat Army", type=("ASSAULT",)) == ([], [])


def test_a_limit_cuts_lists_and_not_counts(ledger: sqlite3.Connection) -> None:
    found = search(ledger, Search(words="tamra"), 1)
    assert (len(found.reports), len(found.claims), found.all_reports, found.all_claims) == (1, 1, 3, 3)


def test_a_snippet_marks_what_was_looked_for(ledger: sqlite3.Connection) -> None:
    hit = search(ledger, Search(words="rebuilt"), 10).reports[0]
    assert Bit("rebuilt", hit=True) in hit.snippet
    assert "".join(each.words for each in hit.snippet).startswith("Heron Post")
    assert (hit.title, hit.outlet, hit.published, hit.claims) == (None, None, None, 0)


def test_marks_inside_a_text_do_no_harm() -> None:
    assert bits_of("a \ufdd0b\ufdd1 \ufdd1c") == (Bit("a ", False), Bit("b", True), Bit(" ", False), Bit("c", True))


@pytest.mark.parametrize(
    "words", ['"', '""', "NEAR(", "a AND", "title:", "x*", "-x", "^", "(((", "a\0b", "\ud800", "?!", "{a b}:", "'; --"]
)
def test_no_spelling_of_a_question_is_an_error(ledger: sqlite3.Connection, words: str) -> None:
    search(ledger, Search(words=words), 10)
    assert names(ledger, words=f"tamra {words} rebuilt")[1] == []


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=60))
def test_whatever_is_typed_is_only_words(words: str) -> None:
    with_words = connect(None)
    search(with_words, Search(words=words), 3)
    with_words.close()


def test_very_many_words_are_cut(ledger: sqlite3.Connection) -> None:
    assert parts_of("word " * 5000) == ("word",) * 60
    assert parts_of(' ?! "" ') == ()
    assert names(ledger, words="tamra " * 5000)[0] == ["bare", "heron", "kestrel"]


def test_outlets_and_names_of_reports_are_found_after_texts(ledger: sqlite3.Connection) -> None:
    found = search(ledger, Search(words="heron post"), 10)
    assert [each.name for each in found.reports] == ["bare", "heron"]
    assert "".join(each.words for each in found.reports[1].snippet).startswith("Shells fall on Tamra")
    assert found.all_reports == 2 and dict(found.year) == {"2030": 1}
    assert names(ledger, words="heron", year=2029) == ([], [])
    assert [each.name for each in search(ledger, Search(words="heron"), 1).reports] == ["bare"]


def test_reports_are_listed_by_their_ids(ledger: sqlite3.Connection) -> None:
    kestrel, heron = make_report().id, make_report(name="heron").id
    told = received(ledger, [kestrel, heron, kestrel, "nothing"])
    assert [(each.name, each.outlet, each.published, each.claims) for each in told] == [
        ("heron", "Heron Post", "2030-01-02", 1),
        ("kestrel", "Kestrel News", "2029-05-12", 2),
    ]
    assert received(ledger, [f"{number:064}" for number in range(120_000)]) == ()
