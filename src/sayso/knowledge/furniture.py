"""The furniture of pages and the names of outlets: two TOML files, checked as they are loaded.

`furniture.toml` holds rules: patterns of what stands around a report (share links, reprint notices, bylines, captions).
`outlets.toml` holds words that make a name an outlet's or an office's, labels, and outlets known by other names or
addresses. A rule without an example and a counter-example does not load. Patterns are regular expressions; case is
ignored, save inside the placeholders `{outlet}` and `{persons}`, which match names only.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from importlib.abc import Traversable
from typing import Final

from sayso.errors import LexiconError

FURNITURE_FILE: Final = "furniture.toml"
OUTLETS_FILE: Final = "outlets.toml"
# Rules look at no more than the head of a stretch, so that a file of one endless line costs no more than a short one.
LOOKED_AT: Final = 600

_TOKEN = r"(?:[A-Z0-9][\w'’&-]*(?:\.\w+)*|al-\w+)"
_NAME_TOKEN = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?|al-\w+|el-\w+)"
_NO_NAME = (
    r"(?!(?:On|In|At|From|Since|By|After|Before|For|With|As|The|This|An?|Our|No|January|February|March|April|June|July|August"
    r"|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_PARTICLE = r"(?:de|da|dos|van|von|der|bin|ben|ibn|al|el|la|le|du)"
_NAME = rf"{_NO_NAME}{_NAME_TOKEN}(?:\s+(?:{_PARTICLE}\s+)*{_NAME_TOKEN}){{1,3}}"
_LINK = r"(?:of|the|for|de|del|di|da|do|du|des|la|le|al|&|and)"
PLACEHOLDERS: Final = {
    "{outlet}": r"(?:(?:today|yesterday|last \w+|\w+day)['’]s )?"
    rf"(?-i:(?P<outlet>(?:[Tt]he )?{_TOKEN}(?: (?:{_LINK} ){{0,2}}{_TOKEN})*))",
    "{persons}": rf"(?-i:(?P<persons>{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|,\s+and\s+){_NAME})*))",
}


class Kind(StrEnum):
    """What a rule finds. Furniture and original are boilerplate, the others are front matter."""

    FURNITURE = "furniture"
    ORIGINAL = "original"
    BYLINE = "byline"
    CREDIT = "credit"
    SIGNATURE = "signature"
    CAPTION = "caption"
    NOTE = "note"


class Where(StrEnum):
    """Where a rule may fire: at the start of any paragraph, or anywhere in a paragraph before or after the body."""

    ANY = "any"
    HEAD = "head"
    TAIL = "tail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of furniture.toml. `to_end`: what follows in a page's last part is of the same kind."""

    id: str
    gloss: str
    kind: Kind
    where: tuple[Where, ...]
    to_end: bool
    patterns: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]

    def find(self, words: str, where: Where) -> re.Match[str] | None:
        """Give the first match; rules for any place must match at the start of the words."""
        if where not in self.where and Where.ANY not in self.where:
            return None
        for pattern in self.patterns:
            head = words[:LOOKED_AT]
            found = pattern.search(head) if where in self.where and where is not Where.ANY else pattern.match(head)
            if found:
                return found
        return None


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired and what it matched."""

    rule: Rule
    match: re.Match[str]

    def named(self, group: str) -> str | None:
        """Give the words of a named group, None where the rule has no such group or it stayed empty."""
        return self.match.groupdict().get(group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet known by other names or by its addresses."""

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A family of words that tell what a name or a label is."""

    id: str
    gloss: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Both files, loaded. `families` and `labels` are keyed by id."""

    rules: tuple[Rule, ...]
    families: Mapping[str, Words]
    labels: Mapping[str, Words]
    outlets: tuple[Outlet, ...]
    gate: re.Pattern[str]  # matches wherever some rule for furniture or captions at any place does; for speed

    def find(self, words: str, where: Where, kinds: Iterable[Kind] = tuple(Kind)) -> Hit | None:
        """Give the first rule, in the order of the file, that fires on the words at this place."""
        wanted = frozenset(kinds)
        for rule in self.rules:
            match = rule.find(words, where) if rule.kind in wanted else None
            if match:
                return Hit(rule, match)
        return None

    def holds(self, family: str, words: str) -> bool:
        """Tell whether some word of a family stands in the words."""
        return self.families[family].pattern.search(words) is not None

    def label(self, words: str) -> tuple[str, str] | None:
        """Split 'Author: Ann Lee' into the field that the label names and its value; None without a label in front."""
        for field, label in self.labels.items():
            match = label.pattern.match(words)
            if match:
                return field, words[match.end() :].strip()
        return None

    def known(self, name: str) -> Outlet | None:
        """Give the outlet that a name or one of its other names means."""
        folded = _fold(name)
        for outlet in self.outlets:
            if folded in (_fold(outlet.name), *map(_fold, outlet.aliases)):
                return outlet
        return None

    def of_host(self, host: str) -> Outlet | None:
        """Give the outlet of an address's host: its own domain or one below it."""
        for outlet in self.outlets:
            if any(host == domain or host.endswith("." + domain) for domain in outlet.domains):
                return outlet
        return None


