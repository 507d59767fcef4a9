"""What a paragraph is."""

from __future__ import annotations

import pytest

from sayso.collect.paragraphs import find_paragraphs
from sayso.collect.parts import Part, find_dateline, judge_head, judge_inside, judge_tail
from sayso.knowledge.furniture import load_furniture

FURNITURE = load_furniture()
PROSE = "the army said on Monday that it had taken the town of Oslava."


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("HARBOUR COURIER", Part.SHORT),
        ("By Ines Moreau", Part.BYLINE),
        ("Wednesday 8 March 1995 | 2 min read", Part.DATED),
        ("https://courier.example/1", Part.ADDRESS),
        ("Author: Ines Moreau", Part.LABEL),
        ("Originally published by Lowland Press on 8 March 1995.", Part.ORIGINAL),
        ("Share    Tweet    Print", Part.FURNITURE),
        ("Photo: Anders Malm", Part.CAPTION),
        ("17:50 We close.", Part.ENTRY),
        ("It was " + PROSE, Part.PROSE),
        ("OSLAVA, March 8 (Lowland Press) - " + PROSE, Part.PROSE),
        ("On 8 March 1995 " + PROSE, Part.PROSE),
    ],
)
def test_a_paragraph_above_the_body(words: str, part: Part) -> None:
    (paragraph,) = find_paragraphs(words)
    assert judge_head(words, paragraph, FURNITURE).part is part


@pytest.mark.parametrize(
    ("words", "part"),
    [("READ MORE: The siege", Part.FURNITURE), ("Map: the valley", Part.CAPTION), ("Subscribe!", Part.PROSE)],
)
def test_a_paragraph_within_the_body(words: str, part: Part) -> None:
    (paragraph,) = find_paragraphs(words)
    assert judge_inside(words, paragraph, FURNITURE).part is part


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("For the Government,", Part.SIGNATURE),
        ("(Reporting by Ines Moreau; editing by A. Malm)", Part.CREDIT),
        ("(c) 1995 Lowland Press", Part.FURNITURE),
        ("Minister secures grain for the coast as ships return to harbour", Part.SHORT),
    ],
)
def test_a_paragraph_behind_the_body(words: str, part: Part) -> None:
    (paragraph,) = find_paragraphs(words)
    assert judge_tail(words, paragraph, FURNITURE).part is part


@pytest.mark.parametrize(
    ("dateline", "place", "outlet"),
    [
        ("OSLAVA, Sarvia, March 8 (Lowland Press) - ", "OSLAVA, Sarvia", "Lowland Press"),
        ("OSLAVA/BREZNO, Mar 8 1995 (LP) -- ", "OSLAVA/BREZNO", "LP"),
        ("Oslava (Lowland Press) – ", "Oslava", "Lowland Press"),
        ("OSLAVA — ", "OSLAVA", None),
        ("OSLAVA: ", "OSLAVA", None),
    ],
)
def test_datelines(dateline: str, place: str, outlet: str | None) -> None:
    match = find_dateline(dateline + PROSE)
    assert match is not None
    assert (match["place"], match["outlet"]) == (place, outlet)


@pytest.mark.parametrize("words", ["Oslava - " + PROSE, "Oslava: " + PROSE, "HARBOUR COURIER - voice of the coast"])
def test_no_datelines(words: str) -> None:
    assert find_dateline(words) is None
