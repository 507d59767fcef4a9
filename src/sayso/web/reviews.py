"""The review: claims that wait for a person, the doubtful and weighty ones first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from sayso.ledger import Ledger
from sayso.ledger.coders import Coding
from sayso.records import EventType
from sayso.web.asking import Asked, find_briefs
from sayso.web.cards import make_card
from sayso.web.models import Queued, ReviewPage
from sayso.web.readings import make_claim_page
from sayso.web.surveys import Brief, Family, Survey

QUEUE_SHOWN = 12
UNKNOWN_SCORE = 0.5  # of a claim that says nothing of how sure the reader was
# An analyst is hurt most by a wrong attack, toll or change of hands that is told as having happened.
HEAVY = frozenset({EventType.ASSAULT, EventType.HARM, EventType.CONTROL})
LONGEST_NAME = 60
NOTHING_SAID = Coding()


def weigh(brief: Brief) -> float:
    """Give how much a mistake would cost, 0..1: heavy types, told as fact, in the main story, weigh most."""
    weight = 1.0 if brief.type in HEAVY else 0.6
    weight *= 1.0 if brief.family in (Family.HAPPENED, Family.COMING) else 0.7
    weight *= 1.0 if brief.core else 0.5
    return weight * (1.0 if brief.section == "body" else 0.6)


def doubt(brief: Brief) -> float:
    """Give how unsure the reader was, 0..1; what it could not place is a doubt too."""
    unsure = 1.0 - (UNKNOWN_SCORE if brief.score is None else brief.score)
    return min(1.0, unsure + 0.1 * (bool(brief.places) and not brief.placed))


@lru_cache(maxsize=2)  # the queue that is shown is the queue that the decision goes on in
def make_queue(survey: Survey, asked: Asked, coding: Coding = NOTHING_SAID) -> tuple[Brief, ...]:
    """Give the claims that meet the filters and have no decision in the survey, in the order of their need.

    In a blind coder's survey those are the claims that this coder has yet to decide on; asked for what is not reviewed
    yet (`reviewed` is 'open'), only those on which nobody else has decided either, by `coding`.
    """
    waiting = (each for each in find_briefs(by_need(survey), asked) if each.decision.verdict is None)
    return tuple(each for each in waiting if asked.reviewed != "open" or each.id not in coding.words)


def by_need(survey: Survey) -> list[Brief]:
    """Give all claims of a survey, those that need a person most first.

    Each decision makes another survey, but only the claims of a few reports are other ones: the machine's are put in
    order once, and sorting what is nearly in order already is cheap.
    """
    if survey.machine is None:
        return [brief for _, _, brief in _needs(survey)]
    kept = [each for each in _needs(survey.machine) if each[2].report not in survey.people]
    kept += [_need(each) for own in survey.people.values() for each in own]
    kept.sort(key=itemgetter(0, 1))
    return [brief for _, _, brief in kept]


@lru_cache(maxsize=1)
def _needs(machine: Survey) -> list[tuple[float, str, Brief]]:
    return sorted(map(_need, machine.briefs), key=itemgetter(0, 1))


def _need(brief: Brief) -> tuple[float, str, Brief]:
    return -doubt(brief) * weigh(brief), brief.id, brief


def make_review(survey: Survey, ledger: Ledger, queue: Sequence[Brief], *, coder: str, wanted: str) -> ReviewPage:
    """Draw up a queue with one claim in hand: the wanted one, else the first."""
    at = next((number for number, each in enumerate(queue) if each.id == wanted), -1) if wanted else 0
    in_hand = wanted if wanted in survey.by_id else queue[0].id if queue and not wanted else ""
    first = max(0, at - 2)
    return ReviewPage(
        coder=coder,
        left=len(queue),
        done=sum(each.decision.verdict is not None for each in survey.briefs),
        queue=[
            Queued(card=make_card(each), doubt=doubt(each), weight=weigh(each))
            for each in queue[first : first + QUEUE_SHOWN]
        ],
        at=at,
        page=make_claim_page(ledger.explain(in_hand), ledger) if in_hand else None,
    )


def step(queue: Iterable[Brief], claim: str, by: int) -> str:
    """Give the claim `by` places further on in the queue; at its ends the claim itself, empty for an empty queue."""
    ids = [each.id for each in queue]
    if claim not in ids:
        return ids[0] if ids else ""
    return ids[min(max(ids.index(claim) + by, 0), len(ids) - 1)]


def coder_name(given: str) -> str:
    """Give a coder's name as it will be signed: one line, no longer than a name is."""
    return " ".join("".join(each for each in given if each.isprintable()).split())[:LONGEST_NAME]
