from __future__ import annotations

from datetime import date, timedelta

import pytest

from sayso.records import Status
from sayso.web.asking import Asked
from sayso.web.overviews import MOST_BINS, MOST_DRAWN, bin_end, bin_start, make_bins, make_overview
from sayso.web.surveys import Survey
from tests.web.desks_made import ORSHA, TAMRA, make_brief

SHELLING = make_brief(1)
PLAN = make_brief(2, status=Status.PLANNED, places=(TAMRA, ORSHA), start=date(2029, 5, 14), end=date(2029, 5, 20))
UNDATED = make_brief(3, status=Status.DENIED, places=(ORSHA,), start=None)
SURVEY = Survey(briefs=(SHELLING, PLAN, UNDATED))


def test_map_timeline_and_list_tell_of_the_same_claims() -> None:
    view = make_overview(SURVEY, Asked())
    assert (view.tallies.claims, view.tallies.reports, view.undated, view.unplaced) == (3, 1, 1, 1)
    assert [(each.name, each.happened, each.coming) for each in view.places] == [("Tamra", 1, 1)]
    assert [(each.start.day, each.happened, each.coming) for each in view.bins] == [(11, 1, 0), (14, 0, 1)]
    assert view.unplaced_names == [("Orsha", 2)]
    assert [card.id for card in view.cards] == ["c0002", "c0001", "c0003"]


def test_the_last_few_pictures_are_kept_with_the_survey_they_were_drawn_from() -> None:
    survey = Survey(briefs=SURVEY.briefs)
    first = make_overview(survey, Asked())
    assert make_overview(survey, Asked()) is first
    for number in range(9):
        assert make_overview(survey, Asked(text=f"word{number}")).tallies.claims == 0
    assert len(survey.drawn) == MOST_DRAWN
    assert make_overview(survey, Asked()) == first
    assert make_overview(Survey(briefs=(PLAN,)), Asked()).tallies.claims == 1


def test_a_selection_in_one_is_a_selection_in_all() -> None:
    view = make_overview(SURVEY, Asked(sel="c0001"))
    assert view.selected == ["c0001"]
    assert [each.selected for each in view.places] == [1]
    assert [each.selected for each in view.bins] == [1, 0]
    assert [(each.id, each.family) for each in view.bars] == [("c0001", "happened")]


def test_claims_of_a_selected_place_come_first() -> None:
    view = make_overview(SURVEY, Asked(sel="place:Orsha"))
    assert [card.id for card in view.cards] == ["c0002", "c0003", "c0001"]
    assert view.selected_count == 2


def test_a_selected_claim_is_in_the_list_however_short() -> None:
    view = make_overview(SURVEY, Asked(sel="c0003", shown=1))
    assert [card.id for card in view.cards] == ["c0003"]


def test_bins_widen_with_the_reach() -> None:
    for days, unit in ((10, "day"), (400, "week"), (2000, "month"), (9000, "year")):
        claims = [
            make_brief(at, start=day, end=day)
            for at, day in enumerate(date(1999, 1, 1) + timedelta(days=days * at // 20) for at in range(21))
        ]
        named, bins = make_bins(claims, set())
        assert named == unit
        assert len(bins) <= MOST_BINS + 2
        assert sum(each.happened for each in bins) == 21


def test_what_is_placed_no_finer_than_a_bin_is_vague() -> None:
    _, bins = make_bins([make_brief(1, end=date(2029, 5, 17)), make_brief(2)], set())
    assert [(each.happened, each.vague) for each in bins] == [(2, 1)]


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        ("day", date(2028, 2, 9), date(2028, 2, 9)),
        ("week", date(2028, 2, 7), date(2028, 2, 13)),
        ("month", date(2028, 2, 1), date(2028, 2, 29)),
        ("year", date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_bins_are_of_the_calendar(unit: str, start: date, end: date) -> None:
    assert bin_start(date(2028, 2, 9), unit) == start
    assert bin_end(start, unit) == end


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_the_ends_of_the_calendar_are_no_fault(unit: str) -> None:
    assert bin_end(bin_start(date.max, unit), unit) == date.max
    assert bin_start(date.min, unit) == date.min
