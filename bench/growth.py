"""How linking a ledger grows: time and memory at a quarter, half and all of N made reports, and for one report more.

Each ledger is made in one process and linked in another, which takes the reports one by one from the file, so that
the peak is that of linking alone. Called by `python -m bench.linking --scale N`.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from bench.made_reports import make_reports
from sayso.ledger.linkings import Linker
from sayso.records import Claim, Reading, Report, Run, RunId
from sayso.store import writing
from sayso.store.connections import connect

RUN = Run(id=RunId("made"), version="made", knowledge="made", model="made")
NOW = "2030-01-01T00:00:00+00:00"
PARTS = (4, 2, 1)


@dataclass(frozen=True, slots=True)
class Grown:
    """What linking a ledger of so many reports took; memory in MB, time in seconds."""

    reports: int
    seconds: float  # of the processor, to link and to keep what was found
    before: float  # memory held when linking began
    peak: float
    last: float  # seconds by the clock to link one report more
    last_work: float  # the processor's share of these
    looked_at: int  # reports that were looked at for it

    @property
    def linking(self) -> float:
        """The memory that linking took at its peak."""
        return self.peak - self.before


def show_growth(count: int) -> None:
    """Print what linking takes as the ledger grows to so many reports."""
    names = ("reports", "seconds", "peak MB", "linking MB", "KB/report", "one more, s", "its work, s", "looked at")
    print("".join(f"{name:>13}" for name in names))
    sizes = []
    for each in measure_growth([count // part for part in PARTS]):
        sizes.append(each)
        figures = f"{each.reports:13}{each.seconds:13.1f}{each.peak:13.0f}{each.linking:13.0f}"
        print(f"{figures}{1024 * each.linking / each.reports:13.1f}{each.last:13.2f}", end="")
        print(f"{each.last_work:13.2f}{each.looked_at:13}", flush=True)
    first, last = sizes[0], sizes[-1]
    print(
        f"  reports x {last.reports / first.reports:.2f}, memory of linking x {last.linking / first.linking:.2f},"
        f" peak of the process x {last.peak / first.peak:.2f}"
    )


def measure_growth(counts: list[int]) -> Iterator[Grown]:
    """Measure each size in processes of its own."""
    for each in counts:
        with tempfile.TemporaryDirectory() as folder:
            for work in (fill, grow):
                with get_context("spawn").Pool(1) as pool:
                    grown = pool.apply(work, (Path(folder) / "made.sayso", each))
        assert grown is not None
        yield grown


def fill(path: Path, count: int) -> None:
    """Keep all made reports but one in a ledger."""
    connection = connect(path)
    for report, claims in islice(make_reports(count), count - 1):
        _add(connection, report, claims)
    connection.close()


def _add(connection: sqlite3.Connection, report: Report, claims: tuple[Claim, ...]) -> None:
    writing.add_reading(connection, report.text.encode(), Reading(report=report, claims=claims), RUN, NOW)


def grow(path: Path, count: int) -> Grown:
    """Link a ledger; then add the last of so many made reports and link again."""
    connection, linker = connect(path), Linker()
    before, begun = memory("VmRSS"), time.process_time()
    linker.link(connection, NOW, everything=True)
    seconds, peak = time.process_time() - begun, memory("VmHWM")
    *_, last = make_reports(count)
    _add(connection, *last)
    begun, worked = time.monotonic(), time.process_time()
    summary = linker.link(connection, NOW, everything=False)
    took, work = time.monotonic() - begun, time.process_time() - worked
    connection.close()
    return Grown(count, seconds, before, peak, took, work, summary.looked_at)


def memory(kind: str) -> float:
    """Give this process's memory in MB: held now (VmRSS), or at its peak (VmHWM)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(kind):
            return int(line.split()[1]) / 1024
    raise LookupError(f"/proc/self/status has no {kind}: memory is measured on Linux alone")
