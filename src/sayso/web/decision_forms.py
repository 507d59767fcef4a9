"""What a form of the review says: a verdict, corrected fields with the words picked for them, a second claim."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

from sayso.ledger.decisions import CORRECTABLE, Correction, Decision
from sayso.ledger.values import parted
from sayso.records import EventType, Salience, Span, Status, Verdict

JUDGED = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT, Verdict.UNSURE)  # what can be said of a claim as it stands
FORMS = (*JUDGED, Verdict.SPLIT, Verdict.MERGE)
SECOND = "second-"  # begins the names of the fields of a split's second claim
CLOSED = {"type": EventType, "status": Status, "salience": Salience}
LONGEST_NOTE = 4000  # characters
Form = Mapping[str, str]


def read_verdict(form: Form) -> Verdict:
    """Read the verdict off a form. Raises ValueError in plain words."""
    given = form.get("verdict", "")
    allowed = {each.value for each in FORMS}
    if given not in allowed:
        raise ValueError(f"'{given}' is no decision; there are {', '.join(sorted(allowed))}")
    return Verdict(given)


def read_decision(form: Form, held: Mapping[str, str], coder: str) -> Decision:
    """Read a decision off a form; only what differs from the claim is a correction. Raises ValueError in plain words.

    `held` are the fields of the claim before anybody's decision. A 'correct' that changes nothing and notes nothing is
    refused: it would say that the claim is wrong, and not how.
    """
    verdict = read_verdict(form)
    note = read_note(form)
    if verdict is Verdict.CORRECT and form.get(f"{SECOND}trigger", "").strip():
        raise ValueError("there is a second claim: save both, or empty its trigger")
    told = read_changes(form, held) if verdict in (Verdict.CORRECT, Verdict.SPLIT) else {}
    if verdict is Verdict.CORRECT and not (told or note):
        raise ValueError("nothing was changed: change a field or write a note, or accept the claim as it is")
    return Decision(
        verdict=verdict,
        coder=coder,
        note=note,
        changes={name: each.value for name, each in told.items()},
        picked={name: each.picked for name, each in told.items() if each.picked},
    )


def read_note(form: Form) -> str | None:
    """Read the note off a form."""
    return form.get("note", "").strip()[:LONGEST_NOTE] or None


def read_changes(form: Form, held: Mapping[str, str]) -> dict[str, Correction]:
    """Read the fields that differ from a claim's, or for which words were picked. Raises ValueError."""
    given = read_fields(form)
    return {name: each for name, each in given.items() if name in held and (each.value != held[name] or each.picked)}


def read_fields(form: Form, prefix: str = "") -> dict[str, Correction]:
    """Read all fields of a claim that a form has, under names that begin with a prefix. Raises ValueError."""
    picked = _read_picked(form.get("picked", ""))
    fields = {}
    for name in CORRECTABLE:
        given = form.get(prefix + name)
        if given is not None:
            value = " ".join(given.split())[:LONGEST_NOTE]
            parts = {value, *parted(value)}
            words = {part: span for part, span in picked.get(prefix + name, {}).items() if part in parts}
            fields[name] = Correction(_sound(name, value), words)
    return fields


def read_second(form: Form) -> dict[str, Correction]:
    """Read the second claim of a split; what is left empty is as the claim has it. Raises ValueError."""
    return {name: each for name, each in read_fields(form, SECOND).items() if each.value}


def _sound(name: str, given: str) -> str:
    if name in ("from", "to") and given:
        try:
            date.fromisoformat(given)
        except ValueError as fault:
            raise ValueError(f"'{given}' is no date; write YYYY-MM-DD") from fault
    closed = CLOSED.get(name)
    if closed and given and given not in {each.value for each in closed}:
        raise ValueError(f"'{given}' is no {name}")
    return given


def _read_picked(given: str) -> dict[str, dict[str, Span]]:
    """Read `{"place": [["Tamra", 120, 125]]}`; what a browser garbled is passed over, and the values still count."""
    try:
        held = json.loads(given) if given else {}
    except ValueError:
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: dict(_picks(listed)) for name, listed in held.items() if isinstance(listed, list)}


def _picks(listed: list[object]) -> Iterator[tuple[str, Span]]:
    for each in listed:
        match each:
            case [str(part), int(start), int(end)]:
                yield " ".join(part.split()), Span(start, end)


def write_picked(picked: Mapping[str, Mapping[str, Span]]) -> str:
    """Write picked words as a form carries them."""
    return json.dumps({name: [[part, *span] for part, span in held.items()] for name, held in picked.items()})
