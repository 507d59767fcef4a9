from __future__ import annotations

import pytest

from sayso.records import Verdict
from sayso.score.agreement import Agreement, Scale
from sayso.score.coders import VERDICT, Coded, Comparison, coded_values, compare, pairs_of

MACHINE = {
    "type": "ASSAULT",
    "status": "occurred",
    "mode": "",
    "from": "2029-05-11",
    "to": "2029-05-11",
    "actor": "Hamat Army; Tamra Guard",
    "recipient": "",
    "place": "Tamra",
    "quantity": ">= 12 killed",
    "source": "Élie Dessan",
}
ACCEPTED = coded_values(MACHINE, Verdict.ACCEPT, {})


def corrected(**changes: str) -> dict[str, str]:
    return dict(coded_values(MACHINE, Verdict.CORRECT, changes))


def two(*pairs: tuple[dict[str, str], dict[str, str]]) -> Coded:
    return {f"c{at}": {"Ada": one, "Ben": other} for at, (one, other) in enumerate(pairs)}


def figure(found: Comparison, field: str) -> Agreement:
    return next(each for each in found.figures if each.field == field)


def test_accepting_and_correcting_both_keep_the_claim() -> None:
    assert ACCEPTED[VERDICT] == corrected(type="HARM")[VERDICT] == "keep"
    assert corrected(type="HARM")["type"] == "HARM" and corrected(type="HARM")["status"] == "occurred"


@pytest.mark.parametrize("verdict", [Verdict.REJECT, Verdict.UNSURE])
def test_who_does_not_keep_a_claim_says_nothing_of_its_fields(verdict: Verdict) -> None:
    assert coded_values(MACHINE, verdict, {"type": "HARM"}) == {VERDICT: verdict.value}


def test_a_field_counts_where_both_keep_the_claim() -> None:
    rejected = dict(coded_values(MACHINE, Verdict.REJECT, {}))
    found = compare(two((dict(ACCEPTED), rejected), (dict(ACCEPTED), corrected(type="HARM"))), ("Ada", "Ben"))
    assert (found.claims, found.alike) == (2, 0)
    assert [each.fields for each in found.differences] == [("verdict",), ("type",)]
    assert (figure(found, "verdict").units, figure(found, "verdict").agreed) == (2, 1)
    assert (figure(found, "type").units, figure(found, "type").agreed) == (1, 0)


@pytest.mark.parametrize(
    ("changes", "differing"),
    [
        ({"actor": "the tamra guard; hamat army"}, ()),
        ({"actor": "Hamat Army"}, ("actor",)),
        ({"quantity": "<= 12 killed"}, ("quantity",)),
        ({"quantity": " >=  12 Killed"}, ()),
        ({"source": "élie dessan"}, ()),
        ({"from": ""}, ("from",)),
        ({"mode": "aerial", "to": "2029-05-12"}, ("mode", "to")),
    ],
)
def test_how_names_are_written_is_no_difference(changes: dict[str, str], differing: tuple[str, ...]) -> None:
    (claim,) = two((dict(ACCEPTED), corrected(**changes))).values()
    found = compare({"c": claim}, ("Ada", "Ben"))
    assert tuple(field for each in found.differences for field in each.fields) == differing


def test_days_agree_better_the_nearer_they_are() -> None:
    def alpha(other: str) -> float | None:
        first = (dict(ACCEPTED), corrected(**{"from": other}))
        return figure(compare(two(first, (corrected(**{"from": "2028-01-01"}),) * 2), ("Ada", "Ben")), "from").alpha

    near, far = alpha("2029-05-12"), alpha("2028-06-01")
    assert near is not None and far is not None
    assert near > 0.99 > far


def test_an_open_day_counts_for_the_share_and_not_for_the_distance() -> None:
    found = figure(compare(two((dict(ACCEPTED), corrected(**{"from": ""}))), ("Ada", "Ben")), "from")
    assert (found.units, found.agreed, found.alpha, found.scale) == (1, 0, None, Scale.INTERVAL)


def test_coders_are_compared_over_what_two_of_them_decided() -> None:
    coded = {
        "c1": {"Ada": ACCEPTED, "Ben": ACCEPTED, "Cyd": ACCEPTED},
        "c2": {"Ada": ACCEPTED, "Ben": ACCEPTED},
        "c3": {"Ada": ACCEPTED},
    }
    assert pairs_of(coded) == [(("Ada", "Ben"), 2), (("Ada", "Cyd"), 1), (("Ben", "Cyd"), 1)]
    assert compare(coded, ("Ada", "Ben", "Cyd")).claims == 2
    assert figure(compare(coded, ("Ada", "Ben", "Cyd")), "type").kappa is None
    assert compare(coded, ("Ada", "Eve")).claims == 0
