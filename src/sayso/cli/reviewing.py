"""The command `review`: one decision about one claim, and the claim as it stands after it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

from sayso.cli import screens
from sayso.cli.options import Said
from sayso.ledger import Ledger
from sayso.records import Verdict

VERDICTS = {
    Said.ACCEPT: Verdict.ACCEPT,
    Said.CORRECT: Verdict.CORRECT,
    Said.REJECT: Verdict.REJECT,
    Said.UNSURE: Verdict.UNSURE,
    Said.WITHDRAW: Verdict.WITHDRAWN,
}


def show(
    ledger: Path, claim: str, said: Said, coder: str, corrected: Iterable[str], note: str | None, *, adjudicated: bool
) -> None:
    """Keep a decision, link anew what it changes, and print the claim as it stands now. Raises SaysoError."""
    changes = read_fields(corrected)
    if changes and said is not Said.CORRECT:
        raise typer.BadParameter("--set goes with the verdict 'correct'")
    if said is Said.CORRECT and not (changes or note):
        raise typer.BadParameter("nothing is corrected; give --set FIELD=VALUE or --note, or accept the claim")
    with Ledger.open(ledger, create=False) as opened:
        made = opened.judge(claim, VERDICTS[said], coder, changes=changes, note=note, adjudicated=adjudicated)
        opened.link()
        found = opened.explain(made.claim)
    screens.console().print(screens.claim_screen(found.row, current=found.current))


def read_fields(given: Iterable[str]) -> dict[str, str]:
    """Read FIELD=VALUE; an empty value empties the field. Raises BadParameter where there is no '='."""
    fields = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign:
            raise typer.BadParameter(f"'{each}' is no FIELD=VALUE", param_hint="--set")
        fields[name.strip()] = value.strip()
    return fields
