"""Where places lie: countries, our own table of places that war reports name, and the GeoNames index in the package.

`find` goes from strict to loose and stops at the first level that answers: the exact name, the name without its
article, then, only inside countries that the report itself names, the consonants of the name and a close spelling. A
name that nothing answers stays without a place: no answer beats a wrong one. All candidates are given, the most likely
first."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from sayso.errors import KnowledgeError, LexiconError
from sayso.knowledge.added_places import AddedPlaces, weight_of_people
from sayso.knowledge.countries import Countries, load_countries
from sayso.knowledge.folding import fold, fold_bare, fold_consonants
from sayso.knowledge.place_files import COLUMNS
from sayso.knowledge.tables import DATA, load_rows, read_number, split_list
from sayso.records import Place, Precision

# A place's weight before anything is known of the report: about the logarithm of how many people it means.
PRIOR_COUNTRY, PRIOR_CAPITAL_BONUS, PRIOR_OWN = 9.0, 1.0, 4.8
PRIOR_WORD = 3.6  # a name that is also a common word (certainty "word")
PRIOR_KIND = {
    "capital": 8.0,
    "continent": 9.5,
    "sea": 7.0,
    "ocean": 8.0,
    "region": 6.4,
    "state": 7.0,
    "province": 5.6,
    "village": 4.2,
    "city": 5.2,
}
CONTEXT_BONUS = 2.2  # the country is named in the report: worth 150 times the people
OTHER_NAME = 1.2  # taken off where a place only bears the name in another language or spelling ('Sousse' for As Susah)
RANK_STEP, LEAST_BONUS = 0.6, 0.8  # taken off for each country that the report names more often, down to the least
HALF_BONUS = frozenset(
    {"US", "CA", "AU"}
)  # countries whose towns bear the names of the whole world: half, save at home
WELL_KNOWN = 6.0  # about a million people: known by its names in all languages
NEAR_BONUS, NEAR_KM = 2.0, 250.0  # next to a place named beside it
LOOSE_MIN_LETTERS = 5  # shorter names are compared strictly only: 'Bara' and 'Bari' are two places
LOOSE_MIN_LIKENESS = (
    0.90  # Jaro-Winkler over folded names, first letters equal; checked on spellings of 300 Arabic names
)
LOOSE_MIN_EDIT = 0.55  # share of letters that must agree where the consonants do
LOOSE_COUNTRIES = 2  # only in the countries named most often
LOOSE_SHORTLIST = 0.7  # Jaro-Winkler from which consonants are compared at all
SAME_PLACE_KM = 40.0  # an own row and an index row of one name as near as this are one place
CITY_PEOPLE, TOWN_PEOPLE = 100_000, 5_000
EARTH_KM = 6371.0


class Candidate(NamedTuple):
    """A place that a name may mean, its weight (higher is likelier) and the rule that found it."""

    place: Place
    weight: float
    rule: str


class OwnPlace(NamedTuple):
    """A row of our own table: the place, all its names, how sure it is."""

    place: Place
    names: tuple[str, ...]
    certainty: str


class Gazetteer:
    """Countries, own places, the index and what the user added, behind one door.

    The index and the user's file are opened on first use and only ever read.
    """

    def __init__(
        self, path: Path, own: Sequence[OwnPlace], countries: Countries, added: AddedPlaces | None = None
    ) -> None:
        """Index our own places; `path` is the SQLite file of the GeoNames index, `added` the user's own places."""
        self.countries, self.own, self.added = countries, tuple(own), added
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._own: dict[str, list[Place]] = {}
        self._words = frozenset(place.id for place, _, certainty in own if certainty == "word")
        for place, names, _ in own:
            for key in dict.fromkeys(key for name in names for key in (fold(name), fold_bare(fold(name)))):
                self._own.setdefault(key, []).append(place)
        for country in countries.all:
            for name in (country.name, *country.aliases):
                self._own.setdefault(fold(name), []).append(country.place)
        self._exact = lru_cache(maxsize=20_000)(self._find_exact)
        self._index = lru_cache(maxsize=20_000)(self._query_index)
        self._spellings = lru_cache(maxsize=24)(self._load_spellings)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process as the call that loads it again."""
        return (load_gazetteer, (self._path, DATA / "places.csv", self.added.path if self.added else None))

    def knows(self, name: str) -> bool:
        """Tell whether a name, as spelt, is that of a place."""
        return bool(self._exact(fold(name)))

    def find(
        self, name: str, countries: Sequence[str] = (), near: tuple[float, float] | None = None
    ) -> tuple[Candidate, ...]:
        """Give the places that a name may mean, the likeliest first.

        `countries` are ids (ISO alpha-2) of countries that the report names, the most often named first; `near` a point
        in degrees close to which the place is expected. Loose spellings are tried in those countries only.
        """
        key = fold(name)
        found = self._exact(key)
        if not found and len(key) >= LOOSE_MIN_LETTERS:
            found = tuple(
                candidate for country in countries[:LOOSE_COUNTRIES] for candidate in self._find_loosely(key, country)
            )
        ranked = [candidate._replace(weight=_weigh(candidate, countries, near)) for candidate in found]
        ranked.sort(key=lambda candidate: (-candidate.weight, candidate.place.id or ""))
        return tuple(ranked)

    def _find_exact(self, key: str) -> tuple[Candidate, ...]:
        for strictness, form in (("exact", key), ("article", fold_bare(key))):
            found: list[Candidate] = []
            index = self._index(form)
            for place in self._own.get(form, ()):
                twins = [weight for other, weight, _ in index if is_same_place(place, other)]
                found.append(
                    Candidate(
                        place,
                        max([PRIOR_WORD if place.id in self._words else _prior(place), *twins]),
                        f"gazetteer.own.{strictness}",
                    )
                )
            indexed = [place for place, _weight, _other_name in index]
            found += self._find_added(form, strictness, [candidate.place for candidate in found], indexed)
            known = [candidate.place for candidate in found]
            for place, weight, other_name in index:
                if not any(is_same_place(place, other) for other in known):
                    rule = f"gazetteer.index.{'other' if other_name else strictness}"
                    found.append(Candidate(place, weight, rule))
            if found:
                return tuple(found)
        return ()

    def _find_added(
        self, form: str, strictness: str, own: Sequence[Place], indexed: Sequence[Place]
    ) -> list[Candidate]:
        """Give the user's places of a name: his own rows weigh as ours do; of a dump, what the index does not have."""
        added = self.added.find(form) if self.added is not None else ()
        return [
            Candidate(place, _prior(place), f"gazetteer.own.{strictness}.added")
            if people is None
            else Candidate(place, weight_of_people(people), f"gazetteer.added.{strictness}")
            for place, people in added
            if not any(is_same_place(place, other) for other in ([*own, *indexed] if people is not None else own))
        ]

    def _find_loosely(self, key: str, country: str) -> Iterator[Candidate]:
        """The same consonants, else a close spelling; both begin with the same letter and are alike as a whole."""
        bare = fold_bare(key)
        near = process.extract(
            bare,
            self._spellings(country).get(bare[0], ()),
            scorer=JaroWinkler.similarity,
            score_cutoff=LOOSE_SHORTLIST,
            limit=30,
        )
        consonants = fold_consonants(bare)
        for spelling, _, _ in near:
            if (
                consonants
                and fold_consonants(spelling) == consonants
                and Levenshtein.normalized_similarity(spelling, bare) >= LOOSE_MIN_EDIT
            ):
                yield from self._of_country(spelling, country, "consonants")
                return
        for spelling, likeness, _ in near:
            if likeness >= LOOSE_MIN_LIKENESS and Levenshtein.distance(spelling, bare) <= 1 + len(bare) // 9:
                yield from self._of_country(spelling, country, "spelling")
                return

    def _of_country(self, key: str, country: str, rule: str) -> Iterator[Candidate]:
        for candidate in self._exact(key):
            if candidate.place.country == country:
                yield Candidate(candidate.place, candidate.weight - 1.0, f"gazetteer.{rule}")

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            try:
                uri = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
                self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
            except sqlite3.Error as fault:
                raise KnowledgeError(f"{self._path.name}: the place index cannot be opened ({fault})") from fault
        return self._database

    def _query_index(self, key: str) -> tuple[tuple[Place, float, bool], ...]:
        try:
            rows = self._open().execute(
                "SELECT p.id, p.name, p.country, p.lat, p.lon, p.population, p.feature"
                " FROM name n JOIN place p ON p.id = n.place"
                " WHERE n.key = ? ORDER BY p.population DESC LIMIT 40",
                (key,),
            )
            places = (_read_place(row) for row in rows)
            return tuple(_weigh_name(key, place, weight) for place, weight in places)
        except sqlite3.Error as fault:
            raise KnowledgeError(
                f"{self._path.name}: the place index is damaged ({fault}); install Sayso again"
            ) from fault

    def _load_spellings(self, country: str) -> dict[str, list[str]]:
        """All strict keys of a country's places without articles, by their first letter."""
        rows = self._open().execute(
            "SELECT DISTINCT n.key FROM place p JOIN name n ON n.place = p.id WHERE p.country = ? ORDER BY 1",
            (country,),
        )
        own = [key for key, places in self._own.items() if any(place.country == country for place in places)]
        added = self.added.keys_of(country) if self.added is not None else []
        by_letter: dict[str, list[str]] = {}
        for key in dict.fromkeys(fold_bare(key) for key in [*own, *(row[0] for row in rows), *added]):
            if len(key) >= LOOSE_MIN_LETTERS - 1:
                by_letter.setdefault(key[0], []).append(key)
        return by_letter


