"""What linking finds, kept and found again: copies, events, links, and the keys by which new reports meet old ones.

Retired rows stay. The keys (fingerprints, blocks) are an index like any other and are replaced with their report.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.records import Claim, ClaimId, Copy, Event, Judgement, Link, LinkRel, Report, ReportId, Run, Verdict
from sayso.store.codec import decode, encode
from sayso.store.connections import Write, breathing, transaction
from sayso.store.queries import SHORTEST_PREFIX

MANY = 500  # values in one question: SQLite takes at least 999
_GIVEN = "(SELECT value FROM json_each(?1))"
OF_REPORTS = (  # the claims of reports: the machine's, retired ones too, and people's
    f"SELECT id FROM claims WHERE report IN {_GIVEN} UNION SELECT claim FROM additions WHERE report IN {_GIVEN}"
)
THEIR_REPORTS = (  # claims with their reports
    f"SELECT id, report FROM claims WHERE id IN {_GIVEN}"
    f" UNION SELECT claim, report FROM additions WHERE claim IN {_GIVEN}"
)
CROWD = 200  # reports that share one fingerprint and are still looked at: more is a notice that all reports bear


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of one report: its fingerprints, and for each claim its blocks and the day it lies on in them."""

    report: ReportId
    fingerprints: frozenset[int]
    blocks: Mapping[ClaimId, tuple[int, tuple[str, ...]]] = field(default_factory=dict)


def _in_parts(values: Iterable[object]) -> Iterator[list[object]]:
    listed = list(values)
    for at in range(0, len(listed), MANY):
        yield listed[at : at + MANY]


def _gather(connection: sqlite3.Connection, asked: str, values: Iterable[object]) -> set[str]:
    """Give the ids that a query with one `{marks}` finds for any number of values."""
    return {
        each for part in _in_parts(values) for (each,) in connection.execute(asked.format(marks=_marks(part)), part)
    }


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


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
    listed = connection.execute(f"SELECT id, record, text FROM reports{wanted} ORDER BY name, id", values).fetchall()
    for report, record, text in listed:
        found = connection.execute(
            "SELECT id, record FROM claims WHERE report = ? AND retired_by IS NULL ORDER BY start, end, id", (report,)
        )
        kept = tuple(decode(Claim, each) for claim, each in found if claims is None or claim in claims)
        yield decode(Report, record, text=text), kept


def sharing_reports(
    connection: sqlite3.Connection, prints: Iterable[int], but: Collection[str]
) -> tuple[ReportId, ...]:
    """Give the reports that share a fingerprint; of one that a crowd shares only the oldest."""
    found: dict[str, None] = {}
    for part in _in_parts(prints):
        rows = connection.execute(
            "SELECT hash, reports.id FROM fingerprints JOIN reports ON reports.row = report"
            f" WHERE hash IN ({_marks(part)}) ORDER BY hash, coalesce(reports.published, '9999'), reports.id",
            part,
        )
        crowds: dict[int, list[str]] = {}
        for value, report in rows:
            crowds.setdefault(value, []).append(report)
        for crowd in crowds.values():
            found.update(dict.fromkeys(crowd if len(crowd) <= CROWD else crowd[:1]))
    return tuple(ReportId(each) for each in found if each not in but)


def claims_in_blocks(connection: sqlite3.Connection, keys: Mapping[str, int], near: int) -> tuple[ClaimId, ...]:
    """Give the claims of blocks that lie next in time to a day, `near` on each side; `keys` are blocks with the day."""
    found: dict[str, None] = {}
    for key, day in sorted(keys.items()):
        for compare, order in ((">=", "day"), ("<", "day DESC")):
            rows = connection.execute(
                f"SELECT claim FROM blocks WHERE key = ? AND day {compare} ? ORDER BY {order} LIMIT ?",
                (key, day, near),
            )
            found.update(dict.fromkeys(each for (each,) in rows))
    return tuple(ClaimId(each) for each in found)


def with_their_events(connection: sqlite3.Connection, claims: Iterable[str]) -> frozenset[ClaimId]:
    """Give claims with all other claims of their events: an event is linked anew as a whole or not at all."""
    known = frozenset(claims)
    asked = "SELECT claim FROM event_claims WHERE event IN (SELECT event FROM event_claims WHERE claim IN ({marks}))"
    return frozenset(ClaimId(each) for each in known | _gather(connection, asked, sorted(known)))


def linked_claims_of(connection: sqlite3.Connection, reports: Iterable[str]) -> frozenset[ClaimId]:
    """Give the claims of reports that stand in events, retired ones included."""
    found = connection.execute(
        f"SELECT claim FROM event_claims WHERE claim IN ({OF_REPORTS})", (json.dumps(sorted(reports)),)
    )
    return frozenset(ClaimId(each) for (each,) in found)


def reports_of(connection: sqlite3.Connection, claims: Iterable[str]) -> frozenset[ReportId]:
    """Give the reports in which claims stand."""
    return frozenset(ReportId(each) for each in _report_of_each(connection, claims).values())


