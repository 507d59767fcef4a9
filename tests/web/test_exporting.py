from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.layers import Layer
from sayso.records import Verdict
from sayso.web.asking import Asked, read_asked
from sayso.web.desks import Desk
from sayso.web.exporting import file_name, make_export, write_export


@pytest.fixture
def desk(ledger_file: Path) -> Desk:
    """Of three claims one is corrected, one rejected, and Heron's settled."""
    with Ledger.open(ledger_file) as ledger:
        claims = {(row.report.name, row.trigger): row.claim.id for row in ledger.claims()}
        ledger.judge(claims["kestrel", "hit"], Verdict.CORRECT, "Ada", changes={"place": "Orsha", "mode": "=1+1"})
        ledger.judge(claims["kestrel", "send a brigade"], Verdict.REJECT, "Ben")
        ledger.judge(claims["heron", "hit"], Verdict.ACCEPT, "Cyd", adjudicated=True)
    return Desk(ledger_file)


def written(desk: Desk, folder: Path, layer: Layer, form: str, **filters: str) -> Path:
    with desk.open() as ledger:
        return write_export(desk, ledger, read_asked(filters.items()), layer, form, folder)


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))


def test_what_can_be_handed_on_is_counted_by_layer(desk: Desk) -> None:
    with desk.open() as ledger:
        machine, reviewed, adjudicated = make_export(desk, ledger, Asked()).layers
        narrowed = make_export(desk, ledger, Asked(where="Orsha", sel="place:Orsha")).layers
    assert (machine.claims, machine.decisions, machine.coders) == (3, 0, [])
    assert (reviewed.claims, reviewed.decisions, reviewed.coders) == (2, 3, ["Ada", "Ben", "Cyd"])
    assert adjudicated.claims is None
    assert reviewed.files["csv"] == "/api/export/reviewed/csv"
    assert [each.claims for each in narrowed] == [0, 1, None]
    assert narrowed[1].files == {
        "csv": "/api/export/reviewed/csv?where=Orsha",
        "json": "/api/export/reviewed/json?where=Orsha",
        "gold": "/api/export/reviewed/gold",
    }


def test_a_table_has_the_claims_of_its_layer_and_runs_nothing(desk: Desk, tmp_path: Path) -> None:
    file = written(desk, tmp_path, Layer.REVIEWED, "csv")
    assert file.name == "own-reviewed-claims.csv"
    by_report = {row["report"]: row for row in rows(file)}
    assert by_report["kestrel"]["places"] == "Orsha" and by_report["kestrel"]["mode"] == "'=1+1"
    assert len(by_report) == 2 and by_report["heron"]["mode"] == "heavy-weapons"
    machine = rows(written(desk, tmp_path, Layer.MACHINE, "csv"))
    assert len(machine) == 3 and {row["places"] for row in machine} == {"Tamra"}
    assert [row["report"] for row in rows(written(desk, tmp_path, Layer.ADJUDICATED, "csv"))] == ["heron"]


def test_filters_find_what_the_overview_shows(desk: Desk, tmp_path: Path) -> None:
    def found(layer: Layer, **filters: str) -> list[str]:
        return sorted(row["report"] for row in rows(written(desk, tmp_path, layer, "csv", **filters)))

    assert found(Layer.REVIEWED, where="orsha") == ["kestrel"]
    assert found(Layer.REVIEWED, text="mark") == ["heron", "kestrel"]  # part of a word, as on the overview
    assert found(Layer.REVIEWED, reviewed="correct") == ["kestrel"]
    assert found(Layer.REVIEWED, reviewed="reject") == []
    assert found(Layer.MACHINE, status="planned", reviewed="reject") == ["kestrel"]
    assert found(Layer.MACHINE, where="Orsha") == []


def test_json_says_at_its_head_what_it_is(desk: Desk, tmp_path: Path) -> None:
    told = json.loads(written(desk, tmp_path, Layer.REVIEWED, "json", where="Orsha").read_text("utf-8"))
    assert (told["ledger"], told["layer"], told["decisions"]) == ("own.sayso", "reviewed", 3)
    assert told["coders"] == ["Ada", "Ben", "Cyd"] and told["filters"] == "where=Orsha"
    assert [row["mode"] for row in told["claims"]] == ["=1+1"]


@pytest.mark.parametrize(("layer", "claims"), [(Layer.MACHINE, 3), (Layer.REVIEWED, 2), (Layer.ADJUDICATED, 1)])
def test_coded_data_come_whole_in_a_zip(desk: Desk, tmp_path: Path, layer: Layer, claims: int) -> None:
    file = written(desk, tmp_path, layer, "gold", where="nowhere")
    with desk.open() as ledger:
        assert file.name == file_name(ledger, layer, "gold") == f"own-{layer.value}-gold.zip"
    with zipfile.ZipFile(file) as packed:
        inside = {Path(name).name: packed.read(name).decode() for name in packed.namelist() if not name.endswith("/")}
        assert {Path(name).parts[0] for name in packed.namelist()} == {f"own-{layer.value}-gold"}
    assert json.loads(inside["layer.json"])["layer"] == layer.value
    assert len(inside["claims.jsonl"].splitlines()) == claims
