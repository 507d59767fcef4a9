"""Files of places from outside: a GeoNames country dump (tab-separated, nineteen columns), or a table like places.csv.

Every fault names file and line. Of a dump are taken towns and villages, provinces and districts, and what war reports
name besides: mountains, valleys, passes, deserts, islands, lakes, airfields, bases, camps, dams, crossings.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from sayso.errors import KnowledgeError
from sayso.knowledge.tables import split_list
from sayso.records import Place, Precision

COLUMNS = ("id", "name", "kind", "lat", "lon", "precision", "radius_km", "country", "aliases", "certainty")
DUMP_COLUMNS = 19
MOST_NAMES = 60  # of one place: GeoNames lists capitals in two hundred languages
LONGEST_LINE = 100_000
CITY_PEOPLE, TOWN_PEOPLE = 100_000, 5_000
# Of GeoNames' features, by class and code: kind, precision, radius in km. What is not here is left out.
FEATURES: Mapping[str, tuple[str, Precision, float]] = {
    "A.ADM1": ("province", Precision.REGION, 80.0),
    "A.ADM2": ("district", Precision.DISTRICT, 30.0),
    "A.ADM3": ("district", Precision.DISTRICT, 15.0),
    "A.ADM4": ("district", Precision.DISTRICT, 8.0),
    "T.MT": ("mountain", Precision.FEATURE, 10.0),
    "T.MTS": ("mountains", Precision.FEATURE, 40.0),
    "T.HLL": ("mountain", Precision.FEATURE, 5.0),
    "T.HLLS": ("mountains", Precision.FEATURE, 15.0),
    "T.PASS": ("pass", Precision.FEATURE, 5.0),
    "T.VAL": ("valley", Precision.FEATURE, 20.0),
    "T.PLN": ("plain", Precision.FEATURE, 30.0),
    "T.PLAT": ("plateau", Precision.FEATURE, 40.0),
    "T.DSRT": ("desert", Precision.FEATURE, 100.0),
    "T.ISL": ("island", Precision.FEATURE, 10.0),
    "T.ISLS": ("island", Precision.FEATURE, 30.0),
    "T.PEN": ("peninsula", Precision.FEATURE, 30.0),
    "H.LK": ("lake", Precision.FEATURE, 20.0),
    "H.STM": ("river", Precision.FEATURE, 60.0),
    "H.WAD": ("valley", Precision.FEATURE, 40.0),
    "H.GULF": ("sea", Precision.SEA, 100.0),
    "L.RGN": ("region", Precision.REGION, 60.0),
    "L.MILB": ("base", Precision.EXACT, 4.0),
    "L.OILF": ("facility", Precision.EXACT, 8.0),
    "S.AIRP": ("airport", Precision.EXACT, 4.0),
    "S.AIRB": ("base", Precision.EXACT, 4.0),
    "S.AIRF": ("airport", Precision.EXACT, 4.0),
    "S.CMPRF": ("camp", Precision.EXACT, 3.0),
    "S.CMP": ("camp", Precision.EXACT, 3.0),
    "S.DAM": ("dam", Precision.EXACT, 3.0),
    "S.PSTB": ("crossing", Precision.EXACT, 3.0),
}
# Populated places that are no more, or no place apart.
LEFT_OUT = frozenset({"PPLQ", "PPLH", "PPLW"})


class PlaceRow(NamedTuple):
    """One place of a file: the place, all its names, its people where the file tells them."""

    place: Place
    names: tuple[str, ...]
    people: int | None


class PlaceRows:
    """The rows of one file, read as they are asked for; `left_out` counts those of kinds that are not taken."""

    def __init__(self, path: Path) -> None:
        """Take the file."""
        self.path = path
        self.left_out = 0

    def __iter__(self) -> Iterator[PlaceRow]:
        """Yield the rows. Raises KnowledgeError at the first line at fault."""
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                yield from self._read(file)
        except UnicodeDecodeError as fault:
            raise KnowledgeError(
                f"{self.path}: is no text in UTF-8; GeoNames packs its dumps: give the .txt that is in the .zip"
            ) from fault
        except OSError as fault:
            raise KnowledgeError(f"{self.path}: cannot be read ({fault.strerror}); name another file") from fault

    def _read(self, file: TextIO) -> Iterator[PlaceRow]:
        lines = _Lines(file)
        first = next(lines, None)
        if first is None:
            raise KnowledgeError(f"{self.path}: holds no lines; give a GeoNames dump or a table of places")
        if first.count("\t") == DUMP_COLUMNS - 1:
            yield from self._dump(first, lines)
        elif tuple(cell.strip() for cell in first.strip().split(",")) == COLUMNS:
            yield from self._table(lines)
        else:
            raise KnowledgeError(
                f"{self.path}: line {lines.number}: neither a GeoNames dump ({DUMP_COLUMNS} columns, tabs between) nor "
                f"a table whose first line names the columns {','.join(COLUMNS)}"
            )

    def _dump(self, first: str, lines: _Lines) -> Iterator[PlaceRow]:
        line: str | None = first
        while line is not None:
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != DUMP_COLUMNS:
                raise self._fault(lines.number, f"has {len(cells)} columns, a GeoNames dump has {DUMP_COLUMNS}")
            row = self._geoname(cells, lines.number)
            if row is None:
                self.left_out += 1
            else:
                yield row
            line = next(lines, None)

    def _geoname(self, cells: list[str], number: int) -> PlaceRow | None:
        feature, people = f"{cells[6]}.{cells[7]}", self._whole(cells[14] or "0", "population", number)
        if cells[6] == "P" and cells[7] not in LEFT_OUT:
            big, town = people >= CITY_PEOPLE, people >= TOWN_PEOPLE
            kind = "capital" if cells[7] == "PPLC" else "city" if big else "town" if town else "village"
            precision = Precision.CITY if town or kind == "capital" else Precision.VILLAGE
            radius = round(max(3.0, min(25.0, math.sqrt(people) / 100)), 1)
        elif feature in FEATURES:
            kind, precision, radius = FEATURES[feature]
        else:
            return None
        place = Place(
            canonical=self._name(cells[1], number),
            kind="city" if kind == "capital" else kind,
            precision=precision,
            lat=self._degrees(cells[4], 90.0, "latitude", number),
            lon=self._degrees(cells[5], 180.0, "longitude", number),
            radius_km=radius,
            id=f"geonames:{self._whole(cells[0], 'geonameid', number)}",
            country=self._country(cells[8], number),
        )
        names = [cells[1], cells[2], *cells[3].split(",")][:MOST_NAMES]
        return PlaceRow(place, tuple(dict.fromkeys(name.strip() for name in names if name.strip())), people)

    def _table(self, lines: _Lines) -> Iterator[PlaceRow]:
        seen: set[str] = set()
        for line in lines:
            number = lines.number
            try:
                cells = next(csv.reader([line], strict=True))
            except csv.Error as fault:
                raise self._fault(number, str(fault)) from fault
            if len(cells) != len(COLUMNS):
                raise self._fault(number, f"has {len(cells)} cells, needs {len(COLUMNS)}")
            row = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
            if not row["id"] or row["id"] in seen:
                raise self._fault(number, f"its id '{row['id']}' is empty or stands twice")
            seen.add(row["id"])
            yield self._own(row, number)

    def _own(self, row: Mapping[str, str], number: int) -> PlaceRow:
        if row["precision"] not in {each.value for each in Precision}:
            raise self._fault(number, f"there is no precision '{row['precision']}'")
        radius = self._number(row["radius_km"], "radius_km", number)
        if not 0 < radius <= 10_000:
            raise self._fault(number, f"radius_km must lie above 0 and below 10000, not {radius:g}")
        place = Place(
            canonical=self._name(row["name"], number),
            kind=row["kind"] or "place",
            precision=Precision(row["precision"]),
            lat=self._degrees(row["lat"], 90.0, "lat", number),
            lon=self._degrees(row["lon"], 180.0, "lon", number),
            radius_km=radius,
            id=f"added:{row['id']}",
            country=self._country(row["country"], number),
        )
        return PlaceRow(place, (row["name"], *split_list(row["aliases"])), None)

    def _name(self, cell: str, number: int) -> str:
        if not cell.strip():
            raise self._fault(number, "the place has no name")
        return cell.strip()

    def _country(self, cell: str, number: int) -> str | None:
        if cell and not (len(cell) == 2 and cell.isascii() and cell.isalpha() and cell.isupper()):
            raise self._fault(number, f"a country is two capital letters (ISO 3166-1), not '{cell}'")
        return cell or None

    def _degrees(self, cell: str, most: float, column: str, number: int) -> float:
        value = self._number(cell, column, number)
        if not -most <= value <= most:
            raise self._fault(number, f"{column} must lie between -{most:g} and {most:g}, not {cell}")
        return value

    def _whole(self, cell: str, column: str, number: int) -> int:
        if not (cell.isascii() and cell.isdigit()):
            raise self._fault(number, f"{column} must be a whole number, not '{cell}'")
        return int(cell)

    def _number(self, cell: str, column: str, number: int) -> float:
        try:
            value = float(cell)
        except ValueError as fault:
            raise self._fault(number, f"{column} must be a number, not '{cell}'") from fault
        if not math.isfinite(value):
            raise self._fault(number, f"{column} must be a number, not '{cell}'")
        return value

    def _fault(self, number: int, what: str) -> KnowledgeError:
        return KnowledgeError(f"{self.path}: line {number}: {what}; nothing was added: correct the line")


class _Lines:
    """The lines of a file that hold something, and the number of the one last given (from 1)."""

    def __init__(self, file: TextIO) -> None:
        self._file, self.number = file, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        while line := self._file.readline(LONGEST_LINE):
            self.number += 1
            if line.strip() and not line.startswith("#"):
                return line
        raise StopIteration


def read_place_file(path: Path) -> PlaceRows:
    """Give the places of a file, read as they are asked for. Raises KnowledgeError where it cannot be opened."""
    if not path.is_file():
        raise KnowledgeError(f"{path}: no such file; give a GeoNames dump or a table of places")
    return PlaceRows(path)
