"""Boilerplate and body, character by character; title, byline, dates and captions are neutral ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.score.coded import Record
from sayso.score.figures import Figure, Rate


def score_stretches(gold: Sequence[Record], predicted: Sequence[Record], texts: Mapping[str, str]) -> dict[str, Figure]:
    """Compare the stretches of each coded report; spaces do not count."""
    by_id = {report["id"]: report for report in predicted}
    boilerplate, body = Rate(), Rate()
    for report in gold:
        other = by_id.get(report["id"], {})
        neutral = _characters(report["front_matter"])
        spaces = {i for i, character in enumerate(texts.get(report["id"], "")) if character.isspace()}
        _compare(boilerplate, report["boilerplate"], other.get("boilerplate") or [], neutral, spaces)
        _compare(body, [report["body"]], [other["body"]] if other.get("body") else [], neutral, spaces)
    return {"boilerplate_chars": boilerplate, "body_chars": body}


def _compare(
    rate: Rate, gold: Iterable[Record], predicted: Iterable[Record], neutral: set[int], spaces: set[int]
) -> None:
    wanted, given = _characters(gold) - spaces, _characters(predicted) - neutral - spaces
    rate.add(len(wanted & given), len(wanted), len(given))


def _characters(stretches: Iterable[Record]) -> set[int]:
    return {i for stretch in stretches for i in range(stretch["start"], stretch["end"])}