# --- writing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What linking found among some claims: it replaces what was found among them before.

    `claims` None: among all claims of the ledger. `reports` are those whose copies were looked for.
    """

    claims: frozenset[ClaimId] | None
    reports: frozenset[ReportId] | None
    copies: Sequence[Copy]
    events: Sequence[Event]
    links: Sequence[Link]
    keys: Sequence[Keys]


def write_findings(connection: sqlite3.Connection, found: Findings, run: Run, now: str) -> None:
    """Keep what linking found and retire what it found before, letting other writers in where it is much.

    Its reports count as linked when all of it is written: if the process ends sooner, they are linked again.
    """
    with breathing(connection) as write:
        connection.execute(
            "INSERT INTO runs VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (run.id, run.version, run.knowledge, run.model, now),
        )
        write("DELETE FROM linkings WHERE report = ?", [(each.report,) for each in found.keys])
        _replace_copies(connection, write, found, run)
        _replace_events(connection, write, found, run)
        _replace_links(connection, write, found, run)
        for each in found.keys:
            _write_keys(connection, write, each)
        write(
            "INSERT INTO linkings SELECT ?1, row, ?2, ?3 FROM readings WHERE report = ?1 AND current"
            " ON CONFLICT (report) DO UPDATE SET reading = excluded.reading, run = excluded.run, made = excluded.made",
            [(each.report, run.id, now) for each in found.keys],
        )


def _replace_copies(connection: sqlite3.Connection, write: Write, found: Findings, run: Run) -> None:
    old = {
        (report, copy_of): (row, record)
        for row, report, copy_of, record in connection.execute(
            "SELECT row, report, copy_of, record FROM copies WHERE retired_by IS NULL"
        )
        if found.reports is None or report in found.reports
    }
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


def _replace_events(connection: sqlite3.Connection, write: Write, found: Findings, run: Run) -> None:
    new = {each.id: (each, encode(each)) for each in found.events}
    old = _events_of(connection, found.claims)
    gone = [row for name, (row, record) in old.items() if name not in new or new[name][1] != record]
    write("DELETE FROM event_claims WHERE event = ?", [(row,) for row in gone])
    write("UPDATE events SET retired_by = ? WHERE row = ?", [(run.id, row) for row in gone])
    reports = _report_of_each(connection, [claim for event in found.events for claim in event.claims])
    for name, (event, record) in new.items():
        if old.get(name, (0, ""))[1] == record:
            continue
        told_in = {reports[claim] for claim in event.claims}
        # Another process may have linked the same while we let it write.
        write("UPDATE events SET retired_by = ? WHERE id = ? AND retired_by IS NULL", [(run.id, event.id)])
        row = connection.execute(
            "INSERT INTO events (id, plan, tellings, reports, roots, record, run) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (event.id, event.plan, len(event.claims), len(told_in), len(event.witnesses), record, run.id),
        ).lastrowid
        write(
            "INSERT INTO event_claims VALUES (?, ?) ON CONFLICT (claim) DO UPDATE SET event = excluded.event",
            [(claim, row) for claim in event.claims],
        )


def _events_of(connection: sqlite3.Connection, claims: frozenset[ClaimId] | None) -> dict[str, tuple[int, str]]:
    if claims is None:
        rows = connection.execute("SELECT id, row, record FROM events WHERE retired_by IS NULL").fetchall()
    else:
        rows = [
            each
            for part in _in_parts(sorted(claims))
            for each in connection.execute(
                "SELECT DISTINCT events.id, events.row, events.record FROM event_claims JOIN events"
                f" ON events.row = event_claims.event WHERE claim IN ({_marks(part)})",
                part,
            )
        ]
    return {name: (row, record) for name, row, record in rows}


def _report_of_each(connection: sqlite3.Connection, claims: Iterable[str]) -> dict[str, str]:
    return dict(connection.execute(THEIR_REPORTS, (json.dumps(sorted(claims)),)).fetchall())


def _replace_links(connection: sqlite3.Connection, write: Write, found: Findings, run: Run) -> None:
    old = {
        (start, rel, end): (row, reasons, score)
        for row, start, rel, end, reasons, score in _links_among(connection, found.claims)
    }
    new = {
        (each.start, each.rel.value, each.end): (json.dumps(each.reasons, ensure_ascii=False), each.score)
        for each in found.links
    }
    gone = [row for link, (row, *told) in old.items() if link not in new or new[link] != tuple(told)]
    write("UPDATE links SET retired_by = ? WHERE row = ?", [(run.id, row) for row in gone])
    write(
        "INSERT INTO links (start, rel, end, reasons, score, run) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(*link, *told, run.id) for link, told in new.items() if old.get(link, (0,))[1:] != told],
    )


def _links_among(
    connection: sqlite3.Connection, claims: frozenset[ClaimId] | None
) -> Iterator[tuple[int, str, str, str, str, float | None]]:
    """Give the current links whose two ends are both among claims."""
    columns = "SELECT row, start, rel, end, reasons, score FROM links WHERE retired_by IS NULL"
    if claims is None:
        yield from connection.execute(columns)
        return
    for part in _in_parts(sorted(claims)):
        for each in connection.execute(f"{columns} AND start IN ({_marks(part)})", part):
            if each[3] in claims:
                yield each


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
    for part in _in_parts(sorted(claims)):
        for column in ("start", "end"):
            rows = connection.execute(
                f"SELECT start, rel, end, score, reasons FROM links WHERE retired_by IS NULL AND {column} IN"
                f" ({_marks(part)})",
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
