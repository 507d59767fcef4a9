"""A ledger in memory that holds one report with two claims; modules that need another lay their own over it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from sayso.store.connections import connect
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, make_reading


@pytest.fixture
def ledger() -> Iterator[sqlite3.Connection]:
    connection = connect(None)
    add_reading(connection, b"one", make_reading(), RUN, NOW)
    yield connection
    connection.close()
