from __future__ import annotations

from sayso.link.copies import prepare
from sayso.link.passages import common_runs
from tests.link.makings import make


def runs(first: str, second: str) -> list[str]:
    one, two = prepare(make("one", first)[0]), prepare(make("two", second)[0])
    found = common_runs(one.words, two.words, one.hashes, two.places)
    return [" ".join(one.words.folded[run.first : run.first + run.length]) for run in found]


def test_a_run_grows_as_far_as_the_words_agree() -> None:
    assert runs(
        "On Friday shells hit the market of Tamra at noon, he said.",
        "We hear that shells hit the market of Tamra at noon and later.",
    ) == ["shells hit the market of tamra at noon"]


def test_a_turn_of_phrase_is_no_passage() -> None:
    assert runs("a spokesman for the army said so", "then a spokesman for the army denied it") == []


def test_a_passage_that_stands_once_in_the_other_is_taken_once() -> None:
    line = "the bridge over the river fell at dawn"
    assert len(runs(f"{line}. Later {line}.", line)) == 1
