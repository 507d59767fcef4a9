from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import Ledger
from sayso.ledger.happenings import EventRow, flat_events, flat_plans, flat_sources
from sayso.link.outcomes import Fate
from tests.made import load_hand_reader


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    texts = {
        "wire": ("2029-05-12", "Rebels will hit Tamra, we hear. Gunmen hit Sollum."),
        "daily": ("2029-05-20", "Rebels hit Tamra."),
        "radio": ("2029-05-13", "Gunmen hit Sollum, too."),
    }
    for name, (day, text) in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(f'{{"publisher": "{name.title()}", "published": "{day}"}}')
    with Ledger.open(None, load_reader=load_hand_reader) as opened:
        opened.read(tmp_path)
        yield opened


def test_undated_tellings_are_grouped_but_counted_as_one_witness(ledger: Ledger) -> None:
    sollum, tamra = ledger.events()
    assert (sollum.reports, len(sollum.event.witnesses)) == (2, 1)
    assert "not sure enough" in sollum.event.witnesses[0].reasons[-1]
    assert (tamra.reports, tamra.event.roots) == (1, ("Daily",))


def test_events_are_filtered_by_their_tellings(ledger: Ledger) -> None:
    assert [row.first.words(row.first.claim.places[0].span) for row in ledger.events(where="Tamra")] == ["Tamra"]
    assert len(ledger.events(limit=1)) == 1
    assert ledger.events(who="nobody") == ()


def test_a_plan_is_never_an_event(ledger: Ledger) -> None:
    assert all(not row.event.plan for row in ledger.events())
    assert all(row.plan.event.plan for row in ledger.plans())


def test_a_plan_is_followed_to_its_outcome(ledger: Ledger) -> None:
    (plan,) = ledger.plans()
    assert plan.fate is Fate.HAPPENED
    assert [each.row.report.name for each in plan.turnings] == ["daily"]


def test_an_event_is_shown_by_its_id_and_found_by_its_claim(ledger: Ledger) -> None:
    sollum = ledger.events()[0]
    shown = ledger.show(sollum.event.id[:9])
    assert isinstance(shown, EventRow)
    assert shown.event == sollum.event
    assert ledger.event_of(sollum.event.claims[0]) == sollum.event


def test_sources_tell_how_often_they_stand_alone(ledger: Ledger) -> None:
    told = {row.name: (row.events, row.alone) for row in ledger.sources()}
    assert told["Daily"] == (1, 1)
    assert all(events == alone for events, alone in told.values())


def test_flat_rows_have_the_same_keys(ledger: Ledger) -> None:
    assert len({tuple(row) for row in flat_events(ledger.events())}) == 1
    assert flat_plans(ledger.plans())[0]["fate"] == "happened"
    assert flat_sources(ledger.sources())[0]["claims"] >= 2


def test_nobody_holds_a_place_that_was_only_hit(ledger: Ledger) -> None:
    assert ledger.territory() == ()


def test_the_export_names_copies_and_events(ledger: Ledger, tmp_path: Path) -> None:
    ledger.export("gold", tmp_path / "out")
    events = json.loads((tmp_path / "out" / "events.json").read_text("utf-8"))
    assert sorted(len(each["claims"]) for each in events) == [1, 1, 2]
    assert json.loads((tmp_path / "out" / "copies.json").read_text("utf-8")) == []
