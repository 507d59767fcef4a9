"""Tests of read/name_words.py."""

from __future__ import annotations

from sayso.read.name_words import cut_names
from sayso.records import Token


def tokens(text: str, *words: str) -> list[Token]:
    found, at = [], 0
    for index, word in enumerate(words):
        at = text.index(word, at)
        found.append(Token(index, at, at + len(word), word, word, "X", "", index, "root", 0))
        at += len(word)
    return found


def test_a_torn_name_is_joined() -> None:
    cut = cut_names(tokens("Da'esh fled Sana’a", "Da", "'", "esh", "fled", "Sana", "’a"))
    assert cut.words == ["daesh", "fled", "sanaa"] and cut.tokens == [0, 3, 4]


def test_the_possessive_stands_apart() -> None:
    assert cut_names(tokens("Asad's men", "Asad", "'s", "men")).words == ["asad", "s", "men"]


def test_a_hyphen_is_no_word() -> None:
    cut = cut_names(tokens("al-Nusra men", "al", "-", "Nusra", "men"))
    assert cut.words == ["al", "nusra", "men"] and cut.first == [0, 1, 1, 2]


def test_an_address_holds_no_name() -> None:
    assert cut_names(tokens("https://www.un.org/mali", "https://www.un.org/mali")).words == []
