"""The desk: one ledger file seen by many requests at once, each with its own opening of it, and one shared survey."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sayso.ledger import Ledger
from sayso.records import Judgement
from sayso.store.connections import connect, plain_errors
from sayso.store.queries import claim_ids
from sayso.store.rows import Counts, Filters
from sayso.web.decisions import Decision, load_decisions, write_decision
from sayso.web.surveys import Survey, make_survey, with_decisions

PATIENCE = 4.0  # while a batch is being read, the survey is made anew at most once in this many times its own cost


class Desk:
    """What all pages share. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Take a ledger file. Raises StoreError where it cannot be used."""
        self.path = path
        self._lock = threading.Lock()
        self._machine = Survey()
        self._survey = Survey()
        self._state: tuple[int, ...] = ()
        self._judged = -1
        self._next = 0.0
        with self.open():
            pass

    @contextmanager
    def open(self) -> Iterator[Ledger]:
        """Open the ledger for one request: a connection belongs to one thread."""
        with Ledger.open(self.path, create=False) as ledger:
            yield ledger

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = connect(self.path, create=False)
        try:
            with plain_errors(self.path):
                yield connection
        finally:
            connection.close()

    def survey(self, ledger: Ledger) -> Survey:
        """Give all claims in brief, made anew when the ledger has changed."""
        counts = ledger.counts()
        state = _state(counts)
        with self._lock:
            now = time.monotonic()
            if state != self._state and now >= self._next:
                self._machine = make_survey(ledger.claims())
                self._state, self._judged = state, -1
                self._next = time.monotonic() + PATIENCE * (time.monotonic() - now)
            if counts.judgements != self._judged:
                self._survey = with_decisions(self._machine, self._decisions(counts), counts.judgements)
                self._judged = counts.judgements
            return self._survey

    def _decisions(self, counts: Counts) -> Mapping[str, Decision]:
        if not counts.judgements:
            return {}
        with self._connection() as connection:
            return load_decisions(connection, (each.id for each in self._machine.briefs))

    def warm(self) -> None:
        """Make the survey before anybody waits for it."""
        with self.open() as ledger:
            self.survey(ledger)

    def find_claims(self, text: str) -> tuple[str, ...]:
        """Give the ids of claims whose quotes hold all words, by the ledger's full-text index."""
        with self._connection() as connection:
            return claim_ids(connection, Filters(text=text))

    def decide(self, claim: str, decision: Decision) -> Judgement:
        """Append a person's decision on a claim, by its whole id."""
        with self._connection() as connection:
            return write_decision(connection, claim, decision)


def _state(counts: Counts) -> tuple[int, ...]:
    """Give what changes whenever the claims do: retired rows stay, so that every new reading raises a number."""
    return counts.reports, counts.claims, counts.retired, len(counts.runs)
