"""The scorers of the shared folder, loaded by their path: DIR/score/claims.py, DIR/score/linking.py,
DIR/score/layers/*.py.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

Figures = dict[str, float]


class BenchError(Exception):
    """The bench cannot measure: what is missing, where it was looked for, what to do."""


@contextlib.contextmanager
def _first_on_path(folder: Path) -> Iterator[None]:
    """Let the scorers find the modules beside them (`from base import ...`)."""
    sys.path.insert(0, str(folder))
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the shared folder is not ours to write to
    try:
        yield
    finally:
        sys.dont_write_bytecode = written
        sys.path.remove(str(folder))


def load_scorer(shared: Path, name: str) -> ModuleType:
    """Load one scorer by its path below DIR/score, without its ending: 'claims', 'layers/timex'."""
    path = shared / "score" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise BenchError(f"{path}: no such scorer; give the folder that holds score/ and gold/ with --shared DIR")
    module = importlib.util.module_from_spec(spec)
    with _first_on_path(path.parent):
        sys.modules[path.stem] = module
        spec.loader.exec_module(module)
    return module


def flatten(scores: Mapping[str, Any]) -> Figures:
    """Give one number for each figure: its F1, else its accuracy; figures that had nothing to count are left out."""
    figures: Figures = {}
    for name, value in scores.items():
        if isinstance(value, Mapping):
            number = value.get("F1", value.get("acc"))
            if number is not None:
                figures[name] = round(float(number), 4)
    return figures


def folder_digest(*folders: Path) -> str:
    """Give a hash over the names and bytes of all files of some folders: changed data shall not pose as better code."""
    whole = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                whole.update(path.relative_to(folder.parent).as_posix().encode())
                whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
