"""The desk: one ledger file seen by many requests at once, each with its own opening of it, and one shared survey."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.ledger import Ledger
from sayso.records import Judgement
from sayso.store.connections import connect, plain_errors
from sayso.store.queries import claim_ids
from sayso.store.rows import Counts, Filters
from sayso.web.decisions import Decision, load_decisions, write_decision
from sayso.web.surveys import Survey, make_survey, with_decisions

QUICK = 0.3  # seconds; a survey that takes longer is made anew in the background, while the older one answers
PATIENCE = 4.0  # while a batch is being read, that happens at most once in this many times its own cost


class Desk:
    """What all pages share. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Take a ledger file. Raises StoreError where it cannot be used."""
        self.path = path
        self._lock = threading.Lock()  # held for moments: whoever reviews must not wait for a survey
        self._making = threading.Lock()  # held while a survey is made, so that only one is
        self._machine = self._survey = Survey()
        self._decided: dict[str, Decision] = {}
        self._state: tuple[int, ...] = ()
        self._judged = 0
        self._cost = self._next = 0.0
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
        """Give all claims in brief; where that takes long and the ledger has just changed, as they were shortly ago."""
        counts = ledger.counts()
        if _state(counts) != self._state:
            if not self._state or self._cost < QUICK:
                self._make(ledger)
            elif time.monotonic() >= self._next and not self._making.locked():
                threading.Thread(target=self._make_apart, daemon=True).start()
        if counts.judgements != self._judged:
            self._load_decisions(counts)
        return self._survey

    def _make(self, ledger: Ledger) -> None:
        with self._making:
            state = _state(ledger.counts())
            if state == self._state:
                return  # somebody else made it while we waited
            begun = time.monotonic()
            machine = make_survey(ledger.claims())
            with self._lock:
                self._cost = time.monotonic() - begun
                self._next = time.monotonic() + PATIENCE * self._cost
                self._machine, self._state = machine, state
                self._survey = with_decisions(machine, self._decided, self._judged)

    def _make_apart(self) -> None:
        with self.open() as ledger:
            self._make(ledger)

    def _load_decisions(self, counts: Counts) -> None:
        """Read all decisions: when the desk opens, and when somebody decided elsewhere."""
        with self._connection() as connection:
            found = dict(load_decisions(connection, (each.id for each in self._machine.briefs)))
        with self._lock:
            self._decided, self._judged = found, counts.judgements
            self._survey = with_decisions(self._machine, found, counts.judgements)

    def warm(self) -> None:
        """Make the survey before anybody waits for it."""
        with self.open() as ledger:
            self.survey(ledger)

    def find_claims(self, text: str) -> tuple[str, ...]:
        """Give the ids of claims whose quotes hold all words, by the ledger's full-text index."""
        with self._connection() as connection:
            return claim_ids(connection, Filters(text=text))

    def decide(self, claim: str, decision: Decision) -> Judgement:
        """Append a person's decision on a claim, by its whole id; it shows from now on."""
        with self._connection() as connection:
            made = write_decision(connection, claim, decision)
            stands = load_decisions(connection, [claim])
        with self._lock:
            self._decided = {name: held for name, held in self._decided.items() if name != claim} | dict(stands)
            self._judged += 1
            self._survey = with_decisions(self._machine, self._decided, self._judged)
        return made


def _state(counts: Counts) -> tuple[int, ...]:
    """Give what changes whenever the claims do: retired rows stay, so that every new reading raises a number."""
    return counts.reports, counts.claims, counts.retired, len(counts.runs)
