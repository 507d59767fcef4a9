"""How fast a report is read: python -m bench.speed [--seconds 10] [--update [--allow-regression]].

Reads the bundled demo reports on one processor core over and over, and a fixed piece of work (the reference:
arithmetic and patterns that no change of ours touches) in the same minute. The floor is held on their ratio, so that
a slower machine is no slower code: words read per unit of reference work. Also the time of each step, of loading, and
the peak of memory.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.floors import FLOORS_FILE, SetFloors, load_floors, write_floors
from sayso.collect import collect_path, find_paths
from sayso.read.pipeline import Knowledge, load_knowledge, steps
from sayso.records import Reading, Report

DEMO = Path(__file__).parent.parent / "src" / "sayso" / "demo" / "reports"
NAME = "speed"
CORPUS = "demo reports"
FIGURE = "words_per_reference"
SLACK = 0.8  # a machine under load varies by a fifth; what falls further is our own doing
PEAK_MB = 400  # promised: the whole reader stays below
ROUND_SECONDS = 0.05
_WORD = re.compile(r"\w+|[^\w\s]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare or update; give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to read")
    parser.add_argument("--update", action="store_true", help="raise the floor to what was measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower the floor as well")
    options = parser.parse_args(arguments)
    _one_core()
    begun = time.perf_counter()
    knowledge = load_knowledge()
    loading = time.perf_counter() - begun
    reports = [collect_path(path) for path in find_paths(DEMO)]
    words, spent, steps_spent, reference = _measure(reports, knowledge, options.seconds)
    ratio = words / spent / reference
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"loading            {loading:10.2f} s")
    print(f"reading            {words / spent:10,.0f} words per second on one core")
    print(f"reference          {reference:10,.1f} rounds per second on the same core")
    print(f"ratio              {ratio:10.1f} words per round")
    print(f"peak of memory     {peak:10,.0f} MB (promised: under {PEAK_MB})")
    for name, seconds in sorted(steps_spent.items(), key=lambda entry: -entry[1]):
        print(f"  {name:16} {1e6 * seconds / words:10.1f} µs a word {100 * seconds / spent:5.1f} %")
    held = load_floors()
    if options.update:
        return _update(ratio, held, regress=options.allow_regression)
    floor = held[NAME].floors.get(FIGURE) if NAME in held else None
    slow = floor is not None and ratio < floor
    if slow:
        print(f"speed: {ratio:.1f} words per round is below the floor {floor:.1f}")
    if peak > PEAK_MB:
        print(f"memory: {peak:,.0f} MB is above {PEAK_MB} MB")
    return int(slow or peak > PEAK_MB)


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _measure(
    reports: Sequence[Report], knowledge: Knowledge, seconds: float
) -> tuple[int, float, dict[str, float], float]:
    """Read for so long, a round of reference work after each report; words, seconds, seconds by step, rounds per
    second.
    """
    words = rounds = 0
    spent = resting = 0.0
    by_step: dict[str, float] = defaultdict(float)
    run = steps(knowledge)
    for report in reports[:2]:  # once to warm up: caches, lazily opened files
        _read(report, run, defaultdict(float))
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        for report in reports:
            begun = time.perf_counter()
            _read(report, run, by_step)
            spent += time.perf_counter() - begun
            words += len(report.text.split())
            begun = time.perf_counter()
            while time.perf_counter() - begun < ROUND_SECONDS:
                _reference_work()
                rounds += 1
            resting += time.perf_counter() - begun
    return words, spent, by_step, rounds / resting


def _read(report: Report, run: Sequence[tuple[str, object]], by_step: dict[str, float]) -> None:
    reading = Reading(report=report)
    for name, step in run:
        begun = time.perf_counter()
        reading = step(reading)  # type: ignore[operator]
        by_step[name] += time.perf_counter() - begun


_TEXT = "On 12 May some 300 soldiers crossed the river at dawn, the governor told reporters in the capital. " * 20
_MATRIX = np.linspace(0.0, 1.0, 256 * 256, dtype=np.float32).reshape(256, 256)


def _reference_work() -> int:
    """Do one round of the reference: patterns over a page, a table of words, and a product of matrices."""
    counts = Counter(match.group().lower() for match in _WORD.finditer(_TEXT))
    product = _MATRIX @ _MATRIX
    return sum(counts.values()) + int(product[0, 0])


def _update(ratio: float, held: dict[str, SetFloors], *, regress: bool) -> int:
    new = round(ratio * SLACK, 1)
    old = held[NAME].floors.get(FIGURE, 0.0) if NAME in held else 0.0
    if ratio < old and not regress:
        print(f"floor unchanged: {ratio:.1f} is below it ({old:.1f}); --allow-regression lowers it")
        return 1
    held[NAME] = SetFloors(CORPUS, {FIGURE: new if regress else max(new, old)})
    write_floors(held, FLOORS_FILE)
    print(f"floor written: {held[NAME].floors[FIGURE]:.1f} words per round")
    return 0


if __name__ == "__main__":
    sys.exit(main())
