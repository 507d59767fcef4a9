"""How well places and parties are found and resolved.

    python -m bench.places --shared DIR [--texts train|dev|corpus] [--errors]

For coded reports: of the gold's words for places, how many a mention covers, how many lie within 50 km or the gold's
radius; of the gold's words for parties, how many a mention covers and how many bear the gold's name or one of its
aliases. For GeoVirus: recognition F1 over exact spans and the share resolved within 161 km, by
DIR/score/layers/geo.py."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.knowledge.actors import Catalogue, load_actors
from sayso.knowledge.folding import fold
from sayso.knowledge.gazetteer import Gazetteer, distance_km, load_gazetteer
from sayso.language.model import LanguageModel
from sayso.read.actors import add_actors
from sayso.read.coreference import add_coreference
from sayso.read.places import add_places
from sayso.read.quotations import add_quotations
from sayso.records import Reading, Report, ReportId, Span

NEAR_KM = 50.0


class Bench:
    """The reader of the layers under test, and how long it took."""

    def __init__(self) -> None:
        """Load the model, the gazetteer and the catalogue."""
        self.model = LanguageModel.load()
        self.gazetteer: Gazetteer = load_gazetteer()
        self.catalogue: Catalogue = load_actors()
        self.seconds = 0.0
        self.words = 0

    def read(self, name: str, text: str, anchor: date | None, *, every_name: bool = False) -> Reading:
        """Read one text up to coreference."""
        paragraphs = tuple(Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text))
        report = Report(
            id=ReportId(name),
            name=name,
            text=text,
            digest="",
            anchor_date=anchor,
            body=Span(0, len(text)),
            paragraphs=paragraphs,
        )
        analysis = self.model.parse(text, paragraphs)
        reading = Reading(
            report=report,
            sentences=tuple(analysis.sentences),
            tokens=tuple(analysis.tokens),
            entities=tuple(analysis.entities),
        )
        reading = add_quotations(reading)
        begin = time.perf_counter()
        reading = add_places(reading, self.gazetteer, self.catalogue, every_name=every_name)
        reading = add_actors(reading, self.catalogue)
        reading = add_coreference(reading, self.catalogue)
        self.seconds += time.perf_counter() - begin
        self.words += len(reading.tokens)
        return reading


def gold_folders(shared: Path, texts: str) -> Iterator[Path]:
    """Give the folders of coded reports: train-*, dev-*, or our own corpus."""
    if texts == "corpus":
        yield from sorted(
            path.parent for path in Path("training/corpus").glob("*/gold") if (path / "claims.jsonl").exists()
        )
    else:
        yield from sorted((shared / "gold").glob(f"{texts}-*"))


def overlaps(span: Span, start: int, end: int) -> bool:
    """Tell whether two stretches share a character."""
    return span.start < end and start < span.end


def score_gold(bench: Bench, folder: Path, tally: Counter[str], errors: list[str]) -> None:
    """Count found and right places and parties of one folder."""
    claims = [json.loads(line) for line in (folder / "gold" / "claims.jsonl").read_text("utf-8").splitlines() if line]
    reports = {report["id"]: report for report in json.loads((folder / "gold" / "reports.json").read_text("utf-8"))}
    aliases: dict[str, set[str]] = {}
    for entity in json.loads((folder / "gold" / "entities.json").read_text("utf-8")):
        for alias in (entity["canonical"], *(entity.get("aliases") or [])):
            aliases.setdefault(entity["canonical"], set()).add(_plain(alias))
    readings: dict[str, Reading] = {}
    for name, report in reports.items():
        with (folder / "texts" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        anchor = report.get("anchor_date")
        readings[name] = bench.read(name, text, date.fromisoformat(anchor) if anchor else None)
    places, parties = set(), set()
    for claim in claims:
        for place in claim["places"]:
            if place.get("start") is not None and not place.get("implicit"):
                places.add(
                    (
                        claim["report"],
                        place["start"],
                        place["end"],
                        place["text"],
                        place["canonical"],
                        place["lat"],
                        place["lon"],
                        place["radius_km"],
                    )
                )
        for party in claim["actors"]:
            if party.get("start") is not None and not party.get("implicit"):
                parties.add(
                    (claim["report"], party["start"], party["end"], party["text"], party["canonical"], party["kind"])
                )
    for row in sorted(places, key=str):
        _score_place(readings[row[0]], row, tally, errors)
    for row in sorted(parties, key=str):
        _score_party(readings[row[0]], row, aliases, tally, errors)


def _score_place(reading: Reading, row: tuple[Any, ...], tally: Counter[str], errors: list[str]) -> None:
    name, start, end, words, canonical, lat, lon, radius = row
    found = [mention for mention in reading.places if overlaps(mention.span, start, end)]
    tally["places"] += 1
    tally["places found"] += bool(found)
    if not found:
        errors.append(f"place missed      {name}: {words!r} ({canonical}) in ...{_around(reading, start, end)}")
        return
    if lat is None:
        return
    best = min((_away(mention.place.lat, mention.place.lon, lat, lon) for mention in found), default=1e9)
    tally["places located"] += 1
    right = best <= max(NEAR_KM, radius or 0)
    tally["places right"] += right
    if not right:
        got = [(mention.place.canonical, mention.place.country) for mention in found]
        errors.append(f"place wrong       {name}: {words!r} ({canonical}) got {got}")


def _score_party(
    reading: Reading, row: tuple[Any, ...], aliases: dict[str, set[str]], tally: Counter[str], errors: list[str]
) -> None:
    name, start, end, words, canonical, kind = row
    found = [number for number, mention in enumerate(reading.actors) if overlaps(mention.span, start, end)]
    tally["parties"] += 1
    tally["parties found"] += bool(found)
    if not found:
        errors.append(f"party missed      {name}: {words!r} ({canonical}) in ...{_around(reading, start, end)}")
        return
    mentions = [reading.actors[reading.antecedents.get(number, number)] for number in found]
    names = {_plain(mention.canonical) for mention in mentions}
    right = bool(names & (aliases.get(canonical, set()) | {_plain(canonical)}))
    tally["parties right"] += right
    tally["kinds right"] += any(mention.kind == kind for mention in mentions)
    if not right:
        got = [(mention.canonical, str(mention.kind), mention.rule) for mention in mentions]
        errors.append(f"party other       {name}: {words!r} ({canonical}, {kind}) got {got}")


def _plain(name: str) -> str:
    return re.sub(r"^(the|a|an|its|his|their|these|this) ", "", fold(name))


def _around(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.report.text[max(0, start - 40) : end + 30].split())


def _away(lat: float | None, lon: float | None, gold_lat: float, gold_lon: float) -> float:
    return 1e9 if lat is None or lon is None else distance_km(lat, lon, gold_lat, gold_lon)


def _name_start(reading: Reading, span: Span) -> int:
    """GeoVirus marks the bare name: 'Taiwan' in 'southern Taiwan', 'Netherlands' in 'the Netherlands'."""
    words = reading.report.quote(span)
    while (first := words.split()[0]).islower() and len(words.split()) > 1:
        words = words[len(first) :].lstrip()
    return span.end - len(words)


def load_scorer(shared: Path) -> ModuleType:
    """Load the scorer of toponyms by its path."""
    folder = shared / "score" / "layers"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("geo", folder / "geo.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "geo.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_geovirus(bench: Bench, shared: Path, errors: list[str]) -> dict[str, Any]:
    """Score the toponyms of GeoVirus; nested and derived stretches ('60 km north of X') are left out."""
    pairs = []
    for line in (shared / "data" / "geovirus.train.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        reading = bench.read(gold["doc_id"], gold["text"], None, every_name=True)
        system = [
            {
                "start": _name_start(reading, mention.span),
                "end": mention.span.end,
                "lat": mention.place.lat,
                "lon": mention.place.lon,
            }
            for mention in reading.places
            if not mention.rule.startswith(("place.back", "place.offset", "place.between"))
        ]
        pairs.append((gold, {"toponyms": system}))
        spans = {(one["start"], one["end"]): one for one in system}
        wanted = {(one["start"], one["end"]) for one in gold["toponyms"]}
        for one in gold["toponyms"]:
            got = spans.get((one["start"], one["end"]))
            words = gold["text"][one["start"] : one["end"]]
            if got is None:
                errors.append(f"geovirus missed   {words!r} in ...{_around(reading, one['start'], one['end'])}")
            elif one.get("lat") is not None and _away(got["lat"], got["lon"], one["lat"], one["lon"]) > 161:
                errors.append(
                    f"geovirus wrong    {words!r} gold {one['lat']},{one['lon']} got {got['lat']},{got['lon']}"
                )
        for span in spans:
            if span not in wanted:
                errors.append(f"geovirus spurious {gold['text'][span[0] : span[1]]!r} in ...{_around(reading, *span)}")
    result: dict[str, Any] = load_scorer(shared).score(pairs)
    return result


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--texts", choices=("train", "dev", "corpus"), default="train")
    parser.add_argument("--errors", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--no-geovirus", action="store_true")
    options = parser.parse_args()
    bench, errors = Bench(), []
    for folder in gold_folders(options.shared, options.texts):
        tally: Counter[str] = Counter()
        score_gold(bench, folder, tally, errors)
        print(
            f"{folder.name:18s} places found {tally['places found'] / max(1, tally['places']):.3f}"
            f"  right {tally['places right'] / max(1, tally['places located']):.3f} (n {tally['places']})"
            f"  parties found {tally['parties found'] / max(1, tally['parties']):.3f}"
            f"  name right {tally['parties right'] / max(1, tally['parties found']):.3f}"
            f"  kind right {tally['kinds right'] / max(1, tally['parties found']):.3f} (n {tally['parties']})"
        )
    if not options.no_geovirus:
        print("geovirus", json.dumps(score_geovirus(bench, options.shared, errors)))
    print(f"{bench.seconds / max(1, bench.words) * 1e6:.1f} microseconds a word over {bench.words} words")
    for error in errors if options.errors else []:
        print(error)


if __name__ == "__main__":
    main()
