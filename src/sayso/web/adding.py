"""Adding reports on the desk: what came is laid in a folder of its own and read there by another process.

One batch at a time. The process may end at any moment, with the desk or alone: the ledger then holds whole reports
only, and the folder goes away with the desk.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

from pydantic import BaseModel

from sayso.ledger.apart import STOP, Ended, Step, Told, read_apart
from sayso.ledger.batches import LoadReader
from sayso.ledger.readers import load_reader
from sayso.store.finding import Received
from sayso.web.models import Refused

LONGEST_NAME = 180  # bytes of a file's name; file systems end at 255
NAMELESS = "report"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One file as it was sent: the name it had there, and its bytes, to be read once."""

    name: str
    content: IO[bytes]


class Added(BaseModel):
    """A report that a batch brought; `known`: the ledger held it before."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: date | None
    claims: int
    known: bool


class Batch(BaseModel):
    """The batch in hand, or the last one; `phase` is 'none', 'reading' or 'done', `began` a moment in UTC.

    `fault` says why it came to nothing or ended early; `lost` that the reading process ended by itself.
    """

    key: str = ""
    phase: str = "none"
    coder: str = ""
    pasted: bool = False
    began: str = ""
    done: int = 0
    total: int = 0
    file: str = ""
    claims: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    reports: list[Added] = []
    refused: list[Refused] = []
    fault: str = ""
    lost: bool = False

    @property
    def only(self) -> str:
        """The id of the one report that was pasted and read; empty where there is none or more."""
        return self.reports[0].id if self.phase == "done" and self.pasted and len(self.reports) == 1 else ""


class Adding:
    """The desk's one batch at a time. Safe to use from several threads."""

    def __init__(self, ledger: Path, load: LoadReader = load_reader, after: Callable[[], None] = lambda: None) -> None:
        """Take the ledger to read into, the reader, and what to do when a batch is done."""
        self._ledger, self._load, self._after = ledger.resolve(), load, after
        self._lock = threading.Lock()
        self._batch = Batch()
        self._pipe: Connection | None = None

    @property
    def batch(self) -> Batch:
        """How the batch in hand, or the last one, stands."""
        return self._batch

    def start(self, sent: Iterable[Sent], *, coder: str = "", pasted: bool = False) -> str | None:
        """Keep what came and begin to read it; give the batch's key, None while another is being read.

        Raises OSError where the files cannot be kept.
        """
        with self._lock:
            if self._batch.phase == "reading":
                return None
            before, key = self._batch, secrets.token_hex(6)
            began = datetime.now(UTC).isoformat(timespec="seconds")
            self._batch = Batch(key=key, phase="reading", coder=coder, pasted=pasted, began=began)
        # Removed by its watcher, or by the interpreter when the desk ends.
        folder = tempfile.TemporaryDirectory(prefix="sayso-", ignore_cleanup_errors=True)
        try:
            count = lay_out(sent, Path(folder.name))
            self._batch = self._batch.model_copy(update={"total": count})
            self._read(folder, key)
        except BaseException:
            folder.cleanup()
            self._batch = before
            raise
        return key

    def _read(self, folder: tempfile.TemporaryDirectory[str], key: str) -> None:
        context = get_context("spawn")  # a fork would take the desk's threads and locks along
        ours, theirs = context.Pipe()
        arguments = (self._ledger, Path(folder.name), self._load, theirs)
        process = context.Process(target=read_apart, args=arguments, daemon=True)
        process.start()
        theirs.close()
        self._pipe = ours

        def watch() -> None:
            with folder:
                for told in _hear(ours):
                    self._take(told)
                process.join()
                if self._batch.key == key and self._batch.phase == "reading":
                    self._batch = self._batch.model_copy(update={"phase": "done", "lost": True})
                self._after()

        threading.Thread(target=watch, daemon=True).start()

    def stop(self) -> None:
        """Ask the reading to stop after the report in hand; what was read is kept."""
        with self._lock, suppress(OSError):  # it may just have ended
            if self._pipe is not None and self._batch.phase == "reading":
                self._pipe.send(STOP)

    def _take(self, told: Told) -> None:
        if isinstance(told, Step):
            seen = {"done": told.done, "total": told.total, "file": Path(told.file).name}
            self._batch = self._batch.model_copy(update=seen)
        elif isinstance(told, Ended):
            summary = told.summary
            changes = {
                "phase": "done",
                "claims": summary.claims,
                "seconds": summary.seconds,
                "interrupted": summary.interrupted,
                "reports": [_added(each, told.known) for each in told.reports],
                "refused": [Refused(file=each.file, reason=each.reason, made=each.made) for each in summary.refused],
            }
            self._batch = self._batch.model_copy(update=changes)
        else:
            self._batch = self._batch.model_copy(update={"phase": "done", "fault": told})


def _hear(pipe: Connection) -> Iterator[Told]:
    """Give what the other process tells until it closes its side."""
    with pipe, suppress(EOFError, OSError):
        while True:
            yield pipe.recv()


def _added(report: Received, known: frozenset[str]) -> Added:
    return Added(
        id=report.id,
        name=report.name,
        title=report.title,
        outlet=report.outlet,
        published=date.fromisoformat(report.published) if report.published else None,
        claims=report.claims,
        known=report.id in known,
    )


def lay_out(sent: Iterable[Sent], folder: Path) -> int:
    """Write what was sent into a folder, under the names it came with; give how many files there are.

    The second file of one name goes into a folder '2', and so on; a sidecar stays beside the file it came after.
    """
    count = 0
    for each in sent:
        name = clean_name(each.name)
        place = next(place for place in _places(folder) if not (place / name).exists())
        place.mkdir(exist_ok=True)
        with (place / name).open("xb") as file:
            shutil.copyfileobj(each.content, file)
        count += 1
    return count


def _places(folder: Path) -> Iterator[Path]:
    yield folder
    number = 2
    while True:
        yield folder / str(number)
        number += 1


def clean_name(name: str) -> str:
    """Give the last part of a file's name as it may be written: no folders, no controls, not hidden, not too long.

    >>> clean_name("C:\\\\reports\\\\..\\\\.news.txt")
    'news.txt'
    """
    bare = _CONTROL.sub("", re.split(r"[/\\]", name)[-1]).strip().lstrip(".").strip() or NAMELESS
    if len(bare.encode()) <= LONGEST_NAME:
        return bare
    stem, dot, suffix = bare.rpartition(".")
    ending = f"{dot}{suffix}" if stem and len(suffix) <= 8 else ""
    return bare.encode()[: LONGEST_NAME - len(ending.encode())].decode("utf-8", "ignore") + ending
