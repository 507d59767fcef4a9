from __future__ import annotations

from datetime import date

import pytest

from sayso.web.models import Held
from sayso.web.territories import LEAST, LEFT, WIDTH, by_place, make_territory


def held(holder: str, start: str | None, end: str | None, *, disputed: bool = False, place: str = "Tamra") -> Held:
    days = [date.fromisoformat(each) if each else None for each in (start, end)]
    return Held(holder=holder, place=place, when="", start=days[0], end=days[1], sources=["Dessan"], disputed=disputed)


def test_each_holder_has_a_lane_in_the_order_of_time() -> None:
    drawn = make_territory(
        [held("Hamat Army", "2029-01-01", "2029-03-01"), held("the Front", "2029-03-02", "2029-05-01")]
    )
    assert drawn is not None
    assert [each.name for each in drawn.lanes] == ["Hamat Army", "the Front"]
    first, second = (lane.stretches[0] for lane in drawn.lanes)
    assert LEFT <= first.x < first.x + first.width <= second.x + 0.2
    assert not first.disputed and not second.disputed


def test_only_what_both_are_said_to_have_held_is_hatched() -> None:
    drawn = make_territory(
        [
            held("Hamat Army", "2029-01-01", "2029-03-01", disputed=True),
            held("the Front", "2029-02-01", "2029-05-01", disputed=True),
        ]
    )
    assert drawn is not None
    first, second = (lane.stretches[0] for lane in drawn.lanes)
    assert first.disputed == second.disputed
    ((x, width),) = first.disputed
    assert x == second.x and x + width == pytest.approx(first.x + first.width, abs=0.2)


def test_a_party_has_a_lane_for_each_place_and_others_hatch_what_they_held_as_well() -> None:
    own = [
        held("Hamat Army", "2029-01-01", "2029-03-01", disputed=True),
        held("Hamat Army", "2029-02-01", "2029-04-01", place="Orsha"),
    ]
    others = [
        held("the Front", "2029-02-01", "2029-05-01", disputed=True),
        held("the Front", "2029-01-01", "2029-01-31", place="Orsha", disputed=True),
    ]
    drawn = make_territory(own, others=others, by=by_place)
    assert drawn is not None and [each.name for each in drawn.lanes] == ["Tamra", "Orsha"]
    tamra, orsha = (lane.stretches[0] for lane in drawn.lanes)
    ((x, width),) = tamra.disputed
    assert x == pytest.approx(orsha.x) and x + width == pytest.approx(tamra.x + tamra.width, abs=0.2)
    assert orsha.disputed == ()


def test_a_dispute_with_somebody_who_is_not_here_hatches_the_whole() -> None:
    drawn = make_territory([held("Hamat Army", "2029-01-01", "2029-03-01", disputed=True)])
    assert drawn is not None
    (only,) = drawn.lanes[0].stretches
    assert only.disputed == ((only.x, only.width),)


def test_an_open_side_runs_to_the_edge_and_a_day_can_be_seen() -> None:
    drawn = make_territory(
        [held("A", None, "2029-01-01"), held("B", "2029-06-01", None), held("C", "2029-03-03", "2029-03-03")]
    )
    assert drawn is not None
    first, second, third = (lane.stretches[0] for lane in drawn.lanes)
    assert (first.x, first.open_start, first.open_end) == (LEFT, True, False)
    assert second.x + second.width == pytest.approx(WIDTH - 14, abs=LEAST)
    assert second.open_end and third.width >= LEAST


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2029-03-03", "2029-03-03"),
        ("2029-03-03", "2029-04-20"),
        ("2011-03-03", "2029-04-20"),
        ("1820-01-01", "2029-01-01"),
    ],
)
def test_a_few_days_are_marked_on_the_axis(start: str, end: str) -> None:
    drawn = make_territory([held("A", start, end)])
    assert drawn is not None
    assert 1 <= len(drawn.ticks) <= 9
    assert [each.x for each in drawn.ticks] == sorted({each.x for each in drawn.ticks})


def test_the_end_of_the_calendar_is_no_fault() -> None:
    drawn = make_territory([held("A", "0001-01-01", "9999-12-31")])
    assert drawn is not None and drawn.lanes[0].stretches[0].width > 0


def test_without_a_day_nothing_is_drawn() -> None:
    assert make_territory([]) is None
    assert make_territory([held("A", None, None)]) is None
