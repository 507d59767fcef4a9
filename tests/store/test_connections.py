from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sayso.errors import StoreError, VersionError
from sayso.store import connections
from sayso.store.connections import breathing, connect, migrate, plain_errors, sql_files, statements, transaction


def test_a_new_ledger_has_the_newest_version(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.sayso")
    assert connection.execute("PRAGMA user_version").fetchone() == (len(sql_files()),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_ledger_of_a_newer_sayso_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.sayso"
    connection = connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(VersionError, match=r"version 99.*pip install --upgrade"):
        connect(path)


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no ledger of Sayso"):
        connect(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"this is a letter, not a ledger" * 50, b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"letter\.txt"):
        connect(path)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does the folder exist"):
        connect(tmp_path / "nowhere" / "a.sayso")


def test_a_missing_ledger_is_not_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no ledger at"):
        connect(tmp_path / "a.sayso", create=False)
    assert not (tmp_path / "a.sayso").exists()


def test_an_older_ledger_is_brought_up_to_date(tmp_path: Path) -> None:
    second = tmp_path / "0002_colours.sql"
    second.write_text("-- adds colours; with a ';' in the comment\nCREATE TABLE colours (name TEXT);\n")
    connection = connect(None)
    migrate(connection, (*sql_files(), second), None)
    connection.execute("INSERT INTO colours VALUES ('ochre')")
    assert connection.execute("PRAGMA user_version").fetchone() == (len(sql_files()) + 1,)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    second = tmp_path / "0002_broken.sql"
    second.write_text("CREATE TABLE colours (name TEXT);\nCREATE TABLE reports (again);\n")
    connection = connect(None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*sql_files(), second), None)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(sql_files()),)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'colours'").fetchone() == (0,)


def test_triggers_stay_in_one_piece() -> None:
    script = "CREATE TRIGGER a BEFORE DELETE ON b BEGIN SELECT 1; SELECT 2; END;\nSELECT 3;"
    assert len(list(statements(script))) == 2


def test_a_half_statement_is_refused() -> None:
    with pytest.raises(StoreError, match="ends inside a statement"):
        list(statements("SELECT 1;\nSELECT 2"))


def test_a_transaction_that_fails_leaves_nothing() -> None:
    connection = connect(None)
    with pytest.raises(ValueError, match="halfway"), transaction(connection):
        connection.execute("INSERT INTO runs VALUES ('a', 'b', 'c', 'd', 'e')")
        raise ValueError("halfway")
    assert connection.execute("SELECT count(*) FROM runs").fetchone() == (0,)


def test_a_locked_ledger_is_said_in_words(tmp_path: Path) -> None:
    one, two = connect(tmp_path / "a.sayso"), connect(tmp_path / "a.sayso")
    two.execute("PRAGMA busy_timeout = 1")
    with transaction(one), pytest.raises(StoreError, match="another Sayso"), plain_errors(None):
        two.execute("BEGIN IMMEDIATE")


def test_readers_go_on_while_somebody_writes(tmp_path: Path) -> None:
    one, two = connect(tmp_path / "a.sayso"), connect(tmp_path / "a.sayso")
    with transaction(one):
        one.execute("INSERT INTO runs VALUES ('a', 'b', 'c', 'd', 'e')")
        assert two.execute("SELECT count(*) FROM runs").fetchone() == (0,)
    assert two.execute("SELECT count(*) FROM runs").fetchone() == (1,)


def test_much_writing_lets_others_in_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HELD_SECONDS", 0.0)
    one, two = connect(tmp_path / "a.sayso"), connect(tmp_path / "a.sayso")
    two.execute("PRAGMA busy_timeout = 1")
    came_in: list[int] = []

    def rest(_: float) -> None:
        with transaction(two):
            two.execute("INSERT INTO runs VALUES (?, 'b', 'c', 'd', 'e')", (f"other {len(came_in)}",))
        came_in.append(two.execute("SELECT count(*) FROM runs").fetchone()[0])

    monkeypatch.setattr(connections.time, "sleep", rest)
    with breathing(one) as write:
        write("INSERT INTO runs VALUES (?, 'b', 'c', 'd', 'e')", [(str(number),) for number in range(450)])
    assert came_in == [201, 402, 453]
    assert not one.in_transaction


def test_much_writing_that_fails_leaves_the_parts_that_were_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "REST_SECONDS", 0.0)
    for held, kept in ((60.0, 0), (0.0, 200)):
        monkeypatch.setattr(connections, "HELD_SECONDS", held)
        connection = connect(None)
        with pytest.raises(ValueError, match="halfway"), breathing(connection) as write:
            write("INSERT INTO runs VALUES (?, 'b', 'c', 'd', 'e')", [(str(number),) for number in range(200)])
            raise ValueError("halfway")
        assert connection.execute("SELECT count(*) FROM runs").fetchone() == (kept,)
        assert not connection.in_transaction
