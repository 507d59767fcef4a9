"""Do the chances that Sayso gives its decisions come true? The expected calibration error, field by field.

python -m bench.calibration GOLD_DIR ...    reads GOLD_DIR/texts and compares with GOLD_DIR/gold

A decision is right where the scorer of the codebook says so: a claim that meets a coded one, a type and status that
the coder gave or allows, a party with its role, a place, a time that shares half, a number, the one who speaks. Only
claims that meet a coded claim are asked for their fields. The error is the mean distance of the chances given from the
shares that came true, over ten bins of equal width (Naeini et al. 2015).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sayso.collect import collect_path
from sayso.export.gold import write_gold
from sayso.read.confidences import Scored, decisions
from sayso.read.pipeline import Knowledge, load_knowledge, read_report
from sayso.records import Claim, Report
from sayso.score.coded import Coded, Record, load_coded
from sayso.score.fields import FieldFigures, MatchedClaim
from sayso.score.names import Names
from sayso.score.pairs import pair_claims

BINS = 10
PARTIES = frozenset(("actor", "recipient", "about"))
BY_FIGURE = {
    "type": "type_lenient", "status": "status_lenient", "when": "time_overlap_half",
    "source": "innermost_source_lenient",
}  # fmt: skip
Held = list[tuple[Report, tuple[Claim, ...]]]


class Case(NamedTuple):
    """One decision of the reader and whether a coder says the same."""

    scored: Scored
    right: bool


def main() -> None:
    """Print the error of each field, before and after calibration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="gold folders: texts/ and gold/")
    options = parser.parse_args()
    knowledge = load_knowledge()
    for folder in options.folders:
        show(folder.name, list(cases_of(folder, read_folder(folder, knowledge))))


def show(name: str, cases: Sequence[Case]) -> None:
    """Print one folder's table."""
    print(f"{name:<14}{'cases':>8}{'right':>8}{'given':>8}{'error':>8}")
    for field in dict.fromkeys(case.scored.field for case in cases):
        of_field = [case for case in cases if case.scored.field == field and case.scored.score is not None]
        if of_field:
            right = sum(case.right for case in of_field) / len(of_field)
            given = sum(case.scored.score or 0.0 for case in of_field) / len(of_field)
            print(f"  {field:<12}{len(of_field):>8}{right:>8.3f}{given:>8.3f}{calibration_error(of_field):>8.3f}")
    print(f"  {'all':<12}{len(cases):>8}{'':>16}{calibration_error(cases):>8.3f}")


def calibration_error(cases: Sequence[Case]) -> float:
    """Give the expected calibration error, 0..1, of the cases that have a score; 0 where none has."""
    bins: list[list[Case]] = [[] for _ in range(BINS)]
    for case in cases:
        if case.scored.score is not None:
            bins[min(int(case.scored.score * BINS), BINS - 1)].append(case)
    held = sum(map(len, bins))
    gaps = (abs(sum((case.scored.score or 0.0) - case.right for case in each)) for each in bins)
    return sum(gaps) / held if held else 0.0


def read_folder(folder: Path, knowledge: Knowledge) -> Held:
    """Read the texts of a gold folder."""
    paths = [path for path in sorted((folder / "texts").iterdir()) if path.suffix in (".txt", ".html")]
    readings = (read_report(collect_path(path), knowledge) for path in paths)
    return [(reading.report, reading.claims) for reading in readings]


def cases_of(folder: Path, held: Held) -> Iterator[Case]:
    """Give every decision behind the claims that can be compared with the coded ones of a folder."""
    gold = load_coded(folder)
    with tempfile.TemporaryDirectory() as place:
        write_gold(Path(place), held, ())
        told = load_coded(Path(place))
    claims = [claim for _report, each in held for claim in each]
    body = {report["id"]: report["body"] for report in gold.reports or []}
    coded = [claim for claim in gold.claims if _inside(claim, body)]
    kept = [number for number, claim in enumerate(told.claims) if _inside(claim, body)]
    pairs = pair_claims(coded, [told.claims[number] for number in kept])
    met = {kept[found]: coded[wanted] for wanted, found in pairs.items()}
    names = Names(gold.entities)
    for number in kept:
        yield from _cases(claims[number], told.claims[number], met.get(number), _figures(gold, names))


def _inside(claim: Record, body: dict[str, Record]) -> bool:
    stretch = body.get(claim["report"])
    return stretch is not None and bool(stretch["start"] <= claim["start"] < stretch["end"])


def _figures(gold: Coded, names: Names) -> FieldFigures:
    outlets = {report["publisher"]["canonical"] for report in gold.reports or []}
    return FieldFigures(names, frozenset(outlets | {report["original"]["outlet"] for report in gold.reports or []}))


def _cases(claim: Claim, told: Record, coded: Record | None, figures: FieldFigures) -> Iterator[Case]:
    scored = list(decisions(claim))
    if coded is None:
        yield Case(scored[0], right=False)
        return
    yield Case(scored[0], right=True)
    figures.add(MatchedClaim(coded, told, set()))
    mentions = iter([*told["actors"], *told["places"]])
    amounts = iter(told["quantities"])
    for each in scored[1:]:
        if each.field in BY_FIGURE:
            yield Case(each, right=figures.shares[BY_FIGURE[each.field]].right > 0)
        elif each.field == "quantity":
            yield from _quantity(each, next(amounts), coded)
        else:
            yield from _mention(each, next(mentions), coded, figures.names)


def _mention(scored: Scored, told: Record, coded: Record, names: Names) -> Iterator[Case]:
    """Judge a party or place with words; an implied one is neither demanded nor punished."""
    if told.get("implicit"):
        return
    if scored.field in PARTIES:
        same = [other for other in coded["actors"] if names.same(other, told)]
        right = any(other["role"] == scored.field for other in same)
    else:
        same = [other for other in coded["places"] if names.same_place(other, told)]
        right = bool(same)
    if not any(other.get("implicit") for other in same):
        yield Case(scored, right=right)


def _quantity(scored: Scored, told: Record, coded: Record) -> Iterator[Case]:
    bounds = ("min", "max")
    if any(told.get(bound) is not None for bound in bounds):
        yield Case(scored, any(all(told.get(b) == other.get(b) for b in bounds) for other in coded["quantities"]))


if __name__ == "__main__":
    main()
