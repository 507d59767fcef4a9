"""What a report's fields are settled from: text and layout, what was given beforehand, what its page says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sayso.collect.layout import Layout
from sayso.collect.sidecar import Sidecar
from sayso.knowledge.furniture import Furniture
from sayso.records import Note, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page's own metadata says, empty for plain text. `days` are (day, origin)."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    days: tuple[tuple[date, str], ...] = ()


@dataclass(slots=True)
class Witnesses:
    """All that speaks for one report, and the notes that gather while it is heard."""

    text: str
    layout: Layout
    given: Sidecar
    page: Page
    furniture: Furniture
    notes: list[Note] = field(default_factory=list)

    def note(self, words: str, span: Span | None = None) -> None:
        """Put something declined, fixed or contested into the margin."""
        self.notes.append(Note(step="collect", text=words, span=span))
