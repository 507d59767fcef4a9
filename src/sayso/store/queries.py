"""What the ledger answers: claims by filters, one claim or report by its id, originals, notes, refusals.

Claims come in one order everywhere (report name, report id, place in the text), whatever the order of reading was.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from sayso.errors import StoreError
from sayso.records import Claim, ClaimId, Link, LinkRel, Note, Report, Run, RunId, Span
from sayso.store.codec import decode
from sayso.store.judgements import judgements
from sayso.store.names import folded
from sayso.store.rows import ClaimRow, Counts, Filters, Original, Refusal, ReportRow, SealedClaim

SHORTEST_PREFIX = 4  # characters of an id that a person must type; three would meet two claims by chance too often
REPORTS_KEPT = 8  # claims come report by report; a few spare ones cost nothing
ORDER = "ORDER BY reports.name, reports.id, claims.start, claims.end, claims.id"


def find_claims(connection: sqlite3.Connection, filters: Filters) -> Iterator[ClaimRow]:
    """Give the current claims that meet all filters."""
    wheres, values = _conditions(filters)
    limit = "" if filters.limit is None else f" LIMIT {max(0, int(filters.limit))}"
    rows = connection.execute(
        f"SELECT claims.record, reports.row FROM {_tables(filters)} WHERE {' AND '.join(wheres)} {ORDER}{limit}", values
    )

    @lru_cache(maxsize=REPORTS_KEPT)
    def report_of(row: int) -> Report:
        record, text = connection.execute("SELECT record, text FROM reports WHERE row = ?", (row,)).fetchone()
        return decode(Report, record, text=text)

    for record, row in rows:
        yield ClaimRow(claim=decode(Claim, record), report=report_of(row))


def _tables(filters: Filters) -> str:
    """Say in which order SQLite should go through the tables; results are the same.

    A filter that few claims meet is best met first, and the few are sorted. Without one, going through the reports by
    name gives the first page without sorting all claims.
    """
    picky = (filters.who, filters.where, filters.source, filters.text, filters.box, filters.report)
    if any(picky):
        return "claims JOIN reports ON reports.id = claims.report"
    return "reports CROSS JOIN claims ON claims.report = reports.id"


def claim_ids(connection: sqlite3.Connection, filters: Filters) -> tuple[ClaimId, ...]:
    """Give the ids of the current claims that meet all filters but the limit."""
    wheres, values = _conditions(filters)
    rows = connection.execute(f"SELECT claims.id FROM claims WHERE {' AND '.join(wheres)} ORDER BY claims.id", values)
    return tuple(ClaimId(each) for (each,) in rows)


def _conditions(filters: Filters) -> tuple[list[str], list[object]]:
    """Turn filters into SQL conditions, each with its values; nothing a user types ever becomes SQL."""
    wheres = ["claims.retired_by IS NULL"]
    values: list[object] = []

    def ask(condition: str, *given: object) -> None:
        wheres.append(condition)
        values.extend(given)

    for column in ("type", "status", "section"):
        chosen: tuple[str, ...] = getattr(filters, column)
        if chosen:
            ask(f"claims.{column} IN ({', '.join('?' * len(chosen))})", *chosen)
    if filters.report:
        ask("claims.report = ?", filters.report)
    if filters.but:
        ask("claims.report NOT IN (SELECT value FROM json_each(?))", json.dumps(filters.but))
    _ask_names(filters, ask)
    if filters.box:
        west, south, east, north = filters.box
        inside = "lon_max >= ? AND lon_min <= ? AND lat_max >= ? AND lat_min <= ?"
        boxed = f"SELECT claim FROM place_boxes JOIN claim_places USING (row) WHERE {inside}"
        ask(f"claims.row IN ({boxed})", west, east, south, north)
    if filters.since:
        ask("coalesce(claims.day_to, '9999') >= ?", filters.since.isoformat())
    if filters.until:
        ask("coalesce(claims.day_from, '0000') <= ?", filters.until.isoformat())
    if filters.text:
        ask("claims.row IN (SELECT rowid FROM quote_words WHERE quote_words MATCH ?)", _all_words(filters.text))
    return wheres, values


def _ask_names(filters: Filters, ask: Callable[..., None]) -> None:
    if filters.who:
        ask("claims.row IN (SELECT claim FROM claim_actors WHERE folded LIKE ? ESCAPE '\\')", _like(filters.who))
    if filters.source:
        ask("claims.row IN (SELECT claim FROM claim_sources WHERE folded LIKE ? ESCAPE '\\')", _like(filters.source))
    if filters.where:
        named = "claims.row IN (SELECT claim FROM claim_places WHERE folded LIKE ? ESCAPE '\\' OR country = ?)"
        ask(named, _like(filters.where), filters.where.upper())


def _like(part: str) -> str:
    return "%" + re.sub(r"([\\%_])", r"\\\1", folded(part)) + "%"


def _all_words(text: str) -> str:
    """Ask for all words of a text, a stretch in double quotes as one phrase; FTS5's own operators are only words."""
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', text)]
    return " ".join(f'"{part}"' for part in parts) or '""'


