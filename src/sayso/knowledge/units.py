"""What is counted and measured (data/en/units.csv), and the rules for quantities (data/en/quantities.toml)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sayso.errors import KnowledgeError, LexiconError
from sayso.knowledge.rules import RuleLexicon, load_rules

UNITS_FILE = Path(__file__).parent / "data" / "en" / "units.csv"
QUANTITIES_FILE = UNITS_FILE.with_name("quantities.toml")
GROUPS = frozenset({"person", "force", "outcome", "thing", "event", "measure", "money"})
_COLUMNS = ["word", "unit", "group", "origin"]


class Unit(NamedTuple):
    """The codebook's unit for a counted word, and the group the word belongs to."""

    unit: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLexicon:
    """The rules for amounts and the units of what is counted."""

    rules: RuleLexicon
    units: Mapping[str, Unit]

    def unit(self, word: str) -> Unit | None:
        """Give the unit of a counted word as written, else in small letters ('Tanks', but not 'T'); None: no unit."""
        return self.units.get(word) or (self.units.get(word.lower()) if len(word) > 2 else None)


def load_units(path: Path = UNITS_FILE) -> dict[str, Unit]:
    """Load the words that numbers count; raises KnowledgeError or LexiconError for a table that cannot be used."""
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError) as fault:
        raise KnowledgeError(f"{path}: cannot be read as a table of units: {fault}") from fault
    rows = csv.DictReader(lines)
    if rows.fieldnames != _COLUMNS:
        raise LexiconError(path.name, "header", f"columns must be {','.join(_COLUMNS)}")
    units: dict[str, Unit] = {}
    for row in rows:
        if row["group"] not in GROUPS:
            raise LexiconError(
                path.name, row["word"], f"unknown group '{row['group']}'; known: {', '.join(sorted(GROUPS))}"
            )
        if row["word"] in units:
            raise LexiconError(path.name, row["word"], "this word stands twice")
        units[row["word"]] = Unit(row["unit"], row["group"])
    return units


def load_quantities(overlay: Path | None = None, units: Path = UNITS_FILE) -> QuantityLexicon:
    """Load the rules and units for quantities; `overlay` is a user's quantities.toml."""
    return QuantityLexicon(rules=load_rules(QUANTITIES_FILE, overlay), units=load_units(units))
