"""What the terminal shows: claims, reports, explanations, summaries. Made for 80 columns, and for one colour."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.cli.safety import in_line, in_lines
from sayso.ledger.decisions import as_decision, read_changes
from sayso.ledger.tables import CheckResult, Explanation, Summary, party
from sayso.records import HAPPENED, Claim, Note, Report, Status
from sayso.store.evidence import in_days, in_numbers
from sayso.store.rows import ClaimRow, Refusal, ReportRow

SHOWN_ID = 9  # characters of an id: enough for a million claims to be told apart
QUOTE_LINES = 3  # a quote longer than this is cut; `sayso show` gives it whole
STYLES = {
    Status.OCCURRED: "bold green",
    Status.ONGOING: "green",
    Status.PLANNED: "bold yellow",
    Status.PROPOSED: "yellow",
    Status.EXPECTED: "yellow",
    Status.CONDITIONAL: "yellow",
    Status.REFUSED: "red",
    Status.DENIED: "red",
    Status.OPINION: "magenta",
}
SIGNS = {Status.OCCURRED: "●", Status.ONGOING: "◐", Status.REFUSED: "✕", Status.DENIED: "✕", Status.OPINION: "~"}
OTHER_SIGN = "○"  # planned, proposed, expected, conditional: not yet, perhaps never


def console(*, stderr: bool = False) -> Console:
    """Give a console that takes words as words: no markup, no emoji codes, no guessing of colours."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def status_line(status: Status) -> Text:
    """Give a status with its sign and colour."""
    return Text(f"{SIGNS.get(status, OTHER_SIGN)} {status.value}", style=STYLES[status])


def chain(claim: Claim) -> Text:
    """Give who says so, from the publisher inwards."""
    if not claim.attribution:
        return Text("nobody that the report names", style="dim")
    return Text(" › ").join(in_line(source.canonical) for source in claim.attribution)


def places(claim: Claim) -> str:
    """Give the places of a claim."""
    return "; ".join(dict.fromkeys(each.place.canonical for each in claim.places))


def claim_cards(rows: Iterable[ClaimRow]) -> Iterable[RenderableType]:
    """Give claims as cards of a few lines, under the report that they stand in."""
    report = None
    for row in rows:
        if row.report.id != report:
            if report is not None:
                yield ""
            yield report_line(row.report)
            report = row.report.id
        yield Padding(_card(row), (0, 0, 0, 2))


def report_line(report: Report) -> Text:
    """Give a report's name, outlet, date and title in one line."""
    told = [report.outlet or "outlet unknown", report.published.isoformat() if report.published else "undated"]
    if report.original_outlet and report.original_outlet != report.outlet:
        told.append(f"reprints {report.original_outlet}")
    line = Text.assemble(in_line(report.name, style="bold"), "  ", in_line(", ".join(told)))
    return Text.assemble(line, in_line(f" “{report.title}”", style="italic") if report.title else "")


def _card(row: ClaimRow) -> Table:
    claim = row.claim
    head = Table.grid(padding=(0, 2))
    head.add_column(width=13)
    head.add_column(width=9)
    head.add_column()
    told = " · ".join(part for part in (party(claim).strip(), _where_and_when(claim)) if part)
    head.add_row(status_line(claim.status.value), Text(claim.type.value.value), in_line(told))
    card = Table.grid(padding=(0, 1))
    card.add_column(width=SHOWN_ID, style="dim")
    card.add_column(ratio=1)
    card.add_row(Text(claim.id[:SHOWN_ID]), head)
    card.add_row("", _quote(row))
    card.add_row("", Text.assemble(Text("says ", style="dim"), chain(claim)))
    return card


def _where_and_when(claim: Claim) -> str:
    told = (
        in_days(claim.when.interval).replace("?", "undated"),
        places(claim),
        *(in_numbers(each) for each in claim.quantities),
    )
    return ", ".join(each for each in told if each)


def _quote(row: ClaimRow) -> Text:
    """Give the quote with its trigger underlined; a hedge, the report's own doubt, is in italics."""
    claim = row.claim
    words = Text(in_lines(row.quote).replace("\n", " "))
    words.stylize("underline", claim.trigger.start - claim.span.start, claim.trigger.end - claim.span.start)
    if claim.hedge:
        words.stylize(
            "italic", max(0, claim.hedge.start - claim.span.start), max(0, claim.hedge.end - claim.span.start)
        )
    return Text.assemble("“", words, "”")


