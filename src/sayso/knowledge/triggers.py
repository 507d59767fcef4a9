"""The lexicon of event words: which verbs, nouns, adjectives and phrases name which event, under what conditions.

One TOML file per event type in data/en/triggers. Conditions speak of the trigger's neighbours in the tree: what its
subject and object are (place, force, state, person, civilian, materiel, count ...), its voice, its particle and its
prepositions, its words nearby.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.entries import DATA, Entry, load_entries
from sayso.records import EventType, Salience

LISTS = (
    "verbs",
    "nouns",
    "adjectives",
    "phrases",
    "near",
    "not_near",
    "object_words",
    "not_object_words",
    "subject_words",
)
BESIDE = ("particles", "not_particles", "prepositions", "not_prepositions")
FLAGS = ("needs_quantity", "needs_infinitive", "needs_to", "without_infinitive", "predicate", "attributive")
ARGUMENTS = ("object", "subject", "not_object", "not_subject", "oblique")
KEYS = frozenset((*LISTS, *BESIDE, *FLAGS, *ARGUMENTS, "mode", "voice", "agent", "salience"))
CLASSES = frozenset(
    {"place", "force", "state", "person", "civilian", "actor", "materiel", "money", "count", "access"}
    | {"thing", "none", "any"}
)
# A verb with one of these is looked up as a verb, so that its object may stand between: 'pulled the brigade out'.
PARTICLES = frozenset({"up", "out", "off", "down", "in", "back", "away", "over", "through", "home", "aside"})
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
    not_subject: frozenset[str]
    particles: frozenset[str]
    not_particles: frozenset[str]
    prepositions: frozenset[str]
    not_prepositions: frozenset[str]
    oblique: frozenset[str]  # classes of what stands behind one of the prepositions
    object_words: frozenset[str]
    subject_words: frozenset[str]
    not_object_words: frozenset[str]
    near: frozenset[str]
    not_near: frozenset[str]
    needs_quantity: bool
    needs_infinitive: bool  # an infinitive or a clause
    needs_to: bool  # an infinitive with 'to'
    without_infinitive: bool
    predicate: bool
    attributive: bool | None  # False: not before its noun ('three dead', but no 'dead letter')
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]

    @property
    def strictness(self) -> int:
        """How much the rule asks for; the strictest rule that fits is taken. What it shuts out counts little."""
        telling = (self.subject - {"any"}, self.object_words, self.subject_words, self.particles, self.prepositions)
        sets = (self.object - {"any", "none"}, self.near, self.oblique)
        flags = (
            self.voice,
            self.agent is not None,
            self.needs_quantity,
            self.needs_infinitive,
            self.needs_to,
            self.predicate,
        )
        shut = (self.not_near, self.not_object_words, self.not_object, self.not_subject)
        asked = 3 * sum(map(bool, telling)) + 2 * sum(map(bool, sets)) + sum(map(bool, flags))
        return 4 * asked + any(shut)


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
                if len(lemmas) == 2 and lemmas[1] in PARTICLES:
                    verbs.setdefault(lemmas[0], []).append(replace(rule, particles=frozenset(lemmas[1:])))
                    continue
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
        not_subject=_classes(entry, "not_subject"),
        particles=frozenset(entry.words("particles")),
        not_particles=frozenset(entry.words("not_particles")),
        prepositions=frozenset(entry.words("prepositions")),
        not_prepositions=frozenset(entry.words("not_prepositions")),
        oblique=_classes(entry, "oblique"),
        object_words=frozenset(entry.words("object_words")),
        subject_words=frozenset(entry.words("subject_words")),
        not_object_words=frozenset(entry.words("not_object_words")),
        near=frozenset(entry.words("near")),
        not_near=frozenset(entry.words("not_near")),
        needs_quantity=bool(entry.flag("needs_quantity")),
        needs_infinitive=bool(entry.flag("needs_infinitive")),
        needs_to=bool(entry.flag("needs_to")),
        without_infinitive=bool(entry.flag("without_infinitive")),
        predicate=bool(entry.flag("predicate")),
        attributive=entry.flag("attributive"),
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
