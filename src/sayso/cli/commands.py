"""The commands. Each one parses what was typed, calls one verb of the ledger and shows what came back."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sayso import __version__
from sayso.cli import agreeing, demonstration, gazetteers, happening_screens, measuring, options, reviewing, screens
from sayso.cli.days import first_day, last_day, read_day
from sayso.cli.listings import most_rows, print_cards, write_data, write_flat
from sayso.cli.options import DEFAULT_GAZETTEER, DEFAULT_LEDGER
from sayso.cli.safety import in_cell, in_json, in_line
from sayso.errors import NotFoundError, ReviewError, SaysoError
from sayso.ledger import Ledger, happenings
from sayso.ledger.hall import ClaimFilters, Metadata
from sayso.ledger.happenings import EventRow
from sayso.ledger.layers import Layer
from sayso.ledger.tables import COLUMNS, ClaimTable
from sayso.records import EventType
from sayso.score import load_coded
from sayso.store.rows import ReportRow

OK, REFUSED, USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130  # exit statuses; docs/cli.md says what each means

app = typer.Typer(
    name="sayso",
    help="Read reports of armed conflict and keep the ledger: what is said to have happened, what is only planned, "
    "on whose say-so, in whose words.",
    epilog="Exit status: 0 all done; 1 something was refused or a check failed; 2 wrong usage; 3 the ledger, the model "
    "or a folder cannot be used; 130 interrupted.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


app.add_typer(gazetteers.app, name="gazetteer")


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status."""
    try:
        app(list(arguments), prog_name="sayso")
    except SaysoError as fault:
        screens.console(stderr=True).print(in_line(f"sayso: {fault}"), soft_wrap=True)
        return USAGE if isinstance(fault, NotFoundError | ReviewError) else UNUSABLE
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    return OK


def main() -> None:
    """Run the command that was typed."""
    sys.exit(run(sys.argv[1:]))


@app.callback(invoke_without_command=True)
def _sayso(version: options.Version = False) -> None:
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.command()
def read(
    paths: options.Paths,
    ledger: options.Ledger = DEFAULT_LEDGER,
    workers: options.Workers = None,
    gazetteer: options.Gazetteer = DEFAULT_GAZETTEER,
    title: options.Title = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    url: options.Url = None,
    byline: options.Byline = None,
    original_outlet: options.OriginalOutlet = None,
    original_published: options.OriginalPublished = None,
) -> None:
    """Read reports into the ledger: files, and folders with all that is in them.

    NAME.json beside NAME.txt or NAME.html may give title, publisher, published, url, byline, original_outlet and
    original_published; options give the same for a single file. Reading the same file again changes nothing.
    """
    known: Metadata = {
        "title": title,
        "publisher": publisher,
        "published": read_day("--published", published),
        "url": url,
        "byline": tuple(byline or ()),
        "original_outlet": original_outlet,
        "original_published": read_day("--original-published", original_published),
    }
    given = [name for name, value in known.items() if value]
    if given and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise typer.BadParameter(
            f"--{given[0].replace('_', '-')} is about a single file; give one file, or a sidecar each"
        )
    with Ledger.open(ledger, load_reader=gazetteers.reader_with(gazetteer)) as opened, _Bar() as bar:
        summary = opened.read(paths, workers=workers, progress=bar, **known)
    screens.console().print(screens.summary_screen(summary))
    if summary.interrupted:
        raise typer.Exit(INTERRUPTED)
    if summary.refused:
        raise typer.Exit(REFUSED)


class _Bar:
    """A progress bar on the terminal, nothing where there is none."""

    def __init__(self) -> None:
        bar = (
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[file]}"),
        )
        out = screens.console(stderr=True)
        self._progress = Progress(*bar, console=out, transient=True, disable=not out.is_terminal)
        self._task = self._progress.add_task("reading", total=None, file="")

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, done: int, total: int, file: str) -> None:
        self._progress.update(self._task, completed=done, total=total, file=in_line(Path(file).name).plain)


