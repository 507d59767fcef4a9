from __future__ import annotations

import sqlite3
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.apart import STOP, Ended, Step, Told, Wanted, read_apart
from sayso.ledger.batches import LoadReader
from tests.collect.serving import fetch_nearby, web
from tests.made import load_hand_reader, load_later_reader

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "l.sayso"
    Ledger.open(path).close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "came"
    folder.mkdir()
    return folder


def start(ledger: Path, folder: Path, *addresses: str, load: LoadReader = load_hand_reader) -> Connection:
    wanted = Wanted(ledger=ledger, folder=folder, addresses=addresses, load=load, fetch=fetch_nearby)
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=read_apart, args=(wanted, theirs), daemon=True).start()
    theirs.close()
    return ours


def hear(pipe: Connection) -> list[Told]:
    heard: list[Told] = []
    while True:
        try:
            heard.append(pipe.recv())
        except (EOFError, ConnectionResetError):  # it closed, perhaps with our word unread
            return heard


def test_a_folder_is_read_in_another_process(ledger: Path, folder: Path) -> None:
    (folder / "one.txt").write_text("Rockets hit Tamra.", encoding="utf-8")
    (folder / "photo.png").write_bytes(PNG)
    *steps, ended = hear(start(ledger, folder))
    assert steps == [Step(done=1, total=2, file="photo.png"), Step(done=2, total=2, file="one.txt")] or steps == [
        Step(done=1, total=2, file="one.txt"),
        Step(done=2, total=2, file="photo.png"),
    ]
    assert isinstance(ended, Ended)
    assert (ended.summary.added, ended.summary.claims, len(ended.summary.known)) == (1, 1, 0)
    assert [(each.name, each.claims) for each in ended.reports] == [("one", 1)]
    (refusal,) = ended.summary.refused
    assert refusal.file == "photo.png" and "image" in refusal.reason and str(folder) not in refusal.reason


def test_what_was_there_before_is_told_apart(ledger: Path, folder: Path) -> None:
    (folder / "one.txt").write_text("Rockets hit Tamra.", encoding="utf-8")
    hear(start(ledger, folder))
    (folder / "one.txt").rename(folder / "same.txt")
    hear(start(ledger, folder))
    (folder / "same.txt").rename(folder / "one.txt")
    (folder / "two.txt").write_text("Rockets will hit Orsha.", encoding="utf-8")
    ended = hear(start(ledger, folder, load=load_later_reader))[-1]
    assert isinstance(ended, Ended)
    assert [(each.name, each.id in ended.summary.known) for each in ended.reports] == [("one", True), ("two", False)]
    assert (ended.summary.added, ended.summary.again) == (1, 1)


def test_pages_are_fetched_by_their_addresses_and_refused_under_them(ledger: Path, folder: Path) -> None:
    with web() as near:
        page, gone = f"{near.address}/orsha.html", f"{near.address}/nothing"
        ended = hear(start(ledger, folder, page, gone, "http://127.0.0.1/"))[-1]
        assert isinstance(ended, Ended)
        assert [(each.name, each.outlet, each.claims) for each in ended.reports] == [("orsha", "Osprey Post", 3)]
        told = {each.file: each.reason for each in ended.summary.refused}
        assert "answered 404" in told[gone] and "not on the open internet" in told["http://127.0.0.1/"]
        again = hear(start(ledger, folder, page))[-1]
        assert isinstance(again, Ended) and again.summary.known == {again.reports[0].id}
    with Ledger.open(ledger) as opened:
        assert opened.check().sound and {each.file for each in opened.refusals()} == set(told)


def test_a_word_stops_it_after_the_report_in_hand(ledger: Path, folder: Path) -> None:
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"DAWDLE. Rockets hit Tamra{number}.", encoding="utf-8")
    pipe = start(ledger, folder)
    assert isinstance(pipe.recv(), Step)
    pipe.send(STOP)
    ended = hear(pipe)[-1]
    assert isinstance(ended, Ended) and ended.summary.interrupted
    assert 0 < ended.summary.added < 40 and len(ended.reports) == ended.summary.added
    with Ledger.open(ledger) as opened:
        assert opened.check().sound and opened.counts().reports == ended.summary.added


def test_when_its_starter_is_gone_it_stops_and_leaves_whole_reports(ledger: Path, folder: Path) -> None:
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"DAWDLE. Rockets hit Tamra{number}.", encoding="utf-8")
    pipe = start(ledger, folder)
    assert isinstance(pipe.recv(), Step)
    pipe.close()
    time.sleep(1.5)
    with Ledger.open(ledger) as opened:
        first = opened.counts().reports
        time.sleep(0.6)
        assert opened.counts().reports == first < 40
        assert opened.check().sound
    assert not folder.exists()


def test_a_reader_that_ends_its_process_leaves_the_ledger_whole(ledger: Path, folder: Path) -> None:
    (folder / "1.txt").write_text("Rockets hit Tamra.", encoding="utf-8")
    (folder / "2.txt").write_text("VANISH. Rockets hit Orsha.", encoding="utf-8")
    heard = hear(start(ledger, folder))
    assert not any(isinstance(each, Ended) for each in heard)
    with Ledger.open(ledger) as opened:
        assert opened.counts().reports == 1 and opened.check().sound


def test_what_is_no_ledger_is_said(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as made:
        made.execute("CREATE TABLE x (y)")
    (folder / "1.txt").write_text("Rockets hit Tamra.", encoding="utf-8")
    heard = hear(start(other, folder))
    assert len(heard) == 1 and isinstance(heard[0], str) and "no ledger" in heard[0]
