"""Lexicon files: TOML tables named `[[entry]]`, each with an id, a gloss, examples and counter-examples.

A file opens with what it holds, where it came from and how to add to it. An unknown key, a missing one, a duplicate id
or an empty list of examples is a `LexiconError` that names file and entry, with the nearest key that is known.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import KnowledgeError, LexiconError

DATA = Path(__file__).parent / "data"
REQUIRED = frozenset({"id", "gloss", "examples", "not_examples"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as written: its id, the file it stands in, its examples, and its other keys."""

    id: str
    file: str
    gloss: str
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]
    values: Mapping[str, Any]

    def words(self, key: str) -> tuple[str, ...]:
        """Give a list of words; a missing key is an empty list, anything but a list of strings a LexiconError."""
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(word, str) and word.strip() for word in found):
            raise LexiconError(self.file, self.id, f"'{key}' must be a list of words")
        return tuple(found)

    def text(self, key: str) -> str | None:
        """Give a string, or None where the key is missing."""
        found = self.values.get(key)
        if found is not None and not isinstance(found, str):
            raise LexiconError(self.file, self.id, f"'{key}' must be a string")
        return found

    def flag(self, key: str) -> bool | None:
        """Give true, false, or None where the key is missing."""
        found = self.values.get(key)
        if found is not None and not isinstance(found, bool):
            raise LexiconError(self.file, self.id, f"'{key}' must be true or false")
        return found


def load_entries(path: Path, allowed: frozenset[str]) -> Iterator[Entry]:
    """Yield the entries of a lexicon file; `allowed` are the keys beyond the required ones."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise KnowledgeError(f"{path.name}: cannot be read as TOML ({fault}); correct it or take it away") from fault
    seen: set[str] = set()
    for key in tables:
        if key != "entry":
            raise LexiconError(path.name, key, "only [[entry]] tables belong here")
    for table in tables.get("entry", []):
        entry = _entry(path.name, table, allowed)
        if entry.id in seen:
            raise LexiconError(path.name, entry.id, "this id stands twice")
        seen.add(entry.id)
        yield entry


def _entry(file: str, table: Mapping[str, Any], allowed: frozenset[str]) -> Entry:
    name = str(table.get("id", "?"))
    for key in table:
        if key not in allowed and key not in REQUIRED:
            nearest = difflib.get_close_matches(key, sorted(allowed | REQUIRED), n=1)
            hint = f"; did you mean '{nearest[0]}'?" if nearest else ""
            raise LexiconError(file, name, f"unknown key '{key}'{hint}")
    missing = sorted(REQUIRED - set(table))
    if missing:
        raise LexiconError(file, name, f"'{missing[0]}' is missing")
    entry = Entry(name, file, str(table["gloss"]), (), (), table)
    examples, not_examples = entry.words("examples"), entry.words("not_examples")
    if not examples or not not_examples:
        raise LexiconError(file, name, "needs at least one sentence in 'examples' and one in 'not_examples'")
    return Entry(name, file, entry.gloss, examples, not_examples, table)
