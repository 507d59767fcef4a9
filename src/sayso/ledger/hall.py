"""The hall: the verbs that the command line, the desk and Python share. It sequences rooms and decides nothing."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict, Unpack

from sayso.collect import Fetch, Sidecar, fetch
from sayso.errors import ExportError, NotFoundError
from sayso.export.gold import GoldExport, Provenance, write_gold
from sayso.ledger import happenings, searching
from sayso.ledger.arrivals import Arrival, collect, list_arrivals, recollect
from sayso.ledger.batches import Collected, LoadReader, Read, Reader, attempt, read_each, read_in_pool
from sayso.ledger.checks import check_ledger
from sayso.ledger.comparing import Comparing
from sayso.ledger.happenings import EventRow, PlanRow, SourceRow
from sayso.ledger.layers import Layer
from sayso.ledger.linkings import Linker, LinkSummary
from sayso.ledger.readers import load_reader
from sayso.ledger.reviewing import now, signed_piece
from sayso.ledger.tables import CheckResult, ClaimTable, Explanation, Line, Summary
from sayso.link.territory import Hold
from sayso.records import Event, ReportId
from sayso.store import finding, linking, queries, writing
from sayso.store.connections import connect, plain_errors
from sayso.store.evidence import pieces
from sayso.store.finding import Found, Received
from sayso.store.rows import ClaimRow, Counts, Filters, Refusal, ReportRow

MANY_FILES = 24  # a second process costs a second or two to start: fewer reports are sooner read in one
Progress = Callable[[int, int, str], None]  # files done, files in all, the file just done


class ClaimFilters(TypedDict, total=False):
    """What `Ledger.claims` may be asked for; `sayso.store.rows.Filters` says what each means."""

    where: str | None
    who: str | None
    since: date | None
    until: date | None
    type: str | Iterable[str]
    status: str | Iterable[str]
    source: str | None
    section: str | Iterable[str]
    text: str | None
    report: str | None
    box: tuple[float, float, float, float] | None
    limit: int | None


class Metadata(TypedDict, total=False):
    """What is known of a single file beforehand, in the words of its sidecar."""

    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    byline: tuple[str, ...]
    original_outlet: str | None
    original_published: date | None


class Ledger(Comparing):
    """One ledger file and all that can be done with it. Use it in a `with`, or close it."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, load: LoadReader, fetch: Fetch = fetch
    ) -> None:
        """Take an open connection; `Ledger.open` makes one."""
        self.path = path
        self._connection = connection
        self._load, self._fetch = load, fetch
        self._loaded: Reader | None = None
        self._linker: Linker | None = None

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        create: bool = True,
        load_reader: LoadReader = load_reader,
        fetch: Fetch = fetch,
    ) -> Self:
        """Open a ledger file, made where it is missing unless `create` is False; None is a ledger in memory.

        `load_reader` gives the reader to read with, a function of a module; the default is Sayso's own pipeline.
        `fetch` gets pages by their addresses; the default asks nobody but the open internet. Raises StoreError.
        """
        place = None if path is None else Path(path)
        return cls(connect(place, create=create), place, load_reader, fetch)

    def close(self) -> None:
        """Close the file. Nothing is lost by not closing it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- read ---------------------------------------------------------------------------------------------------------

    def read(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        workers: int | None = 1,
        progress: Progress | None = None,
        **metadata: Unpack[Metadata],
    ) -> Summary:
        """Read files, folders and pages by their addresses; what is known already and unchanged is left alone.

        `workers` processes read at the same time, None: as many as there are processors, for many files. Metadata may
        be given for a single file. What cannot be read is refused with its reason and stops nothing; Ctrl-C ends the
        run and keeps what was done. Raises StoreError where the ledger itself fails.
        """
        begun = time.monotonic()
        given = [paths] if isinstance(paths, str | Path) else list(paths)
        files, refused = list_arrivals([str(each) for each in given], but=self.path)
        batch = _Batch(self, progress, total=len(files) + len(refused))
        for each in refused:
            batch.refuse(each)
        try:
            batch.take(files, workers, metadata)
        except KeyboardInterrupt:
            batch.interrupted = True
        summary = batch.summary(time.monotonic() - begun)
        if summary.added or summary.again:
            self.link()
        return summary

    @property
    def reader(self) -> Reader:
        """The reader, loaded when it is first needed."""
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    def link(self, *, everything: bool = False) -> LinkSummary:
        """Find copies, events, plans and their outcomes among what was read since the last time; `read` does it too.

        `everything` links all reports anew. What people decided about pairs of claims wins over every score.
        """
        if self._linker is None:
            self._linker = Linker()
        with plain_errors(self.path):
            return self._linker.link(self._connection, now(), everything=everything)

    # --- ask ----------------------------------------------------------------------------------------------------------

    def claims(self, *, layer: Layer = Layer.REVIEWED, **filters: Unpack[ClaimFilters]) -> ClaimTable:
        """Give the current claims that meet all filters: `ledger.claims(where="Sirte", status="planned")`.

        `layer` is the machine's claims, these with all decisions of people (the default), or only what is settled.
        """
        return ClaimTable(tuple(self.each_claim(layer=layer, **filters)))

    def each_claim(self, *, layer: Layer = Layer.REVIEWED, **filters: Unpack[ClaimFilters]) -> Iterator[ClaimRow]:
        """Give what `claims` gives one by one, so that a ledger of any size goes through; keep it open meanwhile."""
        with plain_errors(self.path):
            yield from self._layered(layer).rows(_asked(filters))

    def events(self, *, layer: Layer = Layer.REVIEWED, **filters: Unpack[ClaimFilters]) -> tuple[EventRow, ...]:
        """Give events with a telling that meets all filters; those that most reports tell come first."""
        with plain_errors(self.path):
            return tuple(happenings.event_rows(self._connection, _asked(filters), self._layered(layer), plan=False))

    def plans(self, *, layer: Layer = Layer.REVIEWED, **filters: Unpack[ClaimFilters]) -> tuple[PlanRow, ...]:
        """Give plans with a telling that meets all filters, each with what became of it."""
        with plain_errors(self.path):
            return tuple(happenings.plan_rows(self._connection, _asked(filters), self._layered(layer)))

    def sources(self) -> tuple[SourceRow, ...]:
        """Give everybody on whose word events rest, how often alone, and who relays it."""
        with plain_errors(self.path):
            return happenings.source_rows(self._connection, self._layered())

    def territory(self, where: str | None = None) -> tuple[Hold, ...]:
        """Give who is said to have held which place when, by whose word; disputed stretches are marked."""
        if self._linker is None:
            self._linker = Linker()
        with plain_errors(self.path):
            return happenings.hold_rows(self._layered(), self._linker.parties, where)

    def search(self, words: str, *, limit: int = searching.MOST_HITS, **facets: Unpack[searching.Facets]) -> Found:
        """Find reports and claims that hold all words: `ledger.search('"heavy shells" Tamra', status="denied")`.

        A stretch in double quotes is one phrase; nothing is an operator. `limit` of each are given whole.
        """
        with plain_errors(self.path):
            return searching.find_words(self._connection, words, facets, limit, self._layered())

    def received(self, reports: Iterable[ReportId]) -> tuple[Received, ...]:
        """Give what a list shows of some reports, by name."""
        with plain_errors(self.path):
            return finding.received(self._connection, reports)

    def show(self, wanted: str) -> ClaimRow | ReportRow | EventRow:
        """Give what an id means, or the beginning of one (four characters or more), or a report's name.

        Raises NotFoundError where nothing or more than one thing is meant.
        """
        with plain_errors(self.path):
            named = linking.find_event_ids(self._connection, wanted)
            event = linking.load_event(self._connection, named[0]) if len(named) == 1 else None
            if event is not None and not queries.find_ids(self._connection, wanted):
                row = happenings.event_row(self._connection, event, self._layered())
                if row is not None:
                    return row
        found = self._find(wanted)
        return self._reviewed(found) if isinstance(found, ReportRow) else self._ruled(found)[0]

    def event_of(self, claim: str) -> Event | None:
        """Give the event or plan in which a claim stands, by the claim's whole id."""
        with plain_errors(self.path):
            return linking.event_of(self._connection, claim)

    def explain(self, wanted: str) -> Explanation:
        """Give a claim field by field with the words and the rule behind each. Raises NotFoundError."""
        found = self._find(wanted)
        if isinstance(found, ReportRow):
            raise NotFoundError(f"{wanted} is a report; explain one of its claims, listed by `sayso show {wanted}`")
        row, current, decision = self._ruled(found)
        told = (signed_piece(piece, decision) for piece in pieces(row.claim))
        lines = tuple(Line(piece=piece, words=row.words(piece.span)) for piece in told)
        return Explanation(row=row, current=current, lines=lines, decision=decision)

    def reports(self, *, layer: Layer = Layer.REVIEWED) -> Iterator[ReportRow]:
        """Give all reports with their claims, by name; of the adjudicated layer those in which something is settled."""
        with plain_errors(self.path):
            layered = self._layered(layer)
            for each in queries.report_ids(self._connection):
                row = queries.load_report(self._connection, each)
                assert row is not None
                claims = layered.of_report(row.report, row.claims)
                if claims or layered.layer is not Layer.ADJUDICATED:
                    yield replace(row, claims=claims)

    def refusals(self) -> tuple[Refusal, ...]:
        """Give the files that could not be read so far, and why."""
        with plain_errors(self.path):
            return queries.refusals(self._connection)

    def counts(self) -> Counts:
        """Count reports, claims, judgements, refusals; list the runs."""
        with plain_errors(self.path):
            return queries.counts(self._connection)

    def newest(self) -> tuple[int, int]:
        """Give two numbers, of readings and of decisions: while neither has risen, no claim has changed. Cheap."""
        with plain_errors(self.path):
            return queries.newest(self._connection)

    # --- check, export ------------------------------------------------------------------------------------------------

    def check(self) -> CheckResult:
        """Prove each quote and each field's words against the text collected anew from the original bytes."""
        with plain_errors(self.path):
            return check_ledger(self._connection, recollect)

    def export(self, form: str, folder: str | Path, *, layer: Layer = Layer.REVIEWED) -> GoldExport:
        """Write a layer of the ledger in another form into a folder; forms: 'gold'. Raises ExportError."""
        if form != "gold":
            raise ExportError(f"no export is called '{form}'; there is 'gold'")
        with plain_errors(self.path):
            layered = self._layered(layer)
            held = ((row.report, row.claims) for row in self.reports(layer=layer))
            trimmed = (layered.trimmed(each) for each in linking.events(self._connection))
            events = [each for each in trimmed if each is not None]
            found = queries.links(self._connection), linking.copies(self._connection), events
            return write_gold(Path(folder), held, *found, provenance=self.provenance(layered.layer))

    def provenance(self, layer: Layer = Layer.REVIEWED) -> Provenance:
        """Say whose claims a layer holds: how many decisions of people it rests on, and who signed them."""
        told = () if layer is Layer.MACHINE else self._layered(layer).seen(self.judgements())
        coders = sorted({each.coder for each in told})
        return Provenance(layer=layer.value, decisions=len(told), coders=tuple(coders))


