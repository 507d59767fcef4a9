from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from tests.made import load_hand_reader


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of one report with two claims."""
    (tmp_path / "a.txt").write_text("At dawn shells hit Tamra. Later rockets will hit Orsha.\n")
    with Ledger.open(tmp_path / "a.sayso", load_reader=load_hand_reader) as ledger:
        ledger.read(tmp_path / "a.txt")
    return tmp_path / "a.sayso"


def faults_after(path: Path, attack: str) -> list[str]:
    """Tamper with the file behind the ledger's back, then check."""
    with sqlite3.connect(path) as connection:
        connection.execute(attack)
    connection.close()
    with Ledger.open(path, create=False) as ledger:
        return [fault.what for fault in ledger.check().faults]


def test_an_untouched_ledger_is_proved_word_for_word(path: Path) -> None:
    with Ledger.open(path, create=False) as ledger:
        result = ledger.check()
    assert result.sound
    assert (result.reports, result.claims, result.words) == (1, 2, 12)


@pytest.mark.parametrize(
    ("attack", "fault"),
    [
        ("UPDATE reports SET text = replace(text, 'Tamra', 'Orsha')", "differ from character 19"),
        ("UPDATE reports SET text = text || 'More.'", "differ in length"),
        ("UPDATE originals SET packed = x'00112233'", "damaged"),
        ("UPDATE claims SET record = replace(record, 'occurred', 'denied')", "not those that were sealed"),
        ("UPDATE claims SET record = replace(record, '\"trigger\":[15,18]', '\"trigger\":[15,900]')", "no stretch"),
        ("UPDATE claims SET record = replace(record, '\"trigger\":[15,18]', '\"trigger\":[0,3]')", "outside its quote"),
        ("UPDATE claims SET record = '{}'", "cannot be understood"),
        ("UPDATE claims SET id = 'c0' WHERE status = 'planned'", "its record belongs to claim"),
        ("UPDATE reports SET digest = 'nowhere', record = replace(record, digest, 'nowhere')", "missing"),
        ("UPDATE claims SET record = replace(record, 'hand/undated', '')", "neither words nor a rule"),
    ],
)
def test_whatever_was_tampered_with_is_found(path: Path, attack: str, fault: str) -> None:
    assert any(fault in each for each in faults_after(path, attack)), faults_after(path, attack)


def test_other_bytes_in_the_place_of_the_original_are_found(path: Path) -> None:
    other = zlib.compress(b"At dawn shells hit Orsha.").hex()
    (fault,) = faults_after(path, f"UPDATE originals SET packed = x'{other}'")
    assert "sha256 differs" in fault


def test_faults_name_report_and_claim(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE claims SET seal = 'broken' WHERE status = 'planned'")
    connection.close()
    with Ledger.open(path, create=False) as ledger:
        (fault,) = ledger.check().faults
        (planned,) = ledger.claims(status="planned")
    assert (fault.report, fault.claim) == ("a", planned.claim.id)
