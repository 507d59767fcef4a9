from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sayso.collect import Fetched, Sidecar
from sayso.errors import CollectError
from sayso.ledger import arrivals
from sayso.ledger.arrivals import collect, collect_file, list_arrivals, recollect
from sayso.store.rows import Original


def test_folders_are_opened_and_files_given_twice_come_once(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.json").write_text("{}")
    files, refused = list_arrivals([str(tmp_path / "b.txt"), str(tmp_path)])
    assert files == [tmp_path / "b.txt", tmp_path / "a.txt"]
    assert refused == []


def test_addresses_stand_among_files_each_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    given = ["https://osprey.example/page", str(tmp_path), "HTTP://osprey.example", "https://osprey.example/page"]
    found, refused = list_arrivals(given)
    assert found == ["https://osprey.example/page", tmp_path / "a.txt", "HTTP://osprey.example"] and refused == []


def test_a_password_in_an_address_is_kept_nowhere() -> None:
    found, (refusal,) = list_arrivals(["https://ada:se@cret@osprey.example/page@2"])
    assert found == [] and "password" in refusal.reason
    assert refusal.file == "https://…@osprey.example/page@2"


def test_a_page_becomes_a_report_that_gives_the_same_text_again() -> None:
    letters = "Ракеты упали на рынок. Rockets hit Orsha.".encode("cp1251")
    page = Fetched(
        url="https://osprey.example/orsha.txt", content=letters, media_type="text/plain; charset=windows-1251"
    )
    came = collect("https://osprey.example/short", Sidecar(publisher="Osprey Post"), lambda _: page)
    assert (came.file, came.original) == ("https://osprey.example/short", letters)
    report = came.report
    assert (report.name, report.outlet, report.url) == ("orsha", "Osprey Post", "https://osprey.example/orsha.txt")
    assert recollect(Original(digest="", content=letters), report).text == report.text


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    files, (refusal,) = list_arrivals([str(tmp_path)])
    assert (files, refusal.reason) == ([], "holds no files; name a folder that does")


def test_the_ledger_itself_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "my.sayso", "my.sayso-wal", "my.sayso-shm"):
        (tmp_path / name).write_text("One.")
    monkeypatch.chdir(tmp_path)
    files, _ = list_arrivals(["."], but=Path("my.sayso"))
    assert files == [Path("a.txt")]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("nowhere/at/all", "no such file or folder"),
        ("half\x00name", "check"),
        ("n" * 5000, ""),
    ],
)
def test_what_leads_nowhere_is_refused_with_the_reason(given: str, reason: str) -> None:
    files, (refusal,) = list_arrivals([given])
    assert files == []
    assert reason in refusal.reason
    assert refusal.file == given


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open every folder")
def test_a_folder_that_may_not_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    _, (refusal,) = list_arrivals([str(tmp_path / "closed")])
    assert "permissions" in refusal.reason


def test_a_folder_that_cannot_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    _, (refusal,) = list_arrivals([str(tmp_path)])
    assert refusal.reason.startswith("cannot be opened (Permission denied)")


def test_a_file_becomes_a_report_with_its_bytes(tmp_path: Path) -> None:
    content = b"Shells fell on Tamra on Friday, the governor said.\n"
    (tmp_path / "kestrel.txt").write_bytes(content)
    collected = collect_file(tmp_path / "kestrel.txt", Sidecar(publisher="Kestrel News"))
    assert collected.original == content
    assert collected.report.digest == hashlib.sha256(content).hexdigest()
    assert (collected.report.name, collected.report.outlet) == ("kestrel", "Kestrel News")
    assert recollect(Original(digest="", content=content), collected.report).text == collected.report.text


def test_a_page_gives_the_same_text_again(tmp_path: Path) -> None:
    page = "<html><head><title>Tamra</title></head><body><article>"
    page += "<p>Shells fell on Tamra on Friday, the governor said. Twelve people were killed.</p>" * 3
    (tmp_path / "kestrel.html").write_text(page + "</article></body></html>")
    collected = collect_file(tmp_path / "kestrel.html", Sidecar(url="https://example.org/kestrel"))
    again = recollect(Original(digest="", content=collected.original), collected.report)
    assert again.text == collected.report.text


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kestrel.txt"
    path.write_text("Shells fell on Tamra.")
    collect_path = arrivals.collect_path

    def collect_and_alter(path: Path, *, overrides: Sidecar | None = None) -> object:
        report = collect_path(path, overrides=overrides)
        path.write_text("Shells fell on Orsha.")
        return report

    monkeypatch.setattr(arrivals, "collect_path", collect_and_alter)
    with pytest.raises(CollectError, match="changed while it was read"):
        collect_file(path, Sidecar())


def test_a_file_that_vanishes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kestrel.txt"
    path.write_text("Shells fell on Tamra.")
    collect_path = arrivals.collect_path

    def collect_and_remove(path: Path, *, overrides: Sidecar | None = None) -> object:
        report = collect_path(path, overrides=overrides)
        path.unlink()
        return report

    monkeypatch.setattr(arrivals, "collect_path", collect_and_remove)
    with pytest.raises(CollectError, match="vanished while it was read"):
        collect_file(path, Sidecar())