def load_furniture(folder: Traversable | None = None) -> Furniture:
    """Load both files; raise LexiconError naming file and entry where one cannot be used."""
    place = folder or resources.files("sayso.knowledge") / "data" / "en"
    rules = _read(place, FURNITURE_FILE, {"rule"})
    names = _read(place, OUTLETS_FILE, {"words", "label", "outlet"})
    loaded = tuple(_rule(entry) for entry in rules["rule"])
    return Furniture(
        rules=loaded,
        families={entry.id: entry.plain for entry in map(_words, names["words"])},
        labels={entry.id: entry.labelled for entry in map(_words, names["label"])},
        outlets=tuple(_outlet(entry) for entry in names["outlet"]),
        gate=_gate(loaded),
    )


def _gate(rules: Iterable[Rule]) -> re.Pattern[str]:
    kinds = (Kind.FURNITURE, Kind.CAPTION)
    patterns = [
        pattern.pattern for rule in rules if Where.ANY in rule.where and rule.kind in kinds for pattern in rule.patterns
    ]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)


class _Entry:
    """One raw entry, whose keys are taken one by one; what is left over at the end is unknown."""

    def __init__(self, file: str, raw: Mapping[str, object], keys: tuple[str, ...]) -> None:
        self.file, self.raw = file, raw
        self.id = str(raw.get("id", "?"))
        for key in raw:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(keys)}"
                raise LexiconError(file, self.id, f"unknown key '{key}'; {hint}")

    def text(self, key: str) -> str:
        value = self.raw.get(key)
        if not isinstance(value, str) or not value.strip():
            raise LexiconError(self.file, self.id, f"'{key}' must be text and not empty")
        return value

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        value = self.raw.get(key, [])
        if not isinstance(value, list) or not all(isinstance(words, str) and words for words in value):
            raise LexiconError(self.file, self.id, f"'{key}' must be a list of texts, none of them empty")
        if needed and not value:
            raise LexiconError(self.file, self.id, f"'{key}' needs at least one entry")
        return tuple(value)


def _read(folder: Traversable, file: str, tables: set[str]) -> dict[str, list[Mapping[str, object]]]:
    try:
        content = tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(file, "-", f"cannot be read: {error}") from error
    for table in content:
        if table not in tables:
            raise LexiconError(file, table, f"unknown table; known: {', '.join(sorted(tables))}")
    seen: set[str] = set()
    for name in _ids(content):
        if name in seen:
            raise LexiconError(file, name, "two entries have this id")
        seen.add(name)
    return {table: content.get(table, []) for table in tables}


def _ids(content: Mapping[str, list[Mapping[str, object]]]) -> Iterator[str]:
    for entries in content.values():
        for entry in entries:
            yield str(entry.get("id", "?"))


def _rule(raw: Mapping[str, object]) -> Rule:
    keys = ("id", "gloss", "kind", "where", "to_end", "patterns", "examples", "not_examples")
    entry = _Entry(FURNITURE_FILE, raw, keys)
    try:
        kind = Kind(entry.text("kind"))
        where = tuple(Where(words) for words in entry.texts("where"))
        patterns = tuple(_compile(words) for words in entry.texts("patterns"))
    except (ValueError, re.error) as error:
        raise LexiconError(FURNITURE_FILE, entry.id, str(error)) from error
    return Rule(
        id=entry.text("id"),
        gloss=entry.text("gloss"),
        kind=kind,
        where=where,
        to_end=raw.get("to_end") is True,
        patterns=patterns,
        examples=entry.texts("examples"),
        not_examples=entry.texts("not_examples"),
    )


def _compile(words: str) -> re.Pattern[str]:
    for placeholder, pattern in PLACEHOLDERS.items():
        words = words.replace(placeholder, pattern)
    return re.compile(words, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Family:
    id: str
    plain: Words
    labelled: Words


def _words(raw: Mapping[str, object]) -> _Family:
    entry = _Entry(OUTLETS_FILE, raw, ("id", "gloss", "words", "examples", "not_examples"))
    words = entry.texts("words")
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    def family(pattern: str) -> Words:
        return Words(
            id=entry.text("id"),
            gloss=entry.text("gloss"),
            words=words,
            pattern=re.compile(pattern, re.IGNORECASE),
            examples=entry.texts("examples"),
            not_examples=entry.texts("not_examples"),
        )

    return _Family(entry.id, family(rf"(?<!\w)(?:{either})(?!\w)"), family(rf"(?:{either})\s*:\s*(?=\S)"))


def _outlet(raw: Mapping[str, object]) -> Outlet:
    entry = _Entry(OUTLETS_FILE, raw, ("id", "name", "aliases", "domains"))
    return Outlet(
        id=entry.text("id"),
        name=entry.text("name"),
        aliases=entry.texts("aliases", needed=False),
        domains=entry.texts("domains", needed=False),
    )


def _fold(name: str) -> str:
    folded = " ".join(name.casefold().replace("’", "'").split())
    return folded.removeprefix("the ")
