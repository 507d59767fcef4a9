"""Claims: one for each trigger and say-so, every field with its words and its rule.

What has no words behind it is refused: a claim whose quote is not in the text, whose trigger lies outside its quote or
which crosses a paragraph is not made, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.knowledge.actors import Catalogue
from sayso.read.circumstances import Circumstances
from sayso.read.clauses import Clauses
from sayso.read.event_places import EventPlaces, without_parties
from sayso.read.event_times import date_event
from sayso.read.guesses import Guesses
from sayso.read.roles import Roles
from sayso.read.stretches import Stretches, paragraph_at
from sayso.records import (
    Claim,
    EventType,
    Note,
    Quantity,
    Reading,
    Salience,
    Source,
    SourceKind,
    Span,
    Status,
    Trigger,
    claim_id,
)

# Speech that is done by being written takes the anchor's own day.
SPOKEN = frozenset({EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
# Units that persons become by the event that counts them.
TOLLS = {"killed": "killed", "wounded": "wounded", "displaced": "displaced", "arrest": "captured", "abduct": "captured"}
DEEDS = {  # what the words of a deed make of persons, whatever its type
    **dict.fromkeys(("kill", "killing", "murder", "massacre", "slaughter", "behead", "execute", "execution"), "killed"),
    **dict.fromkeys(("wound", "injure"), "wounded"),
}
PEOPLE_UNITS = frozenset({"person", "troops", "fighters"})


def add_claims(reading: Reading, catalogue: Catalogue) -> Reading:
    """Add the claims of a report in text order."""
    finder = _Finder(reading, catalogue)
    claims: dict[str, Claim] = {}
    notes: list[Note] = []
    for number, trigger in enumerate(reading.triggers):
        quote = finder.quote(trigger)
        fault = _fault(reading, trigger, quote)
        if fault is not None:
            notes.append(Note(step="claims", text=f"refused: {fault}", span=trigger.span))
            continue
        claim = _claim(reading, finder, number, quote)
        claims.setdefault(claim.id, claim)
    ordered = sorted(claims.values(), key=lambda claim: (claim.trigger, claim.id))
    return replace(reading, claims=tuple(ordered), notes=(*reading.notes, *notes))


class _Finder:
    """The searches through one report's trees and attributions."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self.reading, self.guesses = reading, Guesses(reading)
        self.clauses = Clauses(reading)
        self.roles = Roles(reading, self.clauses, self.guesses, catalogue)
        self.circumstances = Circumstances(reading, self.clauses, self.guesses)
        self.counted = {quantity.head for quantity in reading.quantities}
        self.places = EventPlaces(reading, self.circumstances)
        self.contents = Stretches((n, span) for n, found in enumerate(reading.attributions) for span in found.content)

    def quote(self, trigger: Trigger) -> Span:
        """Give the clause by the head where it proposes one that holds the trigger, else by the tree."""
        guess = self.guesses.at(trigger.head)
        if guess is None:
            return self.clauses.with_counts(self.clauses.quote(trigger), trigger, self.counted)
        tokens = self.clauses.tokens
        sentence = self.reading.sentences[tokens[trigger.head].sentence]
        first, last = max(guess.clause[0], sentence.first), min(guess.clause[1], sentence.last)
        start = self._whole_of(min(tokens[first].start, trigger.span.start))
        return self.clauses.with_counts(Span(start, max(tokens[last - 1].end, trigger.span.end)), trigger, self.counted)

    def _whole_of(self, start: int) -> int:
        """Give where the whole begins that a quote opens with a part of: 'eleven villagers, four of them children'."""
        whole = self.circumstances.whole_before(start)
        return start if whole is None else whole.span.start

    def deeds(self, quantity: Quantity, trigger: Trigger) -> tuple[str, str]:
        """Give the lemmas of what was done to the counted: of the verb that they hang on, and of the trigger."""
        tokens = self.clauses.tokens
        own = tokens[tokens[quantity.head].head].lemma.lower() if quantity.head >= 0 else ""
        return own, tokens[trigger.head].lemma.lower()

    def chain(self, trigger: Trigger) -> tuple[Source, ...]:
        """Give the sources of a trigger from the publisher to the one who speaks, each canonical name once."""
        report = self.reading.report
        chain: dict[str, Source] = {}
        if report.outlet is not None:
            chain[report.outlet] = Source(canonical=report.outlet, kind=SourceKind.PUBLISHER, rule="report.outlet")
        if report.original_outlet is not None:
            original = Source(canonical=report.original_outlet, kind=SourceKind.OUTLET, rule="report.original")
            chain.setdefault(original.canonical, original)
        for number in self.contents.at(trigger.span.start):
            source = self.reading.attributions[number].source
            if source.canonical.casefold() not in surnames(chain.values()):
                chain.setdefault(source.canonical, source)
        return tuple(chain.values())


