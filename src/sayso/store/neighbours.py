"""Whom new claims meet in a ledger that is linked already: by fingerprints, blocks, copies and events around them.

Every question here is asked of an index, so that its cost follows what is found and not the size of the ledger.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sayso.records import ClaimId, Copy, PlaceRel, ReportId
from sayso.store.codec import decode

MANY = 500  # values in one question: SQLite takes at least 999
CROWD = 200  # reports that share one fingerprint and are still looked at: more is a notice that all reports bear
_GIVEN = "(SELECT value FROM json_each(?1))"
OF_REPORTS = (  # the claims of reports: the machine's, retired ones too, and people's
    f"SELECT id FROM claims WHERE report IN {_GIVEN} UNION SELECT claim FROM additions WHERE report IN {_GIVEN}"
)
_PLACED = f"""
SELECT report, id, type, end - start, EXISTS (
  SELECT 1 FROM claim_places WHERE claim = claims.row AND rel != ?2
  AND precision NOT IN (SELECT value FROM json_each(?3)))
FROM claims WHERE report IN {_GIVEN} AND retired_by IS NULL ORDER BY report, start, end, id
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a claim is compared with: of each of its blocks the claims next to its day, at most so many on each side.

    A block whose next `most` claims all lie within `reach` days is crowded there: whoever comes next in it is chance,
    and it is left out, unless all blocks are crowded. Without `ahead` only claims of earlier days are given.
    """

    day: int
    blocks: tuple[str, ...]
    most: int
    reach: int
    ahead: bool = True


def sharing_reports(
    connection: sqlite3.Connection, prints: Iterable[int], but: Collection[str]
) -> tuple[ReportId, ...]:
    """Give the reports that share a fingerprint; of one that a crowd shares only the oldest."""
    found: dict[str, None] = {}
    for part in in_parts(prints):
        rows = connection.execute(
            "SELECT hash, reports.id FROM fingerprints JOIN reports ON reports.row = report"
            f" WHERE hash IN ({marks(part)}) ORDER BY hash, coalesce(reports.published, '9999'), reports.id",
            part,
        )
        crowds: dict[int, list[str]] = {}
        for value, report in rows:
            crowds.setdefault(value, []).append(report)
        for crowd in crowds.values():
            found.update(dict.fromkeys(crowd if len(crowd) <= CROWD else crowd[:1]))
    return tuple(ReportId(each) for each in found if each not in but)


def claims_in_blocks(connection: sqlite3.Connection, sought: Iterable[Sought]) -> tuple[ClaimId, ...]:
    """Give the claims that those sought are compared with, each once."""
    found: dict[str, None] = {}
    for each in dict.fromkeys(sought):
        ahead = [(key, _ahead(connection, key, each)) for key in each.blocks]
        free = [(key, rows) for key, rows in ahead if not _is_crowded(rows, each)]
        for key, rows in free or ahead:
            found.update(dict.fromkeys(claim for claim, _ in rows if each.ahead))
            before = connection.execute(
                "SELECT claim FROM blocks WHERE key = ? AND day < ? ORDER BY day DESC, claim DESC LIMIT ?",
                (key, each.day, each.most),
            )
            found.update(dict.fromkeys(claim for (claim,) in before))
    return tuple(ClaimId(each) for each in found)


def _ahead(connection: sqlite3.Connection, key: str, sought: Sought) -> list[tuple[str, int]]:
    return connection.execute(
        "SELECT claim, day FROM blocks WHERE key = ? AND day >= ? ORDER BY day, claim LIMIT ?",
        (key, sought.day, sought.most),
    ).fetchall()


def _is_crowded(rows: list[tuple[str, int]], sought: Sought) -> bool:
    return len(rows) == sought.most and rows[-1][1] < sought.day + sought.reach


def with_their_events(connection: sqlite3.Connection, claims: Iterable[str]) -> frozenset[ClaimId]:
    """Give claims with all other claims of their events: an event is linked anew as a whole or not at all."""
    known = frozenset(claims)
    asked = "SELECT claim FROM event_claims WHERE event IN (SELECT event FROM event_claims WHERE claim IN ({marks}))"
    found = {
        each
        for part in in_parts(sorted(known))
        for (each,) in connection.execute(asked.format(marks=marks(part)), part)
    }
    return frozenset(ClaimId(each) for each in known | found)


def linked_claims_of(connection: sqlite3.Connection, reports: Iterable[str]) -> frozenset[ClaimId]:
    """Give the claims of reports that stand in events, retired ones included."""
    found = connection.execute(
        f"SELECT claim FROM event_claims WHERE claim IN ({OF_REPORTS})", (json.dumps(sorted(reports)),)
    )
    return frozenset(ClaimId(each) for (each,) in found)


def linked_with(connection: sqlite3.Connection, claims: Iterable[str]) -> frozenset[ClaimId]:
    """Give the claims at the other ends of the links of claims."""
    found: set[str] = set()
    for part in in_parts(sorted(claims)):
        for here, there in (("start", "end"), ("end", "start")):
            asked = f"SELECT {there} FROM links WHERE retired_by IS NULL AND {here} IN ({marks(part)})"
            found.update(each for (each,) in connection.execute(asked, part))
    return frozenset(ClaimId(each) for each in found)


def with_their_places(
    connection: sqlite3.Connection, reports: Iterable[str], claims: Collection[str], wide: Collection[str], repeats: int
) -> frozenset[ClaimId]:
    """Give the claims among `claims` that stand in reports, and those that are needed to understand them.

    One that names no place finer than the `wide` precisions is told of where the text was: the claims before it that
    name one say so. Of a report that says one thing more than `repeats` times all claims are given.
    """
    found: set[ClaimId] = set()
    values = (json.dumps(sorted(reports)), PlaceRel.REFERENCE.value, json.dumps(sorted(wide)))
    for _, rows in groupby(connection.execute(_PLACED, values), key=lambda row: row[0]):
        told = [(ClaimId(claim), bool(placed), (kind, length)) for _, claim, kind, length, placed in rows]
        if max(Counter(words for *_, words in told).values()) > repeats:
            found.update(claim for claim, *_ in told)
            continue
        astray = False  # a claim further on asks where it is
        for claim, placed, _ in reversed(told):
            if claim in claims or (placed and astray):
                found.add(claim)
                astray = astray or not placed
    return frozenset(found)


def copies_from(connection: sqlite3.Connection, reports: Iterable[str]) -> tuple[Copy, ...]:
    """Give the copies that reports are, and those that their originals are, up to the first."""
    found: dict[str, Copy] = {}
    asked, left = set[str](), set[str](reports)
    while left:
        rows = connection.execute(
            f"SELECT record FROM copies WHERE retired_by IS NULL AND report IN {_GIVEN}", (json.dumps(sorted(left)),)
        )
        known = {record: decode(Copy, record) for (record,) in rows}
        found.update(known)
        asked |= left
        left = {str(each.copy_of) for each in known.values()} - asked
    return tuple(sorted(found.values(), key=lambda each: (each.report, each.copy_of)))


def outlets_of(connection: sqlite3.Connection, reports: Iterable[str]) -> dict[ReportId, str | None]:
    """Give the outlet of each report."""
    found = connection.execute(f"SELECT id, outlet FROM reports WHERE id IN {_GIVEN}", (json.dumps(sorted(reports)),))
    return {ReportId(report): outlet for report, outlet in found}


def in_parts(values: Iterable[object]) -> Iterator[list[object]]:
    """Cut values into lists of as many as one question takes."""
    listed = list(values)
    for at in range(0, len(listed), MANY):
        yield listed[at : at + MANY]


def marks(values: Collection[object]) -> str:
    """Give a question mark for each value."""
    return ", ".join("?" * len(values))
