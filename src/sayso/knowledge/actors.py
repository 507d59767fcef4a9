"""Who is who: the catalogue of named parties and the nouns that stand for parties without a name.

The catalogue knows armed groups, forces with names of their own, organisations, parties, outlets; states are in
`countries`. A name that several parties share (`ISI`) is given to the one whose country the report names and whose
years fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LexiconError
from sayso.knowledge.countries import Countries, Country, load_countries
from sayso.knowledge.leaders import Leaders, load_leaders
from sayso.knowledge.names import NameIndex
from sayso.knowledge.peoples import Peoples, load_peoples
from sayso.knowledge.tables import DATA, load_rows, read_year, split_list
from sayso.knowledge.vessels import VesselLetters, load_vessels
from sayso.records import ActorKind

COLUMNS = ("id", "name", "kind", "countries", "from", "to", "aliases")
KIND_COLUMNS = ("id", "kind", "sense", "name")
SENSES = frozenset({"member", "equipment", "body", "office", "people"})
NEEDS_COUNTRY = "?"  # opens an alias that counts only where a country of its party is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party with a name: its kind, the countries it belongs to or acts in, the years of its name (None: open)."""

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    first: int | None
    last: int | None
    aliases: tuple[str, ...]
    bound: frozenset[str]  # aliases that need one of the countries


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyNoun:
    """A noun that stands for a party: 'soldier', 'foreign ministry', 'protester'."""

    id: str
    kind: ActorKind
    sense: str
    template: str

    def name_for(self, country: Country) -> str:
        """Give the name of the party when a state stands beside the noun; empty where the noun keeps its own words."""
        return self.template.format(name=country.name, style=country.style, forces=country.forces)


class Catalogue:
    """Named parties by all their names, and the nouns that stand for parties."""

    def __init__(
        self,
        parties: tuple[Party, ...],
        nouns: tuple[PartyNoun, ...],
        countries: Countries,
        leaders: Leaders | None = None,
        peoples: Peoples | None = None,
        vessels: Mapping[str, VesselLetters] | None = None,
    ) -> None:
        """Index names and nouns."""
        self.parties = parties
        self.countries = countries
        self.leaders = leaders or Leaders()
        self.peoples = peoples or Peoples()
        self.vessels = vessels or {}
        self.names: NameIndex[tuple[Party, bool]] = NameIndex()  # with each: does the name need a country
        self.nouns = {
            noun: PartyNoun(id=noun, kind=ActorKind.CIVILIAN, sense="people", template="")
            for noun in self.peoples.plurals
        }
        self.nouns |= {noun.id: noun for noun in nouns}
        self.longest_noun = max((len(noun.split()) for noun in self.nouns), default=1)
        for party in parties:
            for name in (party.name, *party.aliases):
                self.names.add(name, (party, name in party.bound))

    def choose(
        self, found: Collection[tuple[Party, bool]], countries: Collection[str] = (), year: int | None = None
    ) -> Party | None:
        """Give the party meant by a name that several may share, or None where only context could tell and does not.

        `countries` are ids of countries that the report names, `year` the year of the report.
        """
        best: tuple[int, Party] | None = None
        for party, needs_country in found:
            at_home = any(country in countries for country in party.countries)
            if needs_country and not at_home:
                continue
            score = 4 * at_home + 2 * (not needs_country) + _in_time(party, year)
            if best is None or score > best[0]:
                best = (score, party)
        return best[1] if best else None

    def find(self, name: str, countries: Collection[str] = (), year: int | None = None) -> Party | None:
        """Give the party of a whole name."""
        return self.choose(self.names.find(name), countries, year)


def _in_time(party: Party, year: int | None) -> int:
    if year is None:
        return 1
    return int((party.first is None or party.first <= year) and (party.last is None or year <= party.last + 1))


def load_actors(path: Path = DATA / "actors.csv", kinds: Path = DATA / "actor_kinds.csv") -> Catalogue:
    """Load the catalogue and the nouns. Raises KnowledgeError."""
    parties = []
    for row in load_rows(path, COLUMNS):
        aliases = split_list(row["aliases"])
        parties.append(
            Party(
                id=row["id"],
                name=row["name"],
                kind=_read_kind(path, row["id"], row["kind"]),
                countries=split_list(row["countries"]),
                first=read_year(path, row, "from"),
                last=read_year(path, row, "to"),
                aliases=tuple(alias.removeprefix(NEEDS_COUNTRY) for alias in aliases),
                bound=frozenset(alias[1:] for alias in aliases if alias.startswith(NEEDS_COUNTRY)),
            )
        )
    nouns = []
    for row in load_rows(kinds, KIND_COLUMNS):
        if row["sense"] not in SENSES:
            raise LexiconError(kinds.name, row["id"], f"there is no sense '{row['sense']}'")
        kind = _read_kind(kinds, row["id"], row["kind"])
        nouns.append(PartyNoun(id=row["id"], kind=kind, sense=row["sense"], template=row["name"]))
    countries = load_countries()
    leaders = load_leaders(countries=countries.by_id, parties={party.id for party in parties})
    peoples = load_peoples(countries=countries.by_id)
    vessels = load_vessels(countries=countries.by_id)
    return Catalogue(tuple(parties), tuple(nouns), countries, leaders, peoples, vessels)


def _read_kind(path: Path, entry: str, kind: str) -> ActorKind:
    try:
        return ActorKind(kind)
    except ValueError as fault:
        raise LexiconError(path.name, entry, f"there is no kind of party '{kind}'") from fault