def surnames(sources: Iterable[Source]) -> set[str]:
    """Give the surnames of the persons among some sources, in small letters: 'HALLAM' is 'Piers Hallam' again."""
    names = (source.canonical.split() for source in sources if source.kind is SourceKind.NAMED_PERSON)
    return {words[-1].casefold() for words in names if len(words) > 1}


def _fault(reading: Reading, trigger: Trigger, quote: Span) -> str | None:
    """The evidence gate: say why a quote cannot carry a claim, or None."""
    if not 0 <= quote.start < quote.end <= len(reading.report.text):
        return "its quote lies outside the text"
    if not (quote.start <= trigger.span.start and trigger.span.end <= quote.end):
        return "its trigger lies outside its quote"
    paragraph = paragraph_at(reading.report, trigger.span.start)
    if paragraph is not None and not (paragraph.start <= quote.start and quote.end <= paragraph.end):
        return "its quote crosses a paragraph"
    return None


def _claim(reading: Reading, finder: _Finder, number: int, quote: Span) -> Claim:
    trigger, status, hedge = reading.triggers[number], reading.statuses[number], reading.hedges[number]
    chain = finder.chain(trigger)
    speaker = chain[-1] if chain else None
    spoken = trigger.type.value in SPOKEN and status.value is Status.OCCURRED
    if spoken and finder.clauses.speaks_for_itself(trigger):
        chain = _without_speaker(chain, own_page=finder.roles.first_persons.outlet is not None)
    innermost = chain[-1].span if chain else None
    section = reading.sentences[reading.tokens[trigger.head].sentence].section
    actors = finder.roles.actors_of(trigger, speaker)
    salience = Salience.MINOR if status.value is Status.OPINION else trigger.salience
    return Claim(
        id=claim_id(reading.report.id, trigger.span, innermost),
        report=reading.report.id,
        section=section,
        span=quote,
        trigger=trigger.span,
        type=trigger.type,
        mode=trigger.mode,
        status=status,
        hedge=hedge,
        actors=actors,
        places=without_parties(finder.places.of(trigger), actors, trigger.type.value),
        when=date_event(reading, finder.circumstances, trigger, status),
        quantities=tuple(
            _toll(quantity, trigger, finder.deeds(quantity, trigger))
            for quantity in finder.circumstances.quantities_of(trigger, quote)
        ),
        attribution=chain,
        salience=salience,
        score=trigger.score,
    )


def _without_speaker(chain: tuple[Source, ...], *, own_page: bool) -> tuple[Source, ...]:
    """'I condemn the attack', he said: the speech is the event, so its chain ends at the one who reports it.

    A page headed 'Statement by X' keeps X, and so does a body's own page with 'X said:' above his words: there every
    sentence is his, and the page is what reports it.
    """
    kept = {"speaker.heading", "speaker.announced"} if own_page else {"speaker.heading"}
    if len(chain) > 1 and chain[-1].rule not in kept and chain[-1].kind is not SourceKind.OUTLET:
        return chain[:-1]
    return chain


def _toll(quantity: Quantity, trigger: Trigger, deeds: tuple[str, str]) -> Quantity:
    """Persons counted by a toll take the toll's unit: 'twelve people were killed', 'fired at them, injuring dozens'."""
    own = DEEDS.get(deeds[0])
    unit = own or TOLLS.get(trigger.mode or "") or DEEDS.get(deeds[1])
    people = quantity.unit in PEOPLE_UNITS or (own is not None and quantity.unit == "count" and not quantity.of)
    return quantity if unit is None or not people else replace(quantity, unit=unit)
