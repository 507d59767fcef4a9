"""What the one report of `ledger` holds."""

from __future__ import annotations

import sqlite3

from sayso.records import Claim, Report
from sayso.store import linking


def held(connection: sqlite3.Connection) -> tuple[Report, tuple[Claim, ...]]:
    """Give the report and its claims as linking reads them."""
    (found,) = linking.held(connection)
    return found
