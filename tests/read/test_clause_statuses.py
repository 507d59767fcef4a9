"""Tests of read/clause_statuses.py: what an outer clause does to an inner one."""

from __future__ import annotations

import pytest

from tests.read.readings import read_by_rules


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The council must work to deploy observers.", "deploy", "proposed"),
        ("The general vowed not to withdraw his men.", "withdraw", "refused"),
        ("The army did not fail to capture the hill.", "capture", "occurred"),
        ("The army may decide to shell the port.", "shell", "expected"),
        ("Troops were ordered to shell the port.", "shell", "planned"),
    ],
)
def test_the_outer_clause_decides(text: str, trigger: str, status: str) -> None:
    reading = read_by_rules(text)
    found = {reading.report.quote(t.span): s.value for t, s in zip(reading.triggers, reading.statuses, strict=True)}
    assert found[trigger] == status
