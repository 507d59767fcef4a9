"""What linking finds, kept and found again: copies, events, links, and the keys by which new reports meet old ones.

Retired rows stay. The keys (fingerprints, blocks) are an index like any other and are replaced with their report.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sayso.records import Claim, ClaimId, Copy, Event, Judgement, Link, LinkRel, Report, ReportId, Run, Verdict
from sayso.store.codec import decode, encode
from sayso.store.connections import AT_ONCE, Write, breathing, transaction
from sayso.store.neighbours import OF_REPORTS, in_parts, marks
from sayso.store.queries import SHORTEST_PREFIX

_GIVEN = "(SELECT value FROM json_each(?1))"
THEIR_REPORTS = (  # claims with their reports
    f"SELECT id, report FROM claims WHERE id IN {_GIVEN}"
    f" UNION SELECT claim, report FROM additions WHERE claim IN {_GIVEN}"
)
NO_TABLES = """
DROP TABLE IF EXISTS temp.among;
DROP TABLE IF EXISTS temp.found_links;
DROP TABLE IF EXISTS temp.found_events;
"""
TABLES = """
CREATE TEMP TABLE among (claim TEXT PRIMARY KEY, inside INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE found_links (
  row INTEGER PRIMARY KEY, start TEXT, rel TEXT, end TEXT, score REAL, reasons TEXT, UNIQUE (start, rel, end));
CREATE TEMP TABLE found_events (
  row INTEGER PRIMARY KEY, id TEXT UNIQUE, plan, tellings, reports, roots, record TEXT, claims TEXT);
"""
# The rows that what was found among all claims, or among some, replaces where it is not the same.
ALL_EVENTS = "SELECT events.row FROM events WHERE retired_by IS NULL AND"
THEIR_EVENTS = (
    "SELECT DISTINCT events.row FROM temp.among CROSS JOIN event_claims ON event_claims.claim = among.claim"
    " CROSS JOIN events ON events.row = event_claims.event WHERE among.inside AND"
)
SAME_FOUND = "SELECT 1 FROM temp.found_events AS found WHERE found.id = events.id AND found.record = events.record"
ALL_LINKS = "SELECT links.row FROM links WHERE retired_by IS NULL AND"
THEIR_LINKS = (
    "SELECT links.row FROM temp.among AS one CROSS JOIN links ON links.start = one.claim"
    " CROSS JOIN temp.among AS two ON two.claim = links.end"
    " WHERE retired_by IS NULL AND (one.inside OR two.inside) AND"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of one report: its fingerprints, and for each claim its blocks and the day it lies on in them."""

    report: ReportId
    fingerprints: frozenset[int]
    blocks: Mapping[ClaimId, tuple[int, tuple[str, ...]]] = field(default_factory=dict)


# --- what is to be done -----------------------------------------------------------------------------------------------


def unlinked(connection: sqlite3.Connection, run: Run) -> tuple[ReportId, ...]:
    """Give the reports whose current reading has not been linked, by name; all of them where the code was another."""
    found = connection.execute(
        "SELECT reports.id FROM reports JOIN readings ON readings.report = reports.id AND current"
        " LEFT JOIN linkings ON linkings.report = reports.id"
        " WHERE linkings.reading IS NOT readings.row OR linkings.run IS NOT ? ORDER BY reports.name, reports.id",
        (run.id,),
    )
    return tuple(ReportId(each) for (each,) in found)


def reports_in_all(connection: sqlite3.Connection) -> int:
    """Count the reports."""
    (number,) = connection.execute("SELECT count(*) FROM reports").fetchone()
    assert isinstance(number, int)
    return number


def held(
    connection: sqlite3.Connection, reports: Collection[str] | None = None, claims: Collection[str] | None = None
) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Give reports with their current claims, by name: all, or those named; with `claims`, these claims only."""
    wanted = "" if reports is None else " WHERE id IN (SELECT value FROM json_each(?))"
    values = () if reports is None else (json.dumps(sorted(reports)),)
    listed = connection.execute(f"SELECT row FROM reports{wanted} ORDER BY name, id", values).fetchall()
    for (row,) in listed:
        whole = connection.execute("SELECT id, record, text FROM reports WHERE row = ?", (row,))
        report, record, text = whole.fetchone()
        found = connection.execute(
            "SELECT id, record FROM claims WHERE report = ? AND retired_by IS NULL ORDER BY start, end, id", (report,)
        )
        kept = tuple(decode(Claim, each) for claim, each in found if claims is None or claim in claims)
        yield decode(Report, record, text=text), kept


def reports_of(connection: sqlite3.Connection, claims: Iterable[str]) -> frozenset[ReportId]:
    """Give the reports in which claims stand."""
    return frozenset(ReportId(each) for each in _report_of_each(connection, claims).values())


# --- writing ----------------------------------------------------------------------------------------------------------


def write_keys(connection: sqlite3.Connection, keys: Iterable[Keys]) -> None:
    """Keep the keys of reports in place of their older ones: an index, which does not say that they are linked."""
    with breathing(connection) as write:
        for each in keys:
            _write_keys(connection, write, each)


def _write_keys(connection: sqlite3.Connection, write: Write, keys: Keys) -> None:
    (row,) = connection.execute("SELECT row FROM reports WHERE id = ?", (keys.report,)).fetchone()
    connection.execute("DELETE FROM fingerprints WHERE report = ?", (row,))
    connection.execute(f"DELETE FROM blocks WHERE claim IN ({OF_REPORTS})", (json.dumps([keys.report]),))
    prints = [(each, row) for each in sorted(keys.fingerprints)]
    write("INSERT INTO fingerprints VALUES (?, ?) ON CONFLICT DO NOTHING", prints)
    write(
        "INSERT INTO blocks VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(key, day, claim) for claim, (day, blocks) in keys.blocks.items() for key in blocks],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What linking found among some claims: it replaces what was found among them before.

    `claims` None: among all claims of the ledger. Of claims `beside` them only links with them are replaced, no events.
    `reports` are those whose copies were looked for, `linked` those that count as linked when all is written. Links are
    taken before events, each once, so that both may be made on the way.
    """

    claims: frozenset[ClaimId] | None
    beside: frozenset[ClaimId] = frozenset()
    reports: frozenset[ReportId] | None
    linked: Collection[ReportId]
    copies: Sequence[Copy]
    links: Iterable[Link]
    events: Iterable[Event]


def write_findings(connection: sqlite3.Connection, found: Findings, run: Run, now: str) -> None:
    """Keep what linking found and retire what it found before, letting other writers in where it is much.

    Its reports count as linked when all of it is written: if the process ends sooner, they are linked again.
    """
    _lay_out(connection, found)
    with breathing(connection) as write:
        connection.execute(
            "INSERT INTO runs VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (run.id, run.version, run.knowledge, run.model, now),
        )
        write("DELETE FROM linkings WHERE report = ?", [(each,) for each in found.linked])
        _replace_copies(connection, write, found, run)
        _replace_events(connection, write, run, everything=found.claims is None)
        _replace_links(connection, write, run, everything=found.claims is None)
        write(
            "INSERT INTO linkings SELECT ?1, row, ?2, ?3 FROM readings WHERE report = ?1 AND current"
            " ON CONFLICT (report) DO UPDATE SET reading = excluded.reading, run = excluded.run, made = excluded.made",
            [(each, run.id, now) for each in found.linked],
        )
    connection.executescript(NO_TABLES)


def _lay_out(connection: sqlite3.Connection, found: Findings) -> None:
    """Lay what was found into tables of this connection alone: compared there, it never stands in memory as a whole."""
    connection.executescript(NO_TABLES + TABLES)
    connection.execute("BEGIN")
    with connection:
        among = [*((each, 1) for each in sorted(found.claims or ())), *((each, 0) for each in sorted(found.beside))]
        connection.executemany("INSERT INTO temp.among VALUES (?, ?) ON CONFLICT DO NOTHING", among)
        links = (
            (each.start, each.rel.value, each.end, each.score, json.dumps(each.reasons, ensure_ascii=False))
            for each in found.links
        )
        connection.executemany("INSERT OR REPLACE INTO temp.found_links VALUES (NULL, ?, ?, ?, ?, ?)", links)
        events = iter(found.events)
        while some := list(islice(events, AT_ONCE)):
            reports = _report_of_each(connection, [claim for event in some for claim in event.claims])
            rows = [(*_columns(event, reports), json.dumps(event.claims)) for event in some]
            connection.executemany("INSERT INTO temp.found_events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", rows)


def _columns(event: Event, reports: Mapping[str, str]) -> tuple[object, ...]:
    told_in = {reports[claim] for claim in event.claims}
    return event.id, event.plan, len(event.claims), len(told_in), len(event.witnesses), encode(event)


def _replace_copies(connection: sqlite3.Connection, write: Write, found: Findings, run: Run) -> None:
    among = "" if found.reports is None else f" AND report IN {_GIVEN}"
    asked = f"SELECT row, report, copy_of, record FROM copies WHERE retired_by IS NULL{among}"
    values = () if found.reports is None else (json.dumps(sorted(found.reports)),)
    old = {(report, copy_of): (row, record) for row, report, copy_of, record in connection.execute(asked, values)}
    new = {(each.report, each.copy_of): encode(each) for each in found.copies}
    gone = [row for pair, (row, record) in old.items() if new.get(pair) != record]
    write("UPDATE copies SET retired_by = ? WHERE row = ?", [(run.id, row) for row in gone])
    write(
        "INSERT INTO copies (report, copy_of, kind, record, run) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            (each.report, each.copy_of, each.kind, new[each.report, each.copy_of], run.id)
            for each in found.copies
            if old.get((each.report, each.copy_of), (0, ""))[1] != new[each.report, each.copy_of]
        ],
    )


