"""Tests of errors.py."""

from __future__ import annotations

import inspect

import sayso.errors as tree
from sayso.errors import LexiconError, SaysoError, StepError


def test_every_error_hangs_on_one_root_and_stands_in_the_drawing() -> None:
    for name, error in inspect.getmembers(tree, inspect.isclass):
        assert issubclass(error, SaysoError)
        assert name in (tree.__doc__ or "")


def test_a_lexicon_error_names_file_and_entry() -> None:
    fault = LexiconError("cues.toml", "cue.say", "kind is missing")
    assert str(fault) == "cues.toml: entry 'cue.say': kind is missing"


def test_a_step_error_names_step_and_report() -> None:
    assert str(StepError("times", "r1", "no anchor")) == "step 'times' failed on report 'r1': no anchor"
