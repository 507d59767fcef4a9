"""The lexicon of status: which governing words, modifiers, auxiliaries and marks say how an event stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.entries import DATA, load_entries
from sayso.records import Status

PLACES = ("verbs", "nouns", "adjectives", "modifiers", "auxiliaries", "marks", "infinitives", "forecasts", "selves")


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A word that decides a status, and the entry that says so."""

    id: str
    status: Status


@dataclass(frozen=True, slots=True)
class StatusLexicon:
    """Cues by the place they stand in, by lemma; verbs also with a particle ('rule out'), modifiers by their form."""

    verbs: Mapping[str, StatusCue]
    nouns: Mapping[str, StatusCue]
    adjectives: Mapping[str, StatusCue]
    modifiers: Mapping[str, StatusCue]
    auxiliaries: Mapping[str, StatusCue]
    marks: Mapping[str, StatusCue]
    infinitives: Mapping[str, StatusCue]  # verbs that decide about an infinitive only: 'told them to leave'
    selves: Mapping[str, StatusCue]  # words that name an event and say how it stands: 'was put off', 'pledged $2m'
    forecasts: Mapping[str, StatusCue]  # words that make a 'will' foreseen: 'we doubt it will', 'will probably'


def load_statuses(path: Path = DATA / "en" / "statuses.toml") -> StatusLexicon:
    """Load the status words; of two entries that hold one word, the first wins. Raises LexiconError."""
    tables: dict[str, dict[str, StatusCue]] = {place: {} for place in PLACES}
    for entry in load_entries(path, frozenset((*PLACES, "status"))):
        name = entry.text("status") or ""
        if name not in set(Status):
            raise LexiconError(entry.file, entry.id, f"status must be one of {', '.join(Status)}")
        cue = StatusCue(entry.id, Status(name))
        for place, table in tables.items():
            for word in entry.words(place):
                table.setdefault(word, cue)
    return StatusLexicon(**tables)
