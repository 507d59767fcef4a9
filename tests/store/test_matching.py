"""A claim meets filters in memory exactly where the file's own index says that it does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from sayso.store.connections import connect
from sayso.store.matching import meets
from sayso.store.queries import find_claims
from sayso.store.rows import Filters
from sayso.store.writing import add_reading
from tests.made import NOW, RUN, TEXT, make_reading, make_report

REPORT = make_report()


@pytest.fixture(scope="module")
def ledger() -> Iterator[sqlite3.Connection]:
    connection = connect(None)
    add_reading(connection, TEXT.encode(), make_reading(REPORT), RUN, NOW)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 2),
        ({"where": "tamra"}, 2),
        ({"where": "hm"}, 2),
        ({"where": "Orsha"}, 0),
        ({"where": "%"}, 0),
        ({"who": "hamat"}, 1),
        ({"source": "elie"}, 1),
        ({"source": "Kestrel"}, 2),
        ({"type": ("ASSAULT", "AID")}, 1),
        ({"status": ("planned",)}, 1),
        ({"section": ("title",)}, 0),
        ({"since": date(2029, 5, 12)}, 1),
        ({"until": date(2029, 5, 12)}, 1),
        ({"since": date(2029, 5, 11), "until": date(2029, 5, 14)}, 2),
        ({"text": "shells market"}, 1),
        ({"text": '"market in Tamra"'}, 1),
        ({"text": '"market Tamra"'}, 0),
        ({"text": "Market TAMRA!"}, 1),
        ({"text": "mark"}, 0),
        ({"text": "NOT shells"}, 0),
        ({"report": REPORT.id}, 2),
        ({"report": "r0"}, 0),
        ({"but": (REPORT.id,)}, 0),
        ({"box": (31.0, 12.0, 32.0, 13.0)}, 2),
        ({"box": (31.3, 12.5, 40.0, 13.0)}, 2),
        ({"box": (40.0, 12.5, 41.0, 13.0)}, 0),
        ({"where": "Tamra", "who": "people", "type": ("ASSAULT",)}, 1),
    ],
)
def test_memory_and_index_say_the_same(ledger: sqlite3.Connection, asked: dict[str, Any], number: int) -> None:
    filters = Filters(**asked)
    indexed = [row.claim.id for row in find_claims(ledger, filters)]
    assert [row.claim.id for row in find_claims(ledger, Filters()) if meets(row, filters)] == indexed
    assert len(indexed) == number
