"""The quality gate: reads coded reports with the ledger, scores what came out, and holds the figures to their floors.

python -m bench.gate --shared DIR [--sets dev-a dev-b dev-made] [--all] [--update [--allow-regression]]

DIR holds gold/SET/{texts,gold}/ and score/. Ends with 1 where a floor is broken, with 2 where it cannot measure.
`--update` raises the floors to what was measured and refuses to lower one; `--allow-regression` lowers them too, for
a reason that stands in the changelog. The hash of the data is pinned: with other data the gate asks for new floors
instead of comparing.
"""

from __future__ import annotations

import argparse
import functools
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.floors import (
    FLOORS_FILE,
    GATED,
    LOWER_IS_BETTER,
    SetFloors,
    falls,
    load_floors,
    lowered,
    raised,
    write_floors,
)
from bench.scorers import BenchError, Figures, flatten, folder_digest, load_scorer
from sayso.ledger import Ledger
from sayso.ledger.readers import load_reader

SETS = ("dev-a", "dev-b", "dev-made")
BROKEN, NOT_MEASURED = 1, 2
one_reader = functools.cache(load_reader)  # loaded once for all sets


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one set, the hash of its data, and how fast it was read."""

    figures: Figures
    corpus: str
    words_per_second: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare or update; give the exit status."""
    options = _options(arguments)
    try:
        results = {name: measure_set(options.shared, name) for name in options.sets}
    except BenchError as fault:
        print(f"bench: {fault}", file=sys.stderr)
        return NOT_MEASURED
    held = load_floors(options.floors)
    print_table(results, held, everything=options.all)
    if options.update:
        return _update(results, held, options.floors, regress=options.allow_regression)
    return _judge(results, held)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ and score/")
    parser.add_argument("--sets", nargs="+", default=list(SETS), help="names of folders in DIR/gold")
    parser.add_argument("--floors", type=Path, default=FLOORS_FILE, help="the file of floors")
    parser.add_argument("--all", action="store_true", help="print every figure, not only those held by floors")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors as well")
    return parser.parse_args(arguments)


def measure_set(shared: Path, name: str) -> Measured:
    """Read the texts of one set into a ledger in memory, export it as gold, and score it against the coded claims."""
    folder = shared / "gold" / name
    if not (folder / "gold" / "claims.jsonl").is_file():
        raise BenchError(f"{folder}: no coded reports here; give the folder that holds gold/ with --shared DIR")
    claims, linking = load_scorer(shared, "claims"), load_scorer(shared, "linking")
    with tempfile.TemporaryDirectory() as place, Ledger.open(None, load_reader=one_reader) as ledger:
        summary = ledger.read(folder / "texts", workers=1)
        ledger.export("gold", place)
        gold, told = claims.load(str(folder / "gold")), claims.load(place)
        figures = flatten(claims.score(gold, told, claims.texts_of(gold, str(folder / "texts"))))
        if (folder / "copies.json").is_file():
            lists = [claims.js(str(path)) or [] for path in (folder / "copies.json", folder / "independence.json")]
            found = [claims.js(str(Path(place) / each)) or [] for each in ("copies.json", "events.json")]
            figures |= flatten(linking.score(gold, told, *lists, *found))
    speed = summary.words / summary.seconds if summary.seconds else 0.0
    return Measured(figures, folder_digest(folder / "texts", folder / "gold", shared / "score"), speed)


def print_table(results: Mapping[str, Measured], held: Mapping[str, SetFloors], *, everything: bool) -> None:
    """Print the figures, one column a set; '!' marks a broken floor, '+' a figure clearly above it."""
    names = [name for name in GATED if any(name in result.figures for result in results.values())]
    if everything:
        names = sorted(
            {name for result in results.values() for name in result.figures}, key=lambda name: (name not in names, name)
        )
    print(f"{'':32}" + "".join(f"{name:>12}" for name in results))
    for figure in names:
        cells = [
            _cell(figure, result.figures.get(figure), held.get(name), result.corpus) for name, result in results.items()
        ]
        print(
            f"{figure:32}"
            + "".join(f"{cell:>12}" for cell in cells)
            + ("   lower is better" if figure in LOWER_IS_BETTER else "")
        )
    print(f"{'words per second':32}" + "".join(f"{result.words_per_second:>12,.0f}" for result in results.values()))


def _cell(figure: str, value: float | None, held: SetFloors | None, corpus: str) -> str:
    if value is None:
        return "-"
    floor = held.floors.get(figure) if held is not None and held.corpus == corpus else None
    if floor is None:
        return f"{value:.3f} "
    better = floor - value if figure in LOWER_IS_BETTER else value - floor
    mark = "!" if better < -0.0005 else "+" if better >= 0.005 else " "
    return f"{value:.3f}{mark}"


def _judge(results: Mapping[str, Measured], held: Mapping[str, SetFloors]) -> int:
    broken: list[str] = []
    for name, result in results.items():
        floors = held.get(name)
        if floors is None:
            print(f"{name}: no floors yet; set them with --update")
        elif floors.corpus != result.corpus:
            broken.append(
                f"{name}: the data or the scorers changed since its floors were set; set new ones with --update"
            )
        else:
            broken += [str(fall) for fall in falls(name, result.figures, floors)]
    for line in broken:
        print(line)
    return BROKEN if broken else 0


def _update(results: Mapping[str, Measured], held: Mapping[str, SetFloors], path: Path, *, regress: bool) -> int:
    new, broken = dict(held), []
    for name, result in results.items():
        floors = held.get(name)
        if floors is not None:  # with other data too: a floor that would sink needs a reason
            broken += falls(name, result.figures, floors)
        new[name] = lowered(result.figures, result.corpus) if regress else raised(result.figures, floors, result.corpus)
    if broken and not regress:
        for fall in broken:
            print(fall)
        print("floors unchanged; --allow-regression lowers them, with a line in the changelog that says why")
        return BROKEN
    write_floors(new, path)
    print(f"floors written: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