def claim_lines(rows: Iterable[ClaimRow]) -> Table:
    """Give claims one line each, for overviews."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, expand=True, header_style="dim")
    table.add_column("claim", width=SHOWN_ID, no_wrap=True, style="dim")
    table.add_column("status", width=13, no_wrap=True)
    table.add_column("type", width=9, no_wrap=True)
    table.add_column("where", ratio=3, no_wrap=True, overflow="ellipsis")
    table.add_column("words", ratio=4, no_wrap=True, overflow="ellipsis")
    table.add_column("who says so", ratio=4, no_wrap=True, overflow="ellipsis")
    for row in rows:
        claim = row.claim
        says = in_line(claim.attribution[-1].canonical if claim.attribution else "")
        kind, where = Text(claim.type.value.value), in_line(places(claim))
        table.add_row(
            Text(claim.id[:SHOWN_ID]), status_line(claim.status.value), kind, where, in_line(row.trigger), says
        )
    return table


def claim_screen(row: ClaimRow, *, current: bool = True) -> RenderableType:
    """Give one claim whole: its words in their sentence, its fields, its chain, and what people decided."""
    claim = row.claim
    fields = Table.grid(padding=(0, 2))
    fields.add_column(style="dim", width=9)
    fields.add_column(ratio=1)
    for name, value in _fields(row):
        fields.add_row(name, value)
    for judgement in row.judgements:
        settled = " as adjudicator" if judgement.adjudicated else ""
        changed = [f"{name}={value}" for name, value in read_changes(judgement.changes).items()]
        into = as_decision(judgement).into
        changed += [f"into {into[:SHOWN_ID]}"] if into else []
        told = ", ".join([f"{judgement.verdict} by {judgement.coder}{settled}", judgement.made, *changed])
        fields.add_row("judged", in_line(f"{told}: {judgement.note}" if judgement.note else told))
    retired = [Text("This claim is retired: a later reading no longer makes it.", style="red")] if not current else []
    return Group(
        report_line(row.report), "", Padding(_in_context(row), (0, 2)), "", *retired, fields, _indented_chain(claim)
    )


def _fields(row: ClaimRow) -> Iterable[tuple[str, Text]]:
    claim = row.claim
    mode = f" ({claim.mode})" if claim.mode else ""
    yield "claim", in_line(claim.id)
    yield "status", status_line(claim.status.value)
    yield "type", in_line(f"{claim.type.value.value}{mode}")
    if claim.hedge:
        yield "hedge", in_line(row.words(claim.hedge))
    if party(claim):
        yield "who", in_line(party(claim))
    for each in claim.places:
        yield (
            "where",
            in_line(f"{each.rel} {each.place.canonical}{_spot(each.place.lat, each.place.lon, each.place.radius_km)}"),
        )
    yield "when", in_line(f"{in_days(claim.when.interval)} ({claim.when.basis.value.replace('_', ' ')})")
    for quantity in claim.quantities:
        yield "how many", in_line(in_numbers(quantity))
    if claim.salience != "core":
        yield "salience", in_line(claim.salience)


def _spot(lat: float | None, lon: float | None, radius_km: float | None) -> str:
    if lat is None or lon is None:
        return ", place unknown"
    within = f", within {radius_km:g} km" if radius_km else ""
    return f" ({abs(lat):.2f}°{'N' if lat >= 0 else 'S'} {abs(lon):.2f}°{'E' if lon >= 0 else 'W'}{within})"


CONTEXT = 160  # characters before and after a quote: about a sentence each way


def _in_context(row: ClaimRow) -> Text:
    start, end = row.claim.span
    text = row.report.text
    before = text[max(0, start - CONTEXT) : start].rpartition("\n\n")[2]
    after = text[end : end + CONTEXT].partition("\n\n")[0]
    if len(before) == CONTEXT:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == CONTEXT:
        after = f"{after.rpartition(' ')[0]} …"
    return Text.assemble(_dim(before), _quote(row), _dim(after))


def _dim(words: str) -> Text:
    return Text(in_lines(words).replace("\n", " "), style="dim")


def _indented_chain(claim: Claim) -> RenderableType:
    """Give the chain as stairs, outermost first, each with its kind."""
    steps = [
        Text.assemble(
            "  " * depth + ("└ " if depth else ""),
            in_line(source.canonical),
            Text(f"  {source.kind.value.replace('_', ' ')}", style="dim"),
        )
        for depth, source in enumerate(claim.attribution)
    ]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", width=9)
    grid.add_column()
    grid.add_row("says who", Group(*steps) if steps else Text("nobody"))
    return grid


def report_screen(row: ReportRow) -> RenderableType:
    """Give a report: what is known of it, its text with the claims' triggers marked, and what was declined and why."""
    report = row.report
    known = Table.grid(padding=(0, 2))
    known.add_column(style="dim", width=9)
    known.add_column(ratio=1)
    for name, value in _known(row):
        known.add_row(name, in_line(value))
    text = Text(in_lines(report.text))
    for stretch in (*report.boilerplate, *report.front_matter):
        text.stylize("dim", *stretch)
    for claim in row.claims:
        text.stylize(f"underline {STYLES[claim.status.value]}", *claim.trigger)
    return Group(known, Rule(style="dim"), text, Rule(style="dim"), *note_lines(row.notes, report))