def is_same_place(one: Place, other: Place) -> bool:
    """Tell whether two places lie together, regions apart from towns."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    near = distance_km(one.lat, one.lon, other.lat, other.lon) <= SAME_PLACE_KM
    return near and (one.precision in _POINTS) == (other.precision in _POINTS)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the distance of two points on the globe in km."""
    a, b = math.radians(lat), math.radians(other_lat)
    across = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(across)))


_POINTS = frozenset({Precision.CITY, Precision.VILLAGE, Precision.EXACT, Precision.NEAR, Precision.DISTRICT})


def _weigh_name(key: str, place: Place, weight: float) -> tuple[Place, float, bool]:
    """Take off from the weight of a place that only bears the name in another language; tells whether it does."""
    other_name = fold_bare(fold(place.canonical)) != fold_bare(key)
    return place, weight - OTHER_NAME if other_name and weight < WELL_KNOWN else weight, other_name


def _prior(place: Place) -> float:
    if place.precision is Precision.COUNTRY:
        return PRIOR_COUNTRY if place.country else PRIOR_COUNTRY - 4
    return PRIOR_KIND.get(place.kind, PRIOR_OWN)


def _weigh(candidate: Candidate, countries: Sequence[str], near: tuple[float, float] | None) -> float:
    place, weight = candidate.place, candidate.weight
    if place.country is not None and place.country in countries:
        rank = countries.index(place.country)
        bonus = max(LEAST_BONUS, CONTEXT_BONUS - RANK_STEP * rank)
        weight += bonus / 2 if rank and place.country in HALF_BONUS else bonus
    if near is not None and place.lat is not None and place.lon is not None:
        weight += NEAR_BONUS * max(0.0, 1 - distance_km(*near, place.lat, place.lon) / NEAR_KM)
    return weight


