"""Which of its homonyms a name means: the countries of the report decide, then what stands beside it, then size."""

from __future__ import annotations

from collections import Counter

from sayso.knowledge.folding import fold
from sayso.knowledge.gazetteer import WELL_KNOWN, Candidate, Gazetteer
from sayso.read.place_names import PlaceName, PlaceNames
from sayso.read.place_phrases import make_unresolved
from sayso.records import Place, Precision

MOST_COUNTRIES = 4  # countries whose places are preferred: those named most often
SHARE_OF_FIRST = 0.15  # a country named less often than this share of the first is no context
KNOWN_WEIGHT = 4.6  # about 40,000 people: from here on a town abroad is believed
HOME_VOTES = 4  # from here on a report is about its first country, and a small place elsewhere is not believed
TOO_CLOSE = 0.25  # two candidates in different countries whose weights lie nearer than this: neither is taken
CLEAR_LEAD = 2.5  # so far ahead of places elsewhere, a name needs no context
MOST_CANDIDATES = 5  # candidates kept for the margin
VOTES_COUNTRY, VOTES_PEOPLE, VOTES_OTHER = 3, 2, 1


class Resolver:
    """Resolves the names of one reading; one name is one place all through, unless a wider place is named with it."""

    def __init__(self, found: PlaceNames, gazetteer: Gazetteer) -> None:
        """Count the countries, then take the weak names that lie in them."""
        self.tokens, self.gazetteer = found.tokens, gazetteer
        self.votes = _count_countries(found, gazetteer)
        most = max(self.votes.values(), default=0)
        ranked = self.votes.most_common(MOST_COUNTRIES)
        self.countries = tuple(country for country, votes in ranked if votes >= SHARE_OF_FIRST * most)
        self.names = [name for name in found.names if not name.weak or self._is_at_home(name)]
        self._chosen: dict[str, tuple[Place, tuple[Candidate, ...], str]] = {}

    def _is_at_home(self, name: PlaceName) -> bool:
        return any(
            candidate.place.country is not None and candidate.place.country in self.countries[:3]
            for candidate in name.candidates
        )

    def resolve(self, number: int, before: Place | None) -> tuple[Place, tuple[Candidate, ...], str]:
        """Give the place of a name, the candidates refused, and the rule; unresolved where two are too close."""
        name = self.names[number]
        key = fold(name.text)
        beyond = self._find_beyond(number)
        if beyond is None and key in self._chosen:
            return self._chosen[key]
        countries = (beyond.country,) if beyond is not None and beyond.country else self.countries
        near = beyond if beyond is not None and beyond.precision is not Precision.COUNTRY else before
        point = (near.lat, near.lon) if near is not None and near.lat is not None and near.lon is not None else None
        ranked = self.gazetteer.find(name.text, countries, point)
        best, others = ranked[0], ranked[1:MOST_CANDIDATES]
        rival = next((other for other in others if other.place.country != best.place.country), None)
        if rival is not None and best.weight - rival.weight < TOO_CLOSE:
            result = (make_unresolved(name.text), ranked[:MOST_CANDIDATES], "place.ambiguous")
        elif self._is_far_off(best) and beyond is None:
            result = (make_unresolved(name.text), ranked[:MOST_CANDIDATES], "place.elsewhere")
        else:
            result = (best.place, others, best.rule + (".beyond" if beyond is not None else ""))
        self._chosen.setdefault(key, result)
        return result

    def _is_far_off(self, best: Candidate) -> bool:
        """A small place in a country that the report never names, while it is plainly about others."""
        place = best.place
        if place.country is None or best.rule.startswith("gazetteer.own") or place.country in self.countries[:2]:
            return False
        if best.rule.endswith("other") and place.country not in self.countries and best.weight < WELL_KNOWN:
            return True
        if self.votes[place.country] > 1 or " " in fold(place.canonical):
            return False
        return best.weight < KNOWN_WEIGHT and max(self.votes.values(), default=0) >= HOME_VOTES

    def _find_beyond(self, number: int) -> Place | None:
        """The wider place named after a comma or in brackets: 'Pandi, Bulacan', 'Tripoli (Lebanon)'."""
        if number + 1 >= len(self.names):
            return None
        name, wider = self.names[number], self.names[number + 1]
        if wider.first != name.last + 1 or self.tokens[name.last].text not in {",", "("}:
            return None
        place = wider.best
        if place.precision not in {Precision.COUNTRY, Precision.REGION} or name.best.precision is place.precision:
            return None
        follows = self.tokens[wider.last].text if wider.last < len(self.tokens) else ""
        return None if follows == "and" and self.tokens[name.last].text == "," else place


def _is_plain(name: PlaceName) -> bool:
    """Tell whether a name by itself says where it lies: 'Damascus', 'Kidal', no 'Tripoli'."""
    best = name.candidates[0]
    return all(
        other.place.country == best.place.country or other.weight < best.weight - CLEAR_LEAD
        for other in name.candidates[1:]
    )


def _count_countries(found: PlaceNames, gazetteer: Gazetteer) -> Counter[str]:
    """Count countries by name, by their people's name, by parties at home there, by well-known places."""
    votes: Counter[str] = Counter()
    for name in found.names:
        if name.weak or not name.best.country:
            continue
        if name.best.kind == "country":
            votes[name.best.country] += VOTES_COUNTRY
        elif _is_plain(name):
            votes[name.best.country] += VOTES_OTHER
    words = found.words
    for index, form in enumerate(words.forms):
        if not form[0].isupper():
            continue
        people = gazetteer.countries.demonyms.longest(words.words, words.forms, index)
        if people:
            votes[people.values[0].id] += VOTES_PEOPLE
        parties = found.catalogue.names.longest(words.words, words.forms, index)
        if parties and len(parties.values) == 1 and len(parties.values[0][0].countries) == 1:
            votes[parties.values[0][0].countries[0]] += VOTES_OTHER
    return votes
