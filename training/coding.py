"""Turn hand annotation into coded reports: offsets are computed, never typed, and every fault is named.

    python -m training.coding training/corpus/donbas-2014        one war: checks, then writes gold/
    python -m training.coding training/corpus/*                  all of them, with counts

A war's folder holds texts/ID.txt and ann/ID.json. An annotation names the report's metadata, its entities, its claims
(the quote, the trigger and every mention by their words) and links. Words are looked for inside the quote first, then
nearest before it. Exit status 1 where there is any fault; nothing is written for that war then.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sayso.records import EventType, LinkRel, PlaceRel, Role, SourceKind, Status

Record = dict[str, Any]
DEFAULT_TIME: Sequence[str | None] = (None, None, None, "document_date")


@dataclass(slots=True)
class War:
    """What is built of one folder, and the faults found on the way."""

    reports: list[Record] = field(default_factory=list)
    claims: list[Record] = field(default_factory=list)
    links: list[Record] = field(default_factory=list)
    entities: dict[tuple[str, str], Record] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class ReportCoder:
    """Builds the coded form of one annotated report."""

    def __init__(self, name: str, text: str, annotation: Record, faults: list[str]) -> None:
        """Take the text and its annotation; faults are added to the list given."""
        self.name, self.text, self.annotation, self.faults = name, text, annotation, faults
        self.hay = _flat(text)
        self.entities = {(e["category"], e["canonical"]): e for e in annotation["entities"]}

    def fault(self, where: str, what: str) -> None:
        """Note a fault of this report."""
        self.faults.append(f"{self.name} {where}: {what}")

    def report(self) -> Record:
        """Give the report's metadata with its body, boilerplate and front matter as stretches."""
        given = self.annotation["report"]
        body = self._stretch(given["body"], "body")
        boilerplate = [self._stretch(pair, "boilerplate") for pair in given.get("boilerplate", [])]
        return {
            "id": self.name,
            "file": f"{self.name}.txt",
            "genre": given.get("genre"),
            "chars": len(self.text),
            "title": given["title"],
            "byline": [{"canonical": name} for name in given.get("byline", [])],
            "publisher": {"canonical": given["publisher"]},
            "published": self._day(given["published"], "published"),
            "original": given.get("original") or {"outlet": given["publisher"], "date": given["published"]},
            "anchor_date": self._day(given["anchor_date"], "anchor"),
            "body": body,
            "boilerplate": boilerplate,
            "front_matter": list(self._rest([body, *boilerplate])),
        }

    def claims(self) -> Iterator[Record]:
        """Yield the claims whose quote and trigger stand in the text."""
        seen: set[str] = set()
        for claim in self.annotation["claims"]:
            where = claim["id"]
            if where in seen:
                self.fault(where, "this id stands twice")
            seen.add(where)
            quote = self._find(claim["quote"], nth=claim.get("nth", 1))
            if quote is None:
                self.fault(where, f"quote not in the text: {claim['quote'][:80]!r}")
                continue
            trigger = self._find(claim["trigger"], quote["start"], quote["end"])
            if trigger is None:
                self.fault(where, f"trigger outside the quote: {claim['trigger']!r}")
                continue
            yield self._claim(claim, quote, trigger)

    def links(self) -> Iterator[Record]:
        """Yield the links, with the ids of this report made whole."""
        for start, rel, end in self.annotation.get("links", []):
            self._member("link", rel, LinkRel)
            yield {"from": self._whole(start), "rel": rel, "to": self._whole(end)}

    def _whole(self, claim: str) -> str:
        return claim if ":" in claim else f"{self.name}:{claim}"

    def _claim(self, claim: Record, quote: Record, trigger: Record) -> Record:
        where, near = claim["id"], (quote["start"], quote["end"])
        self._member(where, claim["type"], EventType)
        self._member(where, claim["status"], Status)
        hedge = self._near(claim["hedge"], near, where) if claim.get("hedge") else None
        return {
            "id": f"{self.name}:{where}",
            "report": self.name,
            "section": claim.get("section", "body"),
            "start": near[0],
            "end": near[1],
            "quote": self.text[near[0] : near[1]],
            "trigger": trigger,
            "type": claim["type"],
            "type_alt": claim.get("type_alt", []),
            "mode": claim.get("mode"),
            "status": claim["status"],
            "status_alt": claim.get("status_alt", []),
            "hedge": hedge and {key: hedge[key] for key in ("start", "end", "text")},
            "actors": [self._actor(row, near, where) for row in claim.get("actors", [])],
            "places": [self._place(row, near, where) for row in claim.get("places", [])],
            "time": self._time(claim.get("time") or DEFAULT_TIME, near, where),
            "time_alt": [{"from": first, "to": last} for first, last in claim.get("time_alt", [])],
            "quantities": [self._quantity(row, near, where) for row in claim.get("quantities", [])],
            "attribution": self._chain(claim["attribution"], near, where),
            "attribution_innermost_alt": claim.get("inner_alt", []),
            "salience": claim.get("salience", "core"),
            "sure": claim.get("sure", "high"),
            "note": claim.get("note", ""),
        }

    def _actor(self, row: Sequence[Any], near: tuple[int, int], where: str) -> Record:
        role, words, name = row
        self._member(where, role, Role)
        entity = self._entity("entity", name, where)
        return {"role": role, **self._mention(words, near, where), "canonical": name, "kind": entity.get("kind")}

    def _place(self, row: Sequence[Any], near: tuple[int, int], where: str) -> Record:
        rel, words, name = row
        self._member(where, rel, PlaceRel)
        entity = self._entity("place", name, where)
        known = {key: entity.get(key) for key in ("kind", "lat", "lon", "precision", "radius_km")}
        return {"rel": rel, **self._mention(words, near, where), "canonical": name, **known}

    def _time(self, row: Sequence[Any], near: tuple[int, int], where: str) -> Record:
        words, first, last, basis = row
        found = self._near(words, near, where) if words else _nowhere(None)
        days = {"from": self._day(first, where), "to": self._day(last, where)}
        if days["from"] and days["to"] and days["from"] > days["to"]:
            self.fault(where, "its time runs backwards")
        return {**{key: found[key] for key in ("start", "end", "text")}, **days, "basis": basis}

    def _quantity(self, row: Sequence[Any], near: tuple[int, int], where: str) -> Record:
        words, low, high, unit, *of = row
        found = self._near(words, near, where)
        counted = {"min": low, "max": high, "unit": unit, "of": of[0] if of else None}
        return {**{key: found[key] for key in ("start", "end", "text")}, **counted}

    def _chain(self, rows: Sequence[Sequence[Any]], near: tuple[int, int], where: str) -> list[Record]:
        chain = []
        for name, kind, words, cue, *implicit in rows:
            self._member(where, kind, SourceKind)
            found = self._near(words, near, where) if words else _nowhere(None)
            source = {
                "canonical": name,
                "kind": kind,
                **{key: found[key] for key in ("start", "end", "text")},
                "cue": cue,
            }
            chain.append({**source, "implicit": True} if implicit and implicit[0] else source)
        if not chain or chain[0]["canonical"] != self.annotation["report"]["publisher"]:
            self.fault(where, "the chain does not start with the publisher")
        return chain

    def _mention(self, words: str | None, near: tuple[int, int], where: str) -> Record:
        return self._near(words, near, where) if words else {**_nowhere(None), "implicit": True}

    def _entity(self, category: str, name: str, where: str) -> Record:
        found = self.entities.get((category, name))
        if found is None:
            self.fault(where, f"{category} not listed: {name}")
        return found or {}

    def _member(self, where: str, value: str, allowed: type[Any]) -> None:
        if value not in set(allowed):
            self.fault(where, f"'{value}' is none of {', '.join(allowed)}")

    def _day(self, text: str | None, where: str) -> str | None:
        try:
            return None if text is None else date.fromisoformat(text).isoformat()
        except (TypeError, ValueError):
            self.fault(where, f"bad date {text!r}")
            return None

    def _find(self, words: str, low: int = 0, high: int | None = None, nth: int = 1) -> Record | None:
        at = low - 1
        for _ in range(nth):
            at = self.hay.find(_flat(words), at + 1, len(self.hay) if high is None else high)
            if at < 0:
                return None
        return {"start": at, "end": at + len(words), "text": self.text[at : at + len(words)]}

    def _near(self, words: str, near: tuple[int, int], where: str) -> Record:
        """Find words inside the quote, else the last time before it, else the first time in the text."""
        wanted = re.escape(_flat(words))
        every = [found.start() for found in re.finditer(rf"(?<!\w){wanted}(?!\w)", self.hay)]
        every = every or [found.start() for found in re.finditer(wanted, self.hay)]
        if not every:
            self.fault(where, f"words not in the text: {words!r}")
            return _nowhere(words)
        inside = [at for at in every if near[0] <= at and at + len(words) <= near[1]]
        before = [at for at in every if at < near[0]]
        at = inside[0] if inside else before[-1] if before else every[0]
        found = {"start": at, "end": at + len(words), "text": self.text[at : at + len(words)]}
        return {**found, "in_quote": near[0] <= at and at + len(words) <= near[1]}

    def _stretch(self, pair: Sequence[str], where: str) -> Record:
        first = self._find(pair[0])
        last = self._find(pair[1], first["start"]) if first else None
        if first is None or last is None:
            self.fault(where, f"stretch not found {list(pair)!r}")
            return {"start": 0, "end": 0}
        return {"start": first["start"], "end": last["end"]}

    def _rest(self, stretches: Sequence[Record]) -> Iterator[Record]:
        """Yield what is neither body nor boilerplate and not only spaces."""
        at = 0
        for stretch in sorted(stretches, key=lambda found: int(found["start"])):
            if stretch["start"] > at and self.text[at : stretch["start"]].strip():
                yield {"start": at, "end": stretch["start"]}
            at = max(at, stretch["end"])
        if self.text[at:].strip():
            yield {"start": at, "end": len(self.text)}


