"""A telling: one claim in its report, with all that comparing needs worked out once.

Comparison is done millions of times, preparation once for each claim.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from sys import intern
from typing import Any, TypeVar

from sayso.knowledge.folding import fold
from sayso.link.parties import EMPTY, stem
from sayso.link.rarity import weigh_words
from sayso.records import (
    Claim,
    EventType,
    PlaceRel,
    Precision,
    Quantity,
    Report,
    Role,
    Section,
    Span,
    Status,
    TimeBasis,
)

WIDE = frozenset({Precision.REGION, Precision.COUNTRY, Precision.SEA, Precision.CONTINENT})
LONG = 45  # days; an interval that is longer, or open, places nothing: 'since January', 'in recent years'
# Words that stand in every report of a war and tell no two events apart; the commonest words of English besides.
_COMMON = """
is was were be been has have had will would could may might not no that this it they he she who which what when where
as by with about after before into out up down over more than less least near not only also said says told saying are
but or if then there here now still one first last new yesterday today week month year day days monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october november
december
"""
COMMON = EMPTY | frozenset(_COMMON.split())
TOLLS = frozenset({"killed", "wounded", "captured", "displaced", "missing"})
HEADS = frozenset({"count", "person", "troops", "fighters"})
BESIDE = 20  # characters after a number in which its word stands: '11 of the men were killed'
FATES = {
    "killed": re.compile(r"\b(?:kill|dead|die|death|bod(?:y|ies)|slain|drown|corpse|los(?:t|s)|fatal)", re.IGNORECASE),
    "wounded": re.compile(r"\b(?:wound|injur|hurt|maim)", re.IGNORECASE),
}
SICKBED = re.compile(
    r"\b(?:hospital|clinic|morgue|mortuary|infirmary|health (?:centre|center|post))s?\b", re.IGNORECASE
)
NOBODYS = re.compile(
    r"(?:the |some |all |other |and |at least |[0-9]+ |one |two |three |four |five |six |seven |eight |nine |ten )*"
    r"(?:people|persons?|bod(?:y|ies)|dead|victims?|casualties|others|corpses|men|them|[0-9]+|two|three|four|five|six|ten)$"
)
# Words by which outlets mark that they set something right.
CORRECTING = re.compile(
    r"\b(?:CORRECT(?:ED|ION|S)|[Cc]orrection|[Cc]orrected|CLARIFICATION|[Cc]larification|RETRACT(?:ED|ION)|[Rr]etraction|"
    r"[Ww]e regret the error|withdraws? (?:it|the (?:story|report|figure|claim))|[Ee]rratum|we (?:wrote|reported|said) "
    r"(?:that|earlier|wrongly))\b"
)
HEAD = 400  # characters of a report in which a correction names itself
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?][\"'”’)]*\s|\n\s*\n")  # the end of a sentence
LAST = 2  # claims that name places; what a claim without one speaks of is among theirs
REACH = 300  # characters on each side of a claim in which its sentence is looked for


KEPT = 1 << 16  # sentences cut into words that are kept while outcomes are looked for: those of a year and more
MANY = 1 << 14  # values that are kept to be used again: thousands of claims name the same few parties, places, numbers
T = TypeVar("T", bound=Hashable)


def one_of(value: T) -> T:
    """Give the first value that is equal to this one, so that a thousand equal ones take the room of one."""
    kept: T = _first(value)
    return kept


@lru_cache(maxsize=MANY)
def _first(value: Any) -> Any:
    return value


HEADINGS = frozenset({Section.TITLE, Section.CAPTION, Section.MASTHEAD})


class Side(StrEnum):
    """What a claim makes of its event: that it is so, that it is not, that it is to come, that it will not be."""

    FACT = "fact"
    DENIED = "denied"
    PLAN = "plan"
    REFUSED = "refused"
    OPINION = "opinion"


SIDES = {
    Status.OCCURRED: Side.FACT,
    Status.ONGOING: Side.FACT,
    Status.DENIED: Side.DENIED,
    Status.REFUSED: Side.REFUSED,
    Status.OPINION: Side.OPINION,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a telling: folded name, coordinates in degrees where known, radius in km, and whether it is wide."""

    name: str
    lat: float | None
    lon: float | None
    radius: float
    wide: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: unit, bounds (None: open), what is counted."""

    unit: str
    low: float | None
    high: float | None
    of: str

    @property
    def size(self) -> float:
        """One number for it: the most it can be, else the least."""
        return self.high if self.high is not None else self.low or 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A claim, its report, and its fields made comparable. Days are ordinals (`date.toordinal`), both inclusive."""

    claim: Claim
    report: Report
    type: EventType
    mode: str | None  # how: as the claim says, or as its toll does
    side: Side
    told: int | None  # when it was first published
    start: int | None
    end: int | None
    dated: bool  # the text itself says when
    spots: tuple[Spot, ...]
    local: frozenset[str]  # names of its places that are no regions or countries
    around: frozenset[str]  # where it names no such place: those of the last few claims that do, and of the first
    doers: frozenset[str]
    receivers: frozenset[str]
    amounts: tuple[Amount, ...]
    wholes: Mapping[str, Amount]  # the largest amount of each unit: the others are parts of it
    words: tuple[str, ...]  # stems, each once, in no order: a row takes a tenth of the room of a set
    trigger: frozenset[str]
    types: Mapping[str, float]  # its type and the others that the reader weighed, 0..1 each, 1 together
    points: tuple[Spot, ...]  # its places that are no regions or countries
    corrects: bool  # it stands in a report that sets an earlier one right

    @property
    def narrow(self) -> bool:
        """Whether it is placed in time within LONG days."""
        return self.start is not None and self.end is not None and self.end - self.start <= LONG

    @property
    def in_body(self) -> bool:
        """Whether it stands in the text itself, not in a headline or caption that repeats the text."""
        return self.claim.section not in HEADINGS

    @property
    def day(self) -> int:
        """One day to sort by: when it happened, else when it was told."""
        if self.narrow and self.start is not None:
            return self.start
        return self.told or self.end or self.start or 0

    @property
    def name(self) -> str:
        """Words that a reason can quote."""
        return self.report.quote(self.claim.trigger)


