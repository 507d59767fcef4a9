from __future__ import annotations

from dataclasses import replace

from sayso.link.blocks import NEIGHBOURS, Blocks, block_keys, neighbours, thread_keys, word_keys
from sayso.records import EventType as E
from tests.link.makings import Told, make, parties, tellings

TEXT = "Shells hit the market of Tamra. The army will come to Tamra."


def test_a_claim_lies_in_the_blocks_of_its_place_and_month() -> None:
    told = Told("hit", "Shells hit", place="Tamra", day="2029-05-31", until="2029-06-01")
    (telling,) = tellings(make("a", TEXT, told))
    assert set(block_keys(telling, parties())) == {"tamra|force|2029-05", "tamra|force|2029-06"}
    assert thread_keys(telling, parties()) == ("tamra|force",)


def test_an_outcome_is_looked_for_under_every_type_that_a_reader_weighed() -> None:
    (telling,) = tellings(make("a", TEXT, Told("hit", "Shells hit", type="CONSULT", place="Tamra")))
    unsure = replace(telling, types={E.CONSULT: 0.6, E.ASSAULT: 0.3, E.AID: 0.1})
    assert thread_keys(unsure, parties()) == ("tamra|talk", "tamra|force")
    assert {key.split("|")[1] for key in block_keys(unsure, parties())} == {"talk"}


def test_an_undated_claim_lies_in_the_month_it_was_told_in_and_the_one_before() -> None:
    (telling,) = tellings(make("a", TEXT, Told("hit", "Shells hit", place="Tamra"), day="2029-01-02"))
    assert set(block_keys(telling, parties())) == {"tamra|force|2028-12", "tamra|force|2029-01"}


def test_a_block_costs_no_more_than_its_claims() -> None:
    many = [make(f"r{number}", TEXT, Told("hit", "Shells hit", place="Tamra")) for number in range(200)]
    pairs = list(neighbours(Blocks(tellings(*many), lambda _: ("tamra", "force"), lambda each: each.day)))
    assert len(pairs) < 200 * NEIGHBOURS
    assert len({frozenset((one.claim.id, two.claim.id)) for one, two in pairs}) == len(pairs)


def test_a_crowded_block_is_left_out_where_there_is_a_finer_one() -> None:
    days = ("2029-05-01", "2029-05-01", "2029-05-01", "2029-05-01", "2029-05-20")
    told = tellings(*(make(f"r{at}", TEXT, Told("hit", "Shells hit", day=day)) for at, day in enumerate(days)))
    told = sorted(told, key=lambda each: (each.day, each.claim.id))
    fine = {told[0].claim.id, told[4].claim.id}
    keys = {each.claim.id: ("country", "tamra") if each.claim.id in fine else ("country",) for each in told}
    blocks = Blocks(told, lambda each: keys[each.claim.id], lambda each: each.day)
    assert blocks.following(0, 4) == [1, 2, 3, 4]  # they reach beyond the day
    assert blocks.following(0, 2) == [4]
    assert blocks.following(0, 4, reach=30) == [4]
    assert blocks.following(1, 2) == [2, 3]  # it has no finer block


def test_rare_words_are_blocks_of_their_own_and_common_ones_are_none() -> None:
    text = "The army shelled the mausoleum of Tamra."
    (telling,) = tellings(make("a", text, Told("shelled", text, place="Tamra", doers=("army",))))
    assert word_keys(telling) == ("mauso|words",)
    assert "mauso|words" in thread_keys(telling, parties())
