from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.web.adding import Adding, Batch, Sent, clean_name, lay_out
from tests.made import load_hand_reader

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def sent(name: str, content: str | bytes) -> Sent:
    return Sent(name=name, content=io.BytesIO(content.encode() if isinstance(content, str) else content))


def finished(adding: Adding) -> Batch:
    """Wait for the batch in hand."""
    deadline = time.monotonic() + 30
    while adding.batch.phase == "reading" and time.monotonic() < deadline:
        time.sleep(0.05)
    assert adding.batch.phase == "done"
    return adding.batch


@pytest.fixture
def adding(ledger_file: Path) -> Adding:
    return Adding(ledger_file, load_hand_reader)


def test_what_comes_is_read_and_what_cannot_be_is_refused_with_its_reason(adding: Adding, ledger_file: Path) -> None:
    assert adding.batch.phase == "none"
    key = adding.start([sent("news.txt", "Rockets hit Orsha."), sent("photo.png", PNG)], coder="Ada")
    batch = finished(adding)
    assert (batch.key, batch.coder, batch.total, batch.claims) == (key, "Ada", 2, 1)
    assert [(each.name, each.claims, each.known) for each in batch.reports] == [("news", 1, False)]
    assert [(each.file, "image" in each.reason) for each in batch.refused] == [("photo.png", True)]
    assert not batch.interrupted and not batch.lost and batch.fault == ""
    with Ledger.open(ledger_file) as ledger:
        assert ledger.show("news") and ledger.refusals()[0].file == "photo.png"


def test_one_batch_goes_at_a_time_and_can_be_stopped(adding: Adding) -> None:
    slow = [sent(f"{number}.txt", f"DAWDLE. Rockets hit Orsha{number}.") for number in range(60)]
    assert adding.start(slow)
    assert adding.start([sent("late.txt", "Rockets hit Tamra.")]) is None
    while not adding.batch.done:
        time.sleep(0.05)
    adding.stop()
    batch = finished(adding)
    assert batch.interrupted and 0 < len(batch.reports) < 60
    assert adding.start([sent("late.txt", "Rockets hit Tamra.")])
    assert [each.name for each in finished(adding).reports] == ["late"]
    adding.stop()


def test_a_process_that_dies_is_told_of_and_the_next_batch_goes(adding: Adding) -> None:
    adding.start([sent("bad.txt", "VANISH")])
    batch = finished(adding)
    assert batch.lost and batch.reports == []
    adding.start([sent("good.txt", "Rockets hit Tamra.")], alone=True)
    batch = finished(adding)
    assert batch.only == batch.reports[0].id


def test_the_folder_goes_away(adding: Adding, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    adding.start([sent("good.txt", "Rockets hit Tamra.")])
    finished(adding)
    deadline = time.monotonic() + 5
    while list(tmp_path.glob("sayso-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(tmp_path.glob("sayso-*")) == []


class Broken(io.BytesIO):
    """What comes when a disk is full."""

    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(28, "No space left on device")


def test_what_cannot_be_kept_leaves_the_desk_ready(adding: Adding) -> None:
    with pytest.raises(OSError, match="No space"):
        adding.start([Sent(name="a.txt", content=Broken())])
    assert adding.batch.phase == "none"
    assert adding.start([sent("good.txt", "Rockets hit Tamra.")])
    finished(adding)


def test_something_is_done_when_a_batch_is_done(ledger_file: Path) -> None:
    done: list[bool] = []
    adding = Adding(ledger_file, load_hand_reader, after=lambda: done.append(True))
    adding.start([sent("good.txt", "Rockets hit Tamra.")])
    finished(adding)
    deadline = time.monotonic() + 5
    while not done and time.monotonic() < deadline:
        time.sleep(0.02)
    assert done == [True]


def test_a_sidecar_goes_with_its_file(adding: Adding) -> None:
    said = '{"publisher": "Osprey Post", "published": "2029-05-14"}'
    adding.start([sent("one.txt", "Rockets hit Tamra."), sent("one.json", said)])
    (report,) = finished(adding).reports
    assert (report.outlet, report.published and report.published.isoformat()) == ("Osprey Post", "2029-05-14")


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    pairs = [sent("a.txt", "one"), sent("a.json", "{}"), sent("x/a.txt", "two"), sent("x/a.json", "{}")]
    assert lay_out(pairs, tmp_path) == 4
    found = {str(each.relative_to(tmp_path)): each.read_text() for each in tmp_path.rglob("*") if each.is_file()}
    assert found == {"a.txt": "one", "a.json": "{}", "2/a.txt": "two", "2/a.json": "{}"}


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("news.txt", "news.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\news.txt", "news.txt"),
        (".hidden.txt", "hidden.txt"),
        ("..", "report"),
        ("", "report"),
        ("a\x00b\n.txt", "ab.txt"),
        ("<b>evil.txt", "<b>evil.txt"),
        ("é" * 300 + ".html", "é" * 87 + ".html"),
    ],
)
def test_a_name_becomes_one_that_can_be_written(name: str, clean: str) -> None:
    assert clean_name(name) == clean
