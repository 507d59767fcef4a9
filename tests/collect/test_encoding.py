"""Bytes into text."""

from __future__ import annotations

import codecs

import pytest

from sayso.collect.encoding import decode_text
from sayso.errors import CollectError

WORDS = "Réfugiés near Oslava.\r\nThey fled."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str) -> None:
    text, notes = decode_text(mark + WORDS.encode(encoding), name="a")
    assert text == WORDS
    assert [note.text for note in notes] == [f"byte order mark of {encoding} left out of the text"]


def test_utf_8_needs_no_note_and_keeps_line_ends() -> None:
    assert decode_text(WORDS.encode(), name="a") == (WORDS, ())


def test_other_bytes_are_a_guess_with_a_note() -> None:
    text, notes = decode_text(WORDS.encode("cp1252"), name="a")
    assert text == WORDS
    assert "a guess" in notes[0].text
    assert "Latin-1" in decode_text(b"caf\xe9 \x81 in Oslava", name="a")[1][0].text


def test_a_named_encoding_is_tried_first_and_a_wrong_one_passed_over() -> None:
    assert decode_text("Ослава".encode("cp1251"), name="a", charset="windows-1251")[0] == "Ослава"
    assert decode_text(WORDS.encode(), name="a", charset="no-such-thing")[0] == WORDS


@pytest.mark.parametrize(
    ("original", "fault"),
    [
        (b"", "a: is empty"),
        (b" \n\t ", "a: is empty"),
        (b"abc\x00def", "a: holds NUL bytes"),
        (WORDS.encode("utf-16-le"), "a: holds NUL bytes"),
        (bytes(range(1, 32)) * 9, "a: holds control characters"),
        (codecs.BOM_UTF16_LE + b"abc", "a: begins with the mark of utf-16-le but breaks off at byte 2"),
    ],
)
def test_what_is_no_text_is_refused(original: bytes, fault: str) -> None:
    with pytest.raises(CollectError) as error:
        decode_text(original, name="a")
    assert str(error.value).startswith(fault)
