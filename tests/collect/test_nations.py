"""Whose ministry it is."""

from __future__ import annotations

import pytest

from sayso.collect import collect_bytes
from sayso.collect.nations import national_name
from sayso.knowledge.furniture import load_furniture

FURNITURE = load_furniture()


@pytest.mark.parametrize(
    ("name", "state", "place", "whole"),
    [
        ("Ministry of Peace", None, "Warsaw", "Polish Ministry of Peace"),
        ("Ministry of Peace of Poland", "Poland", None, "Polish Ministry of Peace"),
        ("Ministry of Peace", None, "Kabul, Afghanistan", "Afghan Ministry of Peace"),
        ("Ministry of Peace", None, "Brezno", "Ministry of Peace"),
        ("Ministry of Peace", None, None, "Ministry of Peace"),
        ("Norwegian Ministry of Peace", None, "Kabul", "Norwegian Ministry of Peace"),
        ("Ministry of Peace of Sarvia", "Sarvia", "Warsaw", "Ministry of Peace of Sarvia"),
        ("Harbour Courier", None, "Warsaw", "Harbour Courier"),
    ],
)
def test_a_state_is_put_before_a_body_that_lacks_one(
    name: str, state: str | None, place: str | None, whole: str
) -> None:
    assert national_name(name, state, place, FURNITURE) == whole


def test_the_addition_is_noted() -> None:
    text = "MINISTRY OF PEACE\nStatement on Oslava\nWarsaw, 8 March 1995\n\nBoth armies signed a truce, she said.\n"
    report = collect_bytes(text.encode(), name="a")
    assert report.outlet == "Polish Ministry of Peace"
    assert any("taken for 'Polish Ministry of Peace'" in note.text for note in report.notes)