def _read_place(row: tuple[int, str, str, float, float, int, str]) -> tuple[Place, float]:
    number, name, country, lat, lon, people, feature = row
    big, town = people >= CITY_PEOPLE, people >= TOWN_PEOPLE
    place = Place(
        canonical=name,
        kind="city" if big or feature == "PPLC" else "town" if town else "village",
        precision=Precision.CITY if town or feature == "PPLC" else Precision.VILLAGE,
        lat=lat,
        lon=lon,
        radius_km=round(max(3.0, min(25.0, math.sqrt(people) / 100)), 1),
        id=f"geonames:{number}",
        country=country,
    )
    return place, weight_of_people(people) + (PRIOR_CAPITAL_BONUS if feature == "PPLC" else 0.0)


def load_gazetteer(
    path: Path = DATA / "gazetteer.sqlite", own: Path = DATA / "places.csv", added: Path | None = None
) -> Gazetteer:
    """Load countries and our own places; the index, and the user's file `added`, are opened later.

    Raises KnowledgeError.
    """
    if not path.is_file():
        raise KnowledgeError(f"{path.name}: the place index is missing; install Sayso again")
    places = []
    for row in load_rows(own, COLUMNS):
        try:
            precision = Precision(row["precision"])
        except ValueError as fault:
            raise LexiconError(own.name, row["id"], f"there is no precision '{row['precision']}'") from fault
        place = Place(
            canonical=row["name"],
            kind=row["kind"],
            precision=precision,
            lat=read_number(own, row, "lat"),
            lon=read_number(own, row, "lon"),
            radius_km=read_number(own, row, "radius_km"),
            id=row["id"],
            country=row["country"] or None,
        )
        places.append(OwnPlace(place, (row["name"], *split_list(row["aliases"])), row["certainty"]))
    return Gazetteer(path, places, load_countries(), AddedPlaces(added) if added is not None else None)
