"""The desk: one ledger file seen by many requests at once, each with its own opening of it, and one shared survey."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sayso.errors import StoreError
from sayso.ledger import Ledger
from sayso.ledger.coders import Coding, read_coding
from sayso.ledger.decisions import Correction, Decision
from sayso.records import Judgement
from sayso.score.coders import Values
from sayso.store.connections import connect, plain_errors
from sayso.web.outlined import load_survey
from sayso.web.surveys import Brief, Survey, make_people, with_people

QUICK = 0.3  # seconds; a survey that takes longer is made anew in the background, while the older one answers
MOST_CODERS = 8  # whose surveys are kept at a time; they share all claims that nobody decided
PAUSE = 4.0  # seconds after the last decision until events are linked anew: whoever decides goes on deciding
YIELDED = 0.02  # seconds that a survey made in the background rests, again and again, while somebody waits for a page
PATIENCE = 4.0  # while a batch is being read, that happens at most once in this many times its own cost


class Desk:
    """What all pages share. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Take a ledger file. Raises StoreError where it cannot be used."""
        self.path = path
        self._lock = threading.Lock()  # held for moments: whoever reviews must not wait for a survey
        self._making = threading.Lock()  # held while a survey is made, so that only one is
        self._machine = self._survey = Survey()
        self._people: dict[str, tuple[Brief, ...]] = {}  # by report: its claims as people made them
        self._coding = Coding()
        self._values: tuple[int | None, dict[str, Values]] = (None, {})  # of a state of the ledger
        self._unseen: dict[str, tuple[Survey, Survey]] = {}  # by coder: the survey, and what the coder may see of it
        self._state: int | None = None  # the newest reading that the survey has
        self._judged = 0
        self._linking: threading.Timer | None = None
        self._cost = self._next = 0.0
        self._asking = 0  # requests that have the ledger open: a survey made in the background lets them go first
        with self.open():
            pass

    @contextmanager
    def open(self) -> Iterator[Ledger]:
        """Open the ledger for one request: a connection belongs to one thread."""
        with self._lock:
            self._asking += 1
        try:
            with Ledger.open(self.path, create=False) as ledger:
                yield ledger
        finally:
            with self._lock:
                self._asking -= 1

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
        state, judged = ledger.newest()
        if state != self._state:
            if self._state is None or self._cost < QUICK:
                self._make(ledger)
            elif time.monotonic() >= self._next and not self._making.locked():
                threading.Thread(target=self._make_apart, daemon=True).start()
        if judged != self._judged:
            self._load_decisions(ledger, judged)
        return self._survey

    def _make(self, ledger: Ledger, between: Callable[[], None] | None = None) -> None:
        with self._making:
            state, _ = ledger.newest()
            if state == self._state:
                return  # somebody else made it while we waited
            begun = time.monotonic()
            with self._connection() as connection:
                machine = load_survey(connection, between)
            people = _people(machine, ledger)
            with self._lock:
                self._cost = time.monotonic() - begun
                self._next = time.monotonic() + PATIENCE * self._cost
                self._machine, self._state, self._people = machine, state, people
                self._survey = with_people(machine, people, self._judged)

    def _make_apart(self) -> None:
        with Ledger.open(self.path, create=False) as ledger:
            self._make(ledger, self._let_others_go_first)

    def _let_others_go_first(self) -> None:
        """Wait a moment while a request is being answered: of several threads Python runs one at a time."""
        if self._asking:
            time.sleep(YIELDED)

    def _load_decisions(self, ledger: Ledger, judged: int) -> None:
        """Read all decisions: when the desk opens, and when somebody decided elsewhere."""
        coding = read_coding(ledger.judgements())
        people = _people(self._machine, ledger)
        with self._lock:
            self._people, self._coding, self._judged = people, coding, judged
            self._survey = with_people(self._machine, people, judged)

    def _look(self, ledger: Ledger) -> None:
        """Take in what is new, seen whole even for whoever is blind."""
        if not ledger.blind:
            Desk.survey(self, ledger)
            return
        if ledger.newest() != (self._state, self._judged):
            with Desk.open(self) as whole:
                Desk.survey(self, whole)

    def machine(self, ledger: Ledger) -> Survey:
        """Give all claims in brief as the machine reads them, whatever people decided."""
        self._look(ledger)
        return self._machine

    def coding(self, ledger: Ledger) -> Coding:
        """Give what each coder said of each claim."""
        self._look(ledger)
        return self._coding

    def values(self, ledger: Ledger, claims: Iterable[str]) -> Mapping[str, Values]:
        """Give every field of some claims as text, as the machine reads them; kept until the claims change."""
        with self._lock:
            state, held = self._values
        state, held = (state, held) if state == self._state else (self._state, {})
        missing = [each for each in claims if each not in held]
        if missing:
            held = {**held, **ledger.machine_values(missing)}
            with self._lock:
                self._values = state, held
        return held

    def unseen(self, ledger: Ledger, coder: str) -> Survey:
        """Give the survey without the decisions on claims that this coder has yet to decide on."""
        self._look(ledger)
        with self._lock:
            held = self._unseen.get(coder)
            if held is None or held[0] is not self._survey:
                seen = {report: tuple(self._seen(report, coder)) for report in self._people}
                held = (self._survey, with_people(self._machine, seen, self._judged))
                self._unseen = {**dict(list(self._unseen.items())[1 - MOST_CODERS :]), coder: held}
            return held[1]

    def warm(self) -> None:
        """Make the survey before anybody waits for it."""
        with self.open() as ledger:
            self.survey(ledger)

    def _seen(self, report: str, coder: str) -> Iterator[Brief]:
        """Give the claims of a report: as people made them where this coder has decided, else the machine's."""
        people, machine = self._people[report], self._machine.by_report.get(report, ())
        own = {each.id: each for each in people if self._coding.word(each.id, coder) or _is_by(each.decision, coder)}
        yield from (own.get(each.id, each) for each in machine)
        yield from (each for each in own.values() if each.id not in self._machine.by_id)

    def decide(self, claim: str, decision: Decision) -> Judgement:
        """Append a person's decision on a claim, by its whole id; it shows from now on. Raises ReviewError."""
        verdict, changes = decision.verdict, corrections_of(decision)
        assert verdict is not None
        note, settles = decision.note, decision.adjudicated
        return self.keep(
            lambda ledger: ledger.judge(claim, verdict, decision.coder, changes=changes, note=note, adjudicated=settles)
        )

    def adopt(self, claim: str, whose: str, adjudicator: str, note: str | None = None) -> Judgement:
        """Settle a claim by making one coder's word an adjudicator's; it shows from now on."""
        return self.keep(lambda ledger: ledger.adopt(claim, whose, adjudicator, note=note))

    def keep(self, judge: Callable[[Ledger], Judgement]) -> Judgement:
        """Let somebody decide something about the claims of one report; it shows from now on. Raises ReviewError."""
        with Desk.open(self) as ledger:
            made = judge(ledger)
            told = ledger.judgements(made.claim)
            report = ledger.explain(made.claim).row.report.id
            ruled = ledger.ruled(report)
        with self._lock:
            self._coding = self._coding.with_claim(made.claim, told)
            self._people = {**self._people, **{each: make_people(self._machine, rows) for each, rows in ruled.items()}}
            self._judged += 1
            self._survey = with_people(self._machine, self._people, self._judged)
        self._link_soon()
        return made

    def _link_soon(self) -> None:
        """Link anew what decisions changed, once nobody has decided anything for a moment."""
        with self._lock:
            if self._linking:
                self._linking.cancel()
            self._linking = threading.Timer(PAUSE, self._link)
            self._linking.daemon = True
            self._linking.start()

    def _link(self) -> None:
        with suppress(StoreError), Desk.open(self) as ledger:  # a ledger that is busy or gone is linked another time
            ledger.link()


def _people(machine: Survey, ledger: Ledger) -> dict[str, tuple[Brief, ...]]:
    """Give the claims of all reports that people looked into, as they made them."""
    return {report: make_people(machine, rows) for report, rows in ledger.ruled().items()}


def _is_by(decision: Decision, coder: str) -> bool:
    """Tell whether a coder as such said so: the claim that a split brings in has no word of its own."""
    return decision.coder == coder and not decision.adjudicated


def _brought_by(brief: Brief, coder: str) -> bool:
    """Tell whether a claim is the second half of one that this coder split."""
    said = brief.decision
    return said.added is not None and said.added.id == brief.id and said.coder == coder and not said.adjudicated


def corrections_of(decision: Decision) -> dict[str, Correction]:
    """Give the corrected fields of a decision with the words that they rest on."""
    return {name: Correction(value, decision.picked.get(name, {})) for name, value in decision.changes.items()}
