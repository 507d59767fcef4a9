"""The fields of a report, each from its best witness."""

from __future__ import annotations

import pytest

from sayso.collect import Sidecar, collect_bytes
from sayso.records import Report

BODY = "Both armies signed a truce on Monday, they said.\n\nIt is to hold for ten days.\n"


def collect(head: str, tail: str = "", sidecar: Sidecar | None = None) -> Report:
    return collect_bytes(f"{head}\n\n{BODY}\n{tail}".encode(), name="a", sidecar=sidecar)


@pytest.mark.parametrize(
    ("head", "tail", "outlet"),
    [
        ("Truce signed at Oslava", "(c) 1995 Harbour Courier", "Harbour Courier"),
        ("Truce signed at Oslava\n\nhttps://www.state.gov/r/1995/1.htm", "", "US Department of State"),
        ("Truce signed at Oslava\n\nhttps://www.nobody.example/1", "", "nobody.example"),
        ("Truce signed at Oslava\nBy Ines Moreau, Lowland News Agency", "", "Lowland News Agency"),
        ("Truce signed at Oslava", "", None),
    ],
)
def test_the_publisher_comes_from_imprint_address_or_byline_at_last(head: str, tail: str, outlet: str | None) -> None:
    assert collect(head, tail).outlet == outlet


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("By Ines Moreau and Anders Malm", ("Ines Moreau", "Anders Malm")),
        ("By Ines Moreau in Oslava and Anders Malm in Brezno", ("Ines Moreau", "Anders Malm")),
        ("BY INES MOREAU, our correspondent in Brezno", ("Ines Moreau",)),
        ("Words: Ines Moreau", ("Ines Moreau",)),
        ("From our correspondents in Oslava", ()),
        ("By the standards desk", ("the standards desk",)),
    ],
)
def test_the_byline_gives_persons(line: str, persons: tuple[str, ...]) -> None:
    assert collect(f"HARBOUR COURIER\nTruce signed at Oslava\n{line}").byline == persons


def test_a_credit_at_the_end_is_a_byline_where_there_is_none_above() -> None:
    assert collect(
        "HARBOUR COURIER\nTruce signed at Oslava", "(Reporting by Ines Moreau; editing by A. Malm)"
    ).byline == ("Ines Moreau",)


def test_given_values_go_before_found_ones() -> None:
    given = Sidecar(title="T", publisher="harbour courier", byline=("A B",), original_outlet="Lowland Press")
    report = collect("COAST OBSERVER\nTruce signed at Oslava\nBy Ines Moreau", sidecar=given)
    assert (report.title, report.outlet, report.byline, report.original_outlet) == (
        "T",
        "harbour courier",
        ("A B",),
        "Lowland Press",
    )


def test_the_site_s_name_is_taken_off_a_page_title() -> None:
    report = collect_bytes(
        b"<html><head><title>Truce at Oslava - Harbour Courier</title>"
        b"<meta property='og:site_name' content='Harbour Courier'></head>"
        b"<body><p>Both armies signed a truce on Monday, they said. It is to hold for ten days.</p></body></html>",
        name="a.html",
    )
    assert report.title == "Truce at Oslava"


def test_the_place_of_a_dateline_is_found() -> None:
    report = collect("GENERAL STAFF\nCommunique No. 4\nIssued Brezno, 8 March 1995")
    assert report.dateline is not None
    assert report.quote(report.dateline) == "Brezno"
