from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.safety import CONTROLS, in_cell, in_json, in_line, in_lines

HOSTILE = "\x1b]0;owned\x07\x1b[31mred\x9b2Jgone [bold]big[/bold] :smile: \u202etfel\u2066 \u2028next\x00"


def obeyed(shown: str) -> list[str]:
    """Characters that a terminal would obey, line breaks apart."""
    return [found for found in CONTROLS.findall(shown) if found != "\n"]


def test_nothing_in_a_report_is_obeyed() -> None:
    assert obeyed(in_line(HOSTILE).plain) == []
    assert obeyed(in_lines(HOSTILE)) == []
    assert obeyed(in_json([HOSTILE])) == []
    assert obeyed(str(in_cell(HOSTILE))) == []


def test_markup_is_only_words() -> None:
    assert "[bold]big[/bold] :smile:" in in_line(HOSTILE).plain
    assert in_line("[red]a[/red]").spans == []


@given(st.text())
def test_no_text_whatsoever_is_obeyed(words: str) -> None:
    assert obeyed(in_line(words).plain) == []
    assert obeyed(in_lines(words)) == []
    assert obeyed(in_json(words)) == []


@given(st.text())
def test_json_reads_back_as_the_same_words(words: str) -> None:
    assert json.loads(in_json({"quote": words})) == {"quote": words}


@given(st.text())
def test_offsets_hold_in_text_of_several_lines(words: str) -> None:
    assert len(in_lines(words)) == len(words)


def test_line_breaks_become_spaces_or_stay() -> None:
    assert in_line("a\r\n b\tc").plain == "a b c"
    assert in_lines("a\r\nb\rc\tde\x85f") == "a \nb\nc de\nf"


def test_letters_of_all_scripts_stay() -> None:
    for words in ("قالت الشرطة", "می‌خواهم", "क्‍ष", "Élie Ñandú", "戦争", "👩‍🚒"):
        assert in_line(words).plain == words


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_spreadsheet_runs_no_cell(formula: str) -> None:
    assert in_cell(formula) == f"'{formula}"


def test_numbers_and_nothing_stay_what_they_are() -> None:
    assert in_cell(-12.5) == -12.5
    assert in_cell(None) is None
    assert in_cell("12 killed") == "12 killed"
