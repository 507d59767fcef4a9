from __future__ import annotations

from sayso.ledger.decisions import Decision
from sayso.records import Status, Verdict
from sayso.web.cards import make_card, make_tallies
from tests.web.desks_made import make_brief


def test_a_card_tells_the_claim_and_its_decision() -> None:
    card = make_card(make_brief(decision=Decision(verdict=Verdict.ACCEPT, coder="Ada", made="2029")))
    assert (card.status, card.family, card.when) == ("occurred", "happened", "2029-05-11")
    assert card.decision and card.decision.coder == "Ada"
    assert make_card(make_brief()).decision is None
    assert card.places[0].name == "Tamra" and card.chain[-1].kind == "named_person"


def test_tallies_count_reports_once_and_never_a_plan_as_happened() -> None:
    told = make_tallies(
        [make_brief(1), make_brief(2, status=Status.PLANNED), make_brief(3, report="r2", status=Status.DENIED)]
    )
    assert (told.claims, told.reports, told.happened, told.coming, told.refuted, told.opinion) == (3, 2, 1, 1, 1, 0)
