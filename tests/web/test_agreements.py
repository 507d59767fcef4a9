from __future__ import annotations

from collections.abc import Mapping

import pytest

from sayso.ledger.coders import Coding
from sayso.ledger.decisions import Decision
from sayso.records import Verdict
from sayso.score.agreement import Agreement, Scale
from sayso.web.agreements import (
    CoderPair,
    Table,
    choose_pair,
    edited_values,
    find_coded,
    follow,
    level_of,
    make_agreement,
    read_settlement,
)
from sayso.web.asking import Asked
from sayso.web.surveys import Survey
from tests.web.desks_made import current_values, make_brief

BRIEFS = tuple(make_brief(number) for number in (1, 2, 3))
VALUES = {
    "type": "ASSAULT",
    "status": "occurred",
    "mode": "",
    "from": "2029-05-11",
    "actor": "Hamat Army",
    "place": "Tamra",
    "source": "Élie Dessan",
}
ACCEPT = Decision(verdict=Verdict.ACCEPT)
REJECT = Decision(verdict=Verdict.REJECT)
DENIED = Decision(verdict=Verdict.CORRECT, changes={"status": "denied", "place": "Orsha"})


def make_table(words: Mapping[str, Mapping[str, Decision]], **settled: Decision) -> Table:
    return Table(BRIEFS, {each.id: VALUES for each in BRIEFS}, Coding(words=words, settled=settled))


TWO = {"c0001": {"Ada": ACCEPT, "Ben": DENIED}, "c0002": {"Ada": ACCEPT, "Ben": ACCEPT}, "c0003": {"Ada": REJECT}}


def test_pairs_say_how_many_claims_are_alike_and_how_many_wait() -> None:
    (pair,) = make_table(TWO).pairs()
    assert pair == CoderPair(first="Ada", second="Ben", claims=2, alike=1, waiting=1)
    (pair,) = make_table(TWO, c0001=Decision(verdict=Verdict.ACCEPT, coder="Cyd", adjudicated=True)).pairs()
    assert pair.waiting == 0 and pair.alike == 1


def test_the_page_has_figures_and_the_claims_that_differ_side_by_side() -> None:
    page = make_agreement(make_table(TWO), Asked(), "", "")
    figures = next(each for each in page.figures if each.field == "status")
    assert (figures.claims, figures.agreed, figures.share, figures.kappa) == (2, 1, 0.5, 0.0)
    (differing,) = page.differences
    sides = {each.field: each for each in differing.sides if each.differs}
    assert set(sides) == {"status", "place"}
    assert (sides["status"].machine, sides["status"].first, sides["status"].second) == (
        "occurred",
        "occurred",
        "denied",
    )
    assert page.everybody == []


def test_differences_come_in_the_order_of_the_reports_whoever_decided_first() -> None:
    words = {claim: {"Ada": ACCEPT, "Ben": REJECT} for claim in ("c0003", "c0001", "c0002")}
    page = make_agreement(make_table(words), Asked(), "", "")
    assert [each.card.id for each in page.differences] == ["c0001", "c0002", "c0003"]


def test_three_coders_have_figures_together() -> None:
    words = {"c0001": {"Ada": ACCEPT, "Ben": ACCEPT, "Cyd": REJECT}, "c0002": {"Ada": REJECT, "Ben": REJECT}}
    page = make_agreement(make_table(words), Asked(), "", "")
    (verdict,) = [each for each in page.everybody if each.field == "verdict"]
    assert len(page.pairs) == 3 and verdict.claims == 2 and verdict.kappa is None


def test_a_pair_is_found_in_either_order_and_a_stranger_in_none() -> None:
    pairs = make_table(TWO).pairs()
    assert choose_pair(pairs, "Ben", "Ada") is choose_pair(pairs, "", "") is pairs[0]
    assert choose_pair(pairs, "Ada", "Eve") is choose_pair([], "", "") is None


def test_filters_go_by_the_machines_values_and_a_blind_coder_sees_the_own_claims_alone() -> None:
    machine, coding = Survey(briefs=BRIEFS), Coding(words=TWO)
    assert [each.id for each in find_coded(machine, coding, Asked(status=("occurred",), reviewed="accept"))] == [*TWO]
    assert find_coded(machine, coding, Asked(status=("denied",))) == []
    assert [each.id for each in find_coded(machine, coding, Asked(), only="Ben")] == ["c0001", "c0002"]


@pytest.mark.parametrize(
    ("alpha", "units", "level"),
    [
        (None, 50, ""),
        (1.0, 19, "few"),
        (1.0, 20, "reliable"),
        (0.8, 50, "reliable"),
        (0.7, 50, "tentative"),
        (0.5, 50, "low"),
        (-1.0, 50, "low"),
    ],
)
def test_alpha_has_a_word(alpha: float | None, units: int, level: str) -> None:
    found = Agreement(field="type", scale=Scale.NOMINAL, units=units, agreed=0, kappa=None, alpha=alpha)
    assert level_of(found) == level


@pytest.mark.parametrize(
    ("claim", "by", "found"),
    [("b", 1, "d"), ("d", 1, "d"), ("d", -1, "a"), ("a", -1, "a"), ("", 1, "a"), ("c", 1, "d"), ("c", -1, "a")],
)
def test_stepping_passes_over_what_is_settled(claim: str, by: int, found: str) -> None:
    assert follow(["a", "d"], claim, ["a", "b", "c", "d"], by) == found


def settled(take: str, **form: str) -> Decision:
    return read_settlement({"take": take, **form}, current_values(BRIEFS[0]), "Cyd")


def test_a_settlement_is_the_adjudicators_own_word() -> None:
    for take, verdict in (("machine", "accept"), ("reject", "reject")):
        made = settled(take, note=" because ")
        assert (made.verdict, made.changes, made.coder) == (verdict, {}, "Cyd")
        assert (made.adjudicated, made.note) == (True, "because")
    edited = settled("edit", status="planned")
    assert (edited.verdict, edited.changes, edited.adjudicated) == ("correct", {"status": "planned"}, True)


@pytest.mark.parametrize(("take", "why"), [("", "settles nothing"), ("edit", "nothing was changed")])
def test_what_settles_nothing_is_refused(take: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        settled(take)


def test_an_edit_begins_with_what_both_say() -> None:
    both = Decision(verdict=Verdict.CORRECT, changes={"status": "denied", "mode": "aerial"})
    other = Decision(verdict=Verdict.CORRECT, changes={"status": "denied", "mode": "drone"})
    page = make_agreement(make_table({"c0001": {"Ada": both, "Ben": other}}), Asked(), "", "")
    values = edited_values(page.differences[0])
    assert (values["status"], values["mode"], values["source"]) == ("denied", "", "Élie Dessan")
