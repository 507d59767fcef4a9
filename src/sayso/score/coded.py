"""Coded reports as files: claims.jsonl, links.jsonl, reports.json, entities.json and texts/ID.txt (see the codebook).

A gold folder holds them in gold/ and texts/; `sayso export gold` writes the first three flat. Records stay the
dictionaries of the file: they are data of the measurement, whoever made them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import ScoreError

Record = dict[str, Any]
CLAIM_KEYS = ("report", "start", "end", "type", "status")  # without these a claim can be matched with nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Claims of several reports with what belongs to them; None where a file is missing."""

    claims: list[Record]
    links: list[Record] | None = None
    reports: list[Record] | None = None
    entities: list[Record] | None = None
    texts: dict[str, str] = field(default_factory=dict)


def load_coded(folder: Path) -> Coded:
    """Load a gold folder or a flat folder of predictions. Raises ScoreError, naming the file and what is wrong."""
    base = folder / "gold" if (folder / "gold").is_dir() else folder
    claims = _lines(base / "claims.jsonl")
    if claims is None:
        raise ScoreError(f"{folder}: no claims.jsonl here or in gold/; give a folder that 'sayso export gold' wrote")
    for number, claim in enumerate(claims, start=1):
        missing = [key for key in CLAIM_KEYS if key not in claim]
        if missing:
            raise ScoreError(f"{base / 'claims.jsonl'}: claim {number} has no '{missing[0]}'; export it again")
    reports = _whole(base / "reports.json")
    return Coded(
        claims=claims,
        links=_lines(base / "links.jsonl"),
        reports=reports,
        entities=_whole(base / "entities.json"),
        texts=_texts(folder / "texts", reports or []),
    )


def _texts(folder: Path, reports: list[Record]) -> dict[str, str]:
    found = {}
    for report in reports:
        path = folder / str(report.get("file", f"{report['id']}.txt"))
        if path.is_file():
            found[report["id"]] = path.read_bytes().decode("utf-8")
    return found


def _lines(path: Path) -> list[Record] | None:
    if not path.is_file():
        return None
    records = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            record = _parsed(line, f"{path}, line {number}")
            if not isinstance(record, dict):
                raise ScoreError(f"{path}, line {number}: no JSON object; export it again")
            records.append(record)
    return records


def _whole(path: Path) -> list[Record] | None:
    if not path.is_file():
        return None
    found: list[Record] = _parsed(path.read_text(encoding="utf-8"), str(path))
    return found


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise ScoreError(f"{where}: not JSON ({fault}); export it again") from fault
