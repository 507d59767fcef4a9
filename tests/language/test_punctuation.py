"""Marks are hung by rule, words stay where the parser put them."""

import pytest

from sayso.language.punctuation import settle_marks


def settle(text: str, heads: list[int]) -> list[int]:
    forms = text.split()
    return settle_marks(forms, [not form[0].isalnum() for form in forms], heads)


def test_a_pair_hangs_on_the_head_of_what_it_encloses() -> None:
    assert settle("He said ( very calmly ) no", [1, -1, 1, 4, 1, 6, 1]) == [1, -1, 4, 4, 1, 4, 1]


def test_a_full_stop_hangs_on_the_root() -> None:
    assert settle("Rebels left Tamra .", [1, -1, 1, 0]) == [1, -1, 1, 1]


def test_a_comma_hangs_as_high_as_it_can_without_crossing_an_arc() -> None:
    assert settle("Rebels took Tamra , then Sirat", [1, -1, 1, 0, 5, 2]) == [1, -1, 1, 5, 5, 2]


def test_a_head_that_the_rules_allow_stays() -> None:
    heads = [1, -1, 1, 5, 5, 2]
    assert settle("Rebels took Tamra , then Sirat", heads) == heads


@pytest.mark.parametrize(
    ("text", "heads"), [(". .", [-1, 0]), ("", []), ("Calm", [-1]), ("! Calm", [-1, 0]), (") Calm (", [1, -1, 1])]
)
def test_odd_sentences_are_left_in_peace(text: str, heads: list[int]) -> None:
    assert settle(text, heads) == heads


def test_a_mark_that_governs_words_is_left_alone() -> None:
    assert settle("north / south fell", [1, 3, 1, -1]) == [1, 3, 1, -1]
