"""Tests of knowledge/names.py."""

from __future__ import annotations

from sayso.knowledge.names import NameIndex, cut_words


def index_of(*names: str) -> NameIndex[str]:
    index: NameIndex[str] = NameIndex()
    for name in names:
        index.add(name, name)
    return index


def longest(index: NameIndex[str], text: str, start: int = 0) -> tuple[str, ...]:
    words, forms = [], []
    for word in text.split():
        for piece in cut_words(word):
            words.append(piece)
            forms.append(word)
    found = index.longest(words, forms, start)
    return found.values if found else ()


def test_the_longest_name_that_fits_is_given() -> None:
    index = index_of("Northern League", "Northern League of Tamra")
    assert longest(index, "Northern League of Tamra fighters") == ("Northern League of Tamra",)
    assert longest(index, "Northern League fighters") == ("Northern League",)
    assert longest(index, "Northern fighters") == ()


def test_a_name_beyond_the_last_word_is_not_found() -> None:
    assert longest(index_of("UN Mission"), "UN") == ()


def test_hyphens_and_apostrophes_do_not_matter() -> None:
    index = index_of("al-Nusra", "Da'esh", "Asad's regime")
    assert longest(index, "Al Nusra") == ("al-Nusra",)
    assert longest(index, "Da’esh") == ("Da'esh",)
    assert longest(index, "Asad’s regime") == ("Asad's regime",)


def test_a_name_with_capitals_is_not_a_common_word() -> None:
    index = index_of("Tigers", "UN", "blue helmets")
    assert longest(index, "tigers") == ()
    assert longest(index, "Un") == ()
    assert longest(index, "UN") == ("UN",)
    assert longest(index, "Blue helmets") == ("blue helmets",)


def test_several_values_may_share_a_name() -> None:
    index: NameIndex[int] = NameIndex()
    index.add("SNA", 1)
    index.add("SNA", 2)
    assert index.find("SNA") == (1, 2)


def test_a_name_without_letters_is_passed_over() -> None:
    assert index_of("--").find("--") == ()


def test_a_name_that_ends_in_a_word_of_time_ends_in_a_capital() -> None:
    index: NameIndex[str] = NameIndex()
    index.add("Russia Today", "outlet")
    for last, size in (("Today", 2), ("today", None)):
        found = index.longest(["russia", "today"], ["Russia", last], 0)
        assert (found and found.size) == size
