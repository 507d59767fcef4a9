"""The screen of `sayso agreement`: how far people who decided about the same claims agree, field by field."""

from __future__ import annotations

import typer
from rich.table import Table

from sayso.cli.safety import in_json, in_line
from sayso.cli.screens import console
from sayso.score.coders import Comparison


def two_or_none(coders: list[str] | None) -> list[str]:
    """Give the coders to compare; none means all. Raises BadParameter where there is one alone."""
    if coders and len(coders) < 2:
        raise typer.BadParameter("one coder agrees with nobody; give --coder twice, or not at all")
    return coders or []


def show(found: tuple[Comparison, ...], *, as_json: bool) -> None:
    """Print comparisons, as tables or as JSON."""
    if as_json:
        typer.echo(in_json([_plain(each) for each in found]))
        return
    out = console()
    if not found:
        out.print("No two people have decided about the same claim.")
    for each in found:
        names = " and ".join(each.coders)
        told = f"{names}: {each.claims} claims decided by both, {each.alike} of them alike in every field."
        out.print(in_line(told if len(each.coders) == 2 else told.replace("by both", "by two or more")), soft_wrap=True)
        out.print(_table(each) if each.claims else "")


def _table(found: Comparison) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("field", "claims", "alike", "kappa", "alpha", "a difference is"):
        table.add_column(heading, justify="left" if heading in ("field", "a difference is") else "right")
    for each in found.figures:
        figures = (_figure(each.share), _figure(each.kappa), _figure(each.alpha))
        table.add_row(each.field, str(each.units), *figures, each.scale.value)
    return table


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _plain(found: Comparison) -> dict[str, object]:
    return {
        "coders": list(found.coders),
        "claims": found.claims,
        "alike": found.alike,
        "fields": [
            {
                "field": each.field,
                "scale": each.scale.value,
                "claims": each.units,
                "agreed": each.agreed,
                "share": each.share,
                "kappa": each.kappa,
                "alpha": each.alpha,
            }
            for each in found.figures
        ],
        "differences": [{"claim": each.claim, "fields": list(each.fields)} for each in found.differences],
    }
