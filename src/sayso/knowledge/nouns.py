"""Classes of common nouns: what can be taken, struck, moved, arrested; asked for by the trigger lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.entries import DATA, load_entries
from sayso.knowledge.triggers import CLASSES


def load_nouns(path: Path = DATA / "en" / "nouns.toml") -> Mapping[str, frozenset[str]]:
    """Give the classes of each noun, by lemma. Raises LexiconError."""
    found: dict[str, set[str]] = {}
    for entry in load_entries(path, frozenset({"class", "nouns"})):
        name = entry.text("class") or ""
        if name not in CLASSES:
            raise LexiconError(entry.file, entry.id, f"there is no class '{name}'")
        for noun in entry.words("nouns"):
            found.setdefault(noun, set()).add(name)
    return {noun: frozenset(classes) for noun, classes in found.items()}
