from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.errors import ExportError, StoreError
from sayso.ledger import Ledger
from sayso.records import Verdict
from sayso.store.rows import ClaimRow, ReportRow
from tests.made import load_hand_reader, load_later_reader

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good reports, one that the reader declines, one that it stumbles on and one that is empty."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "a.txt").write_text("Shells hit Tamra.\n\nRockets will hit Orsha.\n")
    (place / "b.txt").write_text("Mortars hit Orsha.\n")
    (place / "c.txt").write_text("Nothing happened in Tamra.\n")
    (place / "declined.txt").write_text("DECLINE this one.\n")
    (place / "empty.txt").write_text("")
    (place / "stumble.txt").write_text("STUMBLE over this one.\n")
    return place


@pytest.fixture
def ledger() -> Ledger:
    return Ledger.open(load_reader=load_hand_reader)


def test_a_folder_is_read_and_what_fails_is_listed_with_its_reason(ledger: Ledger, folder: Path) -> None:
    summary = ledger.read(folder)
    assert (summary.added, summary.unchanged, summary.claims) == (3, 0, 3)
    reasons = {Path(each.file).name: each.reason for each in summary.refused}
    assert list(reasons) == ["declined.txt", "empty.txt", "stumble.txt"]
    assert "was asked to decline" in reasons["declined.txt"]
    assert "is empty" in reasons["empty.txt"]
    assert "ZeroDivisionError" in reasons["stumble.txt"]
    assert [Path(each.file).name for each in ledger.refusals()] == list(reasons)


