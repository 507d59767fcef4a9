"""Reading in a process of its own: the desk stays quick, and whatever ends the process leaves whole reports only.

The process tells through a pipe how far it is and, at the end, what came out. A word the other way asks it to stop
after the report in hand; so does the end of whoever started it, whose side of the pipe closes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from sayso.collect import find_paths
from sayso.errors import SaysoError
from sayso.ledger.batches import LoadReader
from sayso.ledger.hall import Ledger
from sayso.ledger.tables import Summary
from sayso.store.connections import connect, plain_errors
from sayso.store.finding import Received, received

BEHIND = 5  # niceness: whoever looks and decides goes first
STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """So many files of so many are done, and the name of the last; a name is where it lies inside the folder."""

    done: int
    total: int
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What came out: the reports that the folder's files are in the ledger, those among them that were there before."""

    summary: Summary
    reports: tuple[Received, ...]
    known: frozenset[str]


Told = Step | Ended | str  # a word alone: why nothing could be read


def read_apart(ledger: Path, folder: Path, load: LoadReader, pipe: Connection) -> None:
    """Read all that lies in a folder into a ledger, and tell of it through the pipe. Made for a process of its own.

    The process goes into the folder, so that refusals name files as they were sent and not where they lay meanwhile.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us, who then ends us
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    os.chdir(folder)
    try:
        try:
            pipe.send(_read_here(ledger, load, pipe))
        except SaysoError as fault:
            pipe.send(str(fault))
    except OSError:  # whoever started us is gone; what was read is kept, and nobody else clears up
        shutil.rmtree(folder, ignore_errors=True)


def _read_here(ledger: Path, load: LoadReader, pipe: Connection) -> Ended:
    here = Path()
    files = {(_digest(file), file.name) for file in find_paths(here)}

    def tell(done: int, total: int, file: str) -> None:
        pipe.send(Step(done=done, total=total, file=file))
        if pipe.poll():  # the word to stop, or the end of whoever started us
            with suppress(EOFError):
                pipe.recv()
            raise KeyboardInterrupt

    with Ledger.open(ledger, create=False, load_reader=load) as opened:
        known = frozenset(each.id for each in _held(ledger, files))
        summary = opened.read(here, progress=tell)
    return Ended(summary=_plain(summary), reports=_held(ledger, files), known=known)


def _held(ledger: Path, files: Collection[tuple[str, str]]) -> tuple[Received, ...]:
    """Give the reports made of these files, by digest and name: the same bytes under another name are not the same."""
    connection = connect(ledger, create=False)
    try:
        with plain_errors(ledger):
            found = received(connection, (digest for digest, _ in files))
    finally:
        connection.close()
    return tuple(each for each in found if any(_is_of(each, *file) for file in files))


def _is_of(report: Received, digest: str, name: str) -> bool:
    return report.digest == digest and (name == report.name or name.startswith(f"{report.name}."))


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _plain(summary: Summary) -> Summary:
    """Give refusals the names that files were sent under: two of one name lay in folders of their own."""
    return replace(summary, refused=tuple(replace(each, file=Path(each.file).name) for each in summary.refused))
