"""The lexicon of attribution: verbs, phrases and nouns by which a report says who says so, and its words of doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.entries import DATA, load_entries

KEYS = frozenset({"kind", "verbs", "nouns", "adverbs", "adjectives", "phrases", "doubt", "denies"})
KINDS = frozenset(
    {"speech", "quoting", "phrase", "document", "unnamed_sources", "unnamed_officials", "named_office", "hedge"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: its entry, whether it lends doubt, denies its content, or quotes another source."""

    id: str
    doubt: bool
    denies: bool
    quotes: bool


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cues by lemma; phrases as tuples of lower-case words; nouns of sources by kind."""

    verbs: Mapping[str, Cue]
    phrases: tuple[tuple[str, ...], ...]
    documents: frozenset[str]
    people: frozenset[str]
    officials: frozenset[str]
    offices: frozenset[str]
    hedge_words: frozenset[str]
    hedge_phrases: tuple[tuple[str, ...], ...]


def load_cues(path: Path = DATA / "en" / "cues.toml") -> CueLexicon:
    """Load the cues; of two entries that hold one verb, the first wins. Raises LexiconError."""
    verbs: dict[str, Cue] = {}
    words: dict[str, set[str]] = {kind: set() for kind in KINDS}
    phrases: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in KINDS}
    for entry in load_entries(path, KEYS):
        kind = entry.text("kind") or ""
        if kind not in KINDS:
            raise LexiconError(entry.file, entry.id, f"kind must be one of {', '.join(sorted(KINDS))}")
        for verb in entry.words("verbs"):
            cue = Cue(entry.id, bool(entry.flag("doubt")), bool(entry.flag("denies")), kind == "quoting")
            verbs.setdefault(verb, cue)
        for key in ("nouns", "adverbs", "adjectives"):
            words[kind].update(entry.words(key))
        phrases[kind] += [tuple(phrase.split()) for phrase in entry.words("phrases")]
    return CueLexicon(
        verbs=verbs,
        phrases=tuple(phrases["phrase"]),
        documents=frozenset(words["document"]),
        people=frozenset(words["unnamed_sources"]),
        officials=frozenset(words["unnamed_officials"]),
        offices=frozenset(words["named_office"]),
        hedge_words=frozenset(words["hedge"]),
        hedge_phrases=tuple(phrases["hedge"]),
    )