def test_reading_again_changes_nothing(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    before = (ledger.claims().to_dicts(), ledger.counts())
    summary = ledger.read(folder)
    assert (summary.added, summary.again, summary.unchanged, summary.claims) == (0, 0, 3, 0)
    assert (ledger.claims().to_dicts(), ledger.counts()) == before


def test_newer_code_reads_again(tmp_path: Path, folder: Path) -> None:
    with Ledger.open(tmp_path / "a.sayso", load_reader=load_hand_reader) as ledger:
        ledger.read(folder)
    with Ledger.open(tmp_path / "a.sayso", load_reader=load_later_reader) as ledger:
        summary = ledger.read(folder)
        assert (summary.added, summary.again, summary.claims, summary.retired) == (0, 3, 0, 0)
        assert len(ledger.counts().runs) == 2


def test_any_number_of_workers_and_any_order_give_the_same_ledger(tmp_path: Path) -> None:
    files = []
    for number in range(12):
        files.append(tmp_path / f"report-{number}.txt")
        files[-1].write_text(f"Shells hit Tamra{number}. {'DAWDLE. ' if number % 3 == 0 else ''}Rockets hit Orsha.\n")
    written = []
    for workers, order in ((1, files), (2, files), (3, files[::-1])):
        with Ledger.open(load_reader=load_hand_reader) as ledger:
            ledger.read(order, workers=workers)
            ledger.export("gold", tmp_path / f"gold-{workers}")
            written.append((tmp_path / f"gold-{workers}" / "claims.jsonl").read_bytes())
            assert len(ledger.claims()) == 24
    assert written[0] == written[1] == written[2]


def test_progress_is_told_for_each_file(ledger: Ledger, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    ledger.read([folder, "https://example.org/a"], progress=lambda done, total, file: told.append((done, total, file)))
    assert [done for done, _, _ in told] == list(range(1, 8))
    assert {total for _, total, _ in told} == {7}
    assert "https://example.org/a" in [file for _, _, file in told]


def test_metadata_of_a_single_file_may_be_given(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder / "a.txt", publisher="Heron Post", title="Tamra shelled")
    row = ledger.show("a")
    assert isinstance(row, ReportRow)
    assert (row.report.outlet, row.report.title) == ("Heron Post", "Tamra shelled")


def test_claims_are_filtered(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    assert [row.trigger for row in ledger.claims(where="orsha")] == ["will hit", "hit"]
    assert len(ledger.claims(status="planned")) == 1
    assert len(ledger.claims(status=["planned", "occurred"], type="ASSAULT")) == 3


def test_a_claim_and_a_report_are_shown_by_the_beginning_of_their_id(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    first = ledger.claims()[0]
    found = ledger.show(first.claim.id[:9])
    assert isinstance(found, ClaimRow)
    assert found.claim == first.claim
    assert isinstance(ledger.show(first.report.id), ReportRow)


def test_what_is_not_there_is_said(ledger: Ledger) -> None:
    with pytest.raises(StoreError, match="nothing here is called 'cffff'"):
        ledger.show("cffff")


def test_what_is_ambiguous_is_said(ledger: Ledger, tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.txt").write_text(f"Shells hit {place}.")
    ledger.read(tmp_path)
    with pytest.raises(StoreError, match="more than one thing"):
        ledger.show("a")


def test_each_field_is_explained_with_its_words_and_rule(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    explanation = ledger.explain(ledger.claims()[0].claim.id)
    told = {line.piece.field: (line.piece.value, line.words, line.piece.rule) for line in explanation.lines}
    assert told["type"] == ("ASSAULT", "hit", "hand/hit")
    assert told["actor"] == ("Shells (other)", "Shells", "hand/before")
    assert told["when"][1] is None
    assert explanation.current


def test_a_report_cannot_be_explained_or_judged(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    report = ledger.claims()[0].report.id
    with pytest.raises(StoreError, match="is a report; explain one of its claims"):
        ledger.explain(report)
    with pytest.raises(StoreError, match="about one claim"):
        ledger.judge(report, Verdict.ACCEPT, "ana")


def test_a_judgement_is_signed_dated_and_shown(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    claim = ledger.claims()[0].claim.id
    made = ledger.judge(claim, Verdict.REJECT, "ana", note="a rumour")
    assert made.made.endswith("+00:00")
    found = ledger.show(claim)
    assert isinstance(found, ClaimRow)
    assert found.judgements == (made,)


def test_a_ledger_that_was_read_is_sound(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    result = ledger.check()
    assert result.sound
    assert (result.reports, result.claims) == (3, 3)


def test_an_unknown_export_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is 'gold'"):
        ledger.export("silver", tmp_path)


def test_a_file_that_vanishes_between_listing_and_reading_is_refused(ledger: Ledger, folder: Path) -> None:
    def remove_b(*_: object) -> None:
        (folder / "b.txt").unlink(missing_ok=True)

    summary = ledger.read(folder, progress=remove_b)
    assert summary.added == 2
    assert any("b.txt" in each.file for each in summary.refused)


def test_a_file_read_after_all_is_no_longer_listed_as_refused(ledger: Ledger, folder: Path) -> None:
    ledger.read(folder)
    (folder / "empty.txt").write_text("Shells hit Tamra.")
    ledger.read(folder)
    assert [Path(each.file).name for each in ledger.refusals()] == ["declined.txt", "stumble.txt"]


def test_a_missing_ledger_is_an_error_where_none_is_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no ledger at"):
        Ledger.open(tmp_path / "a.sayso", create=False)


def test_a_full_path_of_a_moved_ledger_keeps_everything(tmp_path: Path, folder: Path) -> None:
    with Ledger.open(tmp_path / "a.sayso", load_reader=load_hand_reader) as ledger:
        ledger.read(folder)
    shutil.move(tmp_path / "a.sayso", tmp_path / "b.sayso")
    shutil.rmtree(folder)
    with Ledger.open(tmp_path / "b.sayso", create=False) as ledger:
        assert ledger.check().sound
        assert len(ledger.claims()) == 3


SLOW_RUN = """
import signal, sys
from sayso.ledger import Ledger
from tests.made import load_hand_reader
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job of a shell is born deaf to it
    def tell(done, total, file):
        print(done, flush=True)
    with Ledger.open(sys.argv[1], load_reader=load_hand_reader) as ledger:
        print(ledger.read(sys.argv[2], workers=int(sys.argv[3]), progress=tell), flush=True)
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_ends_cleanly_and_keeps_what_was_done(tmp_path: Path, workers: int) -> None:
    (tmp_path / "run.py").write_text(SLOW_RUN)
    (tmp_path / "in").mkdir()
    for number in range(100):
        (tmp_path / "in" / f"{number:03}.txt").write_text(f"DAWDLE. Shells hit Tamra{number}.")
    run = subprocess.Popen(
        [sys.executable, tmp_path / "run.py", tmp_path / "a.sayso", tmp_path / "in", str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert run.stdout is not None
    for _ in range(3):
        run.stdout.readline()
    begun = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    told, faults = run.communicate(timeout=30)
    assert time.monotonic() - begun < 10
    assert "interrupted=True" in told
    assert faults == ""
    with Ledger.open(tmp_path / "a.sayso", create=False) as ledger:
        assert 3 <= len(ledger.claims()) < 100
        assert ledger.check().sound
