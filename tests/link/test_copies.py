from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.link.copies import candidate_pairs, find_copies
from sayso.records import CopyKind, ReportId
from tests.link.makings import make

CASES = Path(__file__).parent.parent / "cases" / "link" / "copies.jsonl"
LOADED = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", LOADED, ids=[each["comment"] for each in LOADED])
def test_copies_are_told_from_reports_of_the_same_day(case: dict[str, Any]) -> None:
    reports = [make(**each)[0] for each in case["reports"]]
    names = {report.id: report.name for report in reports}
    found = [[names[each.report], names[each.copy_of], each.kind.value] for each in find_copies(reports)]
    assert found == case["expect"]


STORY = (
    "Rebels entered Tamra before dawn on Friday and raised their flag over the customs house, people said. "
    "The garrison had left the evening before with nine trucks and two guns, taking the road to Sollum. "
    "Nobody was hurt, the mayor said, but the bakery burned."
)


def test_the_passages_stand_word_for_word_in_both() -> None:
    original = make("wire", STORY)[0]
    copy = make("daily", f"News in brief. {STORY}", outlet="Daily", day="2029-05-13")[0]
    (found,) = find_copies([copy, original])
    for here, there in found.passages:
        assert copy.quote(here) == original.quote(there)
    assert found.kind is CopyKind.VERBATIM
    assert found.kept == 1.0


def test_the_reprint_of_a_reprint_is_traced_to_the_nearer() -> None:
    wire = make("wire", STORY)[0]
    changed = STORY.replace("before dawn", "at night").replace("nine", "9")
    daily = make("daily", changed, outlet="Daily", day="2029-05-13")[0]
    blog = make("blog", daily.text + " Pass it on.", outlet="Blog", day="2029-05-14")[0]
    found = {(each.report, each.copy_of) for each in find_copies([wire, daily, blog])}
    assert found == {(daily.id, wire.id), (blog.id, daily.id)}


def test_a_crowd_that_shares_a_passage_stays_linear() -> None:
    crowd = [(ReportId(f"r{number:03}"), frozenset({1, 2, 3})) for number in range(300)]
    assert len(set(candidate_pairs(crowd))) < 2 * len(crowd)


def test_the_order_of_reports_changes_nothing() -> None:
    wire = make("wire", STORY)[0]
    daily = make("daily", STORY, outlet="Daily", day="2029-05-13")[0]
    assert find_copies([wire, daily]) == find_copies([daily, wire])
