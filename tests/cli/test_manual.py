from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from sayso.cli.commands import app
from sayso.cli.manual import manual

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_page_in_docs_is_the_page_that_the_commands_make() -> None:
    assert (DOCS / "cli.md").read_text("utf-8") == manual(), "run: python -m sayso.cli.manual > docs/cli.md"


def _commands() -> Iterator[tuple[str, Any]]:
    """Give the commands by what is typed for them, those of groups too."""
    commands: dict[str, Any] = getattr(get_command(app), "commands", {})
    for name, command in commands.items():
        inner: dict[str, Any] = getattr(command, "commands", {})
        yield from [(f"{name} {each}", grouped) for each, grouped in inner.items()] or [(name, command)]


def test_every_command_and_option_is_on_the_page() -> None:
    page = manual()
    for name, command in _commands():
        assert f"## sayso {name}\n" in page
        for param in command.params:
            assert param.name == "help" or any(f"`{opt}" in page for opt in (*param.opts, param.metavar))
