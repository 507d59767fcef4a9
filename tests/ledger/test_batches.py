from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.ledger.batches import Collected, Read, attempt, read_each, read_in_pool
from sayso.store.rows import Refusal
from tests.made import HandReader, load_hand_reader, make_report

ROOT = Path(__file__).parent.parent.parent


def collected(*texts: str) -> Iterator[Collected]:
    for number, text in enumerate(texts):
        report = make_report(text=text, name=f"report-{number}")
        yield Collected(file=f"{number}.txt", original=text.encode(), report=report)


def told(results: Iterator[Read | Refusal]) -> dict[str, int | str]:
    """For each file the number of claims, or the reason."""
    found: dict[str, int | str] = {}
    for each in results:
        if isinstance(each, Refusal):
            found[each.file] = each.reason
        else:
            found[each.collected.file] = len(each.reading.claims)
    return found


def test_reports_are_read_one_after_the_other() -> None:
    assert told(read_each(collected("Shells hit Tamra.", "Quiet."), HandReader())) == {"0.txt": 1, "1.txt": 0}


def test_a_pool_reads_the_same() -> None:
    texts = ["Shells hit Tamra.", "Quiet.", "STUMBLE", "DECLINE", "Shells hit Orsha. Rockets hit Tamra."]
    here = told(read_each(collected(*texts), HandReader()))
    assert told(read_in_pool(collected(*texts), load_hand_reader, 2)) == here


def test_a_report_that_ends_the_process_costs_only_itself() -> None:
    texts = ["Shells hit Tamra."] * 5 + ["VANISH"] + ["Rockets hit Orsha."] * 5
    results = told(read_in_pool(collected(*texts), load_hand_reader, 2))
    assert "ended the process" in str(results.pop("5.txt"))
    assert set(results.values()) == {1}
    assert len(results) == 10


def test_only_claims_and_notes_are_handed_on() -> None:
    (read,) = read_each(collected("Shells hit Tamra."), HandReader())
    assert isinstance(read, Read)
    assert read.reading.notes[0].step == "hand"
    assert read.reading.tokens == ()


def test_half_a_character_in_the_metadata_refuses_the_report() -> None:
    (one,) = collected("Shells hit Tamra.")
    report = make_report(text="Shells hit Tamra.", title="half \ud800")
    (result,) = read_each([Collected(file="0.txt", original=one.original, report=report)], HandReader())
    assert isinstance(result, Refusal)
    assert "half a character" in result.reason


def test_our_own_errors_are_given_as_they_are_and_slips_are_named() -> None:
    def refuse() -> None:
        raise SaysoError("a.txt: is no report")

    def slip() -> None:
        raise KeyError("colour")

    assert attempt(refuse) == "a.txt: is no report"
    assert "KeyError" in str(attempt(slip))
    assert attempt(lambda: 7) == 7


def test_a_loader_that_cannot_be_sent_to_another_process_is_an_error_at_once() -> None:
    def load() -> HandReader:  # a function inside a function cannot be sent to another process
        return HandReader()

    with pytest.raises((AttributeError, TypeError)):
        list(read_in_pool(collected("Shells hit Tamra."), load, 2))


UNGUARDED = """
from sayso.ledger import Ledger
from tests.made import load_hand_reader
with Ledger.open(load_reader=load_hand_reader) as ledger:
    print(ledger.read("in", workers=2).claims)
"""


def test_a_script_without_a_main_guard_is_read_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Shells hit Tamra.")
    (tmp_path / "run.py").write_text(UNGUARDED)
    run = subprocess.run(
        [sys.executable, "run.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.stdout.splitlines()[-1] == "1"