def _replace_events(connection: sqlite3.Connection, write: Write, run: Run, *, everything: bool) -> None:
    scope = ALL_EVENTS if everything else THEIR_EVENTS
    gone = connection.execute(f"{scope} NOT EXISTS ({SAME_FOUND})").fetchall()
    write("DELETE FROM event_claims WHERE event = ?", gone)
    write("UPDATE events SET retired_by = ? WHERE row = ?", [(run.id, row) for (row,) in gone])
    connection.execute(
        f"DELETE FROM temp.found_events AS found WHERE EXISTS ({ALL_EVENTS} events.id = found.id"
        " AND events.record = found.record)"
    )
    for some in _stretches(connection, "found_events"):
        # Another process may have linked the same while we let it write.
        write(
            "UPDATE events SET retired_by = ?1 WHERE retired_by IS NULL AND id IN"
            " (SELECT id FROM temp.found_events WHERE row BETWEEN ?2 AND ?3)",
            [(run.id, *some)],
        )
        write(
            "INSERT INTO events (id, plan, tellings, reports, roots, record, run)"
            " SELECT id, plan, tellings, reports, roots, record, ?1 FROM temp.found_events WHERE row BETWEEN ?2 AND ?3"
            " ON CONFLICT DO NOTHING",
            [(run.id, *some)],
        )
        write(
            "INSERT INTO event_claims SELECT value, events.row FROM temp.found_events AS found, json_each(found.claims)"
            " JOIN events ON events.id = found.id AND events.retired_by IS NULL WHERE found.row BETWEEN ? AND ?"
            " ON CONFLICT (claim) DO UPDATE SET event = excluded.event",
            [some],
        )


