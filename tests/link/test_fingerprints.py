from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.fingerprints import SHINGLE, WINDOW, body_words, fingerprints, shingles
from sayso.records import Span
from tests.link.makings import make

WORDS = st.lists(st.sampled_from(("shell", "market", "army", "river", "bridge", "wind", "road", "camp", "night")))


def prints(text: str) -> frozenset[int]:
    report, _ = make("made", text)
    return fingerprints(shingles(body_words(report)))


@settings(max_examples=60, deadline=None)
@given(before=WORDS, after=WORDS, other=WORDS)
def test_a_long_passage_in_common_always_gives_a_fingerprint_in_common(
    before: list[str], after: list[str], other: list[str]
) -> None:
    passage = [f"word{number}" for number in range(SHINGLE + WINDOW - 1)]
    one, two = " ".join((*before, *passage, *after)), " ".join((*other, *passage))
    assert prints(one) & prints(two)


def test_few_shingles_are_kept() -> None:
    text = " ".join(f"word{number * number % 997}" for number in range(400))
    assert len(prints(text)) < 400 / 3


def test_words_are_compared_without_case_and_accents() -> None:
    assert prints("Président Touré left the city at dawn") == prints("president TOURE left the city at dawn")


def test_an_empty_text_has_no_fingerprints() -> None:
    assert prints("") == frozenset()


def test_boilerplate_is_left_out() -> None:
    text = "The bridge fell. SUBSCRIBE NOW for more. The army left."
    start = text.index("SUBSCRIBE")
    report, _ = make("made", text, boilerplate=(Span(start, text.index("The army")),))
    assert body_words(report).folded == ("the", "bridge", "fell", "the", "army", "left")
