"""The lexicon of event words: which verbs, nouns, adjectives and phrases name which event, under what conditions.

One TOML file per event type in data/en/triggers. Conditions speak of the trigger's neighbours in the tree: what its
subject and object are (place, force, state, person, civilian, materiel, count ...), its voice, its words nearby.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.entries import DATA, Entry, load_entries
from sayso.records import EventType, Salience

LISTS = ("verbs", "nouns", "adjectives", "phrases", "near", "not_near", "object_words", "not_object_words")
FLAGS = ("needs_quantity", "needs_infinitive", "without_infinitive", "predicate")
KEYS = frozenset((*LISTS, *FLAGS, "mode", "voice", "agent", "object", "subject", "not_object", "salience"))
CLASSES = frozenset(
    {"place", "force", "state", "person", "civilian", "actor", "materiel", "money", "count", "access"}
    | {"thing", "none", "any"}
)
VOICES = frozenset({"active", "passive", "passive-or-intransitive"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerRule:
    """One entry: the event it names and the conditions under which its words name it. Empty sets ask for nothing."""

    id: str
    type: EventType
    mode: str | None
    salience: Salience
    voice: str | None
    agent: bool | None  # True: a passive needs its 'by'; False: it must have none
    object: frozenset[str]
    subject: frozenset[str]
    not_object: frozenset[str]
    object_words: frozenset[str]
    not_object_words: frozenset[str]
    near: frozenset[str]
    not_near: frozenset[str]
    needs_quantity: bool
    needs_infinitive: bool
    without_infinitive: bool
    predicate: bool
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]

    @property
    def strictness(self) -> int:
        """How many conditions the rule sets: the strictest rule that fits is taken."""
        telling = (self.subject, self.object_words)
        sets = (self.object - {"any", "none"}, self.near, self.not_near)
        flags = (self.voice, self.agent is not None, self.needs_quantity, self.needs_infinitive, self.predicate)
        return sum(3 for found in telling if found) + sum(2 for found in sets if found) + sum(1 for on in flags if on)


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """Rules by the lemma that calls them, the strictest first; phrases by their first lemma, the longest first."""

    verbs: Mapping[str, tuple[TriggerRule, ...]]
    nouns: Mapping[str, tuple[TriggerRule, ...]]
    adjectives: Mapping[str, tuple[TriggerRule, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], TriggerRule], ...]]
    rules: tuple[TriggerRule, ...]


def load_triggers(folder: Path = DATA / "en" / "triggers") -> TriggerLexicon:
    """Load every file of the folder; the file's stem is the event type. Raises LexiconError."""
    verbs: dict[str, list[TriggerRule]] = {}
    nouns: dict[str, list[TriggerRule]] = {}
    adjectives: dict[str, list[TriggerRule]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], TriggerRule]]] = {}
    rules: list[TriggerRule] = []
    for path in sorted(folder.glob("*.toml")):
        for entry in load_entries(path, KEYS):
            rule = _rule(entry, path.stem)
            rules.append(rule)
            for table, key in ((verbs, "verbs"), (nouns, "nouns"), (adjectives, "adjectives")):
                for word in entry.words(key):
                    table.setdefault(word, []).append(rule)
            for phrase in entry.words("phrases"):
                lemmas = tuple(phrase.split())
                phrases.setdefault(lemmas[0], []).append((lemmas, rule))
    return TriggerLexicon(
        _strictest_first(verbs),
        _strictest_first(nouns),
        _strictest_first(adjectives),
        {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in phrases.items()},
        tuple(rules),
    )


def _rule(entry: Entry, type_name: str) -> TriggerRule:
    if type_name not in EventType.__members__:
        raise LexiconError(entry.file, entry.id, f"the file's name must be an event type, not '{type_name}'")
    voice = entry.text("voice")
    if voice is not None and voice not in VOICES:
        raise LexiconError(entry.file, entry.id, f"voice must be one of {', '.join(sorted(VOICES))}")
    return TriggerRule(
        id=entry.id,
        type=EventType[type_name],
        mode=entry.text("mode"),
        salience=Salience(entry.text("salience") or "core"),
        voice=voice,
        agent=entry.flag("agent"),
        object=_classes(entry, "object"),
        subject=_classes(entry, "subject"),
        not_object=_classes(entry, "not_object"),
        object_words=frozenset(entry.words("object_words")),
        not_object_words=frozenset(entry.words("not_object_words")),
        near=frozenset(entry.words("near")),
        not_near=frozenset(entry.words("not_near")),
        needs_quantity=bool(entry.flag("needs_quantity")),
        needs_infinitive=bool(entry.flag("needs_infinitive")),
        without_infinitive=bool(entry.flag("without_infinitive")),
        predicate=bool(entry.flag("predicate")),
        examples=entry.examples,
        not_examples=entry.not_examples,
    )


def _classes(entry: Entry, key: str) -> frozenset[str]:
    found = frozenset(entry.words(key))
    if found - CLASSES:
        raise LexiconError(entry.file, entry.id, f"'{key}' knows no class '{min(found - CLASSES)}'")
    return found


def _strictest_first(table: Mapping[str, Iterable[TriggerRule]]) -> dict[str, tuple[TriggerRule, ...]]:
    return {word: tuple(sorted(rules, key=lambda rule: -rule.strictness)) for word, rules in table.items()}
