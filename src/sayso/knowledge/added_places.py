"""Places that a user adds: one SQLite file, filled from GeoNames country dumps and from tables like data/places.csv.

Adding is one transaction: a file with a fault in line 4711 adds nothing, and says so with the line. Adding the same
file again changes nothing; a row with an id that is known takes the place of the one before.
"""

from __future__ import annotations

import contextlib
import math
import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sayso.errors import KnowledgeError
from sayso.knowledge.folding import fold, fold_bare
from sayso.knowledge.place_files import PlaceRow, read_place_file
from sayso.records import Place, Precision

MARK = 0x53415947  # 'SAYG' as SQLite's application id: a file without it is none of ours
_SCHEMA = """
CREATE TABLE place (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    precision TEXT NOT NULL, radius_km REAL NOT NULL, country TEXT, people INTEGER
) WITHOUT ROWID;
CREATE TABLE name (key TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX name_of_place ON name (place);
CREATE INDEX place_of_country ON place (country);
"""


class Added(NamedTuple):
    """What came of adding a file: rows that were new, rows that replaced others, rows of kinds left out."""

    new: int
    replaced: int
    left_out: int


class AddedPlace(NamedTuple):
    """A place that a user added, and its people where the source tells them (GeoNames), else None."""

    place: Place
    people: int | None


class AddedPlaces:
    """The user's places; the file is opened on first use and only ever read."""

    def __init__(self, path: Path) -> None:
        """Take the file; one that is not there holds no places."""
        self.path = path
        self._database: sqlite3.Connection | None = None

    def find(self, key: str) -> tuple[AddedPlace, ...]:
        """Give the places that bear a name, by its folded key. Raises KnowledgeError."""
        return tuple(
            _read(row)
            for row in self._rows(f"SELECT {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?", key)
        )

    def keys_of(self, country: str) -> list[str]:
        """Give the folded keys of all places of a country, by its id. Raises KnowledgeError."""
        asked = "SELECT DISTINCT n.key FROM place p JOIN name n ON n.place = p.id WHERE p.country = ? ORDER BY 1"
        return [str(row[0]) for row in self._rows(asked, country)]

    def digest(self) -> str:
        """Give a hash of the file, empty where there is none."""
        return sha256(self.path.read_bytes()).hexdigest()[:16] if self.path.is_file() else ""

    def _rows(self, asked: str, value: str) -> list[tuple[object, ...]]:
        if self._database is None:
            if not self.path.is_file():
                return []
            self._database = _open(self.path, "ro")
        try:
            return self._database.execute(asked, (value,)).fetchall()
        except sqlite3.Error as fault:
            raise _damaged(self.path, fault) from fault


def add_place_file(source: Path, target: Path) -> Added:
    """Add the places of a file to the user's own: all of them or, where a line is at fault, none.

    Raises KnowledgeError.
    """
    rows = read_place_file(source)
    with contextlib.ExitStack() as undone:
        if not target.exists():
            undone.callback(target.unlink, missing_ok=True)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(_open(target, "rwc")) as database:
                added = _fill(database, rows)
        except (OSError, sqlite3.Error) as fault:
            raise _damaged(target, fault) from fault
        undone.pop_all()
    return Added(added.new, added.replaced, rows.left_out)


_COLUMNS = "p.id, p.name, p.kind, p.lat, p.lon, p.precision, p.radius_km, p.country, p.people"


def _open(path: Path, mode: str) -> sqlite3.Connection:
    fresh = not path.exists()
    try:
        database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False, isolation_level=None
        )
        if not fresh and database.execute("PRAGMA application_id").fetchone()[0] != MARK:
            database.close()
            raise KnowledgeError(f"{path}: is no gazetteer of Sayso's; name another file")
    except sqlite3.Error as fault:
        raise _damaged(path, fault) from fault
    return database


def _damaged(path: Path, fault: Exception) -> KnowledgeError:
    return KnowledgeError(f"{path}: the file of added places cannot be used ({fault}); name another")


def _fill(database: sqlite3.Connection, rows: Iterable[PlaceRow]) -> Added:
    database.execute("BEGIN IMMEDIATE")
    with database:  # commits in the end, or takes all back whatever goes wrong
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'place'").fetchone():
            for statement in _SCHEMA.split(";"):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {MARK}")
        new = replaced = 0
        for row in rows:
            known = database.execute("DELETE FROM place WHERE id = ?", (row.place.id,)).rowcount
            database.execute("DELETE FROM name WHERE place = ?", (row.place.id,))
            _insert(database, row)
            new, replaced = new + 1 - known, replaced + known
    return Added(new, replaced, 0)


def _insert(database: sqlite3.Connection, row: PlaceRow) -> None:
    place = row.place
    values = (
        place.id, place.canonical, place.kind, place.lat, place.lon, place.precision.value, place.radius_km,
        place.country, row.people,
    )  # fmt: skip
    database.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    keys = {key for name in row.names for key in (fold(name), fold_bare(fold(name))) if key}
    database.executemany("INSERT INTO name VALUES (?, ?)", [(key, place.id) for key in sorted(keys)])


def _read(row: tuple[object, ...]) -> AddedPlace:
    number, name, kind, lat, lon, precision, radius, country, people = row
    place = Place(
        canonical=str(name),
        kind=str(kind),
        precision=Precision(str(precision)),
        lat=float(str(lat)),
        lon=float(str(lon)),
        radius_km=float(str(radius)),
        id=str(number),
        country=None if country is None else str(country),
    )
    return AddedPlace(place, None if people is None else int(str(people)))


def weight_of_people(people: int) -> float:
    """Give the weight of a place by its people: about the logarithm of how many it means."""
    return math.log10(people + 300)
