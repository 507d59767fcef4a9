"""What the documentation says is so. SAYSO_UPDATE_DOCS=1 writes the README's transcript anew instead of comparing."""

from __future__ import annotations

import os
import re
import shlex
import sqlite3
from pathlib import Path

import pytest

import sayso
from sayso.cli import run
from sayso.store.connections import connect

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
SECONDS = re.compile(r"\b\d+\.\d s\b")


def transcript(block: str) -> list[tuple[str, str]]:
    """The commands of a transcript, each with what it printed."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def answer(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run one command as the transcript's reader would; `cat` shows a file and so gives us its content."""
    command, *arguments = shlex.split(typed)
    if command == "cat":
        Path(arguments[0]).write_text(told, encoding="utf-8")
        return told
    assert command == "sayso"
    run(arguments)
    lines = capsys.readouterr().out.splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def test_the_readme_shows_what_really_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    text = README.read_text("utf-8")
    (block,) = BLOCK.findall(text)
    shown = [(typed, answer(typed, told, capsys)) for typed, told in transcript(block)]
    anew = "".join(f"$ {typed}\n{told}" for typed, told in shown)
    if os.environ.get("SAYSO_UPDATE_DOCS"):
        README.write_text(text.replace(block, anew), encoding="utf-8")
    else:
        assert SECONDS.sub("", anew) == SECONDS.sub("", block), "SAYSO_UPDATE_DOCS=1 pytest tests/test_docs.py"


def test_the_python_of_the_readme_compiles_and_names_what_there_is() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    compile(example, "README.md", "exec")
    for verb in re.findall(r"ledger\.(\w+)\(", example):
        assert hasattr(sayso.Ledger, verb)


def test_every_table_and_column_of_the_ledger_file_is_described() -> None:
    page = (ROOT / "docs" / "ledger-file.md").read_text("utf-8")
    connection = connect(None)
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not re.search(r"_(data|idx|content|docsize|config|node|rowid|parent)$", name)
    ]
    for table in tables:
        assert f"### {table}\n" in page, table
        section = page.split(f"### {table}\n")[1].split("\n##")[0]
        for column in _columns(connection, table):
            assert f"`{column}`" in section, f"{table}.{column}"


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [column for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def test_the_queries_on_the_ledger_page_run() -> None:
    page = (ROOT / "docs" / "ledger-file.md").read_text("utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert queries
    for query in queries:
        connect(None).execute(query)


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {sayso.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_pages_name_no_file_that_is_not_there() -> None:
    for page in (README, ROOT / "CONTRIBUTING.md", ROOT / "docs" / "ledger-file.md"):
        for named in re.findall(r"\b(?:docs|src|tests|bench)/[\w./-]+\w", page.read_text("utf-8")):
            assert (ROOT / named).exists(), f"{page.name}: {named}"
