from __future__ import annotations

import pytest

from sayso.store.names import folded


@pytest.mark.parametrize(
    ("name", "found"),
    [("Séléka", "seleka"), ("SELEKA", "seleka"), ("Straße", "strasse"), ("Sana’a", "sana'a"), ("غات", "غات")],
)
def test_names_are_compared_without_case_and_accents(name: str, found: str) -> None:
    assert folded(name) == found
