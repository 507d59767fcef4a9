"""Where an event is placed: by its own words, else where the event before it happened.

Rebels attacked the army near Bor. Two soldiers died.
    died: near Bor; what came of an attack lies where the attack was
"""

from __future__ import annotations

from sayso.read.circumstances import Circumstances
from sayso.read.role_words import BETWEEN_STATES
from sayso.records import ClaimActor, ClaimPlace, EventType, PlaceRel, Precision, Reading, Trigger

STANDING = frozenset({PlaceRel.AT, PlaceRel.NEAR, PlaceRel.WITHIN, PlaceRel.TO})
WIDE = frozenset({Precision.COUNTRY, Precision.CONTINENT, Precision.SEA, Precision.UNRESOLVED})
REACH = 1  # sentences that a toll looks back for its attack


def without_parties(
    places: tuple[ClaimPlace, ...], actors: tuple[ClaimActor, ...], type_: EventType
) -> tuple[ClaimPlace, ...]:
    """Leave out the states that are a party to what is done between states: 'suspended exports to Chad'."""
    if type_ not in BETWEEN_STATES - {EventType.AID}:  # aid to Chad goes there
        return places
    parties = [actor.span for actor in actors if actor.span is not None]
    return tuple(
        place
        for place in places
        if place.place.precision is not Precision.COUNTRY
        or place.span is None
        or not any(span.start < place.span.end and place.span.start < span.end for span in parties)
    )


class EventPlaces:
    """Places the events of one report, asked for in text order."""

    def __init__(self, reading: Reading, circumstances: Circumstances) -> None:
        """Begin before the first event."""
        self.reading, self.circumstances = reading, circumstances
        self._attack: tuple[int, tuple[ClaimPlace, ...]] | None = None  # sentence and places of the last one

    def _is_unread(self, trigger: Trigger) -> bool:
        return self.circumstances.guesses.at(trigger.head) is None

    def of(self, trigger: Trigger) -> tuple[ClaimPlace, ...]:
        """Give the places of the next trigger; a toll without one takes those of the attack told just before it.

        An attack that nobody places ends the search: what comes of it is not laid where an earlier one was. Where a
        claim head read the toll and placed it nowhere, it stays without: the head knows better than the last attack.
        """
        own = self.circumstances.places_of(trigger)
        sentence = self.reading.tokens[trigger.head].sentence
        if trigger.type.value is EventType.ASSAULT:
            local = tuple(place for place in own if place.rel in STANDING and place.place.precision not in WIDE)
            self._attack = (sentence, local) if local else None
        elif trigger.type.value is EventType.HARM and self._attack is not None and not own and self._is_unread(trigger):
            before, places = self._attack
            return places if sentence - before <= REACH else own
        return own
