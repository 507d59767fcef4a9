"""The bundled sample reports: they are what a newcomer sees first."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from sayso.collect import collect_path, find_paths
from sayso.records import Report

FOLDER = Path(str(resources.files("sayso.demo")))
REPORTS = {path.stem: collect_path(path) for path in find_paths(FOLDER / "reports")}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_report_has_title_outlet_day_and_body(report: Report) -> None:
    assert report.title
    assert report.outlet
    assert report.published
    assert report.notes == ()
    assert len(report.quote(report.body).split()) > 190


@pytest.mark.parametrize("name", REPORTS)
def test_the_readme_names_every_report_as_invented(name: str) -> None:
    readme = (FOLDER / "README.txt").read_text(encoding="utf-8")
    assert f"\n{name} " in readme
    assert "INVENTED" in readme


def test_the_reprint_is_known_as_one() -> None:
    reprint, story = REPORTS["gfd-140114-reprint"], REPORTS["nbw-140112-wire"]
    assert (reprint.original_outlet, reprint.anchor_date) == (story.outlet, story.published)
    assert len(reprint.boilerplate) == 4


def test_two_reports_are_told_by_their_sidecars() -> None:
    assert REPORTS["hcl-140317-letter"].outlet == "The Horn Circular"
    assert REPORTS["uls-140425-denial"].url == "https://upperlakes.example/statements/bentiu"
