"""What became of a plan: later claims that tell its outcome, its change, or the next state of a thing that goes on.

A plan and its outcome are the same act by the same party at the same place, told later. The score adds what speaks for
that; it is laid out by hand, since coders link too few outcomes for a model to learn from. Of one later report only the
claim that fits an earlier one best is its outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.link.blocks import Blocks, thread_keys
from sayso.link.likenesses import Context, likeness, places_apart, said_alike
from sayso.link.tellings import Side, Telling, one_of
from sayso.records import EventType as E
from sayso.records import Link, LinkRel, Status

# Points, chosen on the links of the training wars and on general grounds, November 2026: a plan shares party, type and
# place with its outcome, or two of them and some words; best of all rare words of the sentence.
CUT = 5.4
TIED = 0.3  # claims of one report that fit nearly as well as its best are outcomes as well
FOR_DOERS, AGAINST_DOERS = 2.2, 1.5
FOR_TYPE, FOR_KIN, FOR_MODE, AGAINST_MODE = 1.5, 1.0, 0.5, 0.5
FOR_PLACE, AGAINST_PLACE, FOR_WIDE_PLACE = 2.2, 2.5, 0.7
FOR_AROUND = 0.8  # the place that the text spoke of last, where a claim names none
FOR_WORDS, FOR_AMOUNT, FOR_THING, FOR_REVISION = 2.5, 0.7, 1.2, 0.6
FOR_RECEIVERS, AGAINST_RECEIVERS = 0.8, 1.0
FOR_SAID, FOR_MUCH_SAID = 3.0, 2.0  # rare words that both sentences have: by their share, and by how many they are
FOR_DAY, NEAR_DAY = 2.0, 3  # it happened on the day that was announced, give or take so many days
AGAINST_TYPE, TYPE_ALIKE, SAID_ALIKE = 0.5, 0.3, 0.25  # readers mistake types; then the words must tell
BEFORE_TOLD, AFTER_TOLD = 6.0, 0.5
PER_YEAR = 2.0  # a plan and a deed a year apart are seldom one
ALIKE = 0.3
NEXT = 60  # later claims of a block that are looked at for each plan
WEEK = 7  # days; where the next claims of a block all are told within a week, it holds too much to find an outcome by
HORIZON = 540  # days after which nothing more is taken for an outcome

# By the statuses of the later and the earlier claim: how likely one is the outcome of the other.
TURNS: Mapping[tuple[Side, Side], float] = {
    (Side.FACT, Side.PLAN): 1.2,
    (Side.DENIED, Side.PLAN): 1.2,
    (Side.REFUSED, Side.PLAN): 0.8,
    (Side.PLAN, Side.PLAN): -0.3,
    (Side.FACT, Side.REFUSED): 0.3,
    (Side.DENIED, Side.REFUSED): 0.0,
    (Side.PLAN, Side.REFUSED): -0.5,
    (Side.REFUSED, Side.REFUSED): -1.0,
    (Side.FACT, Side.FACT): -1.3,
}
# An announced act and what it turns out to be: the attack that was planned, the town that was taken.
TURNS_INTO = frozenset(
    {
        (E.ASSAULT, E.CONTROL),
        (E.ASSAULT, E.COERCE),
        (E.MOBILIZE, E.COOPERATE),
        (E.MOBILIZE, E.ASSAULT),
        (E.MOBILIZE, E.RETREAT),
        (E.COOPERATE, E.MOBILIZE),
        (E.THREATEN, E.ASSAULT),
        (E.AGREE, E.MOBILIZE),
        (E.AGREE, E.RETREAT),
        (E.REQUEST, E.MOBILIZE),
        (E.REQUEST, E.RETREAT),
        (E.CONTROL, E.ASSAULT),
        (E.THREATEN, E.COERCE),
        (E.THREATEN, E.SANCTION),
        (E.CONTROL, E.RETREAT),
        (E.RETREAT, E.CONTROL),
        (E.CONCEDE, E.RETREAT),
        (E.SUPPORT, E.MOBILIZE),
        (E.COERCE, E.SANCTION),
        (E.SANCTION, E.COERCE),
        (E.COERCE, E.ASSAULT),
        (E.CONSULT, E.AGREE),
    }
)

# What a person reads for it, where a likeness speaks for an outcome.
_TOLD = (
    ("doers_alike", "+ the same party"),
    ("place_same", "+ the same place"),
    ("type_same", "+ the same act"),
    ("words_held", "+ the same words"),
    ("amount_same", "+ the same number"),
)

# Types of facts that go on, so that a later telling of one is its next state and no other event.
STATES = frozenset({E.CONTROL, E.MOBILIZE, E.CONDITION, E.HARM, E.COERCE})


class Fate(StrEnum):
    """What became of a plan."""

    HAPPENED = "happened"
    LATE = "happened late"
    POSTPONED = "postponed"
    REFUSED = "refused"
    DROPPED = "did not happen"
    OVERTAKEN = "overtaken"
    REPEATED = "announced again"
    NO_NEWS = "no news"


@dataclass(frozen=True, slots=True)
class Turn:
    """A later claim that tells what became of an earlier one."""

    later: Telling
    earlier: Telling
    points: float
    reasons: tuple[str, ...]


def find_turns(groups: Iterable[Sequence[Telling]], context: Context) -> tuple[Turn, ...]:
    """Give the later states of plans and of things that go on, for all tellings, in order of time."""
    listed = [list(members) for members in groups]
    group_of = {each.claim.id: number for number, members in enumerate(listed) for each in members}
    found: dict[tuple[str, str], list[Turn]] = {}
    for earlier, later in _candidates([each for members in listed for each in members], context):
        same = group_of[earlier.claim.id] == group_of[later.claim.id]
        turn = judge_turn(later, earlier, context, same=same)
        if turn is not None:
            found.setdefault((earlier.claim.id, later.report.id), []).append(turn)
    chosen = [each for turns in found.values() for each in _best(turns)]
    return tuple(sorted(chosen, key=lambda each: (each.earlier.claim.id, each.later.told or 0, each.later.claim.id)))


def _best(turns: Sequence[Turn]) -> Iterator[Turn]:
    """Give the outcome that fits best of those that one report tells, and those that fit nearly as well."""
    top = max(each.points for each in turns)
    return (each for each in turns if each.points > top - TIED)


def is_outcome(later: Telling, earlier: Telling, context: Context) -> bool:
    """Tell whether a later claim may tell what became of an earlier one, where they are not of one event."""
    known = _is_told(later) and _is_told(earlier) and is_open(earlier) and _can_follow(later, earlier)
    return known and judge_turn(later, earlier, context, same=False) is not None


def _is_told(telling: Telling) -> bool:
    return telling.told is not None and telling.in_body and telling.side is not Side.OPINION


def _candidates(tellings: Sequence[Telling], context: Context) -> Iterator[tuple[Telling, Telling]]:
    told = [each for each in tellings if _is_told(each)]
    blocks = Blocks(told, lambda each: thread_keys(each, context.parties), lambda each: each.told or 0)
    for number, earlier in enumerate(blocks.tellings):
        if is_open(earlier):  # most are not: a deed that is done has no outcome
            for other in blocks.following(number, NEXT, WEEK):
                later = blocks.tellings[other]
                if _can_follow(later, earlier):
                    yield earlier, later


def is_open(telling: Telling) -> bool:
    """Tell whether something may still become of it: a plan, a refusal, a threat, a thing that goes on."""
    if telling.side in (Side.PLAN, Side.REFUSED):
        return True
    going_on = telling.claim.status.value is Status.ONGOING and telling.type in STATES
    counted = telling.claim.mode in ("hold", "displaced") or telling.type is E.THREATEN
    return telling.side is Side.FACT and (going_on or counted)


def _can_follow(later: Telling, earlier: Telling) -> bool:
    """Tell whether a later claim can be the outcome of an earlier one by its day, status, type and place."""
    assert later.told is not None and earlier.told is not None
    if not 0 < later.told - earlier.told <= HORIZON:
        return False
    if (later.side, side_of(earlier, later)) not in TURNS or places_apart(later, earlier):
        return False
    if later.type is E.THREATEN and earlier.type is not E.THREATEN:
        return False  # 'swore last summer to return' says the plan again, and not what became of it
    return _of_type(later, earlier) >= 0 or said_alike(later, earlier)[0] >= SAID_ALIKE


def _of_type(later: Telling, earlier: Telling) -> float:
    """Give the points for types: the same, an act that turns into the other, the same as far as a reader was sure."""
    if later.type is earlier.type:
        return FOR_TYPE
    if (earlier.type, later.type) in TURNS_INTO:
        return FOR_KIN
    alike = sum(min(share, earlier.types.get(each, 0.0)) for each, share in later.types.items())
    return (FOR_KIN + AGAINST_TYPE) * min(alike / TYPE_ALIKE, 1.0) - AGAINST_TYPE


def judge_turn(later: Telling, earlier: Telling, context: Context, *, same: bool) -> Turn | None:
    """Judge whether a later claim tells what became of an earlier one; None where it does not.

    `same`: both tell one event or plan already. Then only a change of its day or size is news.
    """
    if (later.report.id, earlier.report.id) in context.reprinted:
        return None
    found = likeness(later, earlier, context)
    sides = later.side, side_of(earlier, later)
    if sides not in TURNS:
        return None
    if same and not (later.side is Side.PLAN and _revised(later, earlier, found)):
        return None
    changes_hands = sides == (Side.FACT, Side.FACT) and _changes_hands(later, earlier, found)
    if sides == (Side.FACT, Side.FACT) and not changes_hands and not _goes_on(later, earlier, found):
        return None
    points = TURNS[sides] + _of_act(later, earlier, found) + _of_time(later, earlier) + _of_words(later, earlier)
    if changes_hands:
        points += AGAINST_DOERS + FOR_DOERS  # that another holds it now speaks for a change, not against it
    if points < CUT:
        return None
    return Turn(later, earlier, round(points, 2), one_of((fate_of(later, earlier).value, *_why(found))))


def _revised(later: Telling, earlier: Telling, found: Mapping[str, float]) -> bool:
    """Tell whether a plan told again has another day or another size."""
    moved = later.start != earlier.start and (later.dated or earlier.dated)
    return moved or "amount_apart" in found or "amount_meets" in found or found.get("amount_same", 1.0) < 1.0


def side_of(earlier: Telling, later: Telling) -> Side:
    """Give the side of an earlier claim; a threat that was made is a plan to whoever asks what came of it."""
    if earlier.side is Side.FACT and earlier.type is E.THREATEN and later.type is not E.THREATEN:
        return Side.PLAN
    return earlier.side


def _changes_hands(later: Telling, earlier: Telling, found: Mapping[str, float]) -> bool:
    """Tell whether a place that one side held is later held or taken by another."""
    if later.type is not E.CONTROL or earlier.type is not E.CONTROL or earlier.claim.mode != "hold":
        return False
    after = later.start is not None and earlier.end is not None and later.start > earlier.end
    return after and "doers_apart" in found and ("place_same" in found or found.get("place_near", 0.0) > ALIKE)


def _goes_on(later: Telling, earlier: Telling, found: Mapping[str, float]) -> bool:
    """Tell whether one state follows another: a force grows, a count of the displaced rises."""
    if later.claim.mode == "displaced" and "amount_apart" in found:
        return True
    if later.start is None or earlier.told is None or later.start < (earlier.end or earlier.told):
        return False
    return later.type in STATES and Status.ONGOING in (later.claim.status.value, earlier.claim.status.value)


def _of_act(later: Telling, earlier: Telling, found: Mapping[str, float]) -> float:
    points = _of_type(later, earlier) + FOR_MODE * ("mode_same" in found) - AGAINST_MODE * ("mode_apart" in found)
    points += _weigh(found.get("doers_alike"), FOR_DOERS, AGAINST_DOERS)
    points += _weigh(found.get("receivers_alike"), FOR_RECEIVERS, AGAINST_RECEIVERS)
    if "place_same" in found:
        points += FOR_PLACE
    elif "place_near" in found:
        points += FOR_PLACE * found["place_near"] / 2
    elif "place_apart" in found:
        points -= AGAINST_PLACE
    elif "place_wide" in found:
        points += FOR_WIDE_PLACE
    if "trigger_same" in found and not (later.doers and earlier.doers):
        points += FOR_THING  # 'the election', 'the talks': a thing with a name of its own
    if later.side is Side.PLAN and later.dated and earlier.dated and later.start != earlier.start:
        points += FOR_REVISION
    points += FOR_AROUND * ("place_around" in found)
    return points + FOR_WORDS * found.get("words_held", 0.0) + FOR_AMOUNT * ("amount_same" in found)


def _of_words(later: Telling, earlier: Telling) -> float:
    held, much = said_alike(later, earlier)
    return FOR_SAID * held + FOR_MUCH_SAID * much


def _weigh(alike: float | None, gain: float, loss: float) -> float:
    if alike is None:
        return 0.0
    return gain * alike if alike >= ALIKE else -loss


def _of_time(later: Telling, earlier: Telling) -> float:
    assert later.told is not None and earlier.told is not None
    points = -PER_YEAR * min(later.told - earlier.told, 365) / 365
    if later.side is Side.FACT:
        if later.end is not None and later.end < earlier.told:
            points -= BEFORE_TOLD  # it was over before the other was said: background, no outcome
        elif later.start is not None and later.start >= earlier.told:
            points += AFTER_TOLD
    return points + FOR_DAY * _on_its_day(later, earlier)


def _on_its_day(later: Telling, earlier: Telling) -> bool:
    """Tell whether something came about when it was announced for."""
    if not (earlier.dated and earlier.narrow and later.narrow):
        return False
    assert earlier.start and earlier.end and later.start and later.end
    return later.start <= earlier.end + NEAR_DAY and later.end >= earlier.start - NEAR_DAY


def _why(found: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(words for name, words in _TOLD if found.get(name, 0.0) >= ALIKE)


def fate_of(later: Telling, earlier: Telling) -> Fate:
    """Say what a later claim makes of an earlier plan."""
    if earlier.side not in (Side.PLAN, Side.REFUSED):
        return Fate.OVERTAKEN
    if later.side is Side.FACT:
        if earlier.side is Side.REFUSED:
            return Fate.OVERTAKEN
        late = earlier.end is not None and later.start is not None and later.start > earlier.end
        return Fate.LATE if late else Fate.HAPPENED
    if later.side is Side.DENIED:
        return Fate.DROPPED
    if later.side is Side.REFUSED:
        return Fate.REFUSED
    if later.start is not None and earlier.end is not None and later.start > earlier.end:
        return Fate.POSTPONED
    return Fate.REPEATED


def update_links(turns: Iterable[Turn]) -> Iterator[Link]:
    """Give the turns as links: the later claim updates the earlier one."""
    for each in turns:
        yield Link(
            start=each.later.claim.id,
            rel=LinkRel.UPDATES,
            end=each.earlier.claim.id,
            score=round(min(1.0, each.points / 10.0), 3),
            reasons=each.reasons,
        )


def days_late(turn: Turn) -> int | None:
    """Give by how many days something came later than announced; None where a day is missing."""
    if turn.earlier.end is None or turn.later.start is None or turn.later.side is not Side.FACT:
        return None
    return max(0, turn.later.start - turn.earlier.end)


def told_day(telling: Telling) -> date | None:
    """Give the day a telling was told."""
    return date.fromordinal(telling.told) if telling.told else None
