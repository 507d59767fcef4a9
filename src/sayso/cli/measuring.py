"""The screen of `sayso score`: figures of a ledger against reports coded by hand."""

from __future__ import annotations

import json

import typer
from rich.table import Table

from sayso.cli.screens import console
from sayso.score import Coded, Figure, Rate, score_claims
from sayso.score.fields import LOWER_IS_BETTER


def show(predicted: Coded, gold: Coded, *, everything: bool, as_json: bool) -> None:
    """Score and print, as a table or as JSON."""
    figures = score_claims(gold, predicted, core=not everything)
    if as_json:
        typer.echo(json.dumps({name: _plain(figure) for name, figure in figures.items()}, indent=1))
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("figure", "value", "precision", "recall", "of"):
        table.add_column(heading, justify="left" if heading == "figure" else "right")
    for name, figure in figures.items():
        lower = " (lower is better)" if name in LOWER_IS_BETTER else ""
        table.add_row(f"{name}{lower}", *_cells(figure))
    console().print(table)


def _cells(figure: Figure) -> tuple[str, str, str, str]:
    value = "-" if figure.value is None else f"{figure.value:.3f}"
    if isinstance(figure, Rate):
        return value, f"{figure.precision:.3f}", f"{figure.recall:.3f}", str(figure.gold)
    return value, "", "", str(figure.of)


def _plain(figure: Figure) -> dict[str, float | int | None]:
    if isinstance(figure, Rate):
        rate = {"precision": figure.precision, "recall": figure.recall}
        return {"value": figure.value, **rate, "gold": figure.gold, "predicted": figure.predicted}
    return {"value": figure.value, "of": figure.of}
