"""Tests of read/loose_attributions.py: asides, labels and terms that the trees lose."""

from __future__ import annotations

import pytest

from sayso.collect import collect_bytes
from sayso.read.pipeline import read_report
from sayso.records import Section
from tests.read.readings import knowledge, read_by_rules


def _speaker(text: str, words: str) -> str | None:
    """Give the innermost speaker over the first place of some words, or None."""
    reading = read_by_rules(text)
    where = text.index(words)
    found = [a.source.canonical for a in reading.attributions if any(s.start <= where < s.end for s in a.content)]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Both ferries have been sunk, a boatman on the island tells our correspondent.", "sunk", "a boatman"),
        ("At noon, says the harbour office, two ships were shelled.", "shelled", "the harbour office"),
        ("Soldiers are looting the port, local fishermen allege; nine cases are known.", "looting", "fisher"),
        ("If the ridge falls, the town cannot be held, as a pilot told the weekly Far Shore.", "held", "a pilot"),
        ("The garrison left, the mayor said. The port would be shelled, he went on.", "shelled", "the mayor"),
        ("Under the agreement the garrison would leave the fort by May.", "leave", "the agreement"),
        ("Two barges left at dawn, we hear, and were attacked at the lock.", "left", "sources"),
        ("Nine people were killed on Sunday near Bor (OCHA).", "killed", "UN Office"),
        ("The fort fell, elders said on Friday, though the army denied that it had left.", "fell", "elders"),
        ("The fort fell, elders said on Friday, though the army denied that it had left.", "left", "army"),
        ("K-2, volunteer: one of the nurses was killed at the gate.", "killed", "volunteer"),
    ],
)
def test_asides_labels_and_terms_name_their_speaker(text: str, words: str, speaker: str) -> None:
    found = _speaker(text, words)
    assert found is not None
    assert found.lower().removeprefix("local ").startswith(speaker.lower())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels attacked the farmers, those they claim to defend.", "attacked"),
        ("Rebels shelled the International Organization for Migration (IOM).", "shelled"),
        ("Colonel Makenga attacked the fort (M23).", "attacked"),
        ("Rebels captured Lomo, the capital of River state, on Tuesday.", "captured"),
        ("Under the bridge the garrison would leave its boats.", "leave"),
        ("Fighters: 12 killed in the raid.", "killed"),
        ("The rebels burned the town, the army left.", "burned"),
        ("The rebels burned the town, as they had sworn to.", "burned"),
        ("The army left the town, as it promised.", "left"),
    ],
)
def test_what_is_no_aside_stays_with_the_outlet(text: str, words: str) -> None:
    assert _speaker(text, words) is None


def test_both_are_the_two_who_spoke_before() -> None:
    text = "A baker said that shells fell. The priest said that mines exploded. No house was burned, both agree."
    assert _speaker(text, "burned") == "A baker and The priest"


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("UN: rebels have taken Bor", "United Nations"),
        ("Rebels take Bor - army", "army"),
        ("Rebels attack Bor – witnesses", "witnesses"),
        ("Rebels take Bor", None),
        ("Syria: rebels take town of Bor", None),
        ("Rebels take Bor - at last", None),
    ],
)
def test_headlines_name_their_speaker_before_a_colon_or_behind_a_dash(title: str, speaker: str | None) -> None:
    page = f"HARBOUR COURIER\n{title}\n8 March 1995\n\nShells fell on the bridge at noon.\n\nNobody was hurt.\n"
    claims = read_report(collect_bytes(page.encode(), name="a"), knowledge()).claims
    found = [claim.attribution[-1].canonical for claim in claims if claim.section is Section.TITLE]
    assert found == [speaker or "Harbour Courier"]
