"""Reading many reports: here or in a pool of processes, and whatever goes wrong with one costs only that one."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol, TypeVar

from sayso.errors import CollectError, SaysoError
from sayso.records import Reading, Report, Run
from sayso.store.codec import encode
from sayso.store.rows import Refusal

T = TypeVar("T")
QUEUED_PER_WORKER = 2  # one being read, one waiting: more only holds texts in memory
KILLED = "reading it ended the process, perhaps for want of memory; split the file, or read it on a larger machine"


class Reader(Protocol):
    """Whatever turns a report into a reading, and says which code, knowledge and model it is."""

    @property
    def run(self) -> Run:
        """Code, knowledge and model."""
        ...

    def __call__(self, report: Report) -> Reading:
        """Read one report. Raises SaysoError."""
        ...


LoadReader = Callable[[], Reader]  # a function of a module, so that it can be sent to other processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A file turned into a report, with its bytes."""

    file: str
    original: bytes
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A collected report and the reading made of it: its claims and notes; the other layers are not kept."""

    collected: Collected
    reading: Reading


def read_each(collected: Iterable[Collected], reader: Reader) -> Iterator[Read | Refusal]:
    """Read reports one after the other in this process."""
    for each in collected:
        yield _outcome(each, _read_one(reader, each.report))


def read_in_pool(collected: Iterable[Collected], load: LoadReader, workers: int) -> Iterator[Read | Refusal]:
    """Read reports in several processes, in the order in which they get done.

    When a process dies (a report that takes all memory), each report that was under way is read again alone, so that
    only the guilty one is refused. Where no processes can be had (a script without a `__main__` guard) it reads here.
    """
    left = iter(collected)
    if not _can_start(load):
        yield from read_each(left, load())
        return
    suspects = yield from _read_until_broken(left, load, workers)
    while suspects:
        for each in suspects:
            if (yield from _read_until_broken(iter([each]), load, 1)):
                yield Refusal(file=each.file, reason=KILLED)
        suspects = yield from _read_until_broken(left, load, workers)


def _read_until_broken(
    collected: Iterator[Collected], load: LoadReader, workers: int
) -> Generator[Read | Refusal, None, tuple[Collected, ...]]:
    """Read what comes in one pool; give the reports that were under way when a process died, or nothing."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (load,))
    waiting: dict[Future[Reading | str], Collected] = {}
    handing: list[Collected] = []  # the one that a broken pool would not even take
    try:
        for each in collected:
            handing = [each]
            waiting[pool.submit(_read_here, each.report)] = each
            handing = []
            if len(waiting) >= workers * QUEUED_PER_WORKER:
                yield from _take_done(waiting)
        while waiting:
            yield from _take_done(waiting)
    except BrokenProcessPool:
        return (*waiting.values(), *handing)
    finally:
        pool.shutdown(cancel_futures=True)
    return ()


def _take_done(waiting: dict[Future[Reading | str], Collected]) -> Iterator[Read | Refusal]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        result = future.result()
        yield _outcome(waiting.pop(future), result)


def _outcome(collected: Collected, result: Reading | str) -> Read | Refusal:
    if isinstance(result, str):
        return Refusal(file=collected.file, reason=result)
    return Read(collected=collected, reading=result)


def _read_one(reader: Reader, report: Report) -> Reading | str:
    def read() -> Reading:
        reading = reader(report)
        kept = Reading(report=report, claims=reading.claims, notes=reading.notes)
        _refuse_half_characters(kept)
        return kept

    return attempt(read)


def _refuse_half_characters(reading: Reading) -> None:
    """Refuse what no file can hold: half of a surrogate pair, as a sidecar may give. It would stop the run later."""
    try:
        for each in (reading.report, *reading.claims, *reading.notes):
            encode(each).encode("utf-8")
    except UnicodeEncodeError as fault:
        half = fault.object[fault.start : fault.end].encode("unicode_escape").decode()
        raise CollectError(
            f"its name, text or metadata hold half a character ({half}); take it out and read again"
        ) from fault


def attempt(work: Callable[[], T]) -> T | str:
    """Do one thing to one report, or give the reason why not; nowhere else is everything caught and passed over."""
    try:
        return work()
    except SaysoError as fault:
        return str(fault)
    except Exception as fault:  # noqa: BLE001 - one bad file never stops a run, whatever our own code does wrong on it
        return f"a fault of Sayso's own ({type(fault).__name__}: {fault}); please report it with the file"


_reader: list[Reader] = []  # of this worker process; a pool offers no other place for what its initializer made


def _start(load: LoadReader) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which lets us finish
    _reader.append(load())


def _read_here(report: Report) -> Reading | str:
    return _read_one(_reader[0], report)


def _can_start(load: LoadReader) -> bool:
    with ProcessPoolExecutor(1, get_context("spawn"), _start, (load,)) as pool:
        try:
            return pool.submit(_is_ready).result()
        except BrokenProcessPool:
            return False


def _is_ready() -> bool:
    return bool(_reader)
