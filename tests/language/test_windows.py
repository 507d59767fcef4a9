"""Windows are whole paragraphs or sentences where that can be told, and never beyond the encoder's limit."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.language.windows import LONGEST_PIECES, WINDOW_PIECES, plan_windows


def test_a_short_text_is_one_window() -> None:
    assert plan_windows([1, 2, 1], [True, False, False], [False, False, True]) == [(0, 3)]


def test_an_empty_text_has_no_window() -> None:
    assert plan_windows([], [], []) == []


def test_a_window_ends_where_a_sentence_seems_to_end() -> None:
    size = WINDOW_PIECES + 20
    ends = [index == 99 for index in range(size)]
    assert plan_windows([1] * size, [index == 0 for index in range(size)], ends) == [(0, 100), (100, size)]


def test_a_paragraph_start_is_preferred_when_it_lies_late() -> None:
    size = WINDOW_PIECES + 20
    opens = [index in (0, 120) for index in range(size)]
    ends = [index == 149 for index in range(size)]
    assert plan_windows([1] * size, opens, ends)[0] == (0, 120)


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans(), st.booleans()), max_size=1500))
def test_windows_cover_every_word_once_and_stay_within_the_limit(words: list[tuple[int, bool, bool]]) -> None:
    sizes, opens, ends = ([word[part] for word in words] for part in range(3))
    windows = plan_windows(sizes, opens, ends)
    assert [index for first, last in windows for index in range(first, last)] == list(range(len(words)))
    assert all(sum(sizes[first:last]) <= LONGEST_PIECES for first, last in windows)