class _Batch:
    """One run of `read`: what has been done so far."""

    def __init__(self, ledger: Ledger, progress: Progress | None, total: int) -> None:
        self.ledger, self.progress, self.total = ledger, progress, total
        self.outcomes = {"added": 0, "again": 0, "unchanged": 0}
        self.refused: list[Refusal] = []
        self.reports: dict[ReportId, bool] = {}  # those that came, and whether the ledger had them before
        self.claims = self.retired = self.words = self.done = 0
        self.interrupted = False

    def take(self, files: list[Arrival], workers: int | None, metadata: Metadata) -> None:
        if not files:
            return
        reader = self.ledger.reader
        unread = self._unread(files, reader, metadata)
        count = workers or (os.cpu_count() or 1 if len(files) >= MANY_FILES else 1)
        results = read_each(unread, reader) if count == 1 else read_in_pool(unread, self.ledger._load, count)
        for result in results:
            if isinstance(result, Refusal):
                self.refuse(result)
            else:
                self._keep(result, reader)

    def _unread(self, files: list[Arrival], reader: Reader, metadata: Metadata) -> Iterator[Collected]:
        """Collect each file or page and give those that this very reader has not read yet."""
        known = Sidecar(**metadata)
        for file in files:
            collected = attempt(partial(collect, file, known, self.ledger._fetch))
            if isinstance(collected, str):
                self.refuse(Refusal(file=str(file), reason=collected))
            elif writing.is_read(self.ledger._connection, collected.report, reader.run):
                self._count("unchanged", collected)
            else:
                yield collected

    def refuse(self, refusal: Refusal) -> None:
        self.refused.append(refusal)
        with plain_errors(self.ledger.path):
            dated = Refusal(file=_writable(refusal.file), reason=_writable(refusal.reason), made=now())
            writing.add_refusals(self.ledger._connection, [dated])
        self._tell(refusal.file)

    def _keep(self, read: Read, reader: Reader) -> None:
        collected, connection = read.collected, self.ledger._connection
        with plain_errors(self.ledger.path):
            written = writing.add_reading(connection, collected.original, read.reading, reader.run, now())
            writing.retire_refusals(connection, _writable(collected.file), now())
        self.claims += written.claims
        self.retired += written.retired
        self.words += len(collected.report.text.split())
        self._count(written.outcome, collected)

    def _count(self, outcome: str, collected: Collected) -> None:
        self.outcomes[outcome] += 1
        self.reports.setdefault(collected.report.id, outcome != "added")
        self._tell(collected.file)

    def _tell(self, file: str) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total, file)

    def summary(self, seconds: float) -> Summary:
        return Summary(
            **self.outcomes,
            refused=tuple(sorted(self.refused, key=lambda each: each.file)),
            claims=self.claims,
            retired=self.retired,
            words=self.words,
            seconds=seconds,
            interrupted=self.interrupted,
            reports=tuple(self.reports),
            known=frozenset(each for each, known in self.reports.items() if known),
        )


def _writable(words: str) -> str:
    """Write out what a file's name may hold but no UTF-8 can: bytes of another encoding become \\udcXX."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _asked(filters: ClaimFilters) -> Filters:
    chosen = [_several(filters.get("type")), _several(filters.get("status")), _several(filters.get("section"))]
    several = dict(zip(("type", "status", "section"), chosen, strict=True))
    return Filters(**{**filters, **several})  # type: ignore[arg-type]


def _several(values: str | Iterable[str] | None) -> tuple[str, ...]:
    return () if values is None else (values,) if isinstance(values, str) else tuple(values)
