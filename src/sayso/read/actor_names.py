"""Named parties in running words: states, demonyms, capitals and parties of the catalogue.

Every word is looked up as the beginning of a name; the longest wins, and of equally long ones the catalogue's. What a
name stands for is left to `actors`: here is only which tokens it covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge.actors import Catalogue, Party
from sayso.knowledge.countries import Country
from sayso.read.name_words import NameWords, cut_names
from sayso.records import Reading

MOST_CONTEXT_COUNTRIES = 6


@dataclass(frozen=True, slots=True)
class NamedStretch:
    """Tokens `first <= index < last` that name a party or a country; `how` is party, country, demonym or seat."""

    first: int
    last: int
    how: str
    party: Party | None = None
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class NamedStretches:
    """The names of a reading by token, and the countries that it names, the one named most often first."""

    at: dict[int, NamedStretch]
    countries: Sequence[str]


def find_names(reading: Reading, catalogue: Catalogue) -> NamedStretches:
    """Find the names of parties and countries; a token belongs to one name at most."""
    words = cut_names(reading.tokens)
    year = reading.report.anchor_date.year if reading.report.anchor_date else None
    votes: Counter[str] = Counter()
    for mention in reading.places:
        if mention.place.country:
            votes[mention.place.country] += 1
    found: list[tuple[int, int, str, tuple[tuple[Party, bool], ...], Country | None]] = []
    index, count = 0, len(words.words)
    while index < count:
        best = _longest(index, words, catalogue, year)
        if best is None:
            index += 1
            continue
        length, how, parties, country = best
        found.append((words.tokens[index], words.tokens[index + length - 1] + 1, how, parties, country))
        if country is not None:
            votes[country.id] += 2
        index += length
    home = [country for country, _ in votes.most_common(MOST_CONTEXT_COUNTRIES)]
    at: dict[int, NamedStretch] = {}
    shouted = {
        sentence.index
        for sentence in reading.sentences
        if not any(
            token.text.islower() and len(token.text) > 2 for token in reading.tokens[sentence.first : sentence.last]
        )
    }
    for first, last, how, parties, country in found:
        party = catalogue.choose(parties, home, year) if parties else None
        if parties and (party is None or _is_shouted_word(reading, shouted, first, last)):
            continue
        if reading.tokens[first].sentence != reading.tokens[last - 1].sentence:
            continue
        stretch = NamedStretch(first, last, how, party, country)
        for token in range(first, last):
            at.setdefault(token, stretch)
    return NamedStretches(at, home)


def _is_shouted_word(reading: Reading, shouted: set[int], first: int, last: int) -> bool:
    """In a heading all in capitals 'IS' is a verb."""
    token = reading.tokens[first]
    return (
        last - first == 1
        and len(token.text) <= 2
        and token.sentence in shouted
        and token.text not in {"UN", "EU", "AU"}
    )


def _longest(
    index: int, cut: NameWords, catalogue: Catalogue, year: int | None
) -> tuple[int, str, tuple[tuple[Party, bool], ...], Country | None] | None:
    best: tuple[int, str, tuple[tuple[Party, bool], ...], Country | None] | None = None
    parties = catalogue.names.longest(cut.words, cut.forms, index)
    if parties:
        best = (parties.size, "party", parties.values, None)
    if not cut.forms[index][0].isupper():
        return best
    countries = catalogue.countries
    for how, table in (("country", countries.names), ("demonym", countries.demonyms), ("seat", countries.metonyms)):
        found = table.longest(cut.words, cut.forms, index)
        if found and (best is None or found.size > best[0]):
            best = (found.size, how, (), _of_year(found.values, year))
    return best


def _of_year(countries: Sequence[Country], year: int | None) -> Country:
    """Of states that share a name or a seat, the one there was in that year: 'Moscow' in 1980 is the Soviet Union."""
    if year is not None:
        for country in countries:
            if country.last is not None and (country.first or 0) <= year <= country.last:
                return country
    return countries[0]
