"""A small ledger in a file, to decide in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.store.connections import connect
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, TEXT, make_reading


@pytest.fixture
def kestrel_file(tmp_path: Path) -> Path:
    """One report of Kestrel News with two claims: the market is hit, and a brigade will be sent."""
    path = tmp_path / "kestrel.sayso"
    connection = connect(path)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    connection.close()
    return path


@pytest.fixture
def kestrel(kestrel_file: Path) -> Iterator[Ledger]:
    """That ledger, opened."""
    with Ledger.open(kestrel_file) as ledger:
        yield ledger
