"""Sidecars."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sayso.collect.sidecar import Sidecar, load_sidecar, read_sidecar
from sayso.errors import SidecarError


def test_reads_every_key() -> None:
    content = {
        "title": "A  truce", "publisher": "Lowland Press", "published": "1995-03-08", "url": "https://a.example/1",
        "byline": "Ines Moreau",
        "original_outlet": "Harbour Courier", "original_published": "7 March 1995",
    }  # fmt: skip
    assert read_sidecar(content, where="a.json") == Sidecar(
        title="A truce",
        publisher="Lowland Press",
        published=date(1995, 3, 8),
        url="https://a.example/1",
        byline=("Ines Moreau",),
        original_outlet="Harbour Courier",
        original_published=date(1995, 3, 7),
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"publishd": "1995-03-08"}, "a.json: unknown key 'publishd'; did you mean 'published'?"),
        ({"xyzzy": 1}, "a.json: unknown key 'xyzzy'; known keys are title, publisher,"),
        (
            {"published": "1995-02-30"},
            "a.json: 'published' is '1995-02-30', which is no one day; write it as YYYY-MM-DD",
        ),
        ({"published": 1995}, "a.json: 'published' must be text"),
        ({"byline": [1]}, "a.json: 'byline' must be a name or a list of names"),
        (["a"], "a.json: must be an object"),
    ],
)
def test_refuses_what_it_cannot_use(content: object, fault: str) -> None:
    with pytest.raises(SidecarError) as error:
        read_sidecar(content, where="a.json")
    assert str(error.value).startswith(fault)


def test_null_and_empty_mean_not_given() -> None:
    assert read_sidecar({"title": None, "byline": [""], "url": " "}, where="a") == Sidecar()


def test_values_above_cover_those_below() -> None:
    below = Sidecar(title="One", byline=("Ines Moreau",))
    assert below.overlaid(Sidecar(title="Two")) == Sidecar(title="Two", byline=("Ines Moreau",))
    assert below.overlaid(None) is below


@pytest.mark.parametrize("content", ["{", "\ufffe", "[" * 100_000])
def test_a_file_that_is_no_json_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SidecarError, match=r"a\.json: is no JSON"):
        load_sidecar(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SidecarError, match=r"gone\.json: cannot be read"):
        load_sidecar(tmp_path / "gone.json")
