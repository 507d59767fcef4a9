"""A claim as a person corrected it: each corrected field says who corrected it and when, in place of a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sayso.errors import ReviewError
from sayso.ledger.decisions import CORRECTABLE, Correction, Decision, Picks
from sayso.ledger.naming import countries_of, load_names
from sayso.ledger.values import ROLES, find_words, parted, read_amount, read_kind, read_relation, values_of
from sayso.records import (
    ActorKind,
    Claim,
    ClaimActor,
    ClaimPlace,
    EventType,
    Evidenced,
    Interval,
    PlaceRel,
    Quantity,
    Report,
    Role,
    Salience,
    Source,
    SourceKind,
    Span,
    Status,
    TimeBasis,
)
from sayso.store.evidence import in_numbers

CLOSED: Mapping[str, type[StrEnum]] = {"type": EventType, "status": Status, "salience": Salience}
DAYS = ("from", "to")
NO_PICKS: Picks = {}


def signed(decision: Decision) -> str:
    """Give what stands in place of a rule where a person decided: 'person Ada, 2029-05-12'."""
    return f"person {decision.coder}, {decision.made[:10]}"


def correct(claim: Claim, report: Report, decision: Decision) -> Claim:
    """Give a claim with its corrected fields; what cannot be understood of a correction changes nothing."""
    return _Hand(report, decision).correct(claim) if decision.changes else claim


def check_changes(changes: Mapping[str, Correction], claim: Claim, report: Report) -> None:
    """Raise ReviewError where a correction names no field, no value of its closed set, no day, or words elsewhere."""
    for name, given in changes.items():
        if name not in CORRECTABLE:
            raise ReviewError(f"'{name}' is no field that can be corrected; there are {', '.join(CORRECTABLE)}")
        closed = CLOSED.get(name)
        if closed and given.value not in {each.value for each in closed}:
            raise ReviewError(f"'{given.value}' is no {name}; there are {', '.join(each.value for each in closed)}")
        if name in DAYS and given.value and _day(given.value) is None:
            raise ReviewError(f"'{given.value}' is no date; write YYYY-MM-DD")
        for span in given.picked.values():
            if not 0 <= span.start < span.end <= len(report.text):
                raise ReviewError(f"{name}: {span.start}..{span.end} is no stretch of the report's text")
    made = _Hand(report, Decision(changes={}, picked={})).words_of(changes, claim)
    for name in ("quote", "trigger", "hedge"):
        if name in changes and changes[name].value and made[name] is None:
            raise ReviewError(f"the {name} '{changes[name].value}' does not stand in the report; pick its words there")
    quote, trigger = made["quote"] or claim.span, made["trigger"] or claim.trigger
    if not quote.start <= trigger.start < trigger.end <= quote.end:
        raise ReviewError("the trigger must stand inside the quote; correct both")


@dataclass(frozen=True, slots=True)
class _Hand:
    """One person's hand on one claim."""

    report: Report
    decision: Decision

    @property
    def rule(self) -> str:
        return signed(self.decision)

    def correct(self, claim: Claim) -> Claim:
        for name, value in self.decision.changes.items():
            claim = self._set(claim, name, value, self.decision.picked.get(name, NO_PICKS))
        return claim

    def words_of(self, changes: Mapping[str, Correction], claim: Claim) -> dict[str, Span | None]:
        return {
            name: self._words(claim, changes[name].value, changes[name].picked) if name in changes else None
            for name in ("quote", "trigger", "hedge")
        }

    def _set(self, claim: Claim, name: str, value: str, picks: Picks) -> Claim:
        match name:
            case "type" | "status":
                return self._decided(claim, name, value, picks)
            case "mode":
                return replace(claim, mode=value or None)
            case "salience":
                return replace(claim, salience=Salience(value)) if value in {each.value for each in Salience} else claim
            case "from" | "to":
                return self._placed_in_time(claim, name, value, picks)
            case "place":
                return replace(claim, places=tuple(self._places(claim, value, picks)))
            case "quantity":
                return replace(claim, quantities=tuple(self._quantities(claim, value, picks)))
            case "source":
                return replace(claim, attribution=self._chain(claim, value, picks))
            case "hedge":
                return replace(claim, hedge=self._words(claim, value, picks) if value else None)
            case "quote":
                return replace(claim, span=self._words(claim, value, picks) or claim.span)
            case "trigger":
                return self._triggered(claim, self._words(claim, value, picks) or claim.trigger)
        return self._with_parties(claim, ROLES[name], value, picks) if name in ROLES else claim

    def _words(self, claim: Claim, value: str, picks: Picks) -> Span | None:
        """Give the words that a value rests on: those picked, else the same words in the quote or its surroundings."""
        if value in picks:
            return picks[value]
        around = Span(max(0, claim.span.start - AROUND), min(len(self.report.text), claim.span.end + AROUND))
        return find_words(value, self.report, claim.span) or find_words(value, self.report, around)

    def _decided(self, claim: Claim, name: str, value: str, picks: Picks) -> Claim:
        spans = tuple(picks.values())
        if name == "type" and value in {each.value for each in EventType}:
            return replace(claim, type=Evidenced(EventType(value), self.rule, spans or claim.type.spans))
        if name == "status" and value in {each.value for each in Status}:
            return replace(claim, status=Evidenced(Status(value), self.rule, spans or claim.status.spans))
        return claim

    def _triggered(self, claim: Claim, trigger: Span) -> Claim:
        """Name the event by other words; a type that rested on the old words rests on the new ones."""
        of_old = claim.type.spans == (claim.trigger,)
        return replace(claim, trigger=trigger, type=replace(claim.type, spans=(trigger,)) if of_old else claim.type)

    def _placed_in_time(self, claim: Claim, name: str, value: str, picks: Picks) -> Claim:
        day = _day(value)
        if value and day is None:
            return claim
        start, end = claim.when.interval
        interval = Interval(day, end) if name == "from" else Interval(start, day)
        span = next(iter(picks.values()), claim.when.span)
        basis = TimeBasis.EXPLICIT if picks and claim.when.basis is TimeBasis.DOCUMENT_DATE else claim.when.basis
        return replace(claim, when=replace(claim.when, interval=interval, basis=basis, span=span, rule=self.rule))

    def _with_parties(self, claim: Claim, role: Role, value: str, picks: Picks) -> Claim:
        others = tuple(each for each in claim.actors if each.role is not role)
        return replace(claim, actors=(*others, *self._parties(claim, role, value, picks)))

    def _parties(self, claim: Claim, role: Role, value: str, picks: Picks) -> Iterator[ClaimActor]:
        for part in parted(value):
            name, kind = read_kind(part, ActorKind)
            held = [each for each in claim.actors if each.canonical.casefold() == name.casefold()]
            held.sort(key=lambda each: each.role is not role)
            if held and held[0].role is role and part not in picks and kind in (None, held[0].kind):
                yield held[0]
                continue
            canonical, known, country = load_names().party(name, countries_of(claim))
            span = (
                self._words(claim, part, picks) or self._words(claim, name, picks) or (held[0].span if held else None)
            )
            yield ClaimActor(
                role=role,
                canonical=held[0].canonical if held else canonical,
                kind=kind or (held[0].kind if held else known),
                country=held[0].country if held else country,
                span=span,
                implicit=span is None,
                rule=self.rule,
            )

    def _places(self, claim: Claim, value: str, picks: Picks) -> Iterator[ClaimPlace]:
        for part in parted(value):
            same = [each for each in claim.places if each.place.canonical.casefold() == part.casefold()]
            rel, name = (None, part) if same else read_relation(part)
            held = same or [each for each in claim.places if each.place.canonical.casefold() == name.casefold()]
            if held and part not in picks and rel in (None, held[0].rel):
                yield held[0]
                continue
            span = (
                self._words(claim, part, picks) or self._words(claim, name, picks) or (held[0].span if held else None)
            )
            yield ClaimPlace(
                rel=rel or (held[0].rel if held else PlaceRel.AT),
                place=held[0].place if held else load_names().place(name, countries_of(claim)),
                span=span,
                implicit=span is None,
                rule=self.rule,
            )

    def _quantities(self, claim: Claim, value: str, picks: Picks) -> Iterator[Quantity]:
        for part in parted(value):
            held = next((each for each in claim.quantities if in_numbers(each) == part), None)
            if held and part not in picks:
                yield held
                continue
            read = read_amount(part)
            unit, of = load_names().unit(read.unit if read else part)
            yield Quantity(
                span=self._words(claim, part, picks) or (held.span if held else claim.span),
                head=held.head if held else -1,
                low=read.low if read else None,
                high=read.high if read else None,
                unit=held.unit if held else unit,
                of=held.of if held else (read and read.of) or of,
                rule=self.rule,
            )

    def _chain(self, claim: Claim, value: str, picks: Picks) -> tuple[Source, ...]:
        """Put another in the place of the innermost source; a publisher stays, and who stands in the chain ends it."""
        chain = claim.attribution
        if not value:
            return chain[:-1] if len(chain) > 1 else chain
        name, kind = read_kind(value, SourceKind)
        at = next((n for n, each in enumerate(chain) if each.canonical.casefold() == name.casefold()), None)
        if at is not None and value not in picks and kind in (None, chain[at].kind):
            return chain[: at + 1]
        outer = chain[:at] if at is not None else chain[: None if _speaks_for_itself(chain) else -1]
        canonical, known = load_names().source(name, self.report)
        span = self._words(claim, value, picks) or self._words(claim, name, picks)
        held = chain[at] if at is not None else Source(canonical=canonical, kind=known)
        made = replace(held, kind=kind or held.kind, span=span or held.span, implicit=span is None, rule=self.rule)
        return (*outer, made)


AROUND = 400  # characters on each side of the quote in which words are looked for that were not picked


def _speaks_for_itself(chain: tuple[Source, ...]) -> bool:
    return not chain or (len(chain) == 1 and chain[0].kind in (SourceKind.PUBLISHER, SourceKind.OUTLET))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def differing(changes: Mapping[str, Correction], claim: Claim, report: Report) -> dict[str, Correction]:
    """Give what differs from the claim as it is, or rests on other words; the rest is no correction."""
    held = values_of(claim, report)
    return {name: each for name, each in changes.items() if each.picked or each.value != held.get(name)}