def build_war(folder: Path) -> War:
    """Build every annotated report of a folder; links that lead nowhere are faults."""
    war = War()
    for path in sorted((folder / "ann").glob("*.json")):
        text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        coder = ReportCoder(path.stem, text, json.loads(path.read_text(encoding="utf-8")), war.faults)
        war.reports.append(coder.report())
        war.claims.extend(coder.claims())
        war.links.extend(coder.links())
        for key, entity in coder.entities.items():
            _merge(war.entities.setdefault(key, dict(entity)), entity)
    ids = {claim["id"] for claim in war.claims}
    for link in war.links:
        war.faults += [f"link to unknown claim {link[end]}" for end in ("from", "to") if link[end] not in ids]
    return war


def write_war(war: War, folder: Path) -> None:
    """Write gold/ in the form that training and `sayso score` read."""
    folder.mkdir(exist_ok=True)
    for name, rows in (("claims", war.claims), ("links", war.links)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    for name, whole in (("reports", war.reports), ("entities", list(war.entities.values()))):
        (folder / f"{name}.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")


def _merge(known: Record, other: Record) -> None:
    known["aliases"] = sorted({*(known.get("aliases") or []), *(other.get("aliases") or [])})
    for key, value in other.items():
        if known.get(key) in (None, []):
            known[key] = value


def _flat(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\n", " ")


def _nowhere(words: str | None) -> Record:
    return {"start": None, "end": None, "text": words}


def main() -> int:
    """Check and build the folders named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    statuses: Counter[str] = Counter()
    reports = claims = faults = 0
    for folder in parser.parse_args().folders:
        if not (folder / "ann").is_dir():
            continue
        war = build_war(folder)
        print(f"{folder.name}: {len(war.reports)} reports, {len(war.claims)} claims, {len(war.links)} links, "
              f"{len(war.faults)} faults", *war.faults, sep="\n  ")  # fmt: skip
        if not war.faults:
            write_war(war, folder / "gold")
        statuses.update(claim["status"] for claim in war.claims)
        reports, claims, faults = reports + len(war.reports), claims + len(war.claims), faults + len(war.faults)
    print(f"in all {reports} reports, {claims} claims:", ", ".join(f"{n} {name}" for name, n in statuses.most_common()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