@app.command()
def claims(
    ledger: options.Ledger = DEFAULT_LEDGER,
    where: options.Where = None,
    who: options.Who = None,
    since: options.Since = None,
    until: options.Until = None,
    kind: options.Type = None,
    status: options.StatusOf = None,
    source: options.SourceOf = None,
    section: options.SectionOf = None,
    text: options.TextOf = None,
    layer: options.LayerOf = Layer.REVIEWED,
    limit: options.Limit = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List claims: what is said, how it stands, where and when, in which words, and who says so."""
    filters: ClaimFilters = {
        "where": where,
        "who": who,
        "since": first_day(since),
        "until": last_day(until),
        "type": kind or (),
        "status": status or (),
        "source": source,
        "section": section or (),
        "text": text,
    }
    most = most_rows(limit, as_data=as_json or as_csv)
    filters["limit"] = most and most + 1  # one more, to know whether there is more
    with Ledger.open(ledger, create=False) as opened:
        found = opened.claims(layer=layer, **filters)
    shown = found[:most]
    if as_json:
        write_data(lambda: typer.echo(in_json(shown.to_dicts())))
    elif as_csv:
        write_data(lambda: _write_csv(shown))
    else:
        _print_claims(shown, more=len(found) > len(shown))


def _print_claims(shown: ClaimTable, *, more: bool) -> None:
    out = screens.console()
    if not shown:
        out.print("No claim answers that.")
    for card in screens.claim_cards(shown):
        out.print(card)
    if more:
        out.print(f"\nThe first {len(shown)}. --limit 0 gives all, --where, --who, --type and --status fewer.")


def _write_csv(shown: ClaimTable) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    writer.writerows([in_cell(value) for value in row.values()] for row in shown.to_dicts())


@app.command()
def link(ledger: options.Ledger = DEFAULT_LEDGER, anew: options.Anew = False) -> None:
    """Find copies, events, plans and what became of them. 'sayso read' does it for what it reads."""
    with Ledger.open(ledger, create=False) as opened:
        screens.console().print(happening_screens.link_screen(opened.link(everything=anew)))


@app.command()
def events(
    ledger: options.Ledger = DEFAULT_LEDGER,
    where: options.Where = None,
    who: options.Who = None,
    since: options.Since = None,
    until: options.Until = None,
    kind: options.Type = None,
    source: options.SourceOf = None,
    text: options.TextOf = None,
    layer: options.LayerOf = Layer.REVIEWED,
    limit: options.Limit = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List events: what several reports tell of one happening, and from how many independent roots."""
    most = most_rows(limit, as_data=as_json or as_csv)
    asked = _happening_filters(where, who, since, until, kind, source, text, most)
    with Ledger.open(ledger, create=False) as opened:
        found = opened.events(layer=layer, **asked)
    shown = found[:most]
    if as_json or as_csv:
        write_flat(happenings.flat_events(shown), as_csv=as_csv)
    else:
        print_cards(happening_screens.event_cards(shown), "event", more=len(found) > len(shown))


@app.command()
def plans(
    ledger: options.Ledger = DEFAULT_LEDGER,
    where: options.Where = None,
    who: options.Who = None,
    since: options.Since = None,
    until: options.Until = None,
    kind: options.Type = None,
    source: options.SourceOf = None,
    text: options.TextOf = None,
    layer: options.LayerOf = Layer.REVIEWED,
    limit: options.Limit = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List what was planned, proposed, feared or refused, and what became of it."""
    most = most_rows(limit, as_data=as_json or as_csv)
    asked = _happening_filters(where, who, since, until, kind, source, text, most)
    with Ledger.open(ledger, create=False) as opened:
        found = opened.plans(layer=layer, **asked)
    shown = found[:most]
    if as_json or as_csv:
        write_flat(happenings.flat_plans(shown), as_csv=as_csv)
    else:
        print_cards(happening_screens.plan_cards(shown), "plan", more=len(found) > len(shown))


@app.command()
def sources(
    ledger: options.Ledger = DEFAULT_LEDGER, as_json: options.Json = False, as_csv: options.Csv = False
) -> None:
    """List on whose word events rest: how many, how many on it alone, and who relays it."""
    with Ledger.open(ledger, create=False) as opened:
        found = opened.sources()
    if as_json or as_csv:
        write_flat(happenings.flat_sources(found), as_csv=as_csv)
    else:
        screens.console().print(happening_screens.source_table(found))


def _happening_filters(
    where: str | None,
    who: str | None,
    since: str | None,
    until: str | None,
    kind: list[EventType] | None,
    source: str | None,
    text: str | None,
    most: int | None,
) -> ClaimFilters:
    return {
        "where": where,
        "who": who,
        "since": first_day(since),
        "until": last_day(until),
        "type": kind or (),
        "source": source,
        "text": text,
        "limit": most and most + 1,  # one more, to know whether there is more
    }


@app.command()
def show(wanted: options.Wanted, ledger: options.Ledger = DEFAULT_LEDGER) -> None:
    """Show one claim, report, event or plan with its evidence."""
    with Ledger.open(ledger, create=False) as opened:
        found = opened.show(wanted)
        if isinstance(found, ReportRow):
            screens.console().print(screens.report_screen(found))
        elif isinstance(found, EventRow):
            screens.console().print(happening_screens.event_screen(found))
        else:
            current = opened.explain(found.claim.id).current
            screens.console().print(screens.claim_screen(found, current=current))


@app.command()
def explain(wanted: options.Wanted, ledger: options.Ledger = DEFAULT_LEDGER) -> None:
    """Say for each field of a claim which words and which rule it rests on."""
    with Ledger.open(ledger, create=False) as opened:
        screens.console().print(screens.explanation_screen(opened.explain(wanted)))


@app.command()
def check(ledger: options.Ledger = DEFAULT_LEDGER) -> None:
    """Prove the ledger: each quote and each field's words against the original bytes."""
    with Ledger.open(ledger, create=False) as opened:
        result = opened.check()
    screens.console().print(screens.check_screen(result))
    if not result.sound:
        raise typer.Exit(REFUSED)


@app.command()
def export(
    form: options.FormOf,
    folder: options.Folder,
    layer: options.LayerOf = Layer.REVIEWED,
    ledger: options.Ledger = DEFAULT_LEDGER,
) -> None:
    """Write the ledger in another form."""
    with Ledger.open(ledger, create=False) as opened:
        written = opened.export(form, folder, layer=layer)
    counted = f"{written.reports} reports, {written.claims} claims, {written.links} links"
    screens.console().print(in_line(f"{counted} written to {folder}, layer {layer.value}."), soft_wrap=True)


@app.command()
def review(
    claim: options.Reviewed,
    verdict: options.VerdictOf,
    coder: options.Signer,
    ledger: options.Ledger = DEFAULT_LEDGER,
    corrected: options.Set = None,
    note: options.Note = None,
    adjudicated: options.Adjudicated = False,
) -> None:
    """Decide about a claim: accept it, correct fields of it, reject it, say that you are unsure, take a word back.

    The decision is signed, dated and kept for good; it wins over the machine wherever claims are shown, linked and
    exported. Claims are split, merged and added on the desk and in Python.
    """
    reviewing.show(ledger, claim, verdict, coder, corrected or [], note, adjudicated=adjudicated)


@app.command()
def score(
    predicted: options.Predicted, gold: options.Gold, everything: options.Everything = False, json: options.Json = False
) -> None:
    """Measure an exported ledger against reports coded by hand.

    Both folders are in the form that 'sayso export gold' writes; GOLD may hold gold/ and texts/. Only claims of the
    body count, and recall is over core claims, unless --everything is given.
    """
    measuring.show(load_coded(predicted), load_coded(gold), everything=everything, as_json=json)


@app.command()
def agreement(
    ledger: options.Ledger = DEFAULT_LEDGER, coder: options.Coder = None, as_json: options.Json = False
) -> None:
    """Tell how far people who decided about the same claims agree, field by field.

    For each pair of coders, or for those that --coder names: the share of claims that they code alike, Cohen's kappa,
    and Krippendorff's alpha.
    """
    with Ledger.open(ledger, create=False) as opened:
        agreeing.show(opened.agreement(*agreeing.two_or_none(coder)), as_json=as_json)


@app.command()
def serve(
    ledger: options.Ledger = DEFAULT_LEDGER,
    host: options.Host = "127.0.0.1",
    port: options.Port = 8021,
    token: options.Token = None,
) -> None:
    """Open the desk: the ledger in the browser, with map, timeline, reading view and review.

    It listens on this machine alone unless --host says otherwise, and then asks every visitor for a token.
    """
    from sayso.web.serving import serve as serve_desk  # the desk's libraries are slow to load

    serve_desk(ledger, host, port, token, lambda told: typer.echo(told))


@app.command()
def demo(ledger: options.KeptIn = None) -> None:
    """Read the bundled sample reports and show what came out."""
    demonstration.show(screens.console(), ledger)
