"""Words of reports on the terminal: shown, never obeyed. A report is hostile until proved otherwise."""

from __future__ import annotations

import json
import re

from rich.text import Text

from sayso.ledger.tables import in_spreadsheet

# Control characters move the cursor, rename the window or hide text; the marks of writing direction make words seem to
# stand where they do not; tags and separators are invisible; half a character cannot be written at all. U+200C and
# U+200D stay: Persian and Hindi need them.
CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")
LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
SHOWN_AS = "\ufffd"  # the sign for 'a character stood here'


def in_line(words: str | None, *, style: str = "") -> Text:
    """Give words as one line of terminal text: line breaks become spaces, controls a sign, and markup is only words."""
    return Text(CONTROLS.sub(SHOWN_AS, SPACES.sub(" ", words or "")), style=style)


def in_lines(words: str) -> str:
    """Give words with their line breaks and nothing else that a terminal would obey; as many characters as before.

    Offsets hold: each character is replaced by one character, a line break of two by a space and a line break.
    """
    lined = LINE_ENDS.sub(lambda found: "\n".rjust(len(found[0])), words)
    return CONTROLS.sub(lambda found: found[0] if found[0] == "\n" else " " if found[0] == "\t" else SHOWN_AS, lined)


def in_json(value: object) -> str:
    """Give JSON in which whatever a terminal might obey is escaped; it reads back as the same words."""
    written = json.dumps(value, ensure_ascii=False, indent=1)
    return re.sub(CONTROLS.pattern.replace("\x00-\x1f", ""), _escaped, written)


def _escaped(found: re.Match[str]) -> str:
    pairs = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{pairs[at]:02x}{pairs[at + 1]:02x}" for at in range(0, len(pairs), 2))


def in_cell(value: str | int | float | None) -> str | int | float | None:
    """Give a value for CSV: no controls but line breaks, and an apostrophe before what a spreadsheet would run."""
    if not isinstance(value, str):
        return value
    return in_lines(in_spreadsheet(value))
