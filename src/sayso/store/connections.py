"""Opening a ledger file: settings, version, migrations, transactions, and errors in plain words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Protocol

from sayso.errors import StoreError, VersionError

APPLICATION_ID = 0x5361_7973  # "Says" in the file's header: tells a ledger from any other database
BUSY_SECONDS = 10.0  # a batch commits after each report, well under a second; ten are patience enough for a slow disk
HELD_SECONDS = 0.2  # so long much writing keeps others out at a time
REST_SECONDS = 0.12  # SQLite asks again every tenth of a second whether it may write
AT_ONCE = 200  # rows of one statement before looking at the clock
CACHE_KIB = 32_768  # SQLite's page cache; its default of 2 MB rereads the full-text index for every report


Row = Sequence[object]
Write = Callable[[str, Iterable[Row]], None]


class SqlFile(Protocol):
    """A numbered SQL file: of the package, or of a test's folder."""

    @property
    def name(self) -> str:
        """The file's name, `0002_what_it_does.sql`."""
        ...

    def read_text(self, encoding: str) -> str:
        """Give its SQL."""
        ...


def connect(path: Path | None, *, create: bool = True) -> sqlite3.Connection:
    """Open the ledger file at a path, or one in memory for None; bring an older one up to date.

    Raises VersionError for a ledger of a newer Sayso, StoreError for what is no ledger, is damaged or will not open.
    """
    if path is not None and not create and not path.exists():
        raise StoreError(
            f"no ledger at {path}: make one with `sayso read FILE --ledger {path}`, or name another with --ledger"
        )
    with plain_errors(path):
        connection = sqlite3.connect(path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None)
        with ExitStack() as undone:
            undone.callback(connection.close)
            _prepare(connection, path)
            undone.pop_all()
        return connection


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    refuse_foreign(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a kill loses nothing; a power cut at most the last reports
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    migrate(connection, sql_files(), path)


def sql_files() -> tuple[SqlFile, ...]:
    """Give the schema and the migrations after it, in order: the n-th leads to version n."""
    room = resources.files("sayso.store")
    later = [each for each in (room / "migrations").iterdir() if each.name.endswith(".sql")]
    return (room / "schema.sql", *sorted(later, key=lambda each: each.name))


def refuse_foreign(connection: sqlite3.Connection, path: Path | None) -> None:
    """Refuse a database that something else made: we would write our tables into it."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and tables:
        raise StoreError(f"{path}: a database, but no ledger of Sayso; name another file with --ledger")


def migrate(connection: sqlite3.Connection, files: tuple[SqlFile, ...], path: Path | None) -> None:
    """Run the SQL files that the ledger has not seen yet, all in one transaction, and write down its version."""
    if _version(connection) == len(files):
        return
    with transaction(connection):
        version = _version(connection)  # again, inside: another process may have been quicker
        if version > len(files):
            raise VersionError(
                f"{path}: this ledger has version {version}, this Sayso knows up to {len(files)}: "
                "update it with `pip install --upgrade sayso`"
            )
        for each in files[version:]:
            for statement in statements(each.read_text("utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(files)}")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    assert isinstance(version, int)
    return version


def statements(script: str) -> Iterator[str]:
    """Cut a script into its statements. `executescript` would commit our transaction first, so it will not do."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        if sqlite3.complete_statement(_without_comments(lines)):
            yield "\n".join(lines)
            lines = []
    if _without_comments(lines).strip():
        raise StoreError(f"the SQL file ends inside a statement: {lines[-1]}")


def _without_comments(lines: list[str]) -> str:
    return "\n".join(line.split("--", 1)[0] for line in lines)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or none. The lock is taken at once, so that two writers wait for each other and never deadlock."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:  # commits in the end, or takes all back whatever goes wrong, Ctrl-C too
        yield


@contextmanager
def breathing(connection: sqlite3.Connection) -> Iterator[Write]:
    """Do much writing in parts, and let other writers in between: whoever decides something must not wait for it all.

    What is given runs one statement for many rows. If the process ends in between, the parts that were done stand: only
    for what is made anew from the start in that case.
    """
    connection.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()

    def write(statement: str, rows: Iterable[Row]) -> None:
        nonlocal begun
        left = iter(rows)
        while some := list(islice(left, AT_ONCE)):
            connection.executemany(statement, some)
            if time.monotonic() - begun > HELD_SECONDS:
                connection.execute("COMMIT")
                time.sleep(REST_SECONDS)
                connection.execute("BEGIN IMMEDIATE")
                begun = time.monotonic()

    with connection:
        yield write


@contextmanager
def flushed(connection: sqlite3.Connection) -> Iterator[None]:
    """Write what a person decided through to the disk before saying it is kept."""
    connection.execute("PRAGMA synchronous = FULL")
    try:
        with transaction(connection):
            yield
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def plain_errors(path: Path | None) -> Iterator[None]:
    """Turn SQLite's errors into StoreErrors that say what happened, where, and what to do."""
    where = path or "the ledger in memory"
    try:
        yield
    except sqlite3.Error as fault:
        raise StoreError(f"{where}: {_in_words(fault)}") from fault


WORDS = {
    "SQLITE_BUSY": "another Sayso has been writing for long; try again when it is done",
    "SQLITE_CANTOPEN": "cannot be opened; does the folder exist, and may you write there?",
    "SQLITE_CORRUPT": "is damaged; restore a copy, or read the reports into a new ledger",
    "SQLITE_FULL": "the disk is full; what was read so far is kept",
    "SQLITE_IOERR": "the disk failed while reading or writing; what was committed before is kept",
    "SQLITE_LOCKED": "another Sayso has been writing for long; try again when it is done",
    "SQLITE_NOTADB": "is no ledger; name another file with --ledger",
    "SQLITE_PERM": "you may not write there",
    "SQLITE_READONLY": "is read-only; give yourself the right to write it and its folder",
    "SQLITE_TOOBIG": "a text is too long for one ledger row (1 GB)",
}


def _in_words(fault: sqlite3.Error) -> str:
    name = getattr(fault, "sqlite_errorname", None) or ""
    known = next((words for code, words in WORDS.items() if name.startswith(code)), None)
    return known or f"{fault} ({name or type(fault).__name__})"
