"""Reading in a process of its own: the desk stays quick, and whatever ends the process leaves whole reports only.

The process tells through a pipe how far it is and, at the end, what came out. A word the other way asks it to stop
after the report in hand; so does the end of whoever started it, whose side of the pipe closes.
"""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from sayso.collect import Fetch, fetch
from sayso.errors import SaysoError
from sayso.ledger.batches import LoadReader
from sayso.ledger.hall import Ledger
from sayso.ledger.readers import load_reader
from sayso.ledger.tables import Summary
from sayso.store.finding import Received

BEHIND = 5  # niceness: whoever looks and decides goes first
STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """So many of so many are done, and the last: the name that a file was sent under, or a page's address."""

    done: int
    total: int
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What came out, and the reports that came, by name; `summary` says which of them the ledger had before."""

    summary: Summary
    reports: tuple[Received, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be read where to: all that lies in a folder, and pages by their addresses; and what reads and gets it.

    `load` and `fetch` are functions of a module, so that they can be sent to another process.
    """

    ledger: Path
    folder: Path
    addresses: tuple[str, ...] = ()
    load: LoadReader = load_reader
    fetch: Fetch = fetch


Told = Step | Ended | str  # a word alone: why nothing could be read


def read_apart(wanted: Wanted, pipe: Connection) -> None:
    """Read what is wanted into a ledger, and tell of it through the pipe. Made for a process of its own.

    The process goes into the folder, so that refusals name files as they were sent and not where they lay meanwhile.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us, who then ends us
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    os.chdir(wanted.folder)
    try:
        try:
            pipe.send(_read_here(wanted, pipe))
        except SaysoError as fault:
            pipe.send(str(fault))
    except OSError:  # whoever started us is gone; what was read is kept, and nobody else clears up
        shutil.rmtree(wanted.folder, ignore_errors=True)


def _read_here(wanted: Wanted, pipe: Connection) -> Ended:
    here = Path()
    files = [here] if any(here.iterdir()) else []

    def tell(done: int, total: int, file: str) -> None:
        pipe.send(Step(done=done, total=total, file=_plain(file, wanted)))
        if pipe.poll():  # the word to stop, or the end of whoever started us
            with suppress(EOFError):
                pipe.recv()
            raise KeyboardInterrupt

    with Ledger.open(wanted.ledger, create=False, load_reader=wanted.load, fetch=wanted.fetch) as opened:
        summary = opened.read([*files, *wanted.addresses], progress=tell)
        refused = tuple(replace(each, file=_plain(each.file, wanted)) for each in summary.refused)
        return Ended(summary=replace(summary, refused=refused), reports=opened.received(summary.reports))


def _plain(file: str, wanted: Wanted) -> str:
    """Give the name that a file was sent under: two of one name lie in folders of their own."""
    return file if file in wanted.addresses else Path(file).name
