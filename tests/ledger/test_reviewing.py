"""What people decide: kept, signed, dated, applied; and what cannot be kept is refused in plain words."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NotFoundError, ReviewError
from sayso.ledger import Ledger
from sayso.ledger.decisions import Correction, Decision
from sayso.ledger.layers import Layer
from sayso.ledger.reviewing import signed_piece
from sayso.records import Claim, Span, Verdict
from sayso.store.connections import connect
from sayso.store.evidence import Piece
from sayso.store.writing import add_reading
from tests.made import LATER_RUN, NOW, TEXT, make_claim, make_plan, make_reading, make_report, span_of

MISSED = {"trigger": "killed", "type": "HARM", "status": "occurred"}


def ids(ledger: Ledger, layer: Layer = Layer.REVIEWED) -> list[str]:
    return [row.claim.id for row in ledger.claims(layer=layer)]


def claims(ledger: Ledger) -> dict[str, Claim]:
    return {row.trigger: row.claim for row in ledger.claims()}


def read_again(path: Path, *made: Claim) -> None:
    """A later run reads the same report and makes other claims of it."""
    connection = connect(path)
    add_reading(connection, TEXT.encode(), make_reading(make_report(), *made), LATER_RUN, NOW)
    connection.close()


def test_a_rejected_claim_is_left_out_and_comes_back_when_that_is_taken_back(kestrel: Ledger) -> None:
    shelling, plan = ids(kestrel)
    kestrel.judge(shelling, Verdict.REJECT, "Ada")
    assert ids(kestrel) == [plan]
    assert ids(kestrel, Layer.MACHINE) == [shelling, plan]
    kestrel.judge(shelling, Verdict.WITHDRAWN, "Ada")
    assert ids(kestrel) == [shelling, plan]
    assert [each.verdict.value for each in kestrel.judgements()] == ["reject", "withdrawn"]


def test_a_corrected_claim_says_who_corrected_it_in_place_of_a_rule(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    made = kestrel.judge(shelling, Verdict.CORRECT, "Ada", changes={"type": "HARM", "mode": "", "from": "2029-05-10"})
    claim = kestrel.claims()[0].claim
    assert claim.type.value == "HARM"
    assert claim.type.rule == f"person Ada, {made.made[:10]}"
    assert claim.mode is None
    assert claim.when.interval.start.isoformat() == "2029-05-10"  # type: ignore[union-attr]
    assert claim.when.rule == claim.type.rule
    assert kestrel.claims(layer=Layer.MACHINE)[0].claim.type.value == "ASSAULT"
    lines = {line.piece.field: line.piece.rule for line in kestrel.explain(shelling).lines}
    assert lines["type"] == claim.type.rule
    assert lines["status"] == "status/past"


def test_filters_ask_the_corrected_claim(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    kestrel.judge(shelling, Verdict.CORRECT, "Ada", changes={"type": "HARM", "place": "Orsha"})
    assert [row.claim.id for row in kestrel.claims(type="HARM", where="Orsha")] == [shelling]
    assert not kestrel.claims(type="ASSAULT")
    assert len(kestrel.claims(layer=Layer.MACHINE, type="ASSAULT")) == 1


def test_a_missed_claim_is_added_found_shown_and_proved(kestrel: Ledger) -> None:
    report = kestrel.claims()[0].report
    made = kestrel.add_claim(report.id, MISSED, "Ada", note="the toll")
    assert made.verdict is Verdict.ADD
    assert set(claims(kestrel)) == {"killed", "hit", "send a brigade"}
    added = claims(kestrel)["killed"]
    assert added.id == made.claim
    assert report.quote(added.span).startswith("At least 12 people") and report.quote(added.span).endswith("said.")
    assert added.type.rule.startswith("person Ada")
    assert [each.canonical for each in added.attribution] == ["Kestrel News"]
    assert kestrel.show(made.claim[:9]).claim == added  # type: ignore[union-attr]
    assert kestrel.explain(made.claim).current
    assert made.claim not in ids(kestrel, Layer.MACHINE)
    assert kestrel.check().sound


def test_an_added_claim_may_carry_every_field_and_the_words_it_rests_on(kestrel: Ledger) -> None:
    report = kestrel.claims()[0].report
    said = span_of(TEXT, "Governor Élie Dessan")
    fields = {
        **MISSED,
        "recipient": Correction("people (civilian)", {"people (civilian)": span_of(TEXT, "people")}),
        "place": "Tamra",
        "from": "2029-05-11",
        "to": "2029-05-11",
        "quantity": ">= 12 killed (people)",
        "source": Correction("Élie Dessan", {"Élie Dessan": said}),
    }
    made = kestrel.add_claim(report.id, fields, "Ada")
    claim = claims(kestrel)["killed"]
    assert [(each.canonical, each.kind.value, each.span) for each in claim.actors] == [
        ("people", "civilian", span_of(TEXT, "people"))
    ]
    assert (claim.quantities[0].low, claim.quantities[0].high, claim.quantities[0].unit) == (12.0, None, "killed")
    assert [each.canonical for each in claim.attribution] == ["Kestrel News", "Élie Dessan"]
    assert made.claim != kestrel.add_claim(report.id, MISSED, "Ben").claim  # another source is another claim
    assert kestrel.check().sound


def test_what_was_added_is_taken_back_by_its_coder(kestrel: Ledger) -> None:
    report = kestrel.claims()[0].report.id
    added = kestrel.add_claim(report, MISSED, "Ada").claim
    kestrel.judge(added, Verdict.WITHDRAWN, "Ada")
    assert added not in ids(kestrel)
    assert not kestrel.explain(added).current
    kestrel.add_claim(report, MISSED, "Ada")
    assert added in ids(kestrel)


def test_two_coders_may_add_the_same_claim_but_one_not_twice(kestrel: Ledger) -> None:
    report = kestrel.claims()[0].report.id
    first = kestrel.add_claim(report, MISSED, "Ada")
    assert kestrel.add_claim(report, MISSED, "Ben").claim == first.claim
    with pytest.raises(ReviewError, match="judge that one"):
        kestrel.add_claim(report, MISSED, "Ben")
    kestrel.judge(first.claim, Verdict.WITHDRAWN, "Ada")
    assert first.claim in ids(kestrel)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"trigger": "killed", "type": "HARM"}, "needs its status"),
        ({**MISSED, "trigger": "dragons"}, "does not stand in the report"),
        ({**MISSED, "trigger": "Tamra"}, "more than once"),
        ({**MISSED, "type": "WAR"}, "'WAR' is no type"),
        ({**MISSED, "colour": "red"}, "no field that can be corrected"),
        ({**MISSED, "from": "soon"}, "is no date"),
        ({**MISSED, "trigger": Correction("x", {"x": Span(5, 99_999)})}, "no stretch"),
        ({**MISSED, "quote": "The Hamat army will send"}, "inside the quote"),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(
    kestrel: Ledger, fields: dict[str, str | Correction], fault: str
) -> None:
    with pytest.raises(ReviewError, match=fault):
        kestrel.add_claim(kestrel.claims()[0].report.id, fields, "Ada")
    assert kestrel.judgements() == ()


def test_a_claim_that_tells_two_things_is_split_by_one_decision(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    made = kestrel.split(
        shelling, {"trigger": "killed", "type": "HARM"}, "Ada", changes={"mode": "artillery", "quantity": ""}
    )
    found = claims(kestrel)
    assert made.added is not None and found["killed"].id == made.added.id
    assert (found["hit"].mode, found["hit"].quantities) == ("artillery", ())
    assert found["killed"].type.value == "HARM"
    assert found["killed"].quantities == make_claim(make_report()).quantities
    assert found["killed"].places == found["hit"].places
    assert len(kestrel.judgements()) == 1
    kestrel.judge(shelling, Verdict.WITHDRAWN, "Ada")
    assert ids(kestrel) == ids(kestrel, Layer.MACHINE)
    assert kestrel.check().sound


def test_the_second_of_a_split_is_judged_on_its_own(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    second = kestrel.split(shelling, {"trigger": "killed", "type": "HARM"}, "Ada").added
    assert second is not None
    kestrel.judge(second.id, Verdict.CORRECT, "Ada", changes={"status": "denied"})
    assert claims(kestrel)["killed"].status.value == "denied"
    kestrel.judge(second.id, Verdict.REJECT, "Ben")
    assert set(claims(kestrel)) == {"hit", "send a brigade"}


def test_a_split_into_the_same_words_is_refused(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    with pytest.raises(ReviewError, match="pick other words"):
        kestrel.split(shelling, {"trigger": Correction("hit", {"hit": span_of(TEXT, "hit")}), "type": "HARM"}, "Ada")
    with pytest.raises(ReviewError, match="needs its trigger"):
        kestrel.split(shelling, {"type": "HARM"}, "Ada")


def test_a_merged_claim_points_to_the_one_that_stays(kestrel: Ledger) -> None:
    shelling, plan = ids(kestrel)
    kestrel.merge(plan, shelling, "Ada")
    assert ids(kestrel) == [shelling]
    assert kestrel.decisions()[kestrel.claims(layer=Layer.MACHINE)[1].claim.id].into == shelling
    kestrel.judge(plan, Verdict.WITHDRAWN, "Ada")
    assert ids(kestrel) == [shelling, plan]
    with pytest.raises(ReviewError, match="two claims of one report"):
        kestrel.merge(plan, plan, "Ada")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"colour": "red"}, "no field that can be corrected"),
        ({"type": "WAR"}, "'WAR' is no type"),
        ({"to": "Friday"}, "is no date"),
        ({"hedge": "reportedly"}, "does not stand in the report"),
        ({"trigger": "send a brigade"}, "inside the quote"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(kestrel: Ledger, changes: dict[str, str], fault: str) -> None:
    with pytest.raises(ReviewError, match=fault):
        kestrel.judge(ids(kestrel)[0], Verdict.CORRECT, "Ada", changes=changes)
    assert kestrel.judgements() == ()


def test_a_decision_must_be_signed_and_of_its_own_kind(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    with pytest.raises(ReviewError, match="give the coder's name"):
        kestrel.judge(shelling, Verdict.ACCEPT, " ")
    with pytest.raises(ReviewError, match="verb of its own"):
        kestrel.judge(shelling, Verdict.MERGE, "Ada")
    with pytest.raises(NotFoundError, match="is a report"):
        kestrel.judge("kestrel", Verdict.ACCEPT, "Ada")
    with pytest.raises(NotFoundError, match="is a claim"):
        kestrel.add_claim(shelling, MISSED, "Ada")


def test_an_adjudicators_word_stands_against_later_ones(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    kestrel.judge(shelling, Verdict.REJECT, "Cleo", adjudicated=True)
    kestrel.judge(shelling, Verdict.ACCEPT, "Ada")
    assert shelling not in ids(kestrel)
    assert kestrel.decisions("Ada")[kestrel.claims(layer=Layer.MACHINE)[0].claim.id].verdict is Verdict.ACCEPT


def test_the_adjudicated_layer_holds_what_is_settled(kestrel: Ledger) -> None:
    shelling, plan = ids(kestrel)
    assert ids(kestrel, Layer.ADJUDICATED) == []
    assert list(kestrel.reports(layer=Layer.ADJUDICATED)) == []
    kestrel.judge(shelling, Verdict.ACCEPT, "Cleo", adjudicated=True)
    kestrel.judge(plan, Verdict.CORRECT, "Ada", changes={"status": "proposed"})
    assert ids(kestrel, Layer.ADJUDICATED) == [shelling]
    kestrel.judge(plan, Verdict.CORRECT, "Ben", changes={"status": "proposed"})
    assert ids(kestrel, Layer.ADJUDICATED) == [shelling, plan]  # two coders say the same
    kestrel.judge(plan, Verdict.CORRECT, "Ben", changes={"status": "expected"})
    assert ids(kestrel, Layer.ADJUDICATED) == [shelling]
    kestrel.judge(shelling, Verdict.UNSURE, "Cleo", adjudicated=True)
    assert ids(kestrel, Layer.ADJUDICATED) == []


def test_decisions_survive_a_new_reading(kestrel: Ledger, kestrel_file: Path) -> None:
    shelling, plan = ids(kestrel)
    kestrel.judge(shelling, Verdict.CORRECT, "Ada", changes={"status": "denied"})
    added = kestrel.add_claim(kestrel.claims()[0].report.id, MISSED, "Ada").claim
    read_again(kestrel_file, replace(make_claim(make_report()), score=0.1), make_plan(make_report()))
    assert set(ids(kestrel)) == {shelling, plan, added}
    assert claims(kestrel)["hit"].status.value == "denied"
    assert claims(kestrel)["hit"].score == 0.1


def test_a_judged_claim_stays_when_a_newer_reading_words_it_otherwise(kestrel: Ledger, kestrel_file: Path) -> None:
    shelling, plan = ids(kestrel)
    kestrel.judge(shelling, Verdict.ACCEPT, "Ada")
    kestrel.judge(plan, Verdict.REJECT, "Ada")
    wider = make_claim(make_report(), trigger="hit a market")
    longer = make_plan(make_report())
    army = span_of(TEXT, "will send a brigade")
    longer = replace(longer, id="c0ther", trigger=army)  # type: ignore[arg-type]
    read_again(kestrel_file, wider, longer)
    assert ids(kestrel, Layer.MACHINE) == [wider.id, "c0ther"]
    assert ids(kestrel) == [shelling]  # the newer shelling yields to the accepted one, the newer plan to the rejected
    kestrel.judge(shelling, Verdict.WITHDRAWN, "Ada")
    assert ids(kestrel) == [wider.id]


def test_a_claim_nobody_judged_goes_with_its_reading(kestrel: Ledger, kestrel_file: Path) -> None:
    read_again(kestrel_file, make_plan(make_report()))
    assert list(claims(kestrel)) == ["send a brigade"]


def test_what_people_wrote_cannot_be_altered_even_with_sql(kestrel: Ledger, kestrel_file: Path) -> None:
    kestrel.add_claim(kestrel.claims()[0].report.id, MISSED, "Ada")
    with sqlite3.connect(kestrel_file) as connection:
        for attack in ("UPDATE additions SET record = '{}'", "DELETE FROM additions"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(attack)
    connection.close()


def test_the_check_finds_an_addition_that_was_tampered_with(kestrel: Ledger, kestrel_file: Path) -> None:
    kestrel.add_claim(kestrel.claims()[0].report.id, MISSED, "Ada")
    with sqlite3.connect(kestrel_file) as connection:
        connection.execute("DROP TRIGGER additions_stay")
        connection.execute("UPDATE additions SET record = replace(record, '\"HARM\"', '\"AID\"')")
    connection.close()
    assert any("sealed" in fault.what for fault in kestrel.check().faults)


def test_the_check_finds_picked_words_outside_the_text(kestrel: Ledger, kestrel_file: Path) -> None:
    shelling = ids(kestrel)[0]
    picked = Correction("Tamra", {"Tamra": span_of(TEXT, "Tamra on")})
    kestrel.judge(shelling, Verdict.CORRECT, "Ada", changes={"place": picked})
    assert kestrel.check().sound
    stored = json.dumps({"place": {"value": "Tamra", "picked": [["Tamra", 5, 99_999]]}})
    with sqlite3.connect(kestrel_file) as connection:
        connection.execute("DROP TRIGGER judgements_stay")
        connection.execute("UPDATE judgements SET changes = ?", (stored,))
    connection.close()
    assert any("no stretch of the text" in fault.what for fault in kestrel.check().faults)


def test_a_rejected_claim_is_neither_a_telling_nor_a_root(kestrel: Ledger) -> None:
    kestrel.link()
    shelling, plan = ids(kestrel)
    assert len(kestrel.events()) == 1 and len(kestrel.plans()) == 1
    kestrel.judge(shelling, Verdict.REJECT, "Ada")
    assert kestrel.events() == ()
    assert [row.name for row in kestrel.sources()] == ["Hamat Army"]
    assert kestrel.link().events == 0
    kestrel.judge(shelling, Verdict.WITHDRAWN, "Ada")
    assert kestrel.link().events == 1
    assert kestrel.event_of(plan) is not None


def test_linking_sees_the_corrected_claim_and_the_added_one(kestrel: Ledger) -> None:
    kestrel.link()
    shelling, plan = ids(kestrel)
    kestrel.judge(shelling, Verdict.CORRECT, "Ada", changes={"status": "planned"})
    added = kestrel.add_claim(kestrel.claims()[0].report.id, MISSED, "Ada").claim
    summary = kestrel.link()
    assert (summary.events, summary.plans) == (1, 2)
    (event,) = kestrel.events()
    assert [row.claim.id for row in event.rows] == [added]
    assert {row.plan.event.claims[0] for row in kestrel.plans()} == {shelling, plan}


def test_an_acceptance_needs_no_new_linking(kestrel: Ledger) -> None:
    kestrel.link()
    kestrel.judge(ids(kestrel)[0], Verdict.ACCEPT, "Ada")
    assert kestrel.link().fresh == 0


def test_a_field_without_a_rule_is_signed_where_it_was_corrected() -> None:
    decision = Decision(verdict=Verdict.CORRECT, coder="Ada", made=NOW, changes={"mode": "drone"})
    assert signed_piece(Piece(field="mode", value="drone", span=None), decision).rule == "person Ada, 2030-05-06"
    assert signed_piece(Piece(field="hedge", value="", span=None), decision).rule == ""


def test_an_export_holds_the_claims_and_events_of_its_layer(kestrel: Ledger, tmp_path: Path) -> None:
    kestrel.link()
    shelling, plan = ids(kestrel)
    kestrel.add_claim(kestrel.claims()[0].report.id, MISSED, "Ada")
    kestrel.judge(shelling, Verdict.REJECT, "Ada")
    kestrel.judge(plan, Verdict.ACCEPT, "Cleo", adjudicated=True)
    kestrel.link()
    triggers = {}
    for layer in Layer:
        kestrel.export("gold", tmp_path / layer, layer=layer)
        written = (tmp_path / layer / "claims.jsonl").read_text("utf-8").splitlines()
        triggers[layer] = [json.loads(line)["trigger"]["text"] for line in written]
        events = json.loads((tmp_path / layer / "events.json").read_text("utf-8"))
        assert all(each["claims"] for each in events)
        assert {claim for each in events for claim in each["claims"]} <= {json.loads(line)["id"] for line in written}
    assert triggers[Layer.MACHINE] == ["hit", "send a brigade"]
    assert sorted(triggers[Layer.REVIEWED]) == ["killed", "send a brigade"]
    assert triggers[Layer.ADJUDICATED] == ["send a brigade"]


def test_a_layer_may_be_named_by_a_word(kestrel: Ledger) -> None:
    kestrel.judge(ids(kestrel)[0], Verdict.REJECT, "Ada")
    assert len(kestrel.claims(layer="machine")) == 2  # type: ignore[arg-type]
    assert [len(row.claims) for row in kestrel.reports(layer="machine")] == [2]  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="gilded"):
        kestrel.claims(layer="gilded")  # type: ignore[arg-type]


def test_form_values_are_the_coders_own(kestrel: Ledger) -> None:
    shelling = ids(kestrel)[0]
    kestrel.judge(shelling, Verdict.CORRECT, "Ben", changes={"mode": "drone"})
    picked = {"market": span_of(TEXT, "market")}
    kestrel.judge(shelling, Verdict.CORRECT, "Ada", changes={"place": Correction("market", picked)})
    values = kestrel.form_values(shelling, "Ada")
    assert (values.held["place"], values.own["place"], values.own["mode"]) == ("Tamra", "market", "heavy-weapons")
    assert values.picked == {"place": picked}


def test_ruled_claims_are_given_for_reports_that_somebody_looked_into(kestrel: Ledger) -> None:
    report = kestrel.claims()[0].report.id
    assert kestrel.ruled() == {} and kestrel.ruled(report) == {}
    kestrel.judge(ids(kestrel)[0], Verdict.REJECT, "Ada")
    found = kestrel.ruled()
    assert list(found) == [report]
    assert [(row.trigger, each.inside) for row, each in found[report]] == [("hit", False), ("send a brigade", True)]
