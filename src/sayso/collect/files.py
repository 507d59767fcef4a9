"""Files and folders into reports: what is picked up, the sidecar beside a file, and the limit of size."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sayso.collect.documents import MAX_BYTES as MAX_BYTES
from sayso.collect.documents import SUFFIXES, TOO_LARGE, collect_bytes
from sayso.collect.sidecar import SIDECAR_SUFFIX, Sidecar, load_sidecar
from sayso.errors import CollectError
from sayso.records import Report


def collect_path(path: Path, *, overrides: Sidecar | None = None) -> Report:
    """Read one file, with the sidecar beside it if there is one; `overrides` go before both.

    Raises CollectError where the file is missing, no regular file, too large or no report, SidecarError where the
    sidecar is bad.
    """
    original = _read(path)
    beside = path.with_suffix(SIDECAR_SUFFIX)
    known = load_sidecar(beside) if beside != path and beside.is_file() else Sidecar()
    return collect_bytes(original, name=path.name, sidecar=known.overlaid(overrides))


def find_paths(path: Path) -> Iterator[Path]:
    """Give the files of a folder and of the folders in it, sorted by name; a file gives itself.

    Left out: hidden files and folders, sidecars, links to folders. Raises CollectError where there is nothing at the
    path.
    """
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise CollectError(f"{path}: no such file or folder; check the spelling")
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            found = Path(folder) / name
            if not name.startswith(".") and not _is_sidecar(found):
                yield found


def _is_sidecar(path: Path) -> bool:
    return path.suffix == SIDECAR_SUFFIX and any(path.with_suffix(suffix).is_file() for suffix in SUFFIXES)


def _read(path: Path) -> bytes:
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise CollectError(f"{path}: is a folder; name its files, or let find_paths list them")
        if not stat.S_ISREG(facts.st_mode):
            raise CollectError(f"{path}: is no regular file; copy its content into one")
        if facts.st_size > MAX_BYTES:
            raise CollectError(TOO_LARGE.format(name=path))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CollectError(
            f"{path}: cannot be read ({error.strerror or error}); check the name and its permissions"
        ) from error
    except ValueError as error:  # a NUL in the name
        raise CollectError(f"{str(path)!r}: is no file name; check the spelling") from error
