"""Names of outlets and persons."""

from __future__ import annotations

import pytest

from sayso.collect.names import canonical_outlet, plain_case, same_outlet, split_persons, split_segments, strip_markup
from sayso.knowledge.furniture import load_furniture

FURNITURE = load_furniture()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("HARBOUR COURIER", "Harbour Courier"),
        ("OBSERVATORY FOR THE LOWER DRIN (OLD)", "Observatory for the Lower Drin"),
        ("GENERAL STAFF OF THE PEOPLE'S ARMY", "General Staff of the People's Army"),
        ("EASTERN DIGEST No. 112", "Eastern Digest"),
        ("the associated press", "Associated Press"),
        ("Ministry of Peace of the Republic of Sarvia", "Ministry of Peace of Sarvia"),
        ("UN RELIEF OFFICE", "UN Relief Office"),
        ("Magazine of the Harbour Courier", "the Harbour Courier"),
        ("of the General Command of the Hill Forces", "General Command of the Hill Forces"),
    ],
)
def test_an_outlet_has_one_form(line: str, name: str) -> None:
    assert canonical_outlet(line, FURNITURE) == name


def test_an_office_takes_its_state_from_the_line_above() -> None:
    assert canonical_outlet("MINISTRY OF PEACE", FURNITURE, "REPUBLIC OF SARVIA") == "Ministry of Peace of Sarvia"
    assert canonical_outlet("Ministry for Peace", FURNITURE, "Sarvian Republic") == "Sarvian Ministry for Peace"
    assert canonical_outlet("HARBOUR COURIER", FURNITURE, "REPUBLIC OF SARVIA") == "Harbour Courier"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Meridian", "The Meridian News Agency", True),
        ("Coast Wire", "Wire", False),
        ("Coast Wire", "COAST WIRE", True),
        ("", "Coast Wire", False),
    ],
)
def test_a_short_name_is_the_head_of_the_long_one(first: str, second: str, same: bool) -> None:
    assert same_outlet(first, second) is same


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        ("ANN LEE and Bo van Ek, our correspondent", ("Ann Lee", "Bo van Ek")),
        ("Dr. Ines Moreau, Harbour Courier", ("Ines Moreau",)),
        ("The editorial desk", ("The editorial desk",)),
        ("our own correspondents", ()),
    ],
)
def test_a_byline_gives_its_persons(words: str, persons: tuple[str, ...]) -> None:
    assert split_persons(words, FURNITURE) == persons


def test_masthead_lines_are_cut_at_bars_dashes_and_wide_gaps() -> None:
    assert split_segments(strip_markup("HARBOUR NOW   LIVE | Coast - 3 May")) == (
        "HARBOUR NOW",
        "LIVE",
        "Coast",
        "3 May",
    )
    assert strip_markup("HARBOUR  NEWS  CLUB") == "HARBOUR NEWS CLUB"
    assert strip_markup("<em>**A title**</em>") == "A title"


def test_other_than_capitals_stays_as_it_is() -> None:
    assert plain_case("ColombiaWatch") == "ColombiaWatch"
