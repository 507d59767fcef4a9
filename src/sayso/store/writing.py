"""What enters the ledger: reports with their readings, links, refusals. Append and retire, never erase.

Each function here is one transaction. `now` is a moment in ISO 8601, UTC; the clock belongs to whoever calls.
"""

from __future__ import annotations

import json
import math
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping

from sayso.records import Claim, ClaimPlace, Link, Reading, Report, Run, RunId
from sayso.store.codec import encode
from sayso.store.connections import transaction
from sayso.store.evidence import seal
from sayso.store.names import folded
from sayso.store.rows import Refusal, Written

PACKING_LEVEL = 6  # zlib's default: level 9 is three times slower for two percent less on news text
KM_PER_DEGREE = 111.2  # of latitude, mean earth


def add_reading(connection: sqlite3.Connection, original: bytes, reading: Reading, run: Run, now: str) -> Written:
    """Keep a report and what a run made of it; retire the claims of its older reading that this one no longer makes."""
    report = reading.report
    with transaction(connection):
        if is_read(connection, report, run):
            return Written(outcome="unchanged")
        _add_run(connection, run, now)
        known = _add_report(connection, report, original, now)
        if known:
            connection.execute("UPDATE readings SET current = 0 WHERE report = ? AND current", (report.id,))
        row = connection.execute(
            "INSERT INTO readings (report, run, made) VALUES (?, ?, ?)", (report.id, run.id, now)
        ).lastrowid
        assert row is not None
        _add_notes(connection, reading, row)
        added, retired = _replace_claims(connection, reading, row, run.id, now)
    return Written(outcome="again" if known else "added", claims=added, retired=retired)


def is_read(connection: sqlite3.Connection, report: Report, run: Run) -> bool:
    """Tell whether this very report, metadata included, has been read by this very run: then there is nothing to do."""
    found = connection.execute(
        "SELECT record FROM reports JOIN readings ON readings.report = reports.id AND current"
        " WHERE reports.id = ? AND run = ?",
        (report.id, run.id),
    ).fetchone()
    return found is not None and found[0] == _record_of(report)


def _record_of(report: Report) -> str:
    return encode(report, leave_out=("text",))


def _add_run(connection: sqlite3.Connection, run: Run, now: str) -> None:
    connection.execute(
        "INSERT INTO runs VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (run.id, run.version, run.knowledge, run.model, now),
    )


def _add_report(connection: sqlite3.Connection, report: Report, original: bytes, now: str) -> bool:
    """Keep a report and its bytes; tell whether it was known. Metadata that is replaced goes to history."""
    connection.execute(
        "INSERT INTO originals VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (report.digest, len(original), zlib.compress(original, PACKING_LEVEL)),
    )
    columns = {
        "name": report.name,
        "digest": report.digest,
        "media_type": report.media_type,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published and report.published.isoformat(),
        "anchor": report.anchor_date and report.anchor_date.isoformat(),
        "original_outlet": report.original_outlet,
        "original_published": report.original_published and report.original_published.isoformat(),
        "record": _record_of(report),
    }
    known = connection.execute("SELECT row, record, title FROM reports WHERE id = ?", (report.id,)).fetchone()
    if known is None:
        row = _insert(connection, "reports", {"id": report.id, "text": report.text, "added": now, **columns})
        _add_words(connection, row, report)
    elif known[1] != columns["record"]:
        _insert(connection, "report_history", {"report": report.id, "record": known[1], "replaced": now})
        _replace_words(connection, known[0], known[2], report)
        names = ", ".join(f"{each} = :{each}" for each in columns)
        connection.execute(f"UPDATE reports SET {names} WHERE id = :id", {"id": report.id, **columns})
    return known is not None


def _replace_words(connection: sqlite3.Connection, row: int, title: str | None, report: Report) -> None:
    """Tell the full-text index of a report's new title; it must be told the old one, which it does not keep."""
    connection.execute(
        "INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (row, title, report.text),
    )
    _add_words(connection, row, report)


def _add_words(connection: sqlite3.Connection, row: int, report: Report) -> None:
    values = (row, report.title, report.text)
    connection.execute("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", values)


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int:
    names, marks = ", ".join(values), ", ".join(f":{each}" for each in values)
    row = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values).lastrowid
    assert row is not None
    return row


def _add_notes(connection: sqlite3.Connection, reading: Reading, row: int) -> None:
    notes = dict.fromkeys((*reading.report.notes, *reading.notes))  # a reader may hand on the report's own notes
    connection.executemany(
        "INSERT INTO notes (reading, step, text, start, end) VALUES (?, ?, ?, ?, ?)",
        [(row, each.step, each.text, *(each.span or (None, None))) for each in notes],
    )


