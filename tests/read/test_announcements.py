"""Tests of read/announcements.py: speakers announced once."""

from __future__ import annotations

from sayso.records import Span
from tests.read.readings import read_by_rules


def innermost(text: str, **fields: object) -> list[str]:
    return [claim.attribution[-1].canonical for claim in read_by_rules(text, **fields).claims]


def test_a_line_that_ends_in_a_colon_opens_a_speech() -> None:
    found = innermost("The governor of Bor said:\nRebels attacked the bridge.\nSoldiers captured the hill.")
    assert len(set(found)) == 1
    assert "governor" in found[0]


def test_a_statement_by_somebody_is_his_throughout() -> None:
    title = "Statement by Minister Ada Lund on the ceasefire"
    text = f"{title}\n\nRebels attacked the bridge. Soldiers captured the hill."
    found = innermost(text, title=title, body=Span(len(title) + 2, len(text)))
    assert len(found) == 2
    assert all("Ada Lund" in name for name in found)


def test_a_label_that_names_nobody_opens_nothing() -> None:
    assert innermost("ACCESS: Rebels attacked the bridge.") == ["The Outlet"]
