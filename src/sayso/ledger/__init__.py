"""The hall: class Ledger with the verbs that all doors share."""

from sayso.ledger.hall import Ledger

__all__ = ["Ledger"]