def find_ids(connection: sqlite3.Connection, prefix: str) -> tuple[str, ...]:
    """Give the ids of claims (people's too) and reports that begin so, and of reports of that name."""
    if len(prefix) < SHORTEST_PREFIX:
        named = connection.execute("SELECT id FROM reports WHERE name = ?", (prefix,))
    else:
        named = connection.execute(
            "SELECT id FROM claims WHERE id >= ?1 AND id < ?1 || char(1114111)"
            " UNION SELECT claim FROM additions WHERE claim >= ?1 AND claim < ?1 || char(1114111)"
            " UNION SELECT id FROM reports WHERE id >= ?1 AND id < ?1 || char(1114111) OR name = ?1",
            (prefix,),
        )
    return tuple(sorted(each for (each,) in named))


def load_claim(connection: sqlite3.Connection, claim: str) -> tuple[ClaimRow, bool] | None:
    """Give the newest state of a claim and whether the machine's reading holds it today; None for an unknown id.

    A claim that only a person wrote is given as it was written.
    """
    found = connection.execute(
        "SELECT record, report, retired_by IS NULL FROM claims WHERE id = ? ORDER BY row DESC LIMIT 1", (claim,)
    ).fetchone()
    if found is None:
        found = connection.execute(
            "SELECT record, report, 0 FROM additions WHERE claim = ? ORDER BY judgement DESC LIMIT 1", (claim,)
        ).fetchone()
    if found is None:
        return None
    made, held = decode(Claim, found[0]), load_report(connection, found[1])
    assert held is not None
    return ClaimRow(claim=made, report=held.report, judgements=judgements(connection, claim)), bool(found[2])


def load_report(connection: sqlite3.Connection, report: str) -> ReportRow | None:
    """Give a report with its text, its current reading's run and notes, and its current claims in text order."""
    found = connection.execute("SELECT record, text, added FROM reports WHERE id = ?", (report,)).fetchone()
    if found is None:
        return None
    run = connection.execute(
        "SELECT runs.id, version, knowledge, model, row FROM readings JOIN runs ON runs.id = run"
        " WHERE report = ? AND current",
        (report,),
    ).fetchone()
    notes = connection.execute(
        "SELECT step, text, start, end FROM notes WHERE reading = ? ORDER BY row", (run[4] if run else -1,)
    )
    (replaced,) = connection.execute("SELECT count(*) FROM report_history WHERE report = ?", (report,)).fetchone()
    return ReportRow(
        report=decode(Report, found[0], text=found[1]),
        run=_run(run[:4]) if run else None,
        added=found[2],
        notes=tuple(_note(*each) for each in notes),
        claims=tuple(decode(Claim, record) for (record,) in _claims_of(connection, report)),
        replaced=replaced,
    )


def _run(columns: tuple[str, str, str, str]) -> Run:
    number, version, knowledge, model = columns
    return Run(id=RunId(number), version=version, knowledge=knowledge, model=model)


