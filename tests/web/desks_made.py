"""Claims in brief, made by hand, for what needs no ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from sayso.records import EventType, Status
from sayso.web.surveys import Brief, Part, Spot

TAMRA = Spot("Tamra", "at", "city", 12.5, 31.25, 8.0, "HM")
ORSHA = Spot("Orsha", "near", "unresolved", None, None, None, None)


def make_brief(number: int = 1, **changes: Any) -> Brief:
    """A shelling of Tamra on 11 May 2029 by the governor's word."""
    given: dict[str, Any] = {
        "id": f"c{number:04}",
        "report": "r1",
        "report_name": "kestrel",
        "title": "Shells fall on Tamra",
        "outlet": "Kestrel News",
        "published": date(2029, 5, 12),
        "section": "body",
        "type": EventType.ASSAULT,
        "mode": None,
        "status": Status.OCCURRED,
        "start": date(2029, 5, 11),
        "end": date(2029, 5, 11),
        "basis": "explicit",
        "core": True,
        "score": 0.8,
        "places": (TAMRA,),
        "parties": (Part("actor", "Hamat Army", "state_force"), Part("recipient", "people", "civilian")),
        "chain": (Part("source", "Kestrel News", "publisher"), Part("source", "Élie Dessan", "named_person")),
        "counts": (">= 12 killed",),
        "quote": "shells hit a market in Tamra",
        "trigger": "hit",
        "hedge": None,
        "words": "shells hit a market in tamra",
    }
    return Brief(**{**given, **changes})


def current_values(brief: Brief) -> dict[str, str]:
    """Each field of a claim as a form shows it."""
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
