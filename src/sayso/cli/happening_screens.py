"""What the terminal shows of events, plans and sources: how many reports, how many independent roots, who differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.safety import in_line
from sayso.cli.screens import SHOWN_ID, chain, claim_lines, places, status_line
from sayso.ledger.happenings import EventRow, PlanRow, SourceRow, plan_row
from sayso.ledger.linkings import LinkSummary
from sayso.ledger.tables import party
from sayso.link.outcomes import Fate
from sayso.records import ClaimId, LinkRel
from sayso.store.evidence import in_days
from sayso.store.rows import ClaimRow

FATES = {
    Fate.HAPPENED: "bold green",
    Fate.LATE: "green",
    Fate.POSTPONED: "yellow",
    Fate.REFUSED: "red",
    Fate.DROPPED: "red",
    Fate.OVERTAKEN: "magenta",
    Fate.REPEATED: "yellow",
    Fate.NO_NEWS: "dim",
}
OUTSIDE = {LinkRel.CONTRADICTS: "contradicted by", LinkRel.UPDATES: "see also"}


def counted(row: EventRow) -> Text:
    """Give the one line that matters: how many reports, how many independent roots."""
    reports, roots = row.reports, len(row.event.witnesses)
    told = f"{_number(reports, 'report')}, {_number(roots, 'independent root')}"
    against = f", {row.contradicted} contradicting" if row.contradicted else ""
    return Text.assemble(Text(told, style="bold" if roots > 1 else ""), Text(against, style="red"))


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def event_cards(rows: Iterable[EventRow]) -> Iterable[RenderableType]:
    """Give events as cards of a few lines."""
    for row in rows:
        yield _card(row, counted(row))


def plan_cards(rows: Iterable[PlanRow]) -> Iterable[RenderableType]:
    """Give plans as cards, each with what became of it."""
    for row in rows:
        yield _card(row.plan, Text.assemble(counted(row.plan), ": ", Text(row.fate.value, style=FATES[row.fate])))


def _card(row: EventRow, line: Text) -> Table:
    claim = row.first.claim
    card = Table.grid(padding=(0, 1))
    card.add_column(width=SHOWN_ID, style="dim")
    card.add_column(ratio=1)
    told = ", ".join(each for each in (in_days(claim.when.interval), places(claim), party(claim)) if each)
    head = Text.assemble(status_line(claim.status.value), "  ", Text(claim.type.value.value), "  ", in_line(told))
    card.add_row(Text(row.event.id[:SHOWN_ID]), head)
    card.add_row("", Text.assemble("“", in_line(row.first.quote), "”"))
    card.add_row("", line)
    return card


def event_screen(row: EventRow) -> RenderableType:
    """Give one event or plan whole: its tellings, its roots with the reason of each merge, where tellings differ."""
    claims = {each.claim.id: each for each in (*row.rows, *row.others)}
    parts: list[RenderableType] = [_card(row, counted(row)), "", claim_lines(row.rows)]
    parts += ["", Text("independent roots", style="dim"), *_roots(row, claims)]
    if row.differences:
        parts += ["", Text("where the tellings differ", style="dim"), *_differences(row, claims)]
    outside = list(_outside(row, claims))
    if outside:
        parts += ["", Text("beside it", style="dim"), *outside]
    if row.event.plan:
        parts += ["", Text("what became of it", style="dim"), *_thread(plan_row(row))]
    return Group(*parts)


def _roots(row: EventRow, claims: dict[ClaimId, ClaimRow]) -> Iterable[RenderableType]:
    for root in row.event.witnesses:
        reports = dict.fromkeys(claims[each].report.name for each in root.claims if each in claims)
        yield Text.assemble("  ", in_line(root.name, style="bold"), "  ", in_line(", ".join(reports), style="dim"))
        for reason in root.reasons:
            yield Padding(in_line(reason, style="dim"), (0, 0, 0, 4))


def _differences(row: EventRow, claims: dict[ClaimId, ClaimRow]) -> Iterable[RenderableType]:
    for each in row.differences:
        sign = Text("✕ " if each.contradictory else "  ", style="red")
        yield Text.assemble(sign, Text(each.field, style="bold"))
        for value in each.values:
            said = "; ".join(dict.fromkeys(_who(claims[claim]) for claim in value.claims if claim in claims))
            yield Padding(Text.assemble(in_line(value.value), "  ", in_line(said, style="dim")), (0, 0, 0, 4))


def _who(row: ClaimRow) -> str:
    source = row.claim.attribution[-1].canonical if row.claim.attribution else ""
    return f"{source} ({row.report.name})"


def _outside(row: EventRow, claims: dict[ClaimId, ClaimRow]) -> Iterable[RenderableType]:
    own = set(row.event.claims)
    for link in row.links:
        if link.rel not in OUTSIDE or (row.event.plan and link.rel is LinkRel.UPDATES):
            continue
        other = claims.get(link.end if link.start in own else link.start)
        if other is not None:
            name = Text(f"  {OUTSIDE[link.rel]} ", style="dim")
            reasons = in_line("; ".join(link.reasons), style="dim")
            yield Text.assemble(name, Text(other.claim.id[:SHOWN_ID]), " “", in_line(other.quote), "” ", reasons)


def _thread(row: PlanRow) -> Iterable[RenderableType]:
    if not row.turnings:
        yield Text("  no news", style="dim")
    for each in row.turnings:
        day = each.row.report.anchor_date or each.row.report.published
        told = Text.assemble(f"  {day or 'undated'}  ", Text(each.fate.value, style=FATES[each.fate]))
        says = Text.assemble(Text("says ", style="dim"), chain(each.row.claim))
        yield Text.assemble(told, "  “", in_line(each.row.quote), "” ", says)


def source_table(rows: Sequence[SourceRow]) -> Table:
    """Give sources: how many events rest on each, how many on it alone, and who relays it."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, expand=True, header_style="dim")
    table.add_column("source", ratio=4, overflow="fold")
    table.add_column("claims", justify="right", width=7)
    table.add_column("events", justify="right", width=7)
    table.add_column("alone", justify="right", width=7)
    table.add_column("relayed by", ratio=3, overflow="fold")
    for row in rows:
        relayed = in_line(", ".join(row.relayed_by))
        table.add_row(in_line(row.name), f"{row.claims}", f"{row.events}", f"{row.alone}", relayed)
    return table


def link_screen(summary: LinkSummary) -> Text:
    """Give what a run of linking did."""
    done = f"{summary.fresh} new, {summary.looked_at} looked at" if summary.looked_at else "nothing new"
    held = f"{summary.events} events, {summary.plans} plans, {summary.copies} copies, {summary.links} links"
    return Text(f"{done}: the ledger holds {held}.")
