"""Words are cut as the English treebanks cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.words import find_words, lay_out
from sayso.records import Span


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't know.", "They do n't know ."),
        ("The army’s men cannot pass.", "The army ’s men can not pass ."),
        ("Col. Adu of the U.S. fell.", "Col. Adu of the U.S. fell ."),
        ("a well-known co-founder", "a well - known co-founder"),
        ("al-Nasr's T-72", "al - Nasr 's T - 72"),
        ("5km from Tamra at 10am", "5 km from Tamra at 10 am"),
        ("on 12/01/2013 at 18:30", "on 12/01/2013 at 18:30"),
        ("$1.5m, 20% and 1,200 men", "$ 1.5 m , 20 % and 1,200 men"),
        ("the 1990s and the 5th Brigade", "the 1990s and the 5th Brigade"),
        ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."),
        ("write to desk@example.org, please", "write to desk@example.org , please"),
        ("“Never,” he said", "“ Never , ” he said"),
        ("Aden–Taiz road… closed", "Aden – Taiz road … closed"),
        ("No. 5 spoke. Did he? No.", "No. 5 spoke . Did he ? No ."),
        ("and/or (both)", "and / or ( both )"),
        ("O'Brien of Sana'a", "O'Brien of Sana'a"),
        ("soldiers' graves", "soldiers ' graves"),
        ("40K men left at 11AM", "40 K men left at 11 AM"),
        ("im sure thats it", "i m sure that s it"),
        ("the rebel(s)", "the rebel ( s )"),
        ("What...?", "What ... ?"),
        ("Anti-aircraft guns, Non-Aligned states", "Anti-aircraft guns , Non-Aligned states"),
        ("s- soldiers came", "s- soldiers came"),
        ("guns, shells etc.", "guns , shells etc ."),
        ("guns etc. The army", "guns etc . The army"),
        ("guns etc. were seen in the U.S. (Inc.)", "guns etc. were seen in the U.S. ( Inc . )"),
        ("Its a trap, its not over", "It s a trap , it s not over"),
        ("its army and its only airport", "its army and its only airport"),
        ("its never defeated army and its so far quiet border", "its never defeated army and its so far quiet border"),
        ("your going to lose your town", "you r going to lose your town"),
        ("see LIST-2.XLS ^_^", "see LIST-2.XLS ^_^"),
        ("$", "$"),
        ("", ""),
    ],
)
def test_text_is_cut_into_treebank_words(text: str, words: str) -> None:
    assert cut(text) == words.split()


@given(st.text(max_size=300))
def test_every_character_that_is_no_space_lies_in_one_word(text: str) -> None:
    covered = [index for start, end in find_words(text, 0, len(text)) for index in range(start, end)]
    assert covered == [index for index, char in enumerate(text) if not char.isspace()]


def test_a_long_run_without_spaces_is_cut_in_bounded_time() -> None:
    text = "a.b@" * 100_000
    assert sum(end - start for start, end in find_words(text, 0, len(text))) == len(text)


def test_layout_knows_paragraphs_and_likely_sentence_ends() -> None:
    text = "It fell. Mr. Adu left.\nQuiet"
    words = lay_out(text, [Span(0, 22), Span(23, 28)])
    assert [form for form, opens in zip(words.forms, words.opens, strict=True) if opens] == ["It", "Quiet"]
    assert [form for form, ends in zip(words.forms, words.ends, strict=True) if ends > 0] == ["."]
    assert words.paragraphs[-1] == 1


def test_a_comma_before_closing_quotation_marks_says_that_the_sentence_runs_on() -> None:
    words = lay_out(text := '"We left," Ana said. "Now, Bo too."', [Span(0, len(text))])
    assert [(form, sign) for form, sign in zip(words.forms, words.ends, strict=True) if sign] == [('"', -1), (".", 1)]


def test_the_number_of_a_point_in_a_list_ends_no_sentence() -> None:
    text = "1. Arms came. 2. Men fled. In 2014. Then it ended. He asked: 1) Who fired?"
    words = lay_out(text, [Span(0, len(text))])
    ends = [index for index, sign in enumerate(words.ends) if sign > 0]
    assert [words.forms[index - 1] for index in ends] == ["came", "fled", "2014", "ended"]
