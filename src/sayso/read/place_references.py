"""Words that refer back to a place: 'the town', 'there', 'the capital', 'the airport', 'the north'."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.knowledge.gazetteer import Gazetteer
from sayso.read.antecedents import TOWN_KINDS, Antecedents
from sayso.read.place_phrases import bearing_of, make_facility, make_part
from sayso.read.place_words import FACILITIES, TOWN_FACILITIES
from sayso.read.trees import Forest
from sayso.records import Place, PlaceMention, Reading, Span

SMALL_KINDS = (TOWN_KINDS - {"capital"}) | {"place"}  # a name that no table knows may be a village's
# Nouns that, with an article, stand for a place named before, and the kinds of place they may stand for.
BACK_NOUNS = {
    "city": TOWN_KINDS - {"village"},
    "town": TOWN_KINDS | {"place"},
    "village": SMALL_KINDS,
    "hamlet": SMALL_KINDS,
    "settlement": SMALL_KINDS,
    "suburb": TOWN_KINDS - {"capital"},
    "neighbourhood": frozenset({"neighbourhood", "district"}),
    "neighborhood": frozenset({"neighbourhood", "district"}),
    "quarter": frozenset({"neighbourhood", "district"}),
    "country": frozenset({"country"}),
    "region": frozenset({"region", "province", "state", "territory"}),
    "province": frozenset({"province", "region", "state"}),
    "district": frozenset({"district", "territory", "neighbourhood"}),
    "territory": frozenset({"region", "territory"}),
    "enclave": frozenset({"region", "district", "town", "city"}),
    "zone": frozenset({"zone"}),
    "island": frozenset({"island"}),
    "valley": frozenset({"valley"}),
    "camp": frozenset({"camp", "base"}),
    "base": frozenset({"base", "airfield"}),
    "crossing": frozenset({"crossing"}),
    "dam": frozenset({"dam"}),
    "river": frozenset({"river"}),
    "airport": frozenset({"airport", "airfield"}),
    "airfield": frozenset({"airfield", "airport", "base"}),
    "bridge": frozenset({"bridge"}),
    "market": frozenset({"market"}),
    "hospital": frozenset({"hospital"}),
    "prison": frozenset({"prison"}),
    "port": frozenset({"port"}),
}
ARTICLES = frozenset({"the", "this", "that"})
POSSESSIVES = frozenset({"its", "their"})  # 'its airport' is that of the town named last; 'its city' is anybody's
SOIL = frozenset({"soil", "territory", "airspace", "waters", "land", "side"})  # 'Malian soil', 'Syrian airspace'
BORDERS = frozenset({"border", "frontier"})
COMPLEMENTS = (
    "nmod",
    "compound",
    "flat",
    "appos",
    "acl",
)  # 'the city of Gao', 'the town that fell': not a word that refers back


class References:
    """Finds the words of one reading that refer back, given its mentions by name."""

    def __init__(
        self,
        reading: Reading,
        forest: Forest,
        gazetteer: Gazetteer,
        countries: Sequence[str],
        mentions: Sequence[PlaceMention],
    ) -> None:
        """`countries` are those the report names, the most often named first; `mentions` stand in text order."""
        self.reading, self.tokens, self.forest = reading, reading.tokens, forest
        self.gazetteer, self.countries = gazetteer, countries
        self.antecedents = Antecedents(reading, forest, mentions, countries[0] if countries else None)

    def find(self) -> list[PlaceMention]:
        """Give the mentions that refer back."""
        found: list[PlaceMention] = []
        heads = self.antecedents.heads
        for token in self.tokens:
            lemma = token.lemma.lower()
            soil = self._soil(token.index, lemma)
            if soil is not None:
                found.append(soil)
                continue
            if token.index in heads or not (
                lemma in _TRIGGERS or (token.upos == "NOUN" and bearing_of(lemma) is not None)
            ):
                continue
            mention = self._refer(token.index, lemma)
            if mention is not None:
                found.append(mention)
        return found

    def _refer(self, index: int, lemma: str) -> PlaceMention | None:
        token = self.tokens[index]
        if lemma == "there":
            return self._there(index)
        if (token.xpos in {"NNS", "NNPS"} and lemma not in {"outskirts", "suburbs"}) or token.upos not in {
            "NOUN",
            "PROPN",
        }:
            return None
        kids = self.forest.kids[index]
        openers = ARTICLES | POSSESSIVES if lemma in TOWN_FACILITIES else ARTICLES
        determiner = next((kid for kid in kids if self.tokens[kid].text.lower() in openers), None)
        if determiner is None or any(self.tokens[kid].deprel.startswith(COMPLEMENTS) for kid in kids if kid > index):
            return None
        before = [self.tokens[kid] for kid in kids if determiner < kid < index]
        adjectives = [token.text for token in before if token.deprel == "amod" or token.text[0].isupper()]
        if lemma != "capital" and any(token.deprel.startswith(("nmod", "compound", "flat")) for token in before):
            return None
        span = Span(self.tokens[determiner].start, token.end)
        if lemma == "capital":
            place, rule = self._capital(adjectives), "place.back.capital"
        elif lemma in BORDERS:
            place, rule = self._border(adjectives), "place.back.border"
        elif any(adjective[0].isupper() for adjective in adjectives):
            return None
        elif lemma in BACK_NOUNS or lemma in TOWN_FACILITIES:
            place, rule = self._noun(index, lemma), f"place.back.{lemma}"
        else:
            place, rule = (None if adjectives else self._direction(lemma)), "place.back.direction"
        return None if place is None else PlaceMention(span=span, head=index, place=place, rule=rule)

    def _soil(self, index: int, lemma: str) -> PlaceMention | None:
        """'Malian soil', 'Syrian airspace', 'the national territory': the country, by its people's name."""
        if lemma not in SOIL and self.tokens[index].text.lower() not in SOIL:
            return None
        before = self.tokens[index - 1] if index else None
        if before is None or before.sentence != self.tokens[index].sentence:
            return None
        found = self.gazetteer.countries.demonyms.find(before.text) if before.text[0].isupper() else ()
        place = found[0].place if found else self._home() if before.text.lower() == "national" else None
        if place is None or (found and before.upos != "ADJ" and lemma == "side"):
            return None
        return PlaceMention(
            span=Span(before.start, self.tokens[index].end), head=index, place=place, rule="place.back.soil"
        )

    def _noun(self, index: int, lemma: str) -> Place | None:
        place = self.antecedents.before(index, BACK_NOUNS.get(lemma, frozenset()))
        if place is not None:
            return place
        if lemma == "country":
            return self._home()
        if lemma in TOWN_FACILITIES:
            town = self.antecedents.before(index, TOWN_KINDS)
            if town is not None:
                return make_facility(town, FACILITIES[lemma], f"{town.canonical} {lemma}")
        return None

    def _there(self, index: int) -> PlaceMention | None:
        token, last = self.tokens[index], self.antecedents.last(index)
        if token.upos != "ADV" or token.deprel == "expl" or last is None:
            return None
        if token.sentence - self.tokens[last.head].sentence > 1:
            return None
        return PlaceMention(span=token.span, head=index, place=last.place, rule="place.back.there")

    def _border(self, adjectives: list[str]) -> Place | None:
        """'the border', 'the Sudanese border': whose it is; where along it, nobody says."""
        countries = self.gazetteer.countries
        country = next((found[0] for word in adjectives if (found := countries.demonyms.find(word))), None)
        home = country.place if country is not None else self._home()
        return None if home is None else make_facility(home, "border", f"{home.canonical} border")

    def _capital(self, adjectives: list[str]) -> Place | None:
        countries = self.gazetteer.countries
        country = next((found[0] for word in adjectives if (found := countries.demonyms.find(word))), None)
        home = country or countries.by_id.get(self.countries[0] if self.countries else "")
        if home is None or not home.capital or (adjectives and country is None):
            return None
        ranked = self.gazetteer.find(home.capital, (home.id,))
        return ranked[0].place if ranked else None

    def _direction(self, lemma: str) -> Place | None:
        """'the north', said of the country that the report is about."""
        home = self._home()
        return None if home is None else make_part(home, lemma, f"{lemma}ern {home.canonical}")

    def _home(self) -> Place | None:
        country = self.gazetteer.countries.by_id.get(self.countries[0] if self.countries else "")
        return country.place if country is not None else None


_TRIGGERS = frozenset(BACK_NOUNS) | TOWN_FACILITIES | {"there", "capital"}
