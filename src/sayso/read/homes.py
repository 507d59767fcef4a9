"""Whose people a nameless group is: 'Serb forces', 'Kurdish rebels', 'ethnic Albanians in south Serbia'.

A people of one country belongs to it; one of several, to the one that the report names. Those called ethnic, a minority
or a population after a state's people live elsewhere: in the country that their own words or their sentence name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.knowledge.peoples import Peoples
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading

ABROAD = frozenset({"ethnic", "minority", "population", "diaspora"})
GROUPS = frozenset(
    {ActorKind.CIVILIAN, ActorKind.ARMED_GROUP, ActorKind.OTHER, ActorKind.PERSON, ActorKind.PARTY, ActorKind.COALITION}
)


def find_homes(
    mentions: Iterable[ActorMention], reading: Reading, peoples: Peoples, countries: Sequence[str]
) -> Iterator[ActorMention]:
    """Yield the mentions, groups of peoples with their country; `countries` are those of the report, by weight."""
    forest = Forest(reading.tokens)
    for mention in mentions:
        if mention.pronoun or mention.kind not in GROUPS:
            yield mention
            continue
        text = reading.report.quote(mention.span)
        if mention.country is None:
            people = peoples.in_words(text)
            home = people.home(countries) if people is not None else None
            yield mention if home is None else replace(mention, country=home)
        elif ABROAD.isdisjoint(text.lower().split()):
            yield mention
        else:
            yield replace(mention, country=_place_of(mention, reading, forest) or mention.country)


def _place_of(mention: ActorMention, reading: Reading, forest: Forest) -> str | None:
    """Give the country of the place inside a group's words, else of the first other one in its sentence."""
    inside = set(forest.subtree(mention.head))
    sentence = reading.tokens[mention.head].sentence
    around = [place for place in reading.places if place.head >= 0 and reading.tokens[place.head].sentence == sentence]
    own = [place for place in around if place.head in inside]
    named = (place.place.country for place in (*own, *around))
    return next((country for country in named if country not in {None, mention.country}), None)
