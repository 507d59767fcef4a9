from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import ExportError
from sayso.export.gold import Provenance, write_gold
from sayso.ledger import Ledger
from sayso.records import Link, LinkRel
from sayso.store import writing
from sayso.store.connections import connect
from tests.export.gold_records import gold_links, gold_readings
from tests.made import NOW, RUN, make_claim, make_plan, make_report

FOLDERS = ["dev-a", "dev-b", "dev-made", "train-a", "train-b", "train-c"]
LOWER_IS_BETTER = {"plan_reported_as_fact", "opinion_reported_as_fact", "source_lost"}


def test_claims_are_written_in_the_codebooks_format(tmp_path: Path) -> None:
    report = make_report()
    claims = (make_claim(report), make_plan(report))
    link = Link(start=claims[1].id, rel=LinkRel.CAUSED_BY, end=claims[0].id)
    stray = Link(start=claims[1].id, rel=LinkRel.CAUSED_BY, end=make_claim(make_report(name="elsewhere")).id)
    written = write_gold(tmp_path / "new" / "gold", [(report, claims)], [link, stray])
    assert (written.reports, written.claims, written.links) == (1, 2, 1)
    first, second = map(json.loads, (tmp_path / "new" / "gold" / "claims.jsonl").read_text("utf-8").splitlines())
    assert (first["id"], second["id"], first["report"]) == ("kestrel:1", "kestrel:2", "kestrel")
    assert first["quote"] == report.text[first["start"] : first["end"]]
    assert first["trigger"]["text"] == "hit"
    assert first["time"]["from"] == "2029-05-11"
    assert first["quantities"][0] | {"start": 0, "end": 0} == {
        **{"start": 0, "end": 0, "text": "At least 12 people"},
        **{"min": 12.0, "max": None, "unit": "killed", "of": "people"},
    }
    assert [each["canonical"] for each in first["attribution"]] == ["Kestrel News", "Élie Dessan"]
    assert first["attribution"][1]["cue"] == "said"
    told = (tmp_path / "new" / "gold" / "links.jsonl").read_text("utf-8")
    assert json.loads(told) == {"from": "kestrel:2", "rel": "caused_by", "to": "kestrel:1"}


def test_reports_are_written_with_their_stretches_and_their_original(tmp_path: Path) -> None:
    own = make_report()
    reprint = make_report(name="reprint", original_outlet="Heron Post")
    write_gold(tmp_path, [(own, ()), (reprint, ())], [])
    first, second = json.loads((tmp_path / "reports.json").read_text("utf-8"))
    assert first["original"] == {"outlet": "Kestrel News", "date": "2029-05-12"}
    assert second["original"] == {"outlet": "Heron Post", "date": None}
    assert own.text[first["boilerplate"][0]["start"] :].startswith("© Kestrel")
    assert json.loads((tmp_path / "copies.json").read_text()) == []
    assert json.loads((tmp_path / "events.json").read_text()) == []


def test_two_reports_of_one_stem_get_two_names(tmp_path: Path) -> None:
    one, two = make_report(), make_report(text="At least 12 people fled.")
    write_gold(tmp_path, [(one, (make_claim(one),)), (two, ())], [])
    assert [each["id"] for each in json.loads((tmp_path / "reports.json").read_text("utf-8"))] == [
        "kestrel",
        "kestrel-2",
    ]


def test_a_folder_that_cannot_be_written_is_an_export_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match="cannot be written"):
        write_gold(tmp_path / "file", [], [])


@pytest.mark.parametrize("folder", FOLDERS)
def test_coded_claims_pass_through_the_ledger_unharmed(shared: Path, tmp_path: Path, folder: str) -> None:
    """Gold claims -> records -> ledger file -> export -> the scorer against the same gold: everything is perfect."""
    gold = shared / "gold" / folder
    connection = connect(tmp_path / "a.sayso")
    for reading in gold_readings(gold):
        writing.add_reading(connection, reading.report.text.encode(), reading, RUN, NOW)
    writing.add_links(connection, gold_links(gold), RUN, NOW)
    connection.close()
    with Ledger.open(tmp_path / "a.sayso", create=False) as ledger:
        ledger.export("gold", tmp_path / "out")
    command = [sys.executable, str(shared / "score" / "claims.py"), str(tmp_path / "out"), str(gold), "--json"]
    for section in ([], ["--all-sections", "--everything"]):
        figures = json.loads(subprocess.run([*command, *section], capture_output=True, check=True).stdout)
        assert figures.pop("quote_fidelity")["acc"] == 1.0
        for name, figure in figures.items():
            if figure is None or name == "claims":
                continue
            wanted = 0.0 if name in LOWER_IS_BETTER else 1.0
            assert figure.get("F1", figure.get("acc")) == pytest.approx(wanted), name
        assert figures["claims"]["mean_quote_iou"] == 1.0


def test_the_folder_says_whose_claims_it_holds(tmp_path: Path) -> None:
    write_gold(tmp_path, [], [])
    assert json.loads((tmp_path / "layer.json").read_text("utf-8")) == {
        "layer": "machine",
        "decisions": 0,
        "coders": [],
    }
    told = Provenance(layer="reviewed", decisions=3, coders=("Ada", "Ben"))
    write_gold(tmp_path, [], [], provenance=told)
    assert json.loads((tmp_path / "layer.json").read_text("utf-8"))["coders"] == ["Ada", "Ben"]
