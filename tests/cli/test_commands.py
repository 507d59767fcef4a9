from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli import run
from sayso.cli.safety import CONTROLS
from sayso.ledger import Ledger
from sayso.store.connections import connect
from tests.made import load_hand_reader

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of two reports with three claims, read by hand; the command line finds it without --ledger."""
    (tmp_path / "a.txt").write_text("Shells hit Tamra.\n\nRockets will hit Orsha.\n")
    (tmp_path / "b.txt").write_text("Mortars hit Orsha.\n")
    with Ledger.open(tmp_path / "hand.sayso", load_reader=load_hand_reader) as ledger:
        ledger.read([tmp_path / "a.txt", tmp_path / "b.txt"])
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "hand.sayso"))
    return tmp_path / "hand.sayso"


def first_id(path: Path) -> str:
    with Ledger.open(path, create=False) as ledger:
        return ledger.claims()[0].claim.id


# --- asking -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("path")
def test_claims_are_listed_with_their_words(capsys: Captured) -> None:
    assert run(["claims"]) == 0
    told = capsys.readouterr().out
    assert "“Shells hit Tamra”" in told
    assert "○ planned" in told


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--where", "orsha"], 2),
        (["--status", "PLANNED"], 1),
        (["--status", "planned", "--status", "occurred"], 3),
        (["--type", "assault", "--who", "shells"], 1),
        (["--text", "mortars"], 1),
        (["--limit", "1"], 1),
        (["--since", "1990"], 3),
        (["--source", "nobody at all"], 0),
    ],
)
def test_claims_are_filtered(capsys: Captured, options: list[str], number: int) -> None:
    assert run(["claims", "--json", *options]) == 0
    assert len(json.loads(capsys.readouterr().out)) == number


@pytest.mark.usefixtures("path")
def test_more_than_is_shown_is_said(capsys: Captured) -> None:
    run(["claims", "--limit", "2"])
    assert "The first 2. --limit 0 gives all" in capsys.readouterr().out
    run(["claims", "--limit", "0"])
    assert "The first" not in capsys.readouterr().out


@pytest.mark.usefixtures("path")
def test_nothing_found_is_said_and_is_no_error(capsys: Captured) -> None:
    assert run(["claims", "--where", "Nowhere"]) == 0
    assert capsys.readouterr().out == "No claim answers that.\n"


@pytest.mark.usefixtures("path")
def test_csv_has_a_head_and_a_line_for_each_claim(capsys: Captured) -> None:
    assert run(["claims", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["trigger"] for row in rows] == ["hit", "will hit", "hit"]
    assert rows[0]["quote"] == "Shells hit Tamra"


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(("given", "number"), [("2029", 1), ("2029-12", 1), ("2029-12-31", 1), ("2028", 0)])
def test_years_and_months_are_dates(tmp_path: Path, capsys: Captured, given: str, number: int) -> None:
    (tmp_path / "c.txt").write_text("Late shells hit Vorra.")
    with Ledger.open(tmp_path / "hand.sayso", load_reader=load_hand_reader) as ledger:
        row = ledger.claims()[0]
        assert row.claim.when.interval.end is None
    connection = connect(tmp_path / "hand.sayso")
    connection.execute("UPDATE claims SET day_from = '2029-12-05', day_to = NULL WHERE status = 'planned'")
    connection.close()
    run(["claims", "--json", "--status", "planned", "--until", given])
    assert len(json.loads(capsys.readouterr().out)) == number


def test_a_claim_is_shown_and_explained(path: Path, capsys: Captured) -> None:
    assert run(["show", first_id(path)[:8]]) == 0
    assert "says who" in capsys.readouterr().out
    assert run(["explain", first_id(path)]) == 0
    assert "hand/hit" in capsys.readouterr().out


@pytest.mark.usefixtures("path")
def test_a_report_is_shown_by_its_name(capsys: Captured) -> None:
    (name,) = ["b"]
    assert run(["show", name]) == 0
    assert "Mortars hit Orsha." in capsys.readouterr().out


@pytest.mark.usefixtures("path")
def test_the_ledger_is_checked(capsys: Captured) -> None:
    assert run(["check"]) == 0
    assert "2 reports, 3 claims" in capsys.readouterr().out


def test_a_fault_ends_a_check_with_status_1(path: Path, capsys: Captured) -> None:
    connection = connect(path)
    connection.execute("UPDATE reports SET text = replace(text, 'Tamra', 'Korba')")
    connection.close()
    assert run(["check"]) == 1
    assert "fault a : the text kept is not" in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("path")
def test_a_ledger_is_exported(tmp_path: Path, capsys: Captured) -> None:
    assert run(["export", "gold", str(tmp_path / "out")]) == 0
    assert "2 reports, 3 claims, 0 links" in capsys.readouterr().out
    assert len((tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()) == 3


def test_the_version_is_told(capsys: Captured) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("sayso 0.")


def test_the_module_is_the_command() -> None:
    told = subprocess.run([sys.executable, "-m", "sayso", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("sayso ")


# --- what goes wrong --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        (["show", "cffffffff"], 2, "nothing here is called 'cffffffff'"),
        (["explain", "b"], 2, "explain one of its claims"),
        (["claims", "--since", "yesterday"], 2, "is no date; write YYYY-MM-DD"),
        (["claims", "--until", "2029-02-31"], 2, "is no date"),
        (["claims", "--until", "20xx"], 2, "is no date"),
        (["claims", "--status", "sure"], 2, "sure"),
        (["claims", "--limit", "-1"], 2, "--limit"),
        (["dance"], 2, "dance"),
        (["read"], 2, "PATH"),
        (["read", "a.txt", "b.txt", "--title", "Both"], 2, "--title is about a single file"),
        (["read", ".", "--original-outlet", "All"], 2, "--original-outlet is about a single file"),
        (["read", "a.txt", "--published", "Friday"], 2, "--published"),
        (["export", "silver", "out"], 2, "silver"),
        (["claims", "--ledger", "nowhere.sayso"], 3, "no ledger at nowhere.sayso: make one with"),
        (["check", "--ledger", "README.md"], 3, "is no ledger"),
        (["read", "x.txt", "--ledger", "no/such/folder/a.sayso"], 3, "does the folder exist"),
    ],
)
def test_what_goes_wrong_is_said_without_a_traceback(
    typed: list[str], status: int, told: str, capsys: Captured
) -> None:
    assert run(typed) == status
    captured = capsys.readouterr()
    assert told in " ".join(captured.err.split())
    assert "Traceback" not in captured.err


def test_an_export_into_a_file_is_status_3(path: Path, capsys: Captured) -> None:
    assert run(["export", "gold", str(path)]) == 3
    assert "cannot be written" in capsys.readouterr().err


def test_a_newer_ledger_is_status_3(path: Path, capsys: Captured) -> None:
    connection = connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert run(["claims"]) == 3
    assert "pip install --upgrade sayso" in capsys.readouterr().err


def test_a_reader_that_stops_listening_is_no_fault(path: Path) -> None:
    command = f"{sys.executable} -m sayso claims --json --ledger {path} | head -c 5"
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert "Traceback" not in told.stderr


# --- reading: every kind of bad input ---------------------------------------------------------------------------------

PROSE = "The militia attacked Tamra at dawn on Friday. Twelve people were killed, the governor said.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> list[str]:
    return ["--ledger", str(tmp_path / "new.sayso")]


def told_of_reading(capsys: Captured) -> str:
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return " ".join(captured.out.split())


def test_reports_are_read_and_reading_again_changes_nothing(
    tmp_path: Path, ledger: list[str], capsys: Captured
) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    assert run(["read", str(tmp_path / "a.txt"), *ledger]) == 0
    assert "1 file: 1 new" in told_of_reading(capsys)
    run(["claims", "--json", *ledger])
    before = told_of_reading(capsys)
    assert json.loads(before)
    assert run(["read", str(tmp_path / "a.txt"), *ledger]) == 0
    assert "0 new, 0 read again, 1 unchanged" in told_of_reading(capsys)
    run(["claims", "--json", *ledger])
    assert told_of_reading(capsys) == before


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "junk.bin": (random.Random(7).randbytes(60_000), "no text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "is an image"),
    "paper.pdf": (b"%PDF-1.7 ...", "PDF"),
    "archive.txt": (b"PK\x03\x04" + bytes(100), "zip"),
    "bells.txt": (b"\x07\x08\x1b[2J" * 200, "control characters"),
}


def test_what_is_no_report_is_refused_one_by_one_and_the_rest_is_read(
    tmp_path: Path, ledger: list[str], capsys: Captured
) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for name, (content, _) in BAD.items():
        (place / name).write_bytes(content)
    (place / "good.txt").write_text(PROSE)
    (place / "junk-beside.txt").write_text(PROSE)
    (place / "junk-beside.json").write_text("{not json")
    (place / "odd-key.txt").write_text(PROSE)
    (place / "odd-key.json").write_text('{"publsher": "Kestrel News"}')
    (place / "half.txt").write_text(PROSE)
    (place / "half.json").write_text('{"title": "half \\ud800"}')
    assert run(["read", str(place), *ledger]) == 1
    told = told_of_reading(capsys)
    assert f"{len(BAD) + 4} files: 1 new, 0 read again, 0 unchanged, {len(BAD) + 3} refused." in told
    for name, (_, reason) in BAD.items():
        assert reason in told.split(f"in/{name}: ")[1].split(" refused ")[0]
    assert "did you mean 'publisher'" in told
    with Ledger.open(tmp_path / "new.sayso", create=False) as opened:
        assert len(opened.refusals()) == len(BAD) + 3
        assert opened.check().sound


@pytest.mark.parametrize(
    "content",
    [
        "La milice a attaqué Séguéla à l’aube. The militia attacked Séguéla at dawn.".encode("cp1252"),
        PROSE.encode("utf-16"),
        PROSE.encode("utf-8-sig"),
        PROSE.replace(". ", ".\r\n").encode() + b"\r\rShells hit Orsha.\n\n",
        "قالت الشرطة إن مسلحين هاجموا السوق يوم الجمعة. \u202eThe militia attacked Tamra.\u202c".encode(),
        ("[bold]The militia[/bold] attacked Tamra at dawn :smile: \x1b[31mon Friday. " + PROSE * 4).encode(),
        b"1234 5678 --- !!! \n" * 20,
        b"x",
    ],
    ids=["cp1252", "utf-16", "utf-8-sig", "mixed line ends", "right to left", "hostile", "no letters", "one letter"],
)
def test_odd_text_is_read_proved_and_shown_safely(
    tmp_path: Path, ledger: list[str], capsys: Captured, content: bytes
) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    assert run(["read", str(tmp_path / "odd.txt"), *ledger]) == 0
    assert run(["check", *ledger]) == 0
    for command in (["claims"], ["show", "odd"], ["claims", "--csv"], ["claims", "--json"]):
        assert run([*command, *ledger]) == 0
    captured = capsys.readouterr()
    assert [found for found in CONTROLS.findall(captured.out) if found not in "\r\n"] == []
    assert "Traceback" not in captured.err


def test_ten_megabytes_of_one_line_are_read_or_refused_in_words(
    tmp_path: Path, ledger: list[str], capsys: Captured
) -> None:
    (tmp_path / "line.txt").write_text("x" * 10_000_000)
    assert run(["read", str(tmp_path / "line.txt"), *ledger]) in (0, 1)
    assert "1 file:" in told_of_reading(capsys)


def test_what_is_not_there_is_refused(ledger: list[str], capsys: Captured) -> None:
    assert run(["read", "http://127.0.0.1:9/page", "no-such-file.txt", *ledger]) == 1
    told = told_of_reading(capsys)
    assert "http://127.0.0.1:9/page: is not on the open internet" in told
    assert "no such file or folder" in told


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open every folder")
def test_a_folder_that_may_not_be_opened_is_refused(tmp_path: Path, ledger: list[str], capsys: Captured) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert run(["read", str(tmp_path / "closed"), *ledger]) == 1
    assert "permissions" in told_of_reading(capsys)


def test_a_file_whose_name_is_no_utf_8_stops_nothing(tmp_path: Path, ledger: list[str], capsys: Captured) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(odd, "w") as file:  # noqa: PTH123 - pathlib has no names of bytes
        file.write(PROSE)
    (tmp_path / "good.txt").write_text(PROSE)
    assert run(["read", str(tmp_path), *ledger]) in (0, 1)
    assert "2 files: " in told_of_reading(capsys)


def test_metadata_typed_for_one_file_is_kept(tmp_path: Path, ledger: list[str], capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    typed = ["--title", "Dawn raid", "--publisher", "Kestrel News", "--published", "2029-05-12", "--byline", "Ana Osei"]
    typed += ["--url", "https://example.org/a", "--original-outlet", "Heron Post", "--original-published", "2029-05-11"]
    assert run(["read", str(tmp_path / "a.txt"), *typed, *ledger]) == 0
    capsys.readouterr()
    run(["show", "a", *ledger])
    told = capsys.readouterr().out
    for word in (
        "Dawn raid",
        "Kestrel News",
        "2029-05-12",
        "Ana Osei",
        "https://example.org/a",
        "Heron Post",
        "2029-05-11",
    ):
        assert word in told
