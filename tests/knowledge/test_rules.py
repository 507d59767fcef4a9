"""Tests of knowledge/rules.py: loading and checking lexicon files of rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError, LexiconError
from sayso.knowledge.rules import load_rules

RULE = """[classes.unit]
words = {{ day = "D", week = "W" }}

[[rule]]
id = "{id}"
gloss = "A unit."
pattern = "{pattern}"
resolve = "anything"
examples = ["One [day]."]
not_examples = ["None."]
"""


def written(
    folder: Path, name: str = "made.toml", id: str = "unit", pattern: str = "<unit:u>", extra: str = ""
) -> Path:
    path = folder / name
    path.write_text(RULE.format(id=id, pattern=pattern) + extra)
    return path


def test_values_of_words_are_looked_up_in_small_letters(tmp_path: Path) -> None:
    lexicon = load_rules(written(tmp_path))
    assert lexicon.value("unit", "Week.") == "W"
    assert lexicon.value("unit", "month") is None
    assert lexicon.value("unit", None) is None


def test_an_overlay_replaces_by_id_and_adds(tmp_path: Path) -> None:
    overlay = written(tmp_path, "mine.toml", pattern="<unit> ago")
    overlay.write_text(overlay.read_text() + RULE.format(id="more", pattern="week").split("\n\n", 1)[1])
    lexicon = load_rules(written(tmp_path), overlay)
    assert [entry.id for entry in lexicon.entries] == ["unit", "more"]
    assert load_rules(written(tmp_path), tmp_path / "missing.toml").entries[0].id == "unit"


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ('patern = "x"\n', "did you mean 'pattern'"),
        (RULE.format(id="unit", pattern="day").split("\n\n", 1)[1], "used twice"),
        ('[[rule]]\nid = "bare"\n', "lacks gloss"),
        ("[classes.empty]\nwords = []\n", "has no words"),
        ('[classes.odd]\nword = ["x"]\n', "unknown key 'word'; did you mean 'words'"),
        ("[clases]\n", "did you mean 'classes'"),
    ],
)
def test_what_cannot_be_used_is_refused_with_file_entry_and_hint(tmp_path: Path, extra: str, fault: str) -> None:
    with pytest.raises(LexiconError, match=fault) as error:
        load_rules(written(tmp_path, extra=extra))
    assert error.value.file == "made.toml"


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_rules(path)
