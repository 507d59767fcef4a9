"""Places that only a noun tells: 'the stadium', 'these districts', 'the presidential palace'.

They carry no name, so the layer of places leaves them out; a claim takes one where the language model's head proposes
it. A noun that was named before means that place ('Sambisa Forest ... the forest'), 'a large town' the town that is
spoken of. A thing that stands in a town lies near that town; of wider ground only the words are known.

    Soldiers moved into Konna. They searched [the clinic].      Konna clinic
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace

from sayso.knowledge.tables import words
from sayso.read.antecedents import TOPIC_KINDS, TOWN_KINDS, Antecedents
from sayso.read.place_phrases import make_facility, make_unresolved
from sayso.read.place_words import BODIES, FACILITIES, PARTS, SETTLEMENTS
from sayso.read.trees import Forest
from sayso.records import Place, PlaceMention, Reading, Span

TOWNS = words("town city village hamlet settlement")
# What stands in or beside a town, besides the facilities.
URBAN_GROUNDS = PARTS | words(
    """centre center bank waterfront quay dock wharf seaport ward quarter neighbourhood neighborhood parish slum
    limits"""
)
BUILDINGS = words(
    """headquarters embassy consulate mission office house home residence hotel building hall university academy yard
    factory mill depot warehouse store position post outpost roadblock barrier site heliport orchard farm cauldron
    citadel castle fort fortress cemetery mansion villa dormitory convent abbey seminary orphanage courthouse museum
    library archive court tower wall fence shelter bunker ministry hub premises"""
)
# Wide ground: nobody says how far it reaches.
GROUNDS = words(
    """zone sector corridor pocket strip axis plateau height heights ridge peak summit slope coast coastline shore beach
    mainland archipelago land ground countryside bush jungle farmland heartland republic line front frontline perimeter
    stretch swamp marsh savannah steppe highland lowland foothill hinterland belt island delta estuary bay strait
    channel lane sea reef airspace sky place location grove field plantation mine quarry trench causeway trail path
    track embankment sanctuary enclave"""
)
WIDE_KINDS = words("road river lake mountains forest desert valley region pipeline canal pass border")
SITES = TOWNS | URBAN_GROUNDS | BUILDINGS | GROUNDS | FACILITIES.keys() | SETTLEMENTS
MOST_BEFORE = 3  # tokens of 'the station in'
OPENING = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "advmod", "punct"})
NAMING = ("nmod", "compound", "flat", "appos", "conj")


class Sites:
    """The places of one report that only a noun tells, looked up by that noun's token."""

    def __init__(self, reading: Reading, forest: Forest) -> None:
        """Index the mentions of places."""
        self.reading, self.tokens, self.forest = reading, reading.tokens, forest
        named = [mention for mention in reading.places if mention.head >= 0]
        countries = Counter(mention.place.country for mention in named if mention.place.country)
        home = next((country for country, _count in countries.most_common(1)), None)
        self.antecedents = Antecedents(reading, forest, named, home)
        self.called: dict[str, list[PlaceMention]] = {}
        for mention in named:
            for word in self._call(mention):
                self.called.setdefault(word, []).append(mention)
        self.starts = [token.start for token in reading.tokens]
        self.counted = frozenset(quantity.head for quantity in reading.quantities)

    def at(self, index: int) -> PlaceMention | None:
        """Give the place that a noun tells; None where it is no word for one, or a name beside it tells it better."""
        token = self.tokens[index]
        lemma = token.lemma.lower()
        if token.upos not in {"NOUN", "PROPN"} or lemma not in SITES:
            return None
        heads, kids = self.antecedents.heads, self.forest.kids[index]
        if any(kid in heads and self.tokens[kid].deprel.startswith(NAMING) for kid in kids):
            return None
        if token.head in self.counted and token.deprel.startswith("nmod"):
            return None  # 'ten square kilometres of territory'
        if token.text[0].isupper() and lemma in BODIES:
            return None  # 'the Central Bank', 'the Foreign Office'
        span = self._span(index)
        return PlaceMention(span=span, head=index, place=self._place(index, span), rule=f"place.site.{lemma}")

    def at_name(self, mention: PlaceMention) -> PlaceMention:
        """Give the thing that stands in a town told: 'the bus station in Bor' for Bor; else the mention itself."""
        noun = self._thing_before(mention)
        if noun is None:
            return mention
        first, lemma = self._span(noun).start, self.tokens[noun].lemma.lower()
        words = self.reading.report.text[first : self.tokens[noun].end].split(None, 1)
        named = f"{mention.place.canonical} {words[-1]}"
        place = make_facility(mention.place, FACILITIES.get(lemma, "building"), named)
        return replace(mention, span=Span(first, mention.span.end), head=noun, place=place, rule=f"place.site.{lemma}")

    def _thing_before(self, mention: PlaceMention) -> int | None:
        """Give the noun of 'the station in' right before a town."""
        index = bisect_left(self.starts, mention.span.start)
        if index < MOST_BEFORE or mention.place.kind not in TOPIC_KINDS or mention.rule == "place.offset":
            return None
        case, noun = self.tokens[index - 1], self.tokens[index - 2]
        lemma = noun.lemma.lower()
        if case.text.lower() not in {"in", "of", "at"} or noun.xpos != "NN" or noun.sentence != case.sentence:
            return None
        if lemma not in (BUILDINGS | FACILITIES.keys()) - SETTLEMENTS:
            return None
        kids = self.forest.children(noun.index, "det")
        return noun.index if any(self.tokens[kid].text.lower() == "the" for kid in kids) else None

    def _span(self, index: int) -> Span:
        """Take in what stands before the noun without a gap: 'the five southern districts'."""
        first = index
        kids = {kid for kid in self.forest.kids[index] if self.tokens[kid].deprel in OPENING}
        while first - 1 in kids or (first and self.tokens[first - 1].head in kids):
            first -= 1
        while self.tokens[first].deprel == "punct" and first < index:
            first += 1
        return Span(self.tokens[first].start, self.tokens[index].end)

    def _place(self, index: int, span: Span) -> Place:
        token, lemma = self.tokens[index], self.tokens[index].lemma.lower()
        told = self.reading.report.quote(span)
        named = self._named_so(index, lemma)
        if named is not None:
            return named
        kind = FACILITIES.get(lemma, "area" if lemma in GROUNDS | URBAN_GROUNDS else "building")
        town = self.antecedents.before(index, TOPIC_KINDS if lemma in TOWNS else TOWN_KINDS)
        if town is None or lemma in GROUNDS or lemma in SETTLEMENTS - TOWNS or kind in WIDE_KINDS:
            return make_unresolved(told, kind)
        if lemma in TOWNS and token.xpos not in {"NNS", "NNPS"}:
            return town
        plain = token.text.islower() and token.xpos == "NN" and lemma not in TOWNS
        return make_facility(town, kind, f"{town.canonical} {lemma}" if plain else told)

    def _named_so(self, index: int, lemma: str) -> Place | None:
        """'Sambisa Forest', 'Lake Lanao' for 'the forest', 'the lake': the last one named before."""
        alike = self.called.get(lemma, [])
        before = bisect_right(alike, self.tokens[index].start, key=lambda mention: mention.span.end)
        return alike[before - 1].place if before else None

    def _call(self, mention: PlaceMention) -> set[str]:
        """Give the nouns that may mean a place again: the words of a longer name, and its kind where that is told."""
        called = self.reading.report.quote(mention.span).lower().split()
        return set(called if len(called) > 1 else ()) | ({mention.place.kind} & WIDE_KINDS)
