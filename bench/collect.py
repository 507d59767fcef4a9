"""How well collect reads the heads and tails of reports: accuracy of metadata and of body and boilerplate stretches.

python -m bench.collect FOLDER…   each FOLDER holds texts/ID.txt and gold/reports.json, or ann/ID.json in place of gold
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from sayso.collect import collect_path
from sayso.records import Report

NEAR = 0.6
FIELDS = ("title", "publisher", "published", "original_outlet", "original_date", "anchor_date", "byline")


def main() -> None:
    """Print one line of figures for each folder, and with --faults every wrong field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    print(f"{'folder':22}{'n':>4}" + "".join(f"{name:>16}" for name in (*FIELDS, "boilerplate_F1", "body_F1")))
    for folder in options.folders:
        measure(folder, faults=options.faults)


def measure(folder: Path, *, faults: bool) -> None:
    """Compare the reports of one folder with its gold."""
    gold = _gold(folder)
    right: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    for entry in gold:
        report = collect_path(folder / "texts" / entry["file"])
        wanted, got = _wanted(entry), _got(report)
        for name in FIELDS:
            if wanted[name] == got[name] or (name == "title" and _near(str(wanted[name]), str(got[name]))):
                right[name] += 1
            elif faults:
                print(f"  {entry['id']} {name}: wanted {wanted[name]!r}, got {got[name]!r}")
        _stretches(entry, report, marks, faults=faults)
    if not gold:
        print(f"{folder.name:22}   0")
        return
    figures = [right[name] / len(gold) for name in FIELDS]
    figures += [_f1(marks, "boilerplate"), _f1(marks, "body")]
    print(f"{folder.name:22}{len(gold):>4}" + "".join(f"{figure:>16.3f}" for figure in figures))


def _gold(folder: Path) -> list[dict[str, Any]]:
    path = folder / "gold" / "reports.json"
    if not path.exists():
        tool = Path(__file__).parents[2] / "shared" / "tools" / "annotate.py"
        with tempfile.TemporaryDirectory() as place:
            for part in ("texts", "ann"):
                (Path(place) / part).symlink_to((folder / part).resolve())
            subprocess.run([sys.executable, str(tool), place], check=False, capture_output=True)
            path = Path(place) / "gold" / "reports.json"
            return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return list(json.loads(path.read_text(encoding="utf-8")))


def _wanted(entry: dict[str, Any]) -> dict[str, object]:
    original = entry["original"]
    return {
        "title": _fold(entry["title"]),
        "publisher": _fold(entry["publisher"]["canonical"]),
        "published": entry["published"],
        "original_outlet": _fold(original["outlet"]),
        "original_date": original["date"],
        "anchor_date": entry["anchor_date"],
        "byline": sorted(_fold(name["canonical"]) for name in entry["byline"]),
    }


def _got(report: Report) -> dict[str, object]:
    def iso(day: object) -> str | None:
        return str(day) if day else None

    reprinted = report.original_outlet is not None
    return {
        "title": _fold(report.title),
        "publisher": _fold(report.outlet),
        "published": iso(report.published),
        "original_outlet": _fold(report.original_outlet or report.outlet),
        "original_date": iso(report.original_published if reprinted else report.published),
        "anchor_date": iso(report.anchor_date),
        "byline": sorted(_fold(name) for name in report.byline),
    }


def _near(wanted: str, got: str) -> bool:
    """Take titles for the same if one begins or ends with the other and is not much longer: coders cut dates off or
    leave them.
    """
    one, two = (re.sub(r"\W+", "", words) for words in (wanted, got))
    short, long = sorted((one, two), key=len)
    return len(short) >= NEAR * len(long) and (long.startswith(short) or long.endswith(short))


def _stretches(entry: dict[str, Any], report: Report, marks: Counter[str], *, faults: bool) -> None:
    def chars(spans: list[Any]) -> set[int]:
        pairs = [(s["start"], s["end"]) if isinstance(s, dict) else (s.start, s.end) for s in spans]
        return {i for start, end in pairs for i in range(start, end) if not report.text[i].isspace()}

    neutral = chars(entry["front_matter"])
    for name, gold, got in (
        ("boilerplate", entry["boilerplate"], list(report.boilerplate)),
        ("body", [entry["body"]], [report.body]),
    ):
        want, have = chars(gold), chars(got) - neutral
        marks[name + "+"] += len(want & have)
        marks[name + "g"] += len(want)
        marks[name + "p"] += len(have)
        if faults and want != have:
            for label, rest in (("missed", want - have), ("extra", have - want)):
                if rest:
                    print(f"  {entry['id']} {name} {label}: {report.text[min(rest) : max(rest) + 1][:160]!r}")


def _f1(marks: Counter[str], name: str) -> float:
    total = marks[name + "g"] + marks[name + "p"]
    return 2 * marks[name + "+"] / total if total else 1.0


def _fold(words: str | None) -> str:
    return " ".join((words or "").casefold().replace("’", "'").split()).removeprefix("the ")


if __name__ == "__main__":
    main()
