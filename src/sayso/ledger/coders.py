"""Coders apart from one another: what each of them said of each claim, and what an adjudicator settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.ledger.decisions import Decision, standing
from sayso.records import Judgement
from sayso.score.coders import Coded, Values, coded_values


@dataclass(frozen=True, kw_only=True, eq=False)
class Coding:
    """What people said of claims: `words[claim][coder]` is the coder's word that stands, `settled` an adjudicator's."""

    words: Mapping[str, Mapping[str, Decision]] = field(default_factory=dict)
    settled: Mapping[str, Decision] = field(default_factory=dict)

    def word(self, claim: str, coder: str) -> Decision | None:
        """Give what a coder said of a claim; None where nothing stands."""
        return self.words.get(claim, {}).get(coder)

    def with_claim(self, claim: str, judgements: Iterable[Judgement]) -> Coding:
        """Give the same with one claim told anew, by all of its judgements, oldest first."""
        one = read_coding(judgements)
        words = {name: held for name, held in self.words.items() if name != claim}
        settled = {name: held for name, held in self.settled.items() if name != claim}
        return Coding(words={**words, **one.words}, settled={**settled, **one.settled})


def read_coding(judgements: Iterable[Judgement]) -> Coding:
    """Part judgements, oldest first, by claim and coder; an adjudicator's words are no coder's."""
    spoken: dict[str, dict[str, list[Judgement]]] = {}
    settling: dict[str, list[Judgement]] = {}
    for each in judgements:
        if each.adjudicated:
            settling.setdefault(each.claim, []).append(each)
        else:
            spoken.setdefault(each.claim, {}).setdefault(each.coder, []).append(each)
    words = {claim: _standing(said) for claim, said in spoken.items()}
    return Coding(words={claim: said for claim, said in words.items() if said}, settled=_standing(settling))


def _standing(said: Mapping[str, list[Judgement]]) -> dict[str, Decision]:
    found = ((name, standing(each)) for name, each in said.items())
    return {name: decision for name, decision in found if decision.verdict is not None}


def seen_by(judgements: Iterable[Judgement], coder: str) -> tuple[Judgement, ...]:
    """Give what a blind coder may see, in the same order: all about claims decided on already, else the coder's own."""
    held = tuple(judgements)
    decided = read_coding(held)
    return tuple(
        each for each in held if decided.word(each.claim, coder) or (each.coder == coder and not each.adjudicated)
    )


def code(coding: Coding, machine: Mapping[str, Values]) -> Coded:
    """Give what each coder says of each claim, field by field; `machine` has the machine's values of these claims."""
    return {
        claim: {
            coder: coded_values(machine[claim], word.verdict, word.changes)
            for coder, word in words.items()
            if word.verdict is not None
        }
        for claim, words in coding.words.items()
        if claim in machine
    }