def _report_of_each(connection: sqlite3.Connection, claims: Iterable[str]) -> dict[str, str]:
    return dict(connection.execute(THEIR_REPORTS, (json.dumps(sorted(claims)),)).fetchall())


def _replace_links(connection: sqlite3.Connection, write: Write, run: Run, *, everything: bool) -> None:
    gone = connection.execute(
        f"{ALL_LINKS if everything else THEIR_LINKS} NOT EXISTS (SELECT 1 FROM temp.found_links AS found"
        " WHERE (found.start, found.rel, found.end) = (links.start, links.rel, links.end)"
        " AND found.score IS links.score AND found.reasons = links.reasons)"
    ).fetchall()
    write("UPDATE links SET retired_by = ? WHERE row = ?", [(run.id, row) for (row,) in gone])
    for some in _stretches(connection, "found_links"):
        write(
            "INSERT INTO links (start, rel, end, score, reasons, run) SELECT start, rel, end, score, reasons, ?"
            " FROM temp.found_links WHERE row BETWEEN ? AND ? ON CONFLICT DO NOTHING",
            [(run.id, *some)],
        )


def _stretches(connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, int]]:
    """Give the first and the last row of each stretch of a table of what was found."""
    (last,) = connection.execute(f"SELECT coalesce(max(row), 0) FROM temp.{table}").fetchone()
    for first in range(1, last + 1, AT_ONCE):
        yield first, first + AT_ONCE - 1


