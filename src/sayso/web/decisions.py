"""What people decided about claims: the newest word that was not taken back stands; all words stay on record."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from sayso.records import ClaimId, Judgement, Verdict
from sayso.store import queries, writing

CORRECTABLE = ("type", "status", "mode", "from", "to", "actor", "recipient", "place", "source", "quantity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The word that stands on a claim; `verdict` None: nobody has spoken, or all was taken back."""

    verdict: Verdict | None = None
    coder: str = ""
    made: str = ""
    note: str | None = None
    changes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


NOBODY = Decision()


def standing(judgements: Iterable[Judgement]) -> Decision:
    """Give the decision that stands after all of them, oldest first; a withdrawal takes back its coder's last word."""
    held: list[Judgement] = []
    for each in judgements:
        if each.verdict is not Verdict.WITHDRAWN:
            held.append(each)
            continue
        own = [at for at, other in enumerate(held) if other.coder == each.coder]
        if own:
            held.pop(own[-1])
    if not held:
        return NOBODY
    last = held[-1]
    return Decision(
        verdict=last.verdict, coder=last.coder, made=last.made, note=last.note, changes=read_changes(last.changes)
    )


def read_changes(stored: str | None) -> Mapping[str, str]:
    """Read the corrected fields of a decision; what other programs may have put there is passed over."""
    try:
        held = json.loads(stored) if stored else {}
    except ValueError:
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: value for name, value in held.items() if name in CORRECTABLE and isinstance(value, str)}


def load_decisions(connection: sqlite3.Connection, claims: Iterable[str]) -> Mapping[str, Decision]:
    """Give the decisions that stand, by claim; claims without one are left out."""
    found = ((claim, standing(queries.judgements(connection, claim))) for claim in claims)
    return {claim: decision for claim, decision in found if decision.verdict is not None}


def write_decision(connection: sqlite3.Connection, claim: str, decision: Decision) -> Judgement:
    """Append a decision, signed and dated; it is on the disk when this returns. Its `made` is filled in here."""
    assert decision.verdict is not None
    made = Judgement(
        claim=ClaimId(claim),
        verdict=decision.verdict,
        coder=decision.coder,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        changes=json.dumps(dict(decision.changes), ensure_ascii=False, sort_keys=True) if decision.changes else None,
        note=decision.note,
    )
    writing.add_judgement(connection, made)
    return made
