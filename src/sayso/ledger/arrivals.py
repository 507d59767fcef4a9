"""What comes in: files by their paths, pages by their addresses, each made a report, and made anew from its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sayso.collect import Fetch, Sidecar, collect_bytes, collect_path, find_paths, without_password
from sayso.errors import CollectError
from sayso.ledger.batches import Collected
from sayso.records import Report
from sayso.store.rows import Original, Refusal

PASSWORD = "carries a name or password, which would be kept; take it out, or save the page and read the file"
Arrival = Path | str  # a file, or the address of a page


def list_arrivals(given: Iterable[str], *, but: Path | None = None) -> tuple[list[Arrival], list[Refusal]]:
    """Give the files that paths mean, folders with all that is in them, and addresses of pages, each once.

    Beside them what leads nowhere, with why.

    `but` is the ledger that we read into: `sayso read .` finds it, and the two files that SQLite keeps beside it.
    """
    own = {but.resolve().with_name(but.name + ending) for ending in ("", "-wal", "-shm")} if but else set()
    found: dict[Arrival, None] = {}
    refused = []
    for each in given:
        if each.lower().startswith(("http://", "https://")):
            if without_password(each) == each:
                found[each] = None
            else:
                refused.append(Refusal(file=without_password(each), reason=PASSWORD))
            continue
        path = Path(each)
        try:
            if path.is_dir():
                next(path.iterdir(), None)  # `find_paths` passes over a folder that it may not open
            files = [inside for inside in find_paths(path) if inside.resolve() not in own]
            if not files:
                refused.append(Refusal(file=each, reason="holds no files; name a folder that does"))
            found.update(dict.fromkeys(files))
        except CollectError as fault:
            refused.append(Refusal(file=each, reason=str(fault)))
        except (OSError, ValueError) as fault:
            why = getattr(fault, "strerror", None) or str(fault)
            refused.append(Refusal(file=each, reason=f"cannot be opened ({why}); check its name and its permissions"))
    return list(found), refused


def collect(arrival: Arrival, known: Sidecar, fetch: Fetch) -> Collected:
    """Make a report of a file or a page and keep its bytes. Raises CollectError."""
    if isinstance(arrival, Path):
        return collect_file(arrival, known)
    page = fetch(arrival)
    report = collect_bytes(page.content, name=page.name, media_type=page.media_type, sidecar=known, url=page.url)
    return Collected(file=arrival, original=page.content, report=report)


def collect_file(path: Path, known: Sidecar) -> Collected:
    """Make a report of a file and keep its bytes. Raises CollectError."""
    report = collect_path(path, overrides=known)
    try:
        original = path.read_bytes()
    except OSError as fault:
        raise CollectError(f"{path}: vanished while it was read ({fault.strerror}); read it again") from fault
    if hashlib.sha256(original).hexdigest() != report.digest:
        raise CollectError(f"{path}: changed while it was read; read it again when it is complete")
    return Collected(file=str(path), original=original, report=report)


def recollect(original: Original, report: Report) -> Report:
    """Collect a report anew from its original bytes. Raises CollectError."""
    return collect_bytes(original.content, name=report.name, media_type=report.media_type, url=report.url)
