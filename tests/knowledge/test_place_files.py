"""Tests of knowledge/place_files.py: GeoNames dumps and tables of places."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge.place_files import COLUMNS, PlaceRow, read_place_file
from sayso.knowledge.tables import DATA
from sayso.records import Precision

HEAD = ",".join(COLUMNS)


def geoname(number: int, name: str, feature: str = "P.PPL", **cells: str) -> str:
    """Make a line of a dump."""
    feature_class, code = feature.split(".")
    row = [str(number), name, name, "", "15.5", "-2.25", feature_class, code, "ML", *[""] * 5, "1200", "", "", "", ""]
    columns = {"names": 3, "lat": 4, "lon": 5, "country": 8, "people": 14}
    for column, value in cells.items():
        row[columns[column]] = value
    return "\t".join(row) + "\n"


def rows_of(tmp_path: Path, text: str) -> list[PlaceRow]:
    path = tmp_path / "places.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_place_file(path))


def test_a_dump_gives_towns_by_size_and_features_by_kind(tmp_path: Path) -> None:
    lines = geoname(1, "Aba", names="Abba,عبا") + geoname(2, "Oro", people="250000") + geoname(3, "Col", "T.PASS")
    village, city, mountain_pass = rows_of(tmp_path, lines)
    assert (village.place.kind, village.place.precision, village.place.id) == (
        "village",
        Precision.VILLAGE,
        "geonames:1",
    )
    assert (village.names, village.people, village.place.country) == (("Aba", "Abba", "عبا"), 1200, "ML")
    assert (city.place.kind, city.place.radius_km) == ("city", 5.0)
    assert (mountain_pass.place.kind, mountain_pass.place.precision) == ("pass", Precision.FEATURE)


def test_kinds_that_reports_do_not_name_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "ml.txt"
    path.write_text(geoname(1, "Hotel Aba", "S.HTL") + geoname(2, "Old Aba", "P.PPLQ") + geoname(3, "Aba"))
    rows = read_place_file(path)
    assert [row.place.canonical for row in rows] == ["Aba"]
    assert rows.left_out == 2


def test_a_table_gives_its_rows_with_aliases(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, f"# mine\n{HEAD}\nx,Hill 4,hill,10,20.5,exact,2,ML,Height 4;the hill,sure\n")
    assert row.names == ("Hill 4", "Height 4", "the hill")
    assert (row.place.lat, row.place.lon, row.place.radius_km, row.people) == (10.0, 20.5, 2.0, None)


def test_our_own_table_is_one() -> None:
    assert len(list(read_place_file(DATA / "places.csv"))) > 600


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        (geoname(1, "Aba") + geoname(2, "Oro", lat="north"), 2, "latitude must be a number, not 'north'"),
        (geoname(1, "Aba", lon="190"), 1, "longitude must lie between -180 and 180"),
        (geoname(1, "Aba", people="many"), 1, "population must be a whole number"),
        (geoname(1, "Aba", country="Mali"), 1, "two capital letters"),
        (geoname(1, "Aba") + "2\tOro\n", 2, "has 2 columns"),
        (geoname(1, " "), 1, "no name"),
        (f"{HEAD}\nx,A,town,1,2,city,3,ML,,sure\n\nx,B,town,1,2,city,3,ML,,sure\n", 4, "stands twice"),
        (f"{HEAD}\nx,A,town,1,2,citty,3,ML,,sure\n", 2, "there is no precision 'citty'"),
        (f"{HEAD}\nx,A,town,nan,2,city,3,ML,,sure\n", 2, "lat must be a number"),
        (f"{HEAD}\nx,A,town,1,2,city,-3,ML,,sure\n", 2, "radius_km must lie above 0"),
        (f"{HEAD}\nx,A,town\n", 2, "has 3 cells, needs 10"),
        ("a,b\n1,2\n", 1, "neither a GeoNames dump"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, fault: str) -> None:
    with pytest.raises(KnowledgeError, match=f"line {line}: .*{fault}"):
        rows_of(tmp_path, text)


def test_what_is_no_text_empty_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="holds no lines"):
        rows_of(tmp_path, "# nothing\n")
    packed = tmp_path / "ML.zip"
    packed.write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match=r"give the \.txt"):
        list(read_place_file(packed))
    with pytest.raises(KnowledgeError, match="no such file"):
        read_place_file(tmp_path / "none.txt")
