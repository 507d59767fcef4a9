"""Outlet and title in a report's head."""

from __future__ import annotations

import pytest

from sayso.collect.mastheads import read_masthead, title_words
from sayso.collect.paragraphs import find_paragraphs
from sayso.collect.parts import judge_head
from sayso.knowledge.furniture import load_furniture

FURNITURE = load_furniture()


def read(text: str, *, again: str = "", taken_from: tuple[str, ...] = ()) -> tuple[str | None, str | None]:
    head = [judge_head(text, paragraph, FURNITURE) for paragraph in find_paragraphs(text)]
    masthead = read_masthead(head, FURNITURE, again=again, taken_from=taken_from)
    own = masthead.outlet is not None and masthead.outlet.line == masthead.title
    title = None if masthead.title is None else title_words(head[masthead.title], own=own, furniture=FURNITURE)
    return (masthead.outlet.name if masthead.outlet else None), title


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        ("HARBOUR COURIER\nTruce signed at Oslava\n8 March 1995", "Harbour Courier", "Truce signed at Oslava"),
        (
            "Truce signed at Oslava\n\nLowland Press Agency\nBy Ines Moreau",
            "Lowland Press Agency",
            "Truce signed at Oslava",
        ),
        (
            "THE OSLAVA SIX\n8 March 1995\n\nWhat the judges never asked",
            "The Oslava Six",
            "What the judges never asked",
        ),
        ("HARBOUR NOW - LIVE: The last night in Oslava\n8 March 1995", "Harbour Now", "The last night in Oslava"),
        (
            "LOWLAND RELIEF OFFICE, Brezno\nSITUATION UPDATE ON OSLAVA\n8 March 1995",
            "Lowland Relief Office",
            "SITUATION UPDATE ON OSLAVA",
        ),
        ("LowlandWatch >> News >> Oslava\nTruce signed at Oslava", "LowlandWatch", "Truce signed at Oslava"),
        ("Notes from the Quay", "Notes from the Quay", "Notes from the Quay"),
    ],
)
def test_finds_outlet_and_title(head: str, outlet: str, title: str) -> None:
    assert read(head) == (outlet, title)


def test_an_outlet_named_as_the_original_is_not_the_publisher() -> None:
    head = "THE COAST OBSERVER\nTruce signed at Oslava\nLowland Press | 8 March 1995"
    assert (
        read(head, again="First published by Lowland Press", taken_from=("Lowland Press",))[0] == "The Coast Observer"
    )


def test_an_unknown_name_counts_where_a_notice_says_it_again() -> None:
    head = "Truce signed at Oslava\nThe Red Lantern 8 March 1995"
    assert read(head, again="(c) The Red Lantern") == ("The Red Lantern", "Truce signed at Oslava")


def test_nothing_there_gives_nothing() -> None:
    assert read("") == (None, None)
