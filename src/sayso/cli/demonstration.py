"""`sayso demo`: the bundled sample reports read into a ledger, and a walk through what came out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from rich.console import Console
from rich.text import Text

from sayso.cli import screens
from sayso.cli.safety import in_line
from sayso.ledger import Ledger
from sayso.ledger.tables import ClaimTable
from sayso.records import Claim, SourceKind
from sayso.store.rows import ClaimRow, ReportRow

SHOWN = 12  # rows of each table: the demo is a look, not the ledger


def show(out: Console, ledger: Path | None) -> None:
    """Read the samples into the given ledger, or a temporary one, and show what came out and what to type next."""
    with tempfile.TemporaryDirectory() as temporary, resources.as_file(resources.files("sayso.demo")) as demo:
        with Ledger.open(ledger or Path(temporary) / "demo.sayso") as opened:
            summary = opened.read(demo / "reports")
            reports = tuple(opened.reports())
            claims = opened.claims(section="body")
        _show_reports(out, reports)
        out.print()
        out.print(screens.summary_screen(summary))
        _show_claims(out, claims)
        _show_one(out, claims)
    _show_next(out, ledger)


def _show_reports(out: Console, reports: Iterable[ReportRow]) -> None:
    _head(out, "The reports", "invented outlets, a real war; nothing here happened as told")
    for row in reports:
        line = screens.report_line(row.report)
        line.truncate(out.width, overflow="ellipsis")
        out.print(line)


def _show_claims(out: Console, claims: ClaimTable) -> None:
    happened, other = screens.split_by_happening(claims)
    for name, told, rows in (
        ("Reported as having happened", "by somebody, true or not", happened),
        ("Not reported as having happened", "planned, feared, refused, denied", other),
    ):
        _head(out, f"{name}: {len(rows)} claims", told)
        out.print(screens.claim_lines(_spread(rows)))
        if len(rows) > SHOWN:
            out.print(Text(f"and {len(rows) - SHOWN} more", style="dim"))


def _spread(rows: list[ClaimRow]) -> list[ClaimRow]:
    """Choose rows evenly from all reports, so that the table is not all of the first one."""
    if len(rows) <= SHOWN:
        return rows
    return [rows[number * len(rows) // SHOWN] for number in range(SHOWN)]


def _show_one(out: Console, claims: ClaimTable) -> None:
    """Show the claim that tells most: a chain of sources, parties, a place on the map, a time, a number."""
    if not claims:
        return
    row = max(claims, key=lambda each: (_told_by(each.claim), each.claim.id))
    _head(out, "One claim whole", "its words, its fields, and who says so, from the outside in")
    out.print(screens.claim_screen(row))


def _told_by(claim: Claim) -> int:
    """Count what a claim tells: links of its chain, a named speaker, parties, a placed place, a time, a number."""
    chain = claim.attribution
    spoken = bool(chain) and chain[-1].kind in (SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICE)
    placed = any(each.place.lat is not None for each in claim.places)
    parties = len({each.canonical for each in claim.actors})
    return min(len(chain), 3) + spoken + placed + min(parties, 2) + bool(claim.when.span) + bool(claim.quantities)


def _show_next(out: Console, ledger: Path | None) -> None:
    _head(out, "Now you", "")
    kept = ledger or Path("demo.sayso")
    asked = (
        (f"sayso demo --ledger {kept}", "keeps this ledger, so that you can ask it more"),
        (f"sayso claims --ledger {kept} --status planned", "what is only planned"),
        (f"sayso explain ID --ledger {kept}", "the words and rules behind a claim"),
        (f"sayso check --ledger {kept}", "proves it against the original bytes"),
        ("sayso read FOLDER", "your own reports, into ./ledger.sayso"),
    )
    for typed, told in asked if ledger is None else asked[1:]:
        out.print(Text(f"  # {told}", style="dim"))
        out.print(Text.assemble("  ", in_line(typed)), soft_wrap=True)


def _head(out: Console, name: str, told: str) -> None:
    out.print()
    out.print(Text.assemble(Text(name, style="bold"), Text(f"  {told}" if told else "", style="dim")))
