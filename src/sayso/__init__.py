"""Sayso: who says so? Reads reports of armed conflict and keeps the ledger of what they say, in whose words.

    import sayso
    with sayso.Ledger.open("libya.sayso") as ledger:
        ledger.read("articles/")
        for row in ledger.claims(where="Sirte", status="planned"):
            print(row.quote, row.claim.attribution[-1].canonical)

Ledger is loaded when it is first asked for: `import sayso` stays light, and the rooms below do not load the hall.
"""

from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.records import Claim, Event, EventType, Judgement, Link, Note, Report, Source, Span, Status, Verdict

if TYPE_CHECKING:
    from sayso.ledger import Ledger

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Event",
    "EventType",
    "Judgement",
    "Ledger",
    "Link",
    "Note",
    "Report",
    "SaysoError",
    "Source",
    "Span",
    "Status",
    "Verdict",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Load Ledger when somebody asks for it (PEP 562)."""
    if name == "Ledger":
        from sayso.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'sayso' has no attribute '{name}'")
