"""What people decided about claims: the newest word that was not taken back stands; all words stay on record.

The word of an adjudicator, who settles what coders differ on, outranks every coder's, whoever speaks later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sayso.records import Claim, ClaimId, Judgement, Span, Verdict

CORRECTABLE = (
    *("type", "status", "mode", "from", "to", "actor", "recipient", "place", "source", "quantity"),
    *("about", "hedge", "trigger", "quote", "salience"),
)
INTO = "into"  # in the changes of a merge: the claim that stays
Picks = Mapping[str, Span]  # a value, or one of several parted by ';', and the words of the report it was picked from


@dataclass(frozen=True, slots=True)
class Correction:
    """What a field should say, several values parted by ';', and the words of the report that single values rest on."""

    value: str
    picked: Picks = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The word that stands on a claim; `verdict` None: nobody has spoken, or all was taken back.

    `changes` gives a corrected field's value as text, `picked` the words of the report that it rests on. `added` is the
    claim that it brings in, `into` the one that this claim is merged into.
    """

    verdict: Verdict | None = None
    coder: str = ""
    made: str = ""
    note: str | None = None
    changes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    picked: Mapping[str, Picks] = field(default_factory=lambda: MappingProxyType({}))
    adjudicated: bool = False
    added: Claim | None = None
    into: ClaimId | None = None


NOBODY = Decision()


def standing(judgements: Iterable[Judgement]) -> Decision:
    """Give the decision that stands after all of them, oldest first.

    A withdrawal takes back its coder's last word; an adjudicator's withdrawal the adjudicator's last word.
    """
    held = still_held(judgements)
    settled = [each for each in held if each.adjudicated]
    return as_decision((settled or held)[-1]) if held else NOBODY


def still_held(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Give the judgements of one claim that were not taken back, oldest first."""
    held: list[Judgement] = []
    for each in judgements:
        if each.verdict is not Verdict.WITHDRAWN:
            held.append(each)
            continue
        signed = (each.coder, each.adjudicated)
        own = [at for at, other in enumerate(held) if (other.coder, other.adjudicated) == signed]
        if own:
            held.pop(own[-1])
    return tuple(held)


def as_decision(judgement: Judgement) -> Decision:
    """Give what one judgement says."""
    into = _held(judgement.changes).get(INTO)
    return Decision(
        verdict=judgement.verdict,
        coder=judgement.coder,
        made=judgement.made,
        note=judgement.note,
        changes=read_changes(judgement.changes),
        picked=read_picked(judgement.changes),
        adjudicated=judgement.adjudicated,
        added=judgement.added,
        into=ClaimId(into) if isinstance(into, str) else None,
    )


def decide(judgements: Iterable[Judgement], coder: str | None = None) -> Mapping[ClaimId, Decision]:
    """Give the decisions that stand, by claim; claims without one are left out.

    With a coder's name, that coder's own words alone, so that two coders can be compared; what the same person said as
    adjudicator is not among them.
    """
    spoken: dict[ClaimId, list[Judgement]] = {}
    for each in judgements:
        if coder is None or (each.coder == coder and not each.adjudicated):
            spoken.setdefault(each.claim, []).append(each)
    found = ((claim, standing(said)) for claim, said in spoken.items())
    return {claim: decision for claim, decision in found if decision.verdict is not None}


def read_changes(stored: str | None) -> Mapping[str, str]:
    """Read the corrected fields of a judgement; what other programs may have put there is passed over."""
    held = {name: _value(value) for name, value in _held(stored).items() if name in CORRECTABLE}
    return {name: value for name, value in held.items() if value is not None}


def read_picked(stored: str | None) -> Mapping[str, Picks]:
    """Read the words that corrected fields rest on, by field and value."""
    held = {name: dict(_picks(value)) for name, value in _held(stored).items() if name in CORRECTABLE}
    return {name: picks for name, picks in held.items() if picks}


def write_changes(changes: Mapping[str, str | Correction], **more: str) -> str | None:
    """Write corrected fields as a judgement keeps them; None where nothing is corrected."""
    made: dict[str, object] = {name: _stored(value) for name, value in changes.items()}
    return json.dumps({**made, **more}, ensure_ascii=False, sort_keys=True) if made or more else None


def _stored(value: str | Correction) -> object:
    if isinstance(value, str) or not value.picked:
        return value if isinstance(value, str) else value.value
    return {"value": value.value, "picked": [[part, *span] for part, span in value.picked.items()]}


def _held(stored: str | None) -> Mapping[str, Any]:
    try:
        held = json.loads(stored) if stored else {}
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def _value(stored: object) -> str | None:
    value = stored.get("value") if isinstance(stored, dict) else stored
    return value if isinstance(value, str) else None


def _picks(stored: object) -> Iterable[tuple[str, Span]]:
    listed = stored.get("picked") if isinstance(stored, dict) else None
    for each in listed if isinstance(listed, list) else ():
        match each:
            case [str(part), int(start), int(end)]:
                yield part, Span(start, end)
