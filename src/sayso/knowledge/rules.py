"""Lexicon files of rules over words: read, checked and compiled (times.toml, quantities.toml).

Every entry needs an id, a gloss, a pattern, the name of a calculation, and sentences in `examples` and
`not_examples`, which run as tests. Whatever a file holds that is not understood is refused, with the file, the entry
and the nearest known key.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import KnowledgeError, LexiconError
from sayso.knowledge.patterns import PatternCompiler, Rule, RuleBook, rule_book
from sayso.knowledge.words import Vocabulary

Value = str | int
Option = str | int | bool
_RULE_KEYS = frozenset(
    {
        "id",
        "gloss",
        "pattern",
        "resolve",
        "options",
        "left",
        "not_left",
        "right",
        "not_right",
        "examples",
        "not_examples",
    }
)
_NEEDED = ("id", "gloss", "pattern", "resolve", "examples", "not_examples")
_TOP_KEYS = frozenset({"classes", "macros", "rule"})
_CLASS_KEYS = frozenset({"words", "capital"})
_NEIGHBOURS = ("left", "not_left", "right", "not_right")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One rule as its file has it: what people read and what the tests run."""

    id: str
    gloss: str
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLexicon:
    """A lexicon file, compiled: the rules, the values of words in their classes, the entries with their examples."""

    file: str
    book: RuleBook
    values: Mapping[str, Mapping[str, Value]]
    entries: tuple[RuleEntry, ...]

    def value(self, name: str, words: str | None) -> Value | None:
        """Give what a class says of a word ('month', 'May' -> 5), or None; a dot at the end of an abbreviation is no
        part.
        """
        if words is None:
            return None
        return self.values[name].get(words.rstrip(". ").lower())


def load_rules(path: Path, overlay: Path | None = None) -> RuleLexicon:
    """Load a file of rules; `overlay`, where it exists, adds classes and rules and replaces those of the same id.

    Raises LexiconError for an entry that cannot be used, KnowledgeError for a file that cannot be read.
    """
    content = _read(path)
    if overlay is not None and overlay.exists():
        content = _overlaid(content, _read(overlay))
    file = path.name
    vocabulary, values = _vocabulary(file, content.get("classes", {}))
    macros = {str(name): str(pattern) for name, pattern in content.get("macros", {}).items()}
    compiler = PatternCompiler(vocabulary, macros)
    rows = content.get("rule", [])
    _check_rows(file, rows)
    for pattern in [*macros.values(), *(row["pattern"] for row in rows)]:
        _add_literals(vocabulary, compiler.literals(pattern))
    for row in rows:
        for key in _NEIGHBOURS:
            _add_literals(vocabulary, [word for word in row.get(key, ()) if not word.startswith("<")])
    vocabulary.close()
    rules = [_rule(compiler, row) for row in rows]
    return RuleLexicon(file=file, book=rule_book(vocabulary, rules), values=values, entries=tuple(map(_entry, rows)))


def _read(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise KnowledgeError(f"{path}: cannot be read as a lexicon of rules: {fault}") from fault
    _check_keys(path.name, "(file)", content, _TOP_KEYS)
    return content


def _overlaid(content: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    replaced = {row.get("id") for row in extra.get("rule", [])}
    rows = [row for row in content.get("rule", []) if row.get("id") not in replaced] + extra.get("rule", [])
    return {
        "classes": {**content.get("classes", {}), **extra.get("classes", {})},
        "macros": {**content.get("macros", {}), **extra.get("macros", {})},
        "rule": rows,
    }


def _vocabulary(file: str, classes: Mapping[str, Any]) -> tuple[Vocabulary, dict[str, dict[str, Value]]]:
    vocabulary, values = Vocabulary(file), {}
    for name, content in classes.items():
        _check_keys(file, f"classes.{name}", content, _CLASS_KEYS)
        words = content.get("words", ())
        if not words:
            raise LexiconError(file, f"classes.{name}", "has no words")
        vocabulary.add(name, list(words), capital=bool(content.get("capital", False)))
        values[name] = dict(words) if isinstance(words, dict) else dict.fromkeys(words, name)
    return vocabulary, values


def _check_rows(file: str, rows: Sequence[Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        name = str(row.get("id", f"rule number {number}"))
        _check_keys(file, name, row, _RULE_KEYS)
        missing = [key for key in _NEEDED if not row.get(key)]
        if missing:
            raise LexiconError(file, name, f"lacks {', '.join(missing)}; every rule needs {', '.join(_NEEDED)}")
        if name in seen:
            raise LexiconError(file, name, "this id is used twice")
        seen.add(name)


def _check_keys(file: str, entry: str, content: Mapping[str, Any], known: frozenset[str]) -> None:
    for key in content:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(sorted(known))}"
            raise LexiconError(file, entry, f"unknown key '{key}'; {hint}")


def _add_literals(vocabulary: Vocabulary, words: Sequence[str] | Any) -> None:
    for word in words:
        vocabulary.add(f"={word}", [word])


def _rule(compiler: PatternCompiler, row: Mapping[str, Any]) -> Rule:
    name = row["id"]
    regex, first = compiler.compile(name, row["pattern"])
    options: dict[str, Option] = dict(row.get("options", {}))
    left, not_left, right, not_right = (compiler.codes(name, row.get(key, ())) for key in _NEIGHBOURS)
    return Rule(name, regex, first, row["resolve"], options, left, not_left, right, not_right)


def _entry(row: Mapping[str, Any]) -> RuleEntry:
    return RuleEntry(
        id=row["id"], gloss=row["gloss"], examples=tuple(row["examples"]), not_examples=tuple(row["not_examples"])
    )
