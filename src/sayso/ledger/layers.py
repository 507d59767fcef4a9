"""The layers of a ledger: what the machine read, what people made of it, and what is settled among them.

The machine's claims are never altered. The reviewed layer is worked out from them and from the decisions that stand,
report by report: rejected and merged claims left out, corrected ones corrected, added ones in. A claim that was judged
keeps its decision when a newer reading words it otherwise: the newer claim of the same words and type yields to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from sayso.ledger.corrections import correct
from sayso.ledger.decisions import NOBODY, Decision, decide, still_held
from sayso.records import Claim, ClaimId, Judgement, Report, Verdict


class Layer(StrEnum):
    """What is asked for: the machine's claims, these with all decisions of people, or only what people settled."""

    MACHINE = "machine"
    REVIEWED = "reviewed"
    ADJUDICATED = "adjudicated"


OUT = frozenset({Verdict.REJECT, Verdict.MERGE})
SETTLED_BY_TWO = 2  # coders whose own last words say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A claim with what people made of it, the decision that stands on it, and whether it counts and is settled."""

    claim: Claim
    decision: Decision = NOBODY
    inside: bool = True
    settled: bool = False

    def counts_in(self, layer: Layer) -> bool:
        """Tell whether it is part of a layer; the machine's layer is not made of ruled claims."""
        return self.inside and (self.settled or layer is not Layer.ADJUDICATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that people decided about some claims: decisions that stand, claims they added, what coders agree on."""

    decisions: Mapping[ClaimId, Decision] = field(default_factory=lambda: MappingProxyType({}))
    additions: Mapping[ClaimId, Claim] = field(default_factory=lambda: MappingProxyType({}))
    agreed: frozenset[ClaimId] = frozenset()

    def is_settled(self, claim: ClaimId, decision: Decision) -> bool:
        """Tell whether an adjudicator's word or the same word of two coders stands on a claim."""
        return decision.verdict is not Verdict.UNSURE and (decision.adjudicated or claim in self.agreed)


def make_review(judgements: Iterable[Judgement]) -> Review:
    """Draw up what judgements amount to, oldest first."""
    spoken: dict[ClaimId, list[Judgement]] = {}
    for each in judgements:
        spoken.setdefault(each.claim, []).append(each)
    additions = {}
    for claim, said in spoken.items():
        added = [each.added for each in still_held(said) if each.verdict is Verdict.ADD and each.added is not None]
        if added:
            additions[claim] = added[-1]
    return Review(
        decisions=decide(each for said in spoken.values() for each in said),
        additions=additions,
        agreed=frozenset(claim for claim, said in spoken.items() if _agree(said)),
    )


def _agree(said: Iterable[Judgement]) -> bool:
    """Tell whether two coders or more stand by their words, and all say the same."""
    last = {each.coder: each for each in still_held(said) if not each.adjudicated}
    words = {(each.verdict, each.changes, each.added and each.added.id) for each in last.values()}
    return len(last) >= SETTLED_BY_TWO and len(words) == 1


def rule(report: Report, claims: Iterable[Claim], review: Review, gone: Iterable[Claim] = ()) -> tuple[Ruled, ...]:
    """Put a report's claims under a review, in text order.

    `gone` are claims that somebody decided about and the newest reading no longer makes. What was taken back or never
    decided stands as the machine has it.
    """
    held = {each.id: each for each in claims}
    kept = {each.id: each for each in gone if each.id in review.decisions}
    kept |= {name: each for name, each in review.additions.items() if each.report == report.id}
    ruled: dict[ClaimId, Ruled] = {}
    for claim in (*kept.values(), *(each for name, each in held.items() if name not in kept)):
        if claim.id in kept or claim.id in review.decisions or not _yields(claim, kept, review):
            for each in _outcomes(claim, report, review):
                ruled.setdefault(each.claim.id, each)
    return tuple(sorted(ruled.values(), key=lambda each: (each.claim.span, each.claim.id)))


def _yields(claim: Claim, kept: Mapping[ClaimId, Claim], review: Review) -> bool:
    """Tell whether a claim that nobody decided about says what a kept one says: the same type in the same words.

    Beside a claim that a person added it must also be told by the same source, for one who adds has seen the others.
    """
    for name, other in kept.items():
        types = (
            {other.type.value.value, review.decisions[name].changes.get("type")} if name in review.decisions else set()
        )
        overlap = claim.trigger.start < other.trigger.end and other.trigger.start < claim.trigger.end
        told_alike = name not in review.additions or _told_by(claim) == _told_by(other)
        if overlap and told_alike and claim.type.value.value in types:
            return True
    return False


def _told_by(claim: Claim) -> str:
    return claim.attribution[-1].canonical if claim.attribution else ""


def _outcomes(claim: Claim, report: Report, review: Review) -> Iterator[Ruled]:
    """Give what becomes of one claim: itself, corrected, left out, or two where it was split; and so on with these."""
    waiting: list[tuple[Claim, Decision, bool]] = [(claim, NOBODY, False)]
    seen: set[ClaimId] = set()
    while waiting:
        each, brought_by, settled = waiting.pop()
        if each.id in seen:
            continue
        seen.add(each.id)
        if each.id in review.decisions:
            decision = review.decisions[each.id]
            settled = review.is_settled(each.id, decision)
        else:
            decision = brought_by
        yield Ruled(
            claim=correct(each, report, decision),
            decision=decision,
            inside=decision.verdict not in OUT,
            settled=settled,
        )
        if decision.verdict is Verdict.SPLIT and decision.added is not None:
            waiting.append((decision.added, brings(decision), settled))


def brings(decision: Decision) -> Decision:
    """Give the decision that a claim stands by which another decision brought in."""
    return replace(decision, verdict=Verdict.ADD, changes={}, picked={})
