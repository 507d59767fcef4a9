"""Tests of read/claims.py: the evidence gate, dates that nothing gives, and ids."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Interval, Status, TimeBasis
from tests.read.readings import ANCHOR, read_by_rules, read_text

TEXT = 'rebels captured the town said will attack , . " 12 killed in Goma if not according to ( - é Monday “ refused'
WORDS = st.sampled_from((*TEXT.split(), "\u202e", "\n"))


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=40))
def test_every_quote_and_trigger_is_in_the_text_whatever_the_text(words: list[str]) -> None:
    reading = read_text(" ".join(words))
    text = reading.report.text
    for claim in reading.claims:
        assert 0 <= claim.span.start <= claim.trigger.start < claim.trigger.end <= claim.span.end <= len(text)
        assert "\n" not in text[claim.span.start : claim.span.end]


def test_an_undated_plan_runs_from_the_anchor() -> None:
    claim = read_text("The army plans to attack the port.").claims[-1]
    assert claim.status.value is Status.PLANNED
    assert (claim.when.interval, claim.when.basis) == (Interval(ANCHOR, None), TimeBasis.DOCUMENT_DATE)


def test_an_undated_past_runs_up_to_the_anchor() -> None:
    claim = read_text("Rebels captured the port.").claims[0]
    assert claim.when.interval == Interval(None, ANCHOR)


def test_a_report_without_a_date_gives_no_dates() -> None:
    claim = read_text("Rebels captured the port.", anchor_date=None, published=None).claims[0]
    assert claim.when.interval == Interval(None, None)


def test_reading_twice_gives_the_same_claims() -> None:
    text = "Rebels captured the port, the mayor said. Twelve people were killed."
    assert read_text(text).claims == read_text(text).claims


def test_a_sentence_added_at_the_end_changes_no_earlier_claim() -> None:
    text = "Rebels captured the port, the mayor said."
    before = read_by_rules(text).claims
    after = read_by_rules(text + "\nThe army withdrew.").claims
    assert [claim.trigger for claim in before] == [claim.trigger for claim in after[: len(before)]]
    assert [claim.status for claim in before] == [claim.status for claim in after[: len(before)]]


def test_a_speech_that_is_the_event_ends_its_chain_at_its_reporter() -> None:
    reading = read_text("The minister said:\nWe condemn the attack on the school.")
    condemned = next(claim for claim in reading.claims if reading.report.quote(claim.trigger) == "condemn")
    assert [source.canonical for source in condemned.attribution] == ["The Outlet"]


def test_the_toll_told_in_a_participle_belongs_to_the_act() -> None:
    reading = read_by_rules("Militants shelled the gate on Monday, killing four guards and wounding at least nine.")
    (claim,) = reading.claims
    assert [quantity.low for quantity in claim.quantities] == [4, 9]
    assert reading.report.quote(claim.span).endswith("nine")


def test_those_who_are_murdered_count_as_killed() -> None:
    (claim,) = read_text("The militia murdered 70 villagers on Monday.").claims
    assert [quantity.unit for quantity in claim.quantities] == ["killed"]


def test_the_unit_of_a_toll_comes_of_its_own_verb() -> None:
    (claim,) = read_by_rules("Police fired on the crowd, injuring dozens.").claims
    assert [quantity.unit for quantity in claim.quantities] == ["wounded"]
