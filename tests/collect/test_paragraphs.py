"""Paragraphs."""

from __future__ import annotations

from sayso.collect.paragraphs import find_paragraphs

WRAPPED = """The army said on Monday that its engineers had blown up the
bridge at Oslava, the last one over the Tena, to stop those
who were on their way to the capital. At least 12 people were
wounded when the explosion broke windows in the town.

- Oslava: twelve wounded, none of them badly, said a nurse at
the hospital
- Brezno: none
"""


def words(text: str) -> list[str]:
    return [text[p.span.start : p.span.end] for p in find_paragraphs(text)]


def test_blank_lines_and_line_ends_part_paragraphs() -> None:
    assert words("  One.\nTwo.\r\n\r\nThree.\rFour.\u2028Five. ") == ["One.", "Two.", "Three.", "Four.", "Five."]
    assert [p.apart for p in find_paragraphs("One.\nTwo.\n \nThree.")] == [True, False, True]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    found = words(WRAPPED)
    assert [len(paragraph.split("\n")) for paragraph in found] == [4, 2, 1]
    assert found[2] == "- Brezno: none"


def test_two_broken_lines_are_enough_where_a_sentence_runs_over_one() -> None:
    text = (
        "TAMRA, 12 May - At least 12 people were killed when shells hit a market in\nTamra on Friday, a nurse said."
        "\n\nThe army will send a brigade to Tamra next week, a spokesman told reporters. It\ndenied that it had fired."
    )
    assert len(words(text)) == 2
    assert len(words("A brigade leaves for the northern border town\nBy Ana Lund")) == 2


def test_short_lines_of_a_list_are_not_wrapped() -> None:
    lines = ["Oslava: twelve", "Brezno: none", "Tena valley: unknown", "Harbour: three of the crew", "Quay: nobody"]
    assert words("\n".join(lines)) == lines


def test_entries_begin_a_paragraph() -> None:
    assert len(words("17:50 Two shells fell on the port.\n18:10 It is quiet.")) == 2
    wrapped = WRAPPED.replace("the hospital\n- Brezno", "the hospital\n17:50 Brezno")
    assert words(wrapped)[-1] == "17:50 Brezno: none"


def test_no_text_has_no_paragraphs() -> None:
    assert find_paragraphs(" \n\n ") == ()
