"""A toll and the number it is put at are one claim."""

from __future__ import annotations

import pytest

from tests.read.readings import read_text


def triggers(text: str) -> list[str]:
    reading = read_text(text)
    return [reading.report.quote(claim.trigger) for claim in reading.claims]


@pytest.mark.parametrize(
    "text",
    [
        "A nurse put the army's losses at 16 dead.",
        "The army's losses stood at 16 dead.",
        "Officials put the toll at 12 killed.",
        "The ministry gave its losses as 31 dead.",
        "The toll rose to more than 40 dead on Sunday.",
        "Casualties among civilians: at least 12 dead.",
    ],
)
def test_the_dead_are_those_whom_the_toll_counts(text: str) -> None:
    found = triggers(text)
    assert len(found) == 1, found
    assert "dead" not in found[0]
    assert "killed" not in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The losses of the army were heavy; 16 soldiers were killed at the bridge.",
        "After the losses at the mill the army said 12 men were killed.",
    ],
)
def test_another_harm_keeps_its_claim(text: str) -> None:
    assert "killed" in triggers(text)
