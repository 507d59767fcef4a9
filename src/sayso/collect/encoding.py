"""Bytes into text, and the refusal of bytes that are no text.

1. A byte order mark decides (UTF-8, UTF-16, UTF-32); it is kept out of the text. 2. An encoding that the sender
names is tried. 3. UTF-8. 4. Windows-1252, else Latin-1: a guess, and a note says so. Line ends and spaces are left
as they are.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from sayso.errors import CollectError
from sayso.records import Note

MARKS: Final = (  # the longer mark first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A stray control character is a slip of some old system; more than one in a hundred characters is no text at all.
JUNK_SHARE: Final = 0.01
_JUNK = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")


def decode_text(original: bytes, *, name: str, charset: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Give the text of a file and the notes on how it was decoded; raise CollectError where it is no text."""
    text, notes = _decode(original, name, charset)
    if "\x00" in text:
        raise CollectError(
            f"{name}: holds NUL bytes, so it is no text, or text in an encoding without a mark; save it as UTF-8"
        )
    if len(_JUNK.findall(text)) > len(text) * JUNK_SHARE:
        raise CollectError(f"{name}: holds control characters throughout, so it is no text; give text or HTML")
    if not text.strip():
        raise CollectError(f"{name}: is empty; give a file that holds the words of a report")
    return text, notes


def _decode(original: bytes, name: str, charset: str | None) -> tuple[str, tuple[Note, ...]]:
    for mark, encoding in MARKS:
        if original.startswith(mark):
            try:
                text = original[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise CollectError(
                    f"{name}: begins with the mark of {encoding} but breaks off at byte {error.start}; save it as UTF-8"
                ) from error
            return text, (_note(f"byte order mark of {encoding} left out of the text"),)
    for named in (charset, "utf-8"):
        try:
            if named:
                return original.decode(named), ()
        except (UnicodeError, LookupError):  # a page may name an encoding that it does not keep, or that is none
            continue
    try:
        return original.decode("cp1252"), (_note("not UTF-8; read as Windows-1252, which is a guess"),)
    except UnicodeDecodeError:
        return original.decode("latin-1"), (_note("not UTF-8; read as Latin-1, which is a guess"),)


def _note(words: str) -> Note:
    return Note(step="collect", text=words)
