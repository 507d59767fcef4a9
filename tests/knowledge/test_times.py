"""Tests of knowledge/times.py: the lexicon of times loads, and a user's file lies over it."""

from __future__ import annotations

from pathlib import Path

from sayso.knowledge.times import load_times


def test_every_entry_has_a_gloss_examples_and_counter_examples() -> None:
    lexicon = load_times()
    assert len(lexicon.entries) > 60
    assert all(entry.gloss and entry.examples and entry.not_examples for entry in lexicon.entries)


def test_a_users_file_replaces_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "times.toml"
    path.write_text(
        '[[rule]]\nid = "ref.future"\ngloss = "Anon."\npattern = "anon"\nresolve = "future"\n'
        'examples = ["[Anon] they go."]\nnot_examples = ["Soon."]\n'
    )
    entries = {entry.id: entry for entry in load_times(path).entries}
    assert entries["ref.future"].gloss == "Anon."
    assert "date.weekday" in entries
