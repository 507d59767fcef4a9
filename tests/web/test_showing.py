from __future__ import annotations

import re
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from sayso.records import ActorKind, LinkRel, SourceKind, Status, Verdict
from sayso.web.showing import CONTROLS, because, environment, render, shown, stretch, texts, word_for


def test_direction_marks_are_shown_and_not_obeyed() -> None:
    assert shown("a\u202eb\u2066c\x1bd\u200be") == "a�b�c�d�e"
    assert shown("نام‌ها\n\t") == "نام‌ها\n\t"
    assert shown(None) == ""


@given(st.text())
def test_offsets_hold(words: str) -> None:
    assert len(shown(words)) == len(words)
    assert not CONTROLS.search(shown(words))


def test_templates_escape_what_they_are_given() -> None:
    assert "<script>" not in render("error.html", here="", coder="", api="", words="<script>alert(1)</script>")


def test_a_missing_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nowhere }}").render()


def test_every_closed_set_has_its_words() -> None:
    for status in Status:
        assert texts()["status"][status.value] and texts()["status_long"][status.value]
    for section, kinds in (("kind", (*ActorKind, *SourceKind)), ("verdict", Verdict), ("rel", LinkRel)):
        assert [each.value for each in kinds if each.value not in texts()[section]] == []
    assert word_for("kind", "some_kind") == "some kind"


def test_every_text_that_a_template_names_is_there() -> None:
    folder = resources.files("sayso.web") / "templates"
    for each in folder.iterdir():
        for section, key in re.findall(r"\bt\.(\w+)\.(\w+)", each.read_text("utf-8")):
            assert key in texts()[section], f"{each.name}: t.{section}.{key}"
            assert not hasattr(dict, key), f"{each.name}: t.{section}.{key} is a method of dict"


def test_templates_carry_no_script_and_no_style_of_their_own() -> None:
    for each in (resources.files("sayso.web") / "templates").iterdir():
        text = each.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=\"|\|\s*safe", text), each.name
        assert len(text.splitlines()) < 200


def test_scripts_are_short_and_make_no_html_of_words() -> None:
    for each in (resources.files("sayso.web") / "static" / "js").iterdir():
        text = each.read_text("utf-8")
        assert len(text.splitlines()) < 300
        assert not re.search(r"innerHTML|outerHTML =|insertAdjacentHTML|document\.write|\beval\b|new Function", text)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2014, 5, 3), date(2014, 5, 3), "3 May 2014"),
        (date(2014, 5, 3), date(2014, 5, 9), "3–9 May 2014"),
        (date(2014, 5, 3), date(2014, 6, 9), "3 May 2014 – 9 Jun 2014"),
        (None, date(2014, 6, 9), "until 9 Jun 2014"),
        (date(2014, 5, 3), None, "from 3 May 2014"),
        (None, None, "no day"),
    ],
)
def test_intervals_read_as_people_write_them(start: date | None, end: date | None, told: str) -> None:
    assert stretch(start, end, "no day") == told


def test_reasons_read_as_words() -> None:
    assert because(["+ the same day", "postponed", "- far off"]) == "the same day; postponed; against it: far off"
    assert because([]) == ""
