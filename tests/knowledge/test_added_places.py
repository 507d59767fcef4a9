"""Tests of knowledge/added_places.py: the user's own gazetteer."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge.added_places import Added, AddedPlaces, add_place_file
from sayso.knowledge.gazetteer import load_gazetteer
from sayso.knowledge.place_files import COLUMNS
from sayso.knowledge.tables import DATA
from tests.knowledge.test_place_files import geoname

TABLE = ",".join(COLUMNS) + "\nhill,Tell Qarada,hill,35.1,40.2,exact,2,SY,Hill 113,sure\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A gazetteer in a folder that is not there yet."""
    return tmp_path / "settings" / "gazetteer.sqlite"


def put(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_added_is_found_by_all_its_names(tmp_path: Path, target: Path) -> None:
    assert add_place_file(put(tmp_path, TABLE), target) == Added(1, 0, 0)
    gazetteer = load_gazetteer(added=target)
    assert [each.place.id for each in gazetteer.find("Tell Qarada")] == ["added:hill"]
    assert gazetteer.find("Hill 113")[0].rule == "gazetteer.own.exact.added"
    assert gazetteer.find("Tel Qaradah", ("SY",))[0].place.id == "added:hill"  # a loose spelling, in its country
    assert load_gazetteer().find("Tell Qarada") == ()


def test_adding_again_changes_nothing_and_a_corrected_row_takes_the_old_ones_place(
    tmp_path: Path, target: Path
) -> None:
    add_place_file(put(tmp_path, TABLE), target)
    assert add_place_file(put(tmp_path, TABLE), target) == Added(0, 1, 0)
    add_place_file(put(tmp_path, TABLE.replace("Hill 113", "Hill 114").replace("35.1", "35.5")), target)
    places = AddedPlaces(target)
    assert places.find("hill 113") == ()
    assert [each.place.lat for each in places.find("hill 114")] == [35.5]


def test_a_file_with_a_fault_adds_nothing(tmp_path: Path, target: Path) -> None:
    with pytest.raises(KnowledgeError, match="line 3"):
        add_place_file(put(tmp_path, TABLE + "x,Y,town,north,2,city,3,ML,,sure\n"), target)
    assert not target.exists()
    add_place_file(put(tmp_path, TABLE), target)
    before = target.read_bytes()
    with pytest.raises(KnowledgeError, match="line 2"):
        add_place_file(put(tmp_path, geoname(1, "Aba") + geoname(2, "Oro", lat="?")), target)
    assert AddedPlaces(target).find("aba") == ()
    assert target.read_bytes() == before


def test_a_dump_adds_what_the_index_lacks_and_moves_nothing_else(tmp_path: Path, target: Path) -> None:
    plain = load_gazetteer()
    known = plain.find("Gao", ("ML",))
    assert known[0].place.lat is not None
    twin = geoname(2457163, "Gao", lat=str(known[0].place.lat), lon=str(known[0].place.lon))
    add_place_file(put(tmp_path, twin + geoname(99, "Tin Aouker Sud")), target)
    gazetteer = load_gazetteer(added=target)
    assert gazetteer.find("Gao", ("ML",)) == known
    found = gazetteer.find("Tin Aouker Sud")
    assert (found[0].place.country, found[0].rule) == ("ML", "gazetteer.added.exact")


def test_a_gazetteer_that_is_not_there_holds_nothing_and_travels(target: Path) -> None:
    gazetteer = pickle.loads(pickle.dumps(load_gazetteer(added=target)))
    assert gazetteer.find("Gao") == load_gazetteer().find("Gao")
    assert AddedPlaces(target).digest() == ""


@pytest.mark.parametrize("kind", ["text", "database"])
def test_a_foreign_file_is_refused_and_kept(tmp_path: Path, kind: str) -> None:
    foreign = tmp_path / "foreign"
    if kind == "text":
        foreign.write_text("no database at all, but text of some length " * 9)
    else:
        with sqlite3.connect(foreign) as database:
            database.execute("CREATE TABLE place (x)")
        database.close()
    before = foreign.read_bytes()
    with pytest.raises(KnowledgeError, match="foreign"):
        add_place_file(put(tmp_path, TABLE), foreign)
    assert foreign.read_bytes() == before
    with pytest.raises(KnowledgeError, match="foreign"):
        load_gazetteer(added=foreign).find("Gao")


def test_the_whole_of_our_own_table_can_be_added(target: Path) -> None:
    assert add_place_file(DATA / "places.csv", target).new > 600
