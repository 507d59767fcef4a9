from __future__ import annotations

from dataclasses import replace

from sayso.records import Evidenced, Status
from sayso.store.connections import connect
from sayso.store.outlines import outlines
from sayso.store.writing import add_reading
from tests.made import LATER_RUN, NOW, RUN, TEXT, make_claim, make_plan, make_reading, make_report


def test_a_claim_is_outlined_with_its_words_places_parties_and_sources() -> None:
    connection = connect(None)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    hit, plan = outlines(connection)
    claim = make_claim(make_report())
    assert (hit.id, hit.report.name, hit.type, hit.status) == (claim.id, "kestrel", "ASSAULT", "occurred")
    assert hit.quote.startswith("At least 12 people were killed") and hit.trigger == "hit" and hit.hedge is None
    assert hit.places == (("Tamra", "at", "city", 12.5, 31.25, 8.0, "HM"),)
    assert hit.actors == (("recipient", "people", "civilian"),)
    assert hit.sources == (("Kestrel News", "publisher"), ("Élie Dessan", "named_person"))
    assert hit.quantities == ((12.0, None, "killed", "people"),)
    assert (hit.start, hit.end, hit.basis) == ("2029-05-11", "2029-05-11", "relative")
    assert plan.trigger == "send a brigade" and not connection.in_transaction
    connection.close()


def test_retired_claims_are_left_out() -> None:
    connection = connect(None)
    add_reading(connection, TEXT.encode(), make_reading(), RUN, NOW)
    report = make_report()
    denied = replace(make_claim(report), status=Evidenced(Status.DENIED, "made"), hedge=make_plan(report).trigger)
    add_reading(connection, TEXT.encode(), make_reading(report, denied), LATER_RUN, NOW)
    assert [(each.status, each.hedge) for each in outlines(connection)] == [("denied", "send a brigade")]
    connection.close()
