"""The table on which a report's fields are settled."""

from __future__ import annotations

from sayso.collect.layout import Layout
from sayso.collect.sidecar import Sidecar
from sayso.collect.witnesses import Page, Witnesses
from sayso.knowledge.furniture import load_furniture
from sayso.records import Note, Span


def test_notes_gather_under_the_step_s_name() -> None:
    desk = Witnesses("text", Layout((), (), ()), Sidecar(), Page(), load_furniture())
    desk.note("declined", Span(0, 4))
    assert desk.notes == [Note(step="collect", text="declined", span=Span(0, 4))]