def told_on(report: Report) -> date | None:
    """Give the day a report was first published: its original's, where it is a reprint."""
    return report.original_published or report.anchor_date or report.published


NO_AMOUNTS: Mapping[str, Amount] = {}
NOWHERE = frozenset[str]()


def is_correction(report: Report) -> bool:
    """Tell whether a report as a whole sets an earlier one right."""
    return bool(CORRECTING.search(report.title or "") or CORRECTING.search(report.text[:HEAD]))


def make_tellings(report: Report, claims: Iterable[Claim]) -> tuple[Telling, ...]:
    """Prepare the claims of one report."""
    told = told_on(report)
    day = one_of(told.toordinal()) if told else None
    made, corrects = [], is_correction(report)
    named: list[frozenset[str]] = []
    for claim in sorted(claims, key=lambda each: (each.span.start, each.span.end, each.id)):
        around = NOWHERE.union(*named[:1], *named[-LAST:])
        telling = _telling(claim, report, day, around, corrects=corrects)
        if telling.local:
            named.append(telling.local)
        made.append(telling)
    return tuple(made)


def _telling(claim: Claim, report: Report, told: int | None, around: frozenset[str], *, corrects: bool) -> Telling:
    start, end = claim.when.interval
    spots = one_of(tuple(_spots(claim)))
    amounts = one_of(
        tuple(
            Amount(_unit_of(each, claim, report), each.low, each.high, fold(each.of or ""))
            for each in claim.quantities
            if each.high != 0  # 'no civilian died' denies every number of dead
        )
    )
    local = one_of(frozenset(each.name for each in spots if not each.wide))
    quote = report.quote(claim.span)
    return Telling(
        claim=claim,
        report=report,
        type=claim.type.value,
        mode=claim.mode or _mode_of(claim, report, amounts),
        side=SIDES.get(claim.status.value, Side.PLAN),
        told=told,
        start=one_of(start.toordinal()) if start else None,
        end=one_of(end.toordinal()) if end else None,
        dated=claim.when.basis is not TimeBasis.DOCUMENT_DATE,
        spots=spots,
        local=local,
        around=NOWHERE if local else around,
        doers=one_of(frozenset(each.canonical for each in claim.actors if each.role is Role.ACTOR)),
        receivers=one_of(_receivers(claim)),
        amounts=amounts,
        wholes=_wholes(amounts),
        words=tuple(content_words(quote) - content_words(" ".join(_names(claim, report)))),
        trigger=one_of(content_words(report.quote(claim.trigger))),
        types=_types(claim.type.value.value, claim.type.score, claim.type.refused),
        points=one_of(tuple(each for each in spots if not each.wide)),
        corrects=corrects,
    )


def said(telling: Telling) -> tuple[frozenset[str], float]:
    """Give the words of the sentence that a claim stands in, names and all, and how much they weigh by their rarity."""
    words, weight = _said(telling)
    return frozenset(words), weight


def forget_said() -> None:
    """Let go of the sentences that were kept."""
    _said.cache_clear()


@lru_cache(maxsize=KEPT)
def _said(telling: Telling) -> tuple[tuple[str, ...], float]:
    """Give the same as a row of words, which takes a tenth of the room of a set."""
    words = content_words(sentence_around(telling.report.text, telling.claim.span))
    return tuple(words), weigh_words(words)