def _note(step: str, text: str, start: int | None, end: int | None) -> Note:
    return Note(step=step, text=text, span=None if start is None or end is None else Span(start, end))


def _claims_of(connection: sqlite3.Connection, report: str) -> Iterable[tuple[str]]:
    return connection.execute(
        "SELECT record FROM claims WHERE report = ? AND retired_by IS NULL ORDER BY start, end, id", (report,)
    )


def report_ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give the ids of all reports, by name and id."""
    return tuple(each for (each,) in connection.execute("SELECT id FROM reports ORDER BY name, id"))


def sealed_claims(connection: sqlite3.Connection, report: str) -> tuple[SealedClaim, ...]:
    """Give the current claims of a report as they lie in the file."""
    found = connection.execute(
        "SELECT id, report, record, seal FROM claims WHERE report = ? AND retired_by IS NULL ORDER BY start, end, id",
        (report,),
    )
    return tuple(
        SealedClaim(id=ClaimId(claim), report=of, record=record, seal=seal) for claim, of, record, seal in found
    )


def load_original(connection: sqlite3.Connection, digest: str) -> Original:
    """Give the bytes that a report was received as. Raises StoreError where they are missing or damaged."""
    found = connection.execute("SELECT packed FROM originals WHERE digest = ?", (digest,)).fetchone()
    if found is None:
        raise StoreError(f"the original bytes {digest[:16]} are missing")
    try:
        return Original(digest=digest, content=zlib.decompress(found[0]))
    except zlib.error as fault:
        raise StoreError(f"the original bytes {digest[:16]} are damaged: {fault}") from fault


def links(connection: sqlite3.Connection) -> tuple[Link, ...]:
    """Give the current links between claims."""
    found = connection.execute(
        "SELECT start, rel, end, score, reasons FROM links WHERE retired_by IS NULL ORDER BY start, rel, end"
    )
    return tuple(
        Link(
            start=ClaimId(start),
            rel=LinkRel(rel),
            end=ClaimId(end),
            score=score,
            reasons=tuple(json.loads(reasons)),
        )
        for start, rel, end, score, reasons in found
    )


def refusals(connection: sqlite3.Connection) -> tuple[Refusal, ...]:
    """Give the files that could not be read so far, by name."""
    found = connection.execute("SELECT file, reason, made FROM refusals WHERE retired IS NULL ORDER BY file, row")
    return tuple(Refusal(file=file, reason=reason, made=made) for file, reason, made in found)


def counts(connection: sqlite3.Connection) -> Counts:
    """Count what the ledger holds."""

    def count(what: str) -> int:
        (number,) = connection.execute(f"SELECT count(*) FROM {what}").fetchone()
        assert isinstance(number, int)
        return number

    runs = connection.execute(
        "SELECT id, version, knowledge, model FROM runs WHERE id IN (SELECT run FROM readings) ORDER BY first_used, id"
    )
    return Counts(
        reports=count("reports"),
        claims=count("claims WHERE retired_by IS NULL"),
        retired=count("claims WHERE retired_by IS NOT NULL"),
        judgements=count("judgements"),
        refusals=count("refusals WHERE retired IS NULL"),
        runs=tuple(_run(each) for each in runs),
    )


def newest(connection: sqlite3.Connection) -> tuple[int, int]:
    """Give the row of the newest reading and the number of decisions: whatever changes claims raises one of them.

    It costs next to nothing, where counting the claims of a large ledger takes some hundredths of a second.
    """
    (reading,) = connection.execute("SELECT coalesce(max(row), 0) FROM readings").fetchone()
    (decisions,) = connection.execute("SELECT count(*) FROM judgements").fetchone()
    return reading, decisions


def find_damage(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Let SQLite look over the whole file: pages, indexes, references between tables. Empty where all is well."""
    checked = [each for (each,) in connection.execute("PRAGMA integrity_check(20)") if each != "ok"]
    orphans = [
        f"row {row} of {table} refers to nothing in {parent}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    return (*checked, *orphans)
