"""How things are shown: the interface's words, the templates, and the words of reports made harmless.

Templates escape everything. What escaping leaves, control characters and marks of writing direction that make words
seem to stand where they do not, is shown as a sign; lengths do not change, so that offsets hold.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso.records import EventType, Status
from sayso.web.asking import Asked
from sayso.web.surveys import FAMILIES

# As on the terminal: controls, direction marks, invisible separators, tags, half characters. Line breaks stay, and so
# do U+200C and U+200D, which Persian and Hindi need.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
SHOWN_AS = "\ufffd"  # the sign for 'a character stood here'
Words = Mapping[str, Any]  # sections of words, from TOML


def shown(words: object) -> str:
    """Give the words of a report as they may be shown, as many characters as before."""
    return CONTROLS.sub(SHOWN_AS, "" if words is None else str(words))


@cache
def texts() -> Words:
    """Give the words of the interface, by section and key."""
    return tomllib.loads((resources.files("sayso.web") / "texts.toml").read_text("utf-8"))


def word_for(section: str, key: object) -> str:
    """Give the interface's word for a value of a closed set, or the value itself, which is plain enough."""
    held = texts()[section].get(str(key))
    return held if isinstance(held, str) else str(key).replace("_", " ")


def day(value: date | None) -> str:
    """Give a day as people read it: 5 May 2014."""
    return f"{value.day} {value:%b} {value.year}" if value else ""


def stretch(start: date | None, end: date | None, none: str) -> str:
    """Give an interval as people read it: '10 Jan 2014', '3–9 Mar 2014', 'until 3 Mar 2014', 'from 3 Mar 2014'."""
    if start and end:
        if start == end:
            return day(start)
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{day(end)}"
        return f"{day(start)} – {day(end)}"
    return f"from {day(start)}" if start else f"until {day(end)}" if end else none


def because(reasons: Iterable[str]) -> str:
    """Give reasons in one line: what speaks for it ('+ the same day'), then what speaks against it ('- far off')."""
    told = list(reasons)
    speaks = [each.removeprefix("+ ") for each in told if not each.startswith("- ")]
    against = [each.removeprefix("- ") for each in told if each.startswith("- ")]
    return "; ".join([*speaks, *([f"{texts()['events']['against']} {'; '.join(against)}"] if against else [])])


@cache
def environment() -> Environment:
    """Give the templates: everything is escaped, and a name that is missing is an error."""
    made = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "shown": shown,
        "day": day,
        "stretch": stretch,
        "because": because,
        "segment": lambda name: quote(name, safe=""),
    }
    made.globals |= {
        "t": texts(),
        "word_for": word_for,
        "families": {status.value: family.value for status, family in FAMILIES.items()},
        "types": [each.value for each in EventType],
        "statuses": [each.value for each in Status],
        "no_filters": Asked(),
    }
    return made


def render(template: str, **given: object) -> str:
    """Fill a template."""
    return environment().get_template(template).render(**given)
