"""The review: claims that wait for a person, the doubtful and weighty ones first, and what a form decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from sayso.ledger import Ledger
from sayso.records import EventType, Status, Verdict
from sayso.web.asking import Asked, find_briefs
from sayso.web.cards import make_card
from sayso.web.decisions import CORRECTABLE, Decision
from sayso.web.models import Queued, ReviewPage
from sayso.web.readings import make_claim_page
from sayso.web.surveys import Brief, Family, Survey

QUEUE_SHOWN = 12
UNKNOWN_SCORE = 0.5  # of a claim that says nothing of how sure the reader was
# An analyst is hurt most by a wrong attack, toll or change of hands that is told as having happened.
HEAVY = frozenset({EventType.ASSAULT, EventType.HARM, EventType.CONTROL})
LONGEST_NOTE = 4000  # characters
LONGEST_NAME = 60


def weigh(brief: Brief) -> float:
    """Give how much a mistake would cost, 0..1: heavy types, told as fact, in the main story, weigh most."""
    weight = 1.0 if brief.type in HEAVY else 0.6
    weight *= 1.0 if brief.family in (Family.HAPPENED, Family.COMING) else 0.7
    weight *= 1.0 if brief.core else 0.5
    return weight * (1.0 if brief.section == "body" else 0.6)


def doubt(brief: Brief) -> float:
    """Give how unsure the reader was, 0..1; what it could not place is a doubt too."""
    unsure = 1.0 - (UNKNOWN_SCORE if brief.score is None else brief.score)
    return min(1.0, unsure + 0.1 * (bool(brief.places) and not brief.placed))


@lru_cache(maxsize=2)  # the queue that is shown is the queue that the decision goes on in
def make_queue(survey: Survey, asked: Asked) -> tuple[Brief, ...]:
    """Give the claims that meet the filters and on which nobody has decided, in the order of their need."""
    waiting = (each for each in find_briefs(survey.briefs, asked) if each.decision.verdict is None)
    return tuple(sorted(waiting, key=lambda each: (-doubt(each) * weigh(each), each.id)))


def make_review(survey: Survey, ledger: Ledger, queue: Sequence[Brief], *, coder: str, wanted: str) -> ReviewPage:
    """Draw up a queue with one claim in hand: the wanted one, else the first."""
    at = next((number for number, each in enumerate(queue) if each.id == wanted), 0 if not wanted else -1)
    in_hand = wanted if wanted in survey.by_id else queue[0].id if queue and not wanted else ""
    first = max(0, at - 2)
    return ReviewPage(
        coder=coder,
        left=len(queue),
        done=sum(each.decision.verdict is not None for each in survey.briefs),
        queue=[
            Queued(card=make_card(each), doubt=doubt(each), weight=weigh(each))
            for each in queue[first : first + QUEUE_SHOWN]
        ],
        at=at,
        page=make_claim_page(ledger.explain(in_hand), ledger) if in_hand else None,
    )


def step(queue: Iterable[Brief], claim: str, by: int) -> str:
    """Give the claim `by` places further on in the queue; at its ends the claim itself, empty for an empty queue."""
    ids = [each.id for each in queue]
    if claim not in ids:
        return ids[0] if ids else ""
    return ids[min(max(ids.index(claim) + by, 0), len(ids) - 1)]


def read_decision(form: Mapping[str, str], brief: Brief, coder: str) -> Decision:
    """Read a decision off a form; only what differs from the claim is a correction. Raises ValueError in plain words.

    A 'correct' that changes nothing and notes nothing is refused: it would say that the claim is wrong, and not how.
    """
    verdict = _verdict(form.get("verdict", ""))
    note = form.get("note", "").strip()[:LONGEST_NOTE] or None
    changes = _changes(form, brief) if verdict is Verdict.CORRECT else {}
    if verdict is Verdict.CORRECT and not (changes or note):
        raise ValueError("nothing was changed: change a field or write a note, or accept the claim as it is")
    return Decision(verdict=verdict, coder=coder, note=note, changes=changes)


def _verdict(given: str) -> Verdict:
    allowed = {each.value for each in Verdict if each is not Verdict.WITHDRAWN}
    if given not in allowed:
        raise ValueError(f"'{given}' is no decision; there are {', '.join(sorted(allowed))}")
    return Verdict(given)


def _changes(form: Mapping[str, str], brief: Brief) -> dict[str, str]:
    held = current_values(brief)
    changes = {}
    for name in CORRECTABLE:
        given = form.get(name)
        if given is not None and given.strip() != held[name]:
            changes[name] = _sound(name, given.strip()[:LONGEST_NOTE])
    return changes


def current_values(brief: Brief) -> dict[str, str]:
    """Give each field that can be corrected as the form shows it."""
    roles = {role: [each.name for each in brief.parties if each.role == role] for role in ("actor", "recipient")}
    return {
        "type": brief.type.value,
        "status": brief.status.value,
        "mode": brief.mode or "",
        "from": brief.start.isoformat() if brief.start else "",
        "to": brief.end.isoformat() if brief.end else "",
        "actor": "; ".join(roles["actor"]),
        "recipient": "; ".join(roles["recipient"]),
        "place": "; ".join(dict.fromkeys(each.name for each in brief.places)),
        "source": brief.chain[-1].name if brief.chain else "",
        "quantity": "; ".join(brief.counts),
    }


def _sound(name: str, given: str) -> str:
    if name in ("from", "to") and given:
        try:
            date.fromisoformat(given)
        except ValueError as fault:
            raise ValueError(f"'{given}' is no date; write YYYY-MM-DD") from fault
    closed = {"type": EventType, "status": Status}.get(name)
    if closed and given not in {each.value for each in closed}:
        raise ValueError(f"'{given}' is no {name}")
    return given


def coder_name(given: str) -> str:
    """Give a coder's name as it will be signed: one line, no longer than a name is."""
    return " ".join("".join(each for each in given if each.isprintable()).split())[:LONGEST_NAME]