def forget_linking(connection: sqlite3.Connection, reports: Collection[str]) -> None:
    """Let reports be linked again: somebody decided something about their claims."""
    with transaction(connection):
        connection.executemany("DELETE FROM linkings WHERE report = ?", [(each,) for each in reports])


# --- asking -----------------------------------------------------------------------------------------------------------


def find_event_ids(connection: sqlite3.Connection, prefix: str) -> tuple[str, ...]:
    """Give the ids of current events that begin so."""
    if len(prefix) < SHORTEST_PREFIX:
        return ()
    found = connection.execute(
        "SELECT id FROM events WHERE retired_by IS NULL AND id >= ?1 AND id < ?1 || char(1114111) ORDER BY id",
        (prefix,),
    )
    return tuple(each for (each,) in found)


def load_event(connection: sqlite3.Connection, event: str) -> Event | None:
    """Give a current event."""
    found = connection.execute("SELECT record FROM events WHERE id = ? AND retired_by IS NULL", (event,)).fetchone()
    return decode(Event, found[0]) if found else None


def event_of(connection: sqlite3.Connection, claim: str) -> Event | None:
    """Give the event in which a claim stands."""
    found = connection.execute(
        "SELECT record FROM event_claims JOIN events ON events.row = event WHERE claim = ?", (claim,)
    ).fetchone()
    return decode(Event, found[0]) if found else None


def events(connection: sqlite3.Connection, *, plan: bool | None = None) -> Iterator[Event]:
    """Give current events, most told first; `plan` True: only plans, False: only what is told as fact or denied."""
    wanted = "" if plan is None else f" AND plan = {int(plan)}"
    rows = connection.execute(
        f"SELECT record FROM events WHERE retired_by IS NULL{wanted} ORDER BY reports DESC, tellings DESC, id"
    )
    for (record,) in rows:
        yield decode(Event, record)


def copies(connection: sqlite3.Connection, among: Collection[str] | None = None) -> tuple[Copy, ...]:
    """Give which report copies which: all, or those between reports `among` these."""
    here = " IN (SELECT value FROM json_each(:among))"
    wanted = "" if among is None else f" AND report{here} AND copy_of{here}"
    rows = connection.execute(
        f"SELECT record FROM copies WHERE retired_by IS NULL{wanted} ORDER BY report, copy_of",
        {"among": json.dumps(sorted(among or ()))},
    )
    return tuple(decode(Copy, record) for (record,) in rows)


def links_of(connection: sqlite3.Connection, claims: Collection[str]) -> tuple[Link, ...]:
    """Give the current links that begin or end at one of these claims."""
    found: dict[tuple[str, str, str], Link] = {}
    for part in in_parts(sorted(claims)):
        for column in ("start", "end"):
            rows = connection.execute(
                f"SELECT start, rel, end, score, reasons FROM links WHERE retired_by IS NULL AND {column} IN"
                f" ({marks(part)})",
                part,
            )
            for start, rel, end, score, reasons in rows:
                found[start, rel, end] = Link(
                    start=ClaimId(start),
                    rel=LinkRel(rel),
                    end=ClaimId(end),
                    score=score,
                    reasons=tuple(json.loads(reasons)),
                )
    return tuple(found[key] for key in sorted(found))


def link_judgements(connection: sqlite3.Connection) -> tuple[tuple[Judgement, LinkRel, ClaimId], ...]:
    """Give all decisions of people about pairs of claims, oldest first, with the relation and the other claim."""
    rows = connection.execute(
        "SELECT claim, rel, other, verdict, coder, made, changes, note FROM judgements"
        " WHERE other IS NOT NULL ORDER BY row"
    )
    return tuple(
        (
            Judgement(
                claim=ClaimId(claim), verdict=Verdict(verdict), coder=coder, made=made, changes=changes, note=note
            ),
            LinkRel(rel),
            ClaimId(other),
        )
        for claim, rel, other, verdict, coder, made, changes, note in rows
    )
