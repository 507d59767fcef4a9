"""Adding reports on the desk: what came is laid in a folder of its own and read there by another process.

One batch at a time. The process may end at any moment, with the desk or alone: the ledger then holds whole reports
only, and the folder goes away with the desk. That process also fetches the pages whose addresses somebody gave.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

from pydantic import BaseModel

from sayso.collect import Fetch, fetch
from sayso.ledger.apart import STOP, Ended, Step, Told, Wanted, read_apart
from sayso.ledger.batches import LoadReader
from sayso.ledger.readers import load_reader
from sayso.web.cards import ReportLine
from sayso.web.models import Refused

LONGEST_NAME = 180  # bytes of a file's name; file systems end at 255
NAMELESS = "report"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One file as it was sent: the name it had there, and its bytes, to be read once."""

    name: str
    content: IO[bytes]


class Added(ReportLine):
    """A report that a batch brought; `known`: the ledger held it before."""

    known: bool = False


class Batch(BaseModel):
    """The batch in hand, or the last one; `phase` is 'none', 'reading' or 'done', `began` a moment in UTC.

    `alone`: it was one report, pasted or at one address, which is shown when it is read. `fault` says why it came to
    nothing or ended early; `lost` that the reading process ended by itself.
    """

    key: str = ""
    phase: str = "none"
    coder: str = ""
    alone: bool = False
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
        """The id of the one report that came alone and was read; empty where there is none or more."""
        return self.reports[0].id if self.phase == "done" and self.alone and len(self.reports) == 1 else ""


class Adding:
    """The desk's one batch at a time. Safe to use from several threads."""

    def __init__(
        self,
        ledger: Path,
        load: LoadReader = load_reader,
        after: Callable[[], None] = lambda: None,
        fetch: Fetch = fetch,
    ) -> None:
        """Take the ledger to read into, the reader, what to do when a batch is done, and what gets pages."""
        self._ledger, self._load, self._fetch, self._after = ledger.resolve(), load, fetch, after
        self._lock = threading.Lock()
        self._batch = Batch()
        self._pipe: Connection | None = None

    @property
    def batch(self) -> Batch:
        """How the batch in hand, or the last one, stands."""
        return self._batch

    def start(
        self, sent: Iterable[Sent], *, addresses: Sequence[str] = (), coder: str = "", alone: bool = False
    ) -> str | None:
        """Keep what came and begin to read it, and the pages at addresses; give the batch's key.

        None while another is being read. Raises OSError where the files cannot be kept.
        """
        with self._lock:
            if self._batch.phase == "reading":
                return None
            before, key = self._batch, secrets.token_hex(6)
            began = datetime.now(UTC).isoformat(timespec="seconds")
            self._batch = Batch(key=key, phase="reading", coder=coder, alone=alone, began=began)
        with ExitStack() as undone:
            undone.callback(setattr, self, "_batch", before)
            # Removed by its watcher, or by the interpreter when the desk ends.
            folder = tempfile.TemporaryDirectory(prefix="sayso-", ignore_cleanup_errors=True)
            undone.callback(folder.cleanup)
            count = lay_out(sent, Path(folder.name)) + len(addresses)
            self._batch = self._batch.model_copy(update={"total": count})
            self._read(folder, key, tuple(addresses))
            undone.pop_all()  # all is well: nothing is to be undone
        return key

    def _read(self, folder: tempfile.TemporaryDirectory[str], key: str, addresses: tuple[str, ...]) -> None:
        context = get_context("spawn")  # a fork would take the desk's threads and locks along
        ours, theirs = context.Pipe()
        place = Path(folder.name)
        wanted = Wanted(ledger=self._ledger, folder=place, addresses=addresses, load=self._load, fetch=self._fetch)
        process = context.Process(target=read_apart, args=(wanted, theirs), daemon=True)
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
            seen = {"done": told.done, "total": told.total, "file": told.file}
            self._batch = self._batch.model_copy(update=seen)
        elif isinstance(told, Ended):
            summary = told.summary
            changes = {
                "phase": "done",
                "claims": summary.claims,
                "seconds": summary.seconds,
                "interrupted": summary.interrupted,
                "reports": [
                    Added.model_validate(each).model_copy(update={"known": each.id in summary.known})
                    for each in told.reports
                ],
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
