"""Whom and what a name means that a person typed: the catalogue of parties, the gazetteer, the units."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from sayso.records import ActorKind, Claim, Place, Precision, Report, SourceKind

if TYPE_CHECKING:
    from sayso.knowledge.actors import Catalogue
    from sayso.knowledge.gazetteer import Gazetteer
    from sayso.knowledge.units import Unit


class Names:
    """What names mean. Load it once, with `load_names`."""

    def __init__(self, catalogue: Catalogue, gazetteer: Gazetteer, units: dict[str, Unit]) -> None:
        """Take the knowledge that the reading rests on too."""
        self._catalogue, self._gazetteer, self._units = catalogue, gazetteer, units
        self._codebook = frozenset(each.unit for each in units.values())

    def party(self, name: str, countries: Iterable[str] = ()) -> tuple[str, ActorKind, str | None]:
        """Give the canonical name, kind and country of a party; an unknown one keeps its words and is `other`."""
        bare = name[4:] if name[:4].lower() == "the " else name
        known = self._catalogue.find(bare, tuple(countries))
        if known:
            return known.name, known.kind, known.countries[0] if len(known.countries) == 1 else None
        state = self._catalogue.countries.find(bare)
        return (state.name, ActorKind.STATE, state.id) if state else (name, ActorKind.OTHER, None)

    def place(self, name: str, countries: Iterable[str] = ()) -> Place:
        """Give the likeliest place of a name; one that nobody knows stays without coordinates, and so does a noun."""
        is_name = not name.islower()  # 'market' is a place, but not the one that the gazetteer calls so
        found = self._gazetteer.find(name, tuple(countries)) if is_name else ()
        return found[0].place if found else Place(canonical=name, kind="place", precision=Precision.UNRESOLVED)

    def source(self, name: str, report: Report) -> tuple[str, SourceKind]:
        """Give the name and kind of somebody who says something."""
        if report.outlet and name.casefold() == report.outlet.casefold():
            return report.outlet, SourceKind.PUBLISHER
        canonical, kind, _ = self.party(name)
        if kind is not ActorKind.OTHER:
            return canonical, SourceKind.OUTLET if kind is ActorKind.OUTLET else SourceKind.ORGANISATION
        return name, SourceKind.UNNAMED_SOURCES if name[:1].islower() else SourceKind.NAMED_PERSON

    def unit(self, words: str) -> tuple[str, str | None]:
        """Give the codebook's unit for counted words, and the words themselves where they say more."""
        if not words:
            return "count", None
        if words in self._codebook:
            return words, None
        known = next(
            (self._units[each] for each in (words.lower(), words.split()[-1].lower()) if each in self._units), None
        )
        return (known.unit, words) if known else ("count", words)


@cache
def load_names() -> Names:
    """Load what names mean, once. Raises KnowledgeError."""
    from sayso.knowledge.actors import load_actors  # they are slow to load, and most ledgers need none of it
    from sayso.knowledge.gazetteer import load_gazetteer
    from sayso.knowledge.units import load_units

    return Names(load_actors(), load_gazetteer(), load_units())


def countries_of(claim: Claim) -> tuple[str, ...]:
    """Give the countries that a claim's places and parties lie in, by id; they tell places of one name apart."""
    of_places = (each.place.country for each in claim.places)
    of_parties = (each.country for each in claim.actors)
    return tuple(dict.fromkeys(each for each in (*of_places, *of_parties) if each))
