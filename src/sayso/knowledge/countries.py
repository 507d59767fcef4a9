"""States and territories: names, demonyms, capitals, and what their forces and offices are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sayso.knowledge.folding import fold
from sayso.knowledge.names import NameIndex
from sayso.knowledge.tables import DATA, load_rows, read_number, read_year, split_list
from sayso.records import Place, Precision

COLUMNS = (
    *("id", "iso3", "name", "style", "adjectives", "nouns", "aliases", "capital", "metonyms", "forces"),
    *("region", "lat", "lon", "radius_km", "from", "to"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One state or territory. `style` begins the names of its bodies ('US Army'), `forces` names its forces."""

    id: str  # ISO 3166-1 alpha-2; states that are no more have ISO 3166-3 or our own ids of four letters
    iso3: str
    name: str
    style: str
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    aliases: tuple[str, ...]
    capital: str
    metonyms: tuple[str, ...]
    forces: str
    region: str
    lat: float
    lon: float
    radius_km: float
    first: int | None
    last: int | None

    @property
    def place(self) -> Place:
        """The country as a place: its middle point and radius."""
        return Place(
            canonical=self.name,
            kind="country",
            precision=Precision.COUNTRY,
            lat=self.lat,
            lon=self.lon,
            radius_km=self.radius_km,
            id=self.id,
            country=self.id if len(self.id) == 2 else None,
        )


class Countries:
    """All countries, by id, name, demonym and metonym."""

    def __init__(self, countries: tuple[Country, ...]) -> None:
        """Index the countries; states of the present come before those of the past."""
        self.all = countries
        self.by_id = {country.id: country for country in countries}
        self.names: NameIndex[Country] = NameIndex()
        self.demonyms: NameIndex[Country] = NameIndex()  # adjectives and nouns: 'Malian', 'Malians', 'Dane'
        self.metonyms: NameIndex[Country] = NameIndex()  # capitals and seats: 'Bamako', 'the Kremlin'
        self.adjectives: dict[str, Country] = {}
        self.seats: frozenset[str] = frozenset(
            fold(name) for country in countries for name in country.metonyms if name != country.capital
        )
        for country in sorted(countries, key=lambda country: country.last is not None):
            for name in (country.name, *country.aliases):
                self.names.add(name, country)
            for name in (*country.adjectives, *country.nouns):
                self.demonyms.add(name, country)
            for name in country.adjectives:
                self.adjectives.setdefault(fold(name), country)
            for name in dict.fromkeys((country.capital, *country.metonyms)):
                self.metonyms.add(name, country)

    def find(self, name: str) -> Country | None:
        """Give the country of a name, an id or a demonym, or None."""
        if name in self.by_id:
            return self.by_id[name]
        found = self.names.find(name) or self.demonyms.find(name)
        return found[0] if found else None


def load_countries(path: Path = DATA / "countries.csv") -> Countries:
    """Load the table of countries. Raises KnowledgeError."""
    return Countries(
        tuple(
            Country(
                id=row["id"],
                iso3=row["iso3"],
                name=row["name"],
                style=row["style"],
                adjectives=split_list(row["adjectives"]),
                nouns=split_list(row["nouns"]),
                aliases=split_list(row["aliases"]),
                capital=row["capital"],
                metonyms=split_list(row["metonyms"]),
                forces=row["forces"] or f"{row['style']} Armed Forces",
                region=row["region"],
                lat=read_number(path, row, "lat"),
                lon=read_number(path, row, "lon"),
                radius_km=read_number(path, row, "radius_km"),
                first=read_year(path, row, "from"),
                last=read_year(path, row, "to"),
            )
            for row in load_rows(path, COLUMNS)
        )
    )
