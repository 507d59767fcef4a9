"""Tests of bench/plover.py: the names, sides and countries of the draft."""

from __future__ import annotations

from typing import Any

import pytest

from bench.plover import predict, report_of
from sayso.read.pipeline import read_report
from tests.read.readings import knowledge


def coded(text: str) -> dict[str, Any]:
    row = {"doc_id": "made", "text": text}
    return predict(row, read_report(report_of(row), knowledge()), knowledge().catalogue)


def codes(side: list[dict[str, str]]) -> set[str]:
    return {actor["code"] for actor in side if actor["code"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peruvian soldiers shelled a rebel camp on Friday.", "FIGHT"),
        ("Gunmen kidnapped two Dutch engineers on Friday.", "ASSAULT"),
        ("Peru promised to send food to Haiti.", "AGREE"),
        ("Nothing was in the papers.", None),
    ],
)
def test_the_event_has_its_name_of_the_draft(text: str, name: str | None) -> None:
    assert coded(text).get("event_type") == name


def test_who_speaks_for_an_international_body_is_coded_as_one() -> None:
    assert codes(coded("The U.N. envoy Ana Lund met Chadian officials on Friday.")["source"]) >= {"IGO"}


def test_a_curfew_is_imposed_on_those_who_live_there() -> None:
    found = coded("Chadian authorities imposed a curfew on Friday.")
    assert codes(found["source"]) == codes(found["target"]) == {"TCD"}


def test_who_only_tells_of_it_is_no_party() -> None:
    found = coded("Three Chadian farmers were killed on Friday, Cameroonian police said.")
    assert "CMR" not in codes(found["source"]) | codes(found["target"])
