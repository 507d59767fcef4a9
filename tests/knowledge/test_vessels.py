"""Tests of knowledge/vessels.py and its table."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge.countries import load_countries
from sayso.knowledge.vessels import load_vessels
from sayso.records import ActorKind

VESSELS = load_vessels(countries=load_countries().by_id)


def test_the_letters_tell_the_navy() -> None:
    assert VESSELS["HMS"].country == "GB" and VESSELS["HMS"].kind is ActorKind.STATE_FORCE
    assert VESSELS["MV"].country is None and VESSELS["MV"].kind is ActorKind.OTHER


def test_letters_that_mean_more_often_something_else_are_left_out() -> None:
    assert not {"SAS", "MT", "IS", "US"} & set(VESSELS)


@pytest.mark.parametrize(
    ("row", "complaint"), [("AAA,XX,state_force", "there is no country 'XX'"), ("AAA,FR,ship", "there is no kind")]
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "vessels.csv"
    path.write_text(f"id,country,kind\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint):
        load_vessels(path, countries={"FR"})
