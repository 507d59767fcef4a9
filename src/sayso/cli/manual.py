"""The manual page docs/cli.md, made from the commands themselves: `python -m sayso.cli.manual > docs/cli.md`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import typer
from typer.main import get_command

from sayso.cli.commands import app

HEAD = """\
# The command line

Made from the commands by `python -m sayso.cli.manual > docs/cli.md`; a test keeps it so.

`sayso --help` and `sayso COMMAND --help` say the same. The ledger is the file given with `--ledger`, else the one that
the environment variable `SAYSO_LEDGER` names, else `./ledger.sayso`. Only `read` and `demo` make one.
"""
STATUSES = """\
## Exit status

| status | meaning |
|---|---|
| 0 | all was done |
| 1 | something was refused (`read`), or the ledger has a fault (`check`); everything else was done |
| 2 | wrong usage: an unknown option or value, an id that means nothing here or more than one thing |
| 3 | the ledger, the model, the knowledge or a folder cannot be used; nothing was done, or what was done is kept |
| 130 | interrupted with Ctrl-C; what was read until then is kept, and the same command goes on from there |

## What the words on the screen mean

`●` occurred, `◐` ongoing, `○` planned, proposed, expected or conditional, `✕` refused or denied, `~` opinion. A date
`..2014-01-15` is open to the past, `2014-01-15..` to the future. `says A › B › C` is the chain of sources: A publishes
what B tells of C's words.
Whatever a terminal would obey in the text of a report (control characters, marks of writing direction) is shown as `�`;
JSON escapes it, CSV shows `�` too and puts an apostrophe before a cell that a spreadsheet would take for a formula.
"""


def manual() -> str:
    """Give the whole page."""
    group = get_command(app)
    commands: dict[str, object] = getattr(group, "commands", {})
    sections = [section for name, command in commands.items() for section in _sections(name, command)]
    return "\n".join([HEAD, *sections, STATUSES])


def _sections(name: str, command: object) -> Iterable[str]:
    """Give the section of a command, or those of the commands it groups."""
    grouped: dict[str, object] = getattr(command, "commands", {})
    return [_section(f"{name} {each}", inner) for each, inner in grouped.items()] or [_section(name, command)]


def _section(name: str, command: object) -> str:
    params = [param for param in getattr(command, "params", ()) if getattr(param, "help", None)]
    arguments = [param for param in params if param.param_type_name == "argument"]
    usage = " ".join(["sayso", name, *(_given(argument) for argument in arguments), "[OPTIONS]"])
    lines = [f"## sayso {name}", "", f"    {usage}", "", _told(str(getattr(command, "help", ""))), ""]
    lines += ["| | |", "|---|---|", *(_row(param) for param in params), ""]
    return "\n".join(lines)


def _told(words: str) -> str:
    paragraphs: Iterable[str] = words.strip().split("\n\n")
    return "\n\n".join(textwrap.fill(" ".join(each.split()), width=120) for each in paragraphs)


def _given(argument: object) -> str:
    return f"{getattr(argument, 'metavar', '')}{'...' if getattr(argument, 'nargs', 1) == -1 else ''}"


def _row(param: object) -> str:
    name = ", ".join(getattr(param, "opts", ()))
    if getattr(param, "param_type_name", "") == "argument":
        typed = _given(param)
    else:
        typed = name if getattr(param, "is_flag", False) else f"{name} {getattr(param, 'metavar', '')}"
    return f"| `{typed}` | {' '.join(str(getattr(param, 'help', '')).split())} |"


if __name__ == "__main__":
    typer.echo(manual(), nl=False)
