from __future__ import annotations

from typing import get_args

from sayso.cli import options
from sayso.records import EventType, Status


def help_of(option: object) -> str:
    return str(get_args(option)[1].help)


def test_the_help_names_every_type_and_status() -> None:
    assert all(each.value in help_of(options.Type) for each in EventType)
    assert all(each.value in help_of(options.StatusOf) for each in Status)


def test_every_option_says_what_it_is() -> None:
    aliases = [value for name, value in vars(options).items() if name[0].isupper() and get_args(value)[1:]]
    assert len(aliases) > 20
    assert all(help_of(each).strip().endswith((".", "hand.")) for each in aliases)