def _replace_claims(
    connection: sqlite3.Connection, reading: Reading, row: int, run: RunId, now: str
) -> tuple[int, int]:
    """Bring the current claims of a report to those of a reading; give how many came in and how many were retired."""
    old = {
        claim: (number, record)
        for number, claim, record in connection.execute(
            "SELECT row, id, record FROM claims WHERE report = ? AND retired_by IS NULL", (reading.report.id,)
        )
    }
    new = {claim.id: (claim, encode(claim)) for claim in reversed(reading.claims)}  # of two alike, the first stays
    gone = [number for claim, (number, record) in old.items() if claim not in new or new[claim][1] != record]
    retire = "UPDATE claims SET retired_by = ?, retired = ? WHERE row = ?"
    connection.executemany(retire, [(run, now, number) for number in gone])
    come = [each for each in new.values() if old.get(each[0].id, (0, ""))[1] != each[1]]
    for claim, record in reversed(come):
        _add_claim(connection, claim, record, reading.report, row)
    for claim in _doubled(reading.claims):
        text = f"two claims with one trigger and one source: kept the first, left out a {claim.type.value}"
        _insert(
            connection,
            "notes",
            {"reading": row, "step": "claims", "text": text, "start": claim.span.start, "end": claim.span.end},
        )
    return len(come), len(gone)


def _doubled(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen = set()
    for claim in claims:
        if claim.id in seen:
            yield claim
        seen.add(claim.id)


def _add_claim(connection: sqlite3.Connection, claim: Claim, record: str, report: Report, reading: int) -> None:
    start, end = claim.when.interval
    row = _insert(
        connection,
        "claims",
        {
            "id": claim.id,
            "report": claim.report,
            "reading": reading,
            "section": claim.section,
            "start": claim.span.start,
            "end": claim.span.end,
            "type": claim.type.value,
            "mode": claim.mode,
            "status": claim.status.value,
            "salience": claim.salience,
            "score": claim.score,
            "day_from": start and start.isoformat(),
            "day_to": end and end.isoformat(),
            "source": claim.attribution[-1].canonical if claim.attribution else None,
            "seal": seal(claim, report),
            "record": record,
        },
    )
    connection.execute("INSERT INTO quote_words (rowid, quote) VALUES (?, ?)", (row, report.quote(claim.span)))
    connection.executemany(
        "INSERT INTO claim_actors (claim, role, canonical, folded, kind) VALUES (?, ?, ?, ?, ?)",
        [(row, each.role, each.canonical, folded(each.canonical), each.kind) for each in claim.actors],
    )
    last = len(claim.attribution) - 1
    connection.executemany(
        "INSERT INTO claim_sources (claim, position, innermost, canonical, folded, kind) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (row, at, at == last, each.canonical, folded(each.canonical), each.kind)
            for at, each in enumerate(claim.attribution)
        ],
    )
    for place in claim.places:
        _add_place(connection, place, row)


def _add_place(connection: sqlite3.Connection, place: ClaimPlace, claim: int) -> None:
    there = place.place
    row = _insert(
        connection,
        "claim_places",
        {
            "claim": claim,
            "rel": place.rel,
            "canonical": there.canonical,
            "folded": folded(there.canonical),
            "kind": there.kind,
            "precision": there.precision,
            "lat": there.lat,
            "lon": there.lon,
            "radius_km": there.radius_km,
            "gazetteer": there.id,
            "country": there.country,
        },
    )
    if there.lat is not None and there.lon is not None:
        box = box_around(there.lat, there.lon, there.radius_km or 0.0)
        connection.execute("INSERT INTO place_boxes VALUES (?, ?, ?, ?, ?)", (row, *box))


def box_around(lat: float, lon: float, radius_km: float) -> tuple[float, float, float, float]:
    """Give west, east, south, north around a point. Near a pole or across the date line the box is the whole circle."""
    tall = radius_km / KM_PER_DEGREE
    wide = tall / max(math.cos(math.radians(min(abs(lat) + tall, 90.0))), 0.01)
    if lon - wide < -180.0 or lon + wide > 180.0:
        return -180.0, 180.0, max(lat - tall, -90.0), min(lat + tall, 90.0)
    return lon - wide, lon + wide, max(lat - tall, -90.0), min(lat + tall, 90.0)


def add_links(connection: sqlite3.Connection, links: Iterable[Link], run: Run, now: str) -> int:
    """Keep links that the ledger does not hold already; give how many came in."""
    with transaction(connection):
        _add_run(connection, run, now)
        before = connection.total_changes
        connection.executemany(
            "INSERT INTO links (start, rel, end, score, reasons, run) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [
                (each.start, each.rel, each.end, each.score, json.dumps(each.reasons, ensure_ascii=False), run.id)
                for each in links
            ],
        )
        return connection.total_changes - before


def add_refusals(connection: sqlite3.Connection, refusals: Iterable[Refusal]) -> None:
    """Write down what could not be read, and why; the same file with the same reason once."""
    with transaction(connection):
        connection.executemany(
            "INSERT INTO refusals (file, reason, made) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(each.file, each.reason, each.made) for each in refusals],
        )


def retire_refusals(connection: sqlite3.Connection, file: str, now: str) -> None:
    """Retire the refusals of a file that has been read after all."""
    with transaction(connection):
        connection.execute("UPDATE refusals SET retired = ? WHERE file = ? AND retired IS NULL", (now, file))
