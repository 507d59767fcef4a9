"""Handing the result on: the claims of a layer as a table, or the whole ledger as coded data; each says which layer."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from pydantic import BaseModel

import sayso
from sayso.ledger import Ledger
from sayso.ledger.layers import OUT, Layer
from sayso.ledger.reviewing import now
from sayso.ledger.tables import COLUMNS, flat, in_spreadsheet
from sayso.store.rows import ClaimRow
from sayso.web.asking import Asked, find_briefs, in_the_file
from sayso.web.desks import Desk
from sayso.web.showing import shown

FORMS = ("csv", "json", "gold")  # a table, the same with a head that says what it is, and all files of coded data
ENDINGS = {"csv": "claims.csv", "json": "claims.json", "gold": "gold.zip"}
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "gold": "application/zip"}


class LayerLine(BaseModel):
    """One layer as it can be handed on: claims that meet the filters (None: counted when it is made), and by whom."""

    layer: str
    claims: int | None
    decisions: int
    coders: list[str]
    files: dict[str, str]


class ExportPage(BaseModel):
    """What can be handed on: each layer with the addresses of its files, by form."""

    ledger: str
    layers: list[LayerLine]


def make_export(desk: Desk, ledger: Ledger, asked: Asked) -> ExportPage:
    """Say what can be handed on of the claims that meet the filters."""
    return ExportPage(
        ledger=ledger.path.name if ledger.path else "",
        layers=[_layer_line(desk, ledger, asked, layer) for layer in Layer],
    )


def _layer_line(desk: Desk, ledger: Ledger, asked: Asked, layer: Layer) -> LayerLine:
    whose = ledger.provenance(layer)
    return LayerLine(
        layer=layer.value,
        claims=None if layer is Layer.ADJUDICATED else len(_wanted(desk, ledger, asked, layer)),
        decisions=whose.decisions,
        coders=list(whose.coders),
        files={form: _address(asked, layer, form) for form in FORMS},
    )


def _address(asked: Asked, layer: Layer, form: str) -> str:
    """Give where a file is; coded data are of the whole ledger, whatever the filters."""
    path = f"/api/export/{layer.value}/{form}"
    return path if form == "gold" else replace(asked, sel="").address(path, shown=None)


def file_name(ledger: Ledger, layer: Layer, form: str) -> str:
    """Give what a file is called: the ledger, the layer, what it holds."""
    stem = ledger.path.stem if ledger.path else "ledger"
    return f"{stem}-{layer.value}-{ENDINGS[form]}"


def write_export(desk: Desk, ledger: Ledger, asked: Asked, layer: Layer, form: str, folder: Path) -> Path:
    """Write one file into a folder and give it. Raises ExportError and OSError."""
    target = folder / file_name(ledger, layer, form)
    if form == "gold":
        ledger.export("gold", folder / target.stem, layer=layer)
        return Path(shutil.make_archive(str(target.with_suffix("")), "zip", folder, target.stem))
    rows = (flat(row) for row in _rows(desk, ledger, asked, layer))
    with target.open("w", encoding="utf-8", newline="") as file:
        if form == "csv":
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows([_cell(value) for value in row.values()] for row in rows)
        else:
            _write_json(file, _head(ledger, asked, layer), rows)
    return target


def _write_json(file: TextIO, head: Mapping[str, object], rows: Iterable[object]) -> None:
    """Write the head and, one on each line, the claims; never all of them in memory."""
    file.write(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "claims": [')
    for number, row in enumerate(rows):
        file.write(",\n" if number else "\n")
        file.write("  " + json.dumps(row, ensure_ascii=False))
    file.write("\n ]\n}\n")


def _head(ledger: Ledger, asked: Asked, layer: Layer) -> dict[str, object]:
    whose = ledger.provenance(layer)
    return {
        "ledger": ledger.path.name if ledger.path else "",
        "layer": layer.value,
        "decisions": whose.decisions,
        "coders": list(whose.coders),
        "filters": replace(asked, sel="").address("", shown=None).lstrip("?"),
        "made": now(),
        "sayso": sayso.__version__,
    }


def _cell(value: str | int | float | None) -> str | int | float | None:
    return shown(in_spreadsheet(value)) if isinstance(value, str) else value


def _rows(desk: Desk, ledger: Ledger, asked: Asked, layer: Layer) -> Iterator[ClaimRow]:
    """Give the claims of a layer that the overview shows with these filters; what can, is left to the file's index."""
    rows = ledger.each_claim(layer=layer, **in_the_file(asked))
    if not replace(asked, sel="").filtered:
        return rows
    wanted = _wanted(desk, ledger, asked, layer)
    return (row for row in rows if row.claim.id in wanted)


def _wanted(desk: Desk, ledger: Ledger, asked: Asked, layer: Layer) -> frozenset[str]:
    """Give the ids of the claims that meet the filters, as the layer has them."""
    if layer is Layer.MACHINE:
        return frozenset(each.id for each in find_briefs(desk.machine(ledger).briefs, replace(asked, reviewed="")))
    found = find_briefs(desk.survey(ledger).briefs, asked)
    return frozenset(each.id for each in found if each.decision.verdict not in OUT)
