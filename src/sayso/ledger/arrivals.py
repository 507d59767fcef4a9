"""What comes in: the files meant by paths, each turned into a report, and a report collected anew from its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sayso.collect import Sidecar, collect_bytes, collect_path, find_paths
from sayso.errors import CollectError
from sayso.ledger.batches import Collected
from sayso.records import Report
from sayso.store.rows import Original, Refusal

NO_FETCHING = "fetching pages comes later; save the page as HTML and read the file"


def list_files(given: Iterable[str], *, but: Path | None = None) -> tuple[list[Path], list[Refusal]]:
    """Give the files that paths mean, folders with all that is in them, each once; and what leads nowhere, with why.

    `but` is the ledger that we read into: `sayso read .` finds it, and the two files that SQLite keeps beside it.
    """
    own = {but.resolve().with_name(but.name + ending) for ending in ("", "-wal", "-shm")} if but else set()
    files: dict[Path, None] = {}
    refused = []
    for each in given:
        if each.lower().startswith(("http://", "https://")):
            refused.append(Refusal(file=each, reason=NO_FETCHING))
            continue
        path = Path(each)
        try:
            if path.is_dir():
                next(path.iterdir(), None)  # `find_paths` passes over a folder that it may not open
            found = dict.fromkeys(inside for inside in find_paths(path) if inside.resolve() not in own)
            if not found:
                refused.append(Refusal(file=each, reason="holds no files; name a folder that does"))
            files.update(found)
        except CollectError as fault:
            refused.append(Refusal(file=each, reason=str(fault)))
        except (OSError, ValueError) as fault:
            why = getattr(fault, "strerror", None) or str(fault)
            refused.append(Refusal(file=each, reason=f"cannot be opened ({why}); check its name and its permissions"))
    return list(files), refused


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
