"""The sidecar: `NAME.json` beside `NAME.txt`, what somebody knows of a report that its text does not say."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Final

from sayso.collect.dates import read_date
from sayso.errors import SidecarError

SIDECAR_SUFFIX: Final = ".json"
# A sidecar holds seven short values; more than this is another kind of file.
MAX_SIDECAR_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What is known of a report beforehand; it goes before anything that the text says. None and empty: not given."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    original_outlet: str | None = None
    original_published: date | None = None

    def overlaid(self, above: Sidecar | None) -> Sidecar:
        """Give a sidecar whose values are those of `above` where it has any."""
        if above is None:
            return self
        return Sidecar(
            title=above.title or self.title,
            publisher=above.publisher or self.publisher,
            published=above.published or self.published,
            url=above.url or self.url,
            byline=above.byline or self.byline,
            original_outlet=above.original_outlet or self.original_outlet,
            original_published=above.original_published or self.original_published,
        )


KEYS: Final = tuple(field.name for field in fields(Sidecar))


def load_sidecar(path: Path) -> Sidecar:
    """Read a sidecar file; raise SidecarError where it cannot be used."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_SIDECAR_BYTES + 1)
    except OSError as error:
        raise SidecarError(f"{path}: cannot be read ({error.strerror}); check the file or take it away") from error
    if len(raw) > MAX_SIDECAR_BYTES:
        raise SidecarError(f"{path}: larger than {MAX_SIDECAR_BYTES:,} bytes, so it is no sidecar; rename it")
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SidecarError(f"{path}: is no JSON in UTF-8 ({error}); write an object with the keys {_keys()}") from error
    return read_sidecar(content, where=str(path))


def read_sidecar(content: object, *, where: str) -> Sidecar:
    """Check the content of a sidecar; `where` opens the message of a SidecarError."""
    if not isinstance(content, dict):
        raise SidecarError(f"{where}: must be an object with some of the keys {_keys()}")
    for key in content:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"known keys are {_keys()}"
            raise SidecarError(f"{where}: unknown key '{key}'; {hint}")
    given = {str(key): value for key, value in content.items() if value is not None}
    return Sidecar(
        title=_words(given, "title", where),
        publisher=_words(given, "publisher", where),
        published=_day(given, "published", where),
        url=_words(given, "url", where),
        byline=_names(given, where),
        original_outlet=_words(given, "original_outlet", where),
        original_published=_day(given, "original_published", where),
    )


def _words(given: dict[str, object], key: str, where: str) -> str | None:
    value = given.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SidecarError(f"{where}: '{key}' must be text in quotation marks, not {type(value).__name__}")
    return " ".join(value.split()) or None


def _day(given: dict[str, object], key: str, where: str) -> date | None:
    words = _words(given, key, where)
    if words is None:
        return None
    day = read_date(words)
    if day is None:
        raise SidecarError(f"{where}: '{key}' is '{words}', which is no one day; write it as YYYY-MM-DD")
    return day


def _names(given: dict[str, object], where: str) -> tuple[str, ...]:
    value = given.get("byline")
    if value is None:
        return ()
    found: list[str] = []
    for name in value if isinstance(value, list) else [value]:
        if not isinstance(name, str):
            raise SidecarError(f"{where}: 'byline' must be a name or a list of names in quotation marks")
        found.append(" ".join(name.split()))
    return tuple(name for name in found if name)


def _keys() -> str:
    return ", ".join(KEYS)
