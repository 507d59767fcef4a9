"""Tests of knowledge/tables.py: what is wrong with a table is said with file and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError, LexiconError
from sayso.knowledge.tables import load_rows, read_number, read_year, split_list, words

COLUMNS = ("id", "name", "size")


def table(folder: Path, text: str) -> Path:
    path = folder / "things.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_empty_lines_are_no_rows(tmp_path: Path) -> None:
    path = table(tmp_path, "# what it holds\n\nid,name,size\na,One,1\n")
    assert [dict(row) for row in load_rows(path, COLUMNS)] == [{"id": "a", "name": "One", "size": "1"}]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("id,name\na,One\n", "must name the columns"),
        ("id,name,size\na,One\n", "needs 3 cells"),
        ("id,name,size\na,One,1,2\n", "needs 3 cells"),
        ("id,name,size\na,One,1\na,Two,2\n", "stands twice"),
        ("id,name,size\n,One,1\n", "empty"),
    ],
)
def test_a_fault_names_the_file(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(KnowledgeError, match=fault) as caught:
        list(load_rows(table(tmp_path, text), COLUMNS))
    assert "things.csv" in str(caught.value)


def test_a_missing_table_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        list(load_rows(tmp_path / "none.csv", COLUMNS))


def test_a_number_that_is_none_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "things.csv"
    row = {"id": "a", "name": "One", "size": "big"}
    with pytest.raises(LexiconError, match="'size' must be a number"):
        read_number(path, row, "size")
    assert read_year(path, {"id": "a", "size": ""}, "size") is None


def test_lists_are_split_at_semicolons() -> None:
    assert split_list("a; b ;;c") == ("a", "b", "c")
    assert words("a b\n c") == {"a", "b", "c"}
