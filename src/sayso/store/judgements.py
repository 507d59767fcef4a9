"""What people decided: judgements about claims, appended and never altered, with the claims that they bring in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator

from sayso.records import Claim, ClaimId, Judgement, LinkRel, Report, ReportId, Verdict
from sayso.store.codec import decode, encode
from sayso.store.connections import flushed
from sayso.store.evidence import seal
from sayso.store.rows import SealedClaim

ASKED = (
    "SELECT judgements.claim, verdict, coder, made, changes, note, adjudicated, record"
    " FROM judgements LEFT JOIN additions ON additions.judgement = judgements.row WHERE other IS NULL"
)


def add_judgement(
    connection: sqlite3.Connection,
    judgement: Judgement,
    link: tuple[LinkRel, str] | None = None,
    *,
    report: Report | None = None,
) -> None:
    """Append a person's decision about a claim, or about its link to another, and see it through to the disk.

    One that brings in a claim needs the `report` that the claim stands in, for its seal.
    """
    rel, other = link or (None, None)
    values = (judgement.claim, rel, other, judgement.verdict, judgement.coder, judgement.made)
    more = (judgement.changes, judgement.note, judgement.adjudicated)
    with flushed(connection):
        row = connection.execute(
            "INSERT INTO judgements (claim, rel, other, verdict, coder, made, changes, note, adjudicated)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, *more),
        ).lastrowid
        if judgement.added is not None:
            assert report is not None
            added = judgement.added
            connection.execute(
                "INSERT INTO additions (judgement, claim, report, seal, record) VALUES (?, ?, ?, ?, ?)",
                (row, added.id, added.report, seal(added, report), encode(added)),
            )


def judgements(
    connection: sqlite3.Connection, claim: str | None = None, *, report: str | None = None
) -> tuple[Judgement, ...]:
    """Give all decisions about a claim, the claims of a report, or all claims (never their links), oldest first."""
    asked, values = ASKED, list[str]()
    if claim is not None:
        asked, values = f"{ASKED} AND judgements.claim = ?", [claim]
    elif report is not None:
        own = "SELECT id FROM claims WHERE report = ?1 UNION SELECT claim FROM additions WHERE report = ?1"
        asked, values = f"{ASKED} AND judgements.claim IN ({own})", [report]
    return tuple(_judgements(connection.execute(f"{asked} ORDER BY judgements.row", values)))


def _judgements(found: sqlite3.Cursor) -> Iterator[Judgement]:
    for claim, verdict, coder, made, changes, note, adjudicated, record in found:
        yield Judgement(
            claim=ClaimId(claim),
            verdict=Verdict(verdict),
            coder=coder,
            made=made,
            changes=changes,
            note=note,
            adjudicated=bool(adjudicated),
            added=decode(Claim, record) if record else None,
        )


def sealed_additions(connection: sqlite3.Connection, report: str) -> tuple[SealedClaim, ...]:
    """Give the claims that people added to a report as they lie in the file, those taken back too."""
    found = connection.execute(
        "SELECT claim, report, record, seal FROM additions WHERE report = ? ORDER BY judgement", (report,)
    )
    return tuple(
        SealedClaim(id=ClaimId(claim), report=of, record=record, seal=seal) for claim, of, record, seal in found
    )


def judged_reports(connection: sqlite3.Connection) -> tuple[ReportId, ...]:
    """Give the reports about whose claims somebody said something, by id."""
    found = connection.execute(
        "SELECT report FROM claims WHERE id IN (SELECT claim FROM judgements WHERE other IS NULL)"
        " UNION SELECT report FROM additions"
    )
    return tuple(sorted(ReportId(report) for (report,) in found))


def changed_reports(connection: sqlite3.Connection) -> tuple[ReportId, ...]:
    """Give the reports, by id, whose claims may differ from the machine's because of what somebody said.

    Not those in which all was only accepted, found unsure, or taken back: there the machine's claims stand, unless it
    has since lost one of those.
    """
    found = connection.execute(
        "WITH said AS (SELECT claim, verdict, changes FROM judgements WHERE other IS NULL)"
        " SELECT report FROM claims WHERE id IN"
        " (SELECT claim FROM said WHERE verdict NOT IN (?, ?, ?) OR changes IS NOT NULL)"
        " UNION SELECT report FROM claims WHERE id IN (SELECT claim FROM said)"
        " GROUP BY id HAVING sum(retired_by IS NULL) = 0"
        " UNION SELECT report FROM additions",
        (Verdict.ACCEPT, Verdict.UNSURE, Verdict.WITHDRAWN),
    )
    return tuple(sorted(ReportId(report) for (report,) in found))


def gone_claims(connection: sqlite3.Connection, report: str) -> tuple[Claim, ...]:
    """Give the newest state of a report's claims that people judged and the current reading no longer makes."""
    found = connection.execute(
        "SELECT record, max(row) FROM claims WHERE report = ?1 AND id IN (SELECT claim FROM judgements)"
        " AND id NOT IN (SELECT id FROM claims WHERE report = ?1 AND retired_by IS NULL) GROUP BY id ORDER BY id",
        (report,),
    )
    return tuple(decode(Claim, record) for record, _ in found)


def report_of(connection: sqlite3.Connection, claim: str) -> ReportId | None:
    """Give the report in which a claim stands, the machine's or a person's, current or not."""
    found = connection.execute(
        "SELECT report FROM claims WHERE id = ?1 UNION SELECT report FROM additions WHERE claim = ?1", (claim,)
    ).fetchone()
    return ReportId(found[0]) if found else None


def claims_of(connection: sqlite3.Connection, reports: Collection[str]) -> dict[ClaimId, ReportId]:
    """Give all claims of some reports, the machine's and people's, current or not, each with its report."""
    given = "(SELECT value FROM json_each(?1))"
    found = connection.execute(
        f"SELECT id, report FROM claims WHERE report IN {given}"
        f" UNION SELECT claim, report FROM additions WHERE report IN {given}",
        (json.dumps(sorted(reports)),),
    )
    return {ClaimId(claim): ReportId(report) for claim, report in found}
