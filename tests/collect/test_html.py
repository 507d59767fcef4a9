"""Web pages, made for testing."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from sayso.collect import Sidecar, collect_bytes
from sayso.errors import CollectError
from sayso.records import Report, Section

PAGE = """<!doctype html><html lang="en"><head><title>Bridge at Oslava falls | Harbour Courier</title>
<meta charset="utf-8">
<meta property="og:site_name" content="Harbour Courier"><meta name="author" content="Ines Moreau">
<meta property="article:published_time" content="1995-03-04T10:00:00Z">
<meta property="article:modified_time" content="1995-03-09T10:00:00Z">
<link rel="canonical" href="https://courier.example/1995/03/04/bridge">{head}</head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><script>var secret = "never shown";</script>
<article><h1>Bridge at Oslava falls</h1>
<p>The army said on Friday that its engineers had blown up the bridge at Oslava, the last one over the Tena.</p>
<p>At least 12 people were wounded when the explosion broke windows in the town, said a nurse.</p>
<ul><li>Oslava: 12 wounded</li><li>Brezno: none</li></ul>
<table><tr><th>Town</th><th>Wounded</th></tr><tr><td>Oslava</td><td>12</td></tr></table>
<p>The governor of the province said that a new bridge would be built.</p>{tail}</article></body></html>"""


def collect(head: str = "", tail: str = "") -> Report:
    return collect_bytes(PAGE.replace("{head}", head).replace("{tail}", tail).encode(), name="bridge.html")


def test_title_outlet_author_day_and_address_come_from_the_page() -> None:
    report = collect()
    assert (report.title, report.outlet, report.byline) == (
        "Bridge at Oslava falls",
        "Harbour Courier",
        ("Ines Moreau",),
    )
    assert (report.published, report.url) == (date(1995, 3, 4), "https://courier.example/1995/03/04/bridge")
    assert [(found.day.day, found.origin) for found in report.date_candidates] == [
        (4, "meta"),
        (9, "updated"),
        (4, "url"),
    ]


def test_the_text_is_the_article_under_its_title() -> None:
    report = collect()
    assert report.text.startswith("Bridge at Oslava falls\n\nThe army said on Friday")
    assert report.quote(report.sections[0].span) == "Bridge at Oslava falls"
    assert report.sections[0].section is Section.TITLE
    assert report.quote(report.body).startswith("The army said")
    assert "- Oslava: 12 wounded\n- Brezno: none" in report.text
    assert "| Oslava | 12 |" in report.text
    assert "secret" not in report.text
    assert "---" not in report.text


def test_days_that_disagree_are_noted_and_linked_data_goes_first() -> None:
    report = collect(
        '<script type="application/ld+json">{"datePublished": "1995-03-03", "author": {"name": "Anders Malm"}}</script>'
    )
    assert (report.published, report.byline) == (date(1995, 3, 3), ("Anders Malm",))
    assert "other witnesses give 1995-03-04" in [note.text for note in report.notes]


@pytest.mark.parametrize(
    "block", ["{", "[1, null]", '{"@graph": 7}', '{"datePublished": 7, "author": [null, {}]}', "[" * 50_000]
)
def test_broken_linked_data_costs_nothing(block: str) -> None:
    assert collect(f'<script type="application/ld+json">{block}</script>').published == date(1995, 3, 4)


def test_a_notice_in_the_page_names_the_original() -> None:
    report = collect(tail="<p>Originally published by Lowland Press on 3 March 1995.</p>")
    assert (report.original_outlet, report.original_published, report.anchor_date) == (
        "Lowland Press",
        date(1995, 3, 3),
        date(1995, 3, 3),
    )


def test_the_sidecar_goes_before_the_page() -> None:
    page = PAGE.replace("{head}", "").replace("{tail}", "").encode()
    report = collect_bytes(page, name="a.html", sidecar=Sidecar(title="Mine", published=date(1995, 3, 5)))
    assert (report.title, report.published) == ("Mine", date(1995, 3, 5))


def test_a_page_without_an_article_gives_its_visible_words_with_a_note() -> None:
    report = collect_bytes(b"<html><body><b>Truce.</b><script>no()</script></body></html>", name="a.html")
    assert "Truce." in report.text
    assert "no()" not in report.text


@pytest.mark.parametrize("page", [b"<html></html>", b"<script>alert(1)</script>", b"<p>", b"<html><frameset></html>"])
def test_a_page_without_words_is_refused(page: bytes) -> None:
    with pytest.raises(CollectError, match="shows no words"):
        collect_bytes(page, name="a.html")


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 50_000 + b"Truce.",
        b"<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a; Truce.",
        b"<![CDATA[ <p>Truce.",
        b"<p " * 9_999 + b">Truce.",
    ],
)
def test_broken_pages_raise_nothing_else(page: bytes) -> None:
    try:
        assert collect_bytes(page, name="a.html").text
    except CollectError as error:
        assert str(error).startswith("a.html: ")


def test_the_declared_charset_is_used() -> None:
    page = (
        "<html><head><meta charset='windows-1251'></head><body><p>Ослава взята, сообщил губернатор.</p></body></html>"
    )
    assert "Ослава взята" in collect_bytes(page.encode("cp1251"), name="a.html").text


def test_no_page_reader_is_loaded_before_a_page_is_read() -> None:
    code = "import sys, sayso.collect; sys.exit('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