def sentence_around(text: str, span: Span) -> str:
    """Give the sentence, or the sentences, that a span stands in; no more than REACH characters on each side."""
    left, right = max(0, span.start - REACH), min(len(text), span.end + REACH)
    for stop in _STOP.finditer(text, left, span.start):
        left = stop.end()
    after = _STOP.search(text, max(span.start, span.end - 1), right)
    return text[left : after.end() if after else right]


@lru_cache(maxsize=MANY)
def _types(chosen: str, score: float | None, refused: tuple[tuple[str, float], ...]) -> Mapping[str, float]:
    """Give the types that a reader weighed with what it gave them; a coder gives one."""
    found = {**dict(refused), chosen: 1.0 if score is None else score}
    whole = sum(found.values()) or 1.0
    return {each: score / whole for each, score in found.items()}


def _unit_of(quantity: Quantity, claim: Claim, report: Report) -> str:
    """Give what is counted; in '11 killed, 60 wounded' a reader may have counted heads only."""
    if claim.type.value is not EventType.HARM or quantity.unit not in HEADS:
        return quantity.unit
    beside = report.text[quantity.span.start : quantity.span.end + BESIDE]
    found = [(words.search(beside), unit) for unit, words in FATES.items()]
    first = min(((match.start(), unit) for match, unit in found if match), default=None)
    if first is not None:
        return first[1]
    if claim.mode in TOLLS:
        return claim.mode
    trigger = report.quote(claim.trigger)
    return next((unit for unit, words in FATES.items() if words.search(trigger)), quantity.unit)


def _mode_of(claim: Claim, report: Report, amounts: Sequence[Amount]) -> str | None:
    """Give which harm a toll tells of by what it counts, else by its words; None for any other claim."""
    if claim.type.value is not EventType.HARM:
        return None
    counted = [each for each in amounts if each.unit in TOLLS]
    if counted:
        return max(counted, key=lambda each: each.unit == "killed").unit
    trigger = report.quote(claim.trigger)
    return next((unit for unit, words in FATES.items() if words.search(trigger)), None)


def _names(claim: Claim, report: Report) -> Iterable[str]:
    """Give the words of places and parties: they are compared as such, and shall not count twice."""
    spans = (*(each.span for each in claim.places), *(each.span for each in claim.actors))
    yield from (report.quote(span) for span in spans if span)
    yield from (each.place.canonical for each in claim.places)
    yield from (each.canonical for each in claim.actors)


def _receivers(claim: Claim) -> frozenset[str]:
    """Give to whom it was done; of a toll only whose dead all of them are.

    'People', 'bodies' are nobody's; in '28 bodies, four of them civilians' the civilians are a part.
    """
    named = frozenset(each.canonical for each in claim.actors if each.role is not Role.ACTOR)
    if claim.type.value is not EventType.HARM:
        return named
    counted = [each for each in claim.quantities if each.unit in TOLLS]
    if len(counted) > 1 and not max(counted, key=lambda each: each.low or each.high or 0).of:
        return frozenset()
    return frozenset(name for name in named if not _is_nobodys(fold(name)))


def _is_nobodys(name: str) -> bool:
    return bool(NOBODYS.match(name)) or name.startswith("people ")


def _spots(claim: Claim) -> Iterable[Spot]:
    for each in claim.places:
        if each.rel is not PlaceRel.REFERENCE and not _is_sickbed(each.place.canonical, claim):
            place = each.place
            yield _spot(place.canonical, place.lat, place.lon, place.radius_km or 0.0, place.precision)


def _is_sickbed(name: str, claim: Claim) -> bool:
    """Tell whether a toll was only counted at a place: the dead of a battle lie in a hospital elsewhere."""
    return claim.type.value is EventType.HARM and claim.mode != "damage" and bool(SICKBED.search(name))


@lru_cache(maxsize=MANY)
def _spot(name: str, lat: float | None, lon: float | None, radius: float, precision: Precision) -> Spot:
    return Spot(fold(name), lat, lon, radius, precision in WIDE)


@lru_cache(maxsize=MANY)
def _wholes(amounts: Sequence[Amount]) -> Mapping[str, Amount]:
    if not amounts:
        return NO_AMOUNTS
    largest: dict[str, Amount] = {}
    for each in amounts:
        held = largest.get(each.unit)
        if held is None or each.size > held.size:
            largest[each.unit] = each
    return largest


def content_words(text: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning; figures stay whole."""
    return frozenset(map(_meant, _WORD.findall(_fold_text(text)))) - NOTHING


NOTHING = frozenset({""})
_fold_text = fold.__wrapped__  # fold keeps what it folded: right for names, a waste for sentences


@lru_cache(maxsize=KEPT)
def _meant(word: str) -> str:
    """Give the stem of a word that carries meaning; nothing of another."""
    return "" if word in COMMON or len(word) == 1 else intern(stem(word))
