"""The front door for the terminal: parse, call one verb of the ledger, show."""

from sayso.cli.commands import main, run

__all__ = ["main", "run"]
