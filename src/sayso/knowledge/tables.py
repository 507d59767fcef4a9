"""Flat tables of knowledge: CSV files that open with `# ` comment lines (what, whence, licence, how to add to it)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from sayso.errors import KnowledgeError, LexiconError

DATA = Path(__file__).parent / "data"


def load_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    """Yield the rows of a table by column name. Raises KnowledgeError, and LexiconError where one row is at fault."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = [line for line in file if line.strip() and not line.startswith("#")]
    except (OSError, UnicodeDecodeError) as fault:
        raise KnowledgeError(f"{path.name}: cannot be read as a table ({fault}); correct it or take it away") from fault
    rows = csv.DictReader(lines, strict=True)
    if tuple(rows.fieldnames or ()) != columns:
        raise KnowledgeError(f"{path.name}: the first row must name the columns {', '.join(columns)}")
    seen: set[str] = set()
    try:
        for row in rows:
            name = row["id"]
            if None in row or None in row.values():
                raise LexiconError(path.name, name, f"needs {len(columns)} cells")
            if not name or name in seen:
                raise LexiconError(path.name, name, "its id is empty or stands twice")
            seen.add(name)
            yield row
    except csv.Error as fault:
        raise KnowledgeError(f"{path.name}: line {rows.line_num}: {fault}") from fault


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list, semicolons between."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read_number(path: Path, row: Mapping[str, str], column: str) -> float:
    """Give a number of a row. Raises LexiconError."""
    try:
        return float(row[column])
    except ValueError as fault:
        raise LexiconError(path.name, row["id"], f"'{column}' must be a number, not '{row[column]}'") from fault


def read_year(path: Path, row: Mapping[str, str], column: str) -> int | None:
    """Give a year of a row, None where the cell is empty. Raises LexiconError."""
    return int(read_number(path, row, column)) if row[column] else None


def words(text: str) -> frozenset[str]:
    """Give the words of a list that is written as running text, for the short lists that belong beside their rule."""
    return frozenset(text.split())
