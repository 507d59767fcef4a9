"""What can be typed behind a command: each option with its metavar and its help, once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sayso.ledger.decisions import CORRECTABLE
from sayso.ledger.layers import Layer
from sayso.records import EventType, Section, Status

DEFAULT_LEDGER = Path("ledger.sayso")
DEFAULT_GAZETTEER = Path(typer.get_app_dir("sayso")) / "gazetteer.sqlite"


class Form(StrEnum):
    """The forms a ledger can be written in."""

    GOLD = "gold"


class Said(StrEnum):
    """What can be said of a claim on the command line; `withdraw` takes the coder's own last word back."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNSURE = "unsure"
    WITHDRAW = "withdraw"


def _names(closed_set: type[StrEnum]) -> str:
    return ", ".join(each.value for each in closed_set)


SINGLE = "for a single file"
ONE_DAY = "YYYY, YYYY-MM or YYYY-MM-DD"

Ledger = Annotated[Path, typer.Option("--ledger", metavar="FILE", envvar="SAYSO_LEDGER", help="The ledger file.")]
Anew = Annotated[bool, typer.Option("--anew", help="Link all reports anew, not only those that are new.")]
Wanted = Annotated[str, typer.Argument(metavar="ID", help="The id or its beginning, or a report's name.")]

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, addresses of pages: text or HTML.")]
Gazetteer = Annotated[
    Path,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        envvar="SAYSO_GAZETTEER",
        show_default=False,
        help="Your own places; without it, those in your settings folder.",
    ),
]
PlaceFiles = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="GeoNames country dumps (XX.txt), or tables of places as CSV.")
]
Workers = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Processes that read at the same time; without it, one for each processor."),
]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help=f"Its title, {SINGLE}.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help=f"Who published it, {SINGLE}.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help=f"When, as YYYY-MM-DD, {SINGLE}.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help=f"Its address, {SINGLE}.")]
Byline = Annotated[list[str] | None, typer.Option(metavar="NAME", help=f"An author, {SINGLE}; may be given again.")]
OriginalOutlet = Annotated[str | None, typer.Option(metavar="NAME", help=f"Whom it reprints, {SINGLE}.")]
OriginalPublished = Annotated[str | None, typer.Option(metavar="DATE", help=f"When the original appeared, {SINGLE}.")]

Where = Annotated[str | None, typer.Option(metavar="PLACE", help="Part of a place's name, or an ISO country code.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Part of a party's name.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help=f"Not over before: {ONE_DAY}.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help=f"Not begun after: {ONE_DAY}.")]
Type = Annotated[
    list[EventType] | None,
    typer.Option("--type", metavar="TYPE", case_sensitive=False, help=f"May be given again. {_names(EventType)}."),
]
StatusOf = Annotated[
    list[Status] | None,
    typer.Option("--status", metavar="STATUS", case_sensitive=False, help=f"May be given again. {_names(Status)}."),
]
SourceOf = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Part of the name of anyone in the chain of sources.")
]
SectionOf = Annotated[
    list[Section] | None,
    typer.Option("--section", metavar="SECTION", case_sensitive=False, help=f"May be given again. {_names(Section)}."),
]
TextOf = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help='Words of the quote, all of them; "..." for a phrase.')
]
Limit = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, help="How many at most, 0 for all; without it 50, or all with --json or --csv."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Write CSV.")]

FormOf = Annotated[Form, typer.Argument(metavar="FORM", help="gold: the codebook's format, as coded by hand.")]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Where to write; made where it is missing.")]
Predicted = Annotated[Path, typer.Argument(metavar="PREDICTED", help="A folder that 'sayso export gold' wrote.")]
Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of reports coded by hand.")]
Everything = Annotated[bool, typer.Option("--everything", help="Count minor claims too.")]
Coder = Annotated[list[str] | None, typer.Option("--coder", metavar="NAME", help="Give it twice: whom to compare.")]
LayerOf = Annotated[
    Layer,
    typer.Option(
        "--layer",
        metavar="LAYER",
        case_sensitive=False,
        help="machine: as read; reviewed: with all that people decided; adjudicated: only what is settled.",
    ),
]
Reviewed = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id or its beginning.")]
VerdictOf = Annotated[Said, typer.Argument(metavar="VERDICT", case_sensitive=False, help=f"{_names(Said)}.")]
Signer = Annotated[
    str, typer.Option("--coder", metavar="NAME", envvar="SAYSO_CODER", help="Who decides; the decision is signed.")
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="FIELD=VALUE", help=f"A corrected field; may be given again. {', '.join(CORRECTABLE)}."
    ),
]
Note = Annotated[str | None, typer.Option(metavar="WORDS", help="Why, in your own words.")]
Adjudicated = Annotated[
    bool, typer.Option("--adjudicated", help="Settle what coders differ on: this outranks their words.")
]
KeptIn = Annotated[
    Path | None, typer.Option("--ledger", metavar="FILE", help="Keep the ledger here; without it, it is thrown away.")
]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; 0.0.0.0 is every network you are in.")]
Port = Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port to listen on.")]
Token = Annotated[
    str | None,
    typer.Option(metavar="WORDS", envvar="SAYSO_TOKEN", help="What visitors must bring; made where it is needed."),
]
Version = Annotated[bool, typer.Option("--version", help="Give the version and end.")]
