from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.link import events
from sayso.link.clusters import Opinion
from sayso.link.events import Judge, compare_all, group, pair_up, same_links
from sayso.link.tellings import Telling
from sayso.records import ClaimId, LinkRel
from tests.link.makings import Told, context, make, tellings

CASES = Path(__file__).parent.parent / "cases" / "link" / "events.jsonl"
TOLD = "Rebels shelled Tamra on Friday."
SHELLED = Told("shelled", "Rebels shelled Tamra on Friday", place="Tamra", doers=("Rebels",))
LOADED = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


def told(fields: dict[str, Any]) -> Told:
    return Told(**{name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()})


def pair_of(case: dict[str, Any]) -> list[Telling]:
    one, two = told(case["one"]), told(case["two"])
    days = case.get("days", ["2029-05-12", "2029-05-13"])
    return tellings(
        make("a", f"{one.quote}.", one, day=days[0]), make("b", f"{two.quote}.", two, outlet="Daily", day=days[1])
    )


def groups_of(members: list[Telling], opinions: dict[frozenset[ClaimId], Opinion] | None = None) -> list[list[Telling]]:
    judge = Judge(context())
    return group(members, compare_all(members, judge), judge, opinions or {})


@pytest.mark.parametrize("case", LOADED, ids=[each["comment"] for each in LOADED])
def test_two_tellings_are_one_event_or_two(case: dict[str, Any]) -> None:
    assert (len(groups_of(pair_of(case))) == 1) is case["same"]


SAME = next(each for each in LOADED if each["same"])
OTHER = next(each for each in LOADED if not each["same"])
PAIR = frozenset({ClaimId("a:1"), ClaimId("b:1")})


def test_a_persons_word_wins_over_the_score() -> None:
    assert len(groups_of(pair_of(SAME), {PAIR: Opinion.DIFFERENT})) == 2
    assert len(groups_of(pair_of(OTHER), {PAIR: Opinion.SAME})) == 1


def test_the_link_says_why() -> None:
    members = pair_of(SAME)
    (link,) = same_links([members], Judge(context()))
    assert link.rel is LinkRel.SAME_EVENT
    assert "+ the same place" in link.reasons
    assert (link.start, link.end) == ("b:1", "a:1")


def test_the_order_of_claims_changes_nothing() -> None:
    members = pair_of(SAME) + pair_of(OTHER)[:1]
    forward = {frozenset(each.claim.id for each in found) for found in groups_of(members)}
    assert forward == {frozenset(each.claim.id for each in found) for found in groups_of(members[::-1])}


def test_scores_of_pairs_that_share_no_group_are_let_go() -> None:
    one, two = (tellings(make(name, TOLD, SHELLED))[0] for name in ("x", "y"))
    judge = Judge(context())
    sure = judge.sure(one, two)
    judge.settle([[one, two]])
    judge.forget([[one, two]])
    assert list(judge._seen.values()) == [sure]
    judge.forget([[one], [two]])
    judge.sure(one, two)
    judge.settle([[one], [two]])
    assert (judge._seen, judge._asked) == ({}, {})


def test_groups_are_the_same_however_few_scores_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Rebels shelled Tamra on Friday, said {name}." for name in "abcdefgh"]
    members = [tellings(make(text[-2], text, SHELLED, outlet=text[-2]))[0] for text in texts]
    whole = groups_of(members)
    monkeypatch.setattr(events, "ASKED", 1)
    assert groups_of(members) == whole
    assert len(whole) < len(members)


def test_a_pair_is_worth_keeping_only_where_it_can_be_one_event_or_a_contradiction() -> None:
    one, two = (tellings(make(name, TOLD, SHELLED))[0] for name in ("x", "y"))
    elsewhere = replace(SHELLED, quote="Rebels shelled Sollum", place="Sollum")
    (far,) = tellings(make("z", "Rebels shelled Sollum on Friday.", elsewhere))
    judge = Judge(context())
    pair = pair_up(one, two, judge)
    assert pair is not None
    assert pair.sure == judge.compare(one, two).sure
    assert pair_up(one, far, judge) is None
