"""Letters that open the name of a ship (HMS, USS, MV) and the state whose navy it sails in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.tables import DATA, load_rows
from sayso.records import ActorKind

COLUMNS = ("id", "country", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class VesselLetters:
    """The letters, the id of their state (None: several, or a merchant's) and the kind of party such a ship is."""

    id: str
    country: str | None
    kind: ActorKind


def load_vessels(
    path: Path = DATA / "vessels.csv", *, countries: Collection[str] | None = None
) -> dict[str, VesselLetters]:
    """Load the table by letters; a row's country is among the ids of `countries`, if given. Raises KnowledgeError."""
    found: dict[str, VesselLetters] = {}
    for row in load_rows(path, COLUMNS):
        country = row["country"] or None
        if country is not None and countries is not None and country not in countries:
            raise LexiconError(path.name, row["id"], f"there is no country '{country}'")
        if row["kind"] not in set(ActorKind):
            raise LexiconError(path.name, row["id"], f"there is no kind '{row['kind']}'")
        found[row["id"]] = VesselLetters(id=row["id"], country=country, kind=ActorKind(row["kind"]))
    return found
