"""Tests of knowledge/units.py: the table of units and the rules for quantities."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError, LexiconError
from sayso.knowledge.units import Unit, load_quantities, load_units


def test_units_are_found_as_written_or_in_small_letters_but_not_single_letters() -> None:
    lexicon = load_quantities()
    assert lexicon.unit("Tanks") == Unit("vehicle", "thing")
    assert lexicon.unit("t") == Unit("tonne", "measure")
    assert lexicon.unit("T") is None
    assert lexicon.unit("hope") is None


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("word,unit\nman,person\n", "columns must be"),
        ("word,unit,group,origin\nman,person,people,own\n", "unknown group 'people'"),
        ("word,unit,group,origin\nman,person,person,own\nman,person,person,own\n", "stands twice"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(tmp_path: Path, table: str, fault: str) -> None:
    path = tmp_path / "units.csv"
    path.write_text(table)
    with pytest.raises(LexiconError, match=fault):
        load_units(path)


def test_a_table_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_units(tmp_path / "none.csv")