def _known(row: ReportRow) -> Iterable[tuple[str, str]]:
    report = row.report
    told = {
        "report": f"{report.name} ({report.id})",
        "title": report.title,
        "outlet": report.outlet,
        "byline": "; ".join(report.byline),
        "published": report.published and report.published.isoformat(),
        "original": report.original_outlet,
        "of": report.original_published and report.original_published.isoformat(),
        "url": report.url,
        "claims": f"{len(row.claims)}, underlined below" if row.claims else "none",
        "read by": f"Sayso {row.run.version}, run {row.run.id}" if row.run else "nothing yet",
    }
    return [(name, value) for name, value in told.items() if value]


def note_lines(notes: Iterable[Note], report: Report) -> Iterable[Text]:
    """Give what was declined, fixed or left open."""
    for note in notes:
        words = in_line(f" “{report.quote(note.span)}”" if note.span else "")
        words.truncate(60, overflow="ellipsis")
        yield Text.assemble(in_line(f"{note.step}: ", style="dim"), in_line(note.text), words)


def explanation_screen(explanation: Explanation) -> RenderableType:
    """Give a claim field by field: the value, the words it rests on, the rule, and what was refused for it."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, expand=True, header_style="dim")
    table.add_column("field", width=9, style="dim")
    table.add_column("value", ratio=3, overflow="fold")
    table.add_column("words", ratio=4, overflow="fold")
    table.add_column("rule", ratio=4, overflow="fold", style="dim")
    table.add_column("score", width=5, justify="right")
    for line in explanation.lines:
        piece = line.piece
        words = in_line(f"“{line.words}”") if line.words is not None else Text("no words", style="dim")
        score = "" if piece.score is None else f"{piece.score:.2f}"
        table.add_row(piece.field, in_line(piece.value), words, in_line(piece.rule), score)
        for value, weight in piece.refused:
            table.add_row("", in_line(f"not {value}", style="dim"), "", "", Text(f"{weight:.2f}", style="dim"))
    retired = [] if explanation.current else [Text("This claim is retired.", style="red")]
    return Group(report_line(explanation.row.report), *retired, "", table)


def summary_screen(summary: Summary) -> RenderableType:
    """Give what a run of reading did, and what was refused and why."""
    read = summary.added + summary.again
    parts = [f"{summary.added} new", f"{summary.again} read again", f"{summary.unchanged} unchanged"]
    if summary.refused:
        parts.append(f"{len(summary.refused)} refused")
    lines: list[RenderableType] = [
        Text(f"{_count(read + summary.unchanged + len(summary.refused), 'file')}: {', '.join(parts)}."),
    ]
    if read:
        lines.append(
            Text(f"{_count(summary.claims, 'claim')} from {summary.words:,} words in {summary.seconds:.1f} s.")
        )
    if summary.retired:
        lines.append(Text(f"{_count(summary.retired, 'claim')} retired: the new reading no longer makes them so."))
    if summary.interrupted:
        lines.append(Text("Interrupted. What was read is kept; the same command goes on from here.", style="yellow"))
    return Group(*lines, *refusal_lines(summary.refused))


def refusal_lines(refusals: Iterable[Refusal]) -> Iterable[RenderableType]:
    """Give each refused file with its reason."""
    for each in refusals:
        reason = each.reason.removeprefix(f"{each.file}: ").removeprefix(f"{PurePath(each.file).name}: ")
        yield Text.assemble(Text("refused ", style="red"), in_line(each.file, style="bold"), ": ", in_line(reason))


def check_screen(result: CheckResult) -> RenderableType:
    """Give what was proved, and every fault."""
    words = _count(result.words, "stretch of words", "stretches of words")
    what = f"{_count(result.reports, 'report')}, {_count(result.claims, 'claim')}, {words}"
    if result.sound:
        return Text(f"{what}: each one proved against the original bytes.", style="green")
    told = [
        Text.assemble(
            Text("fault ", style="red"),
            in_line(each.report or "the file", style="bold"),
            in_line(f" {each.claim or ''}: {each.what}"),
        )
        for each in result.faults
    ]
    return Group(Text(f"{what} checked: {_count(len(result.faults), 'fault')}."), *told)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def split_by_happening(rows: Iterable[ClaimRow]) -> tuple[list[ClaimRow], list[ClaimRow]]:
    """Part claims into those presented as having happened and all others: a plan is not an event."""
    rows = list(rows)
    return [r for r in rows if r.claim.status.value in HAPPENED], [
        r for r in rows if r.claim.status.value not in HAPPENED
    ]
