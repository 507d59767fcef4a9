"""Places: the words that refer to one, and where it lies.

Names are found first (`place_names`), then resolved together (`place_homonyms`). Phrases around a name ('northern',
'60 km south of', 'airport') make places of their own (`place_phrases`); a state or capital that acts is a party and no
place (`metonyms`); 'the town', 'there' and 'the north' take the place that they can mean (`place_references`). A name
that no table knows, where the sentence says that it is a place, stays unresolved with its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sayso.knowledge.actors import Catalogue
from sayso.knowledge.gazetteer import Candidate, Gazetteer
from sayso.read.antecedents import TOWN_KINDS
from sayso.read.metonyms import Sense, judge_name
from sayso.read.place_homonyms import Resolver
from sayso.read.place_names import SURE_PERSON, PlaceName, PlaceNames
from sayso.read.place_phrases import (
    AREA_KINDS,
    KM_OF_UNIT,
    bearing_of,
    make_area,
    make_facility,
    make_middle,
    make_part,
    make_spot,
    make_unresolved,
)
from sayso.read.place_references import References
from sayso.read.place_words import DIRECTIONS, FACILITIES, HALVES, NEVER, OPENERS, PARTS, SETTLEMENTS, URBAN
from sayso.read.trees import Forest
from sayso.records import Place, PlaceMention, PlaceRel, Precision, Reading, Span

RELATIONS = {
    "near": PlaceRel.NEAR,
    "around": PlaceRel.NEAR,
    "outside": PlaceRel.NEAR,
    "off": PlaceRel.NEAR,
    "beside": PlaceRel.NEAR,
    "nearby": PlaceRel.NEAR,
    "from": PlaceRel.FROM,
    "to": PlaceRel.TO,
    "towards": PlaceRel.TO,
    "toward": PlaceRel.TO,
    "into": PlaceRel.TO,
    "onto": PlaceRel.TO,
    "within": PlaceRel.WITHIN,
    "inside": PlaceRel.WITHIN,
    "across": PlaceRel.WITHIN,
    "throughout": PlaceRel.WITHIN,
}
LEAVING = frozenset({"leave", "flee", "quit", "abandon", "evacuate"})
ARRIVING = frozenset({"reach", "enter", "approach"})
# Prepositions after which an unknown name is a place even if the language model is silent.
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "around", "inside", "towards", "toward"})
OTHER_PREPOSITIONS = frozenset({"from", "to", "of", "into", "between", "and", "over", "through", "on", "behind"})
MOST_NAME_TOKENS = 4
MOST_LOOKED_BACK = 20  # mentions looked through for it
URBAN_REACH = 4  # sentences that a street or hospital looks back for its town


def add_places(reading: Reading, gazetteer: Gazetteer, catalogue: Catalogue, *, every_name: bool = False) -> Reading:
    """Add the mentions of places, in text order.

    Names that stand for a government or stand in the name of a body are left to the actors, save with `every_name`, for
    whoever maps all toponyms.
    """
    return replace(reading, places=tuple(_Reader(reading, gazetteer, catalogue).read(every_name=every_name)))


class _Reader:
    """The places of one reading."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer, catalogue: Catalogue) -> None:
        self.reading, self.gazetteer = reading, gazetteer
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.found = PlaceNames(reading, gazetteer, catalogue)
        self.resolver = Resolver(self.found, gazetteer)
        self.names, self.countries = self.resolver.names, self.resolver.countries
        self.party_nouns = frozenset(catalogue.nouns)

    def read(self, *, every_name: bool) -> list[PlaceMention]:
        mentions: list[PlaceMention] = []
        before: Place | None = None
        latest: tuple[int, PlaceRel] | None = None  # the token after the last name, and its relation
        for number, name in enumerate(self.names):
            place, others, rule = self.resolver.resolve(number, before)
            before = place if place.lat is not None else before
            if every_name or not (name.inside or self._sense(name, place) in {Sense.PARTY, Sense.PART}):
                made = list(self._mentions(name, place, others, rule))
                if latest is not None and self._is_coordinated(latest[0], name.first) and made[-1].rel is PlaceRel.AT:
                    made[-1] = replace(made[-1], rel=latest[1])
                mentions.extend(made)
                latest = (name.last, made[-1].rel)
        mentions.extend([*self._between(mentions), *self._unknown(mentions)])
        mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
        back = References(self.reading, self.forest, self.gazetteer, self.countries, mentions).find()
        for mention in back:
            mentions.extend(self._back(mention))
        mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
        return mentions

    def _back(self, mention: PlaceMention) -> Iterator[PlaceMention]:
        """'the city', and before it what '20 km north of the city' and 'the northern edge of the city' make of it."""
        first = self._token_at(mention.span.start)
        part = self._part_of(first, mention.place, mention.span)
        if part is not None:
            yield replace(mention, place=part[0], span=part[1], rel=self._relation(part[2]), rule="place.part")
            return
        spot = self._offset(first, mention.head, mention.place, mention.span)
        if spot is not None:
            told = self.reading.report.quote(Span(spot.span.start, mention.span.start)) + mention.place.canonical
            yield replace(spot, place=replace(spot.place, canonical=told))
        yield replace(mention, rel=self._relation(first) if spot is None else PlaceRel.REFERENCE)

    def _is_coordinated(self, last: int, first: int) -> bool:
        """'around Gao, Ber and Kidal': what stands between two names is only a comma, 'and' or 'or'."""
        between = self.tokens[last:first]
        return 0 < len(between) <= 2 and all(token.text.lower() in {",", "and", "or"} for token in between)

    # --- what is a mention, and what it says --------------------------------------------------------------------------

    def _sense(self, name: PlaceName, place: Place) -> Sense:
        is_state = place.kind == "country"
        if not is_state and not self.gazetteer.countries.metonyms.find(name.text):
            return Sense.PLACE
        if self._has_direction(name.first) or self.found.in_dateline(name):
            return Sense.PLACE
        following = self.tokens[name.last] if name.last < len(self.tokens) else None
        if following is not None and following.lemma.lower() in SETTLEMENTS | FACILITIES.keys():
            return Sense.PLACE
        return judge_name(self.forest, name.head, is_state=is_state, party_nouns=self.party_nouns)

    def _has_direction(self, first: int) -> bool:
        if first == 0:
            return False
        before = self.tokens[first - 1]
        return before.text.lower() in DIRECTIONS and before.sentence == self.tokens[first].sentence

    def _mentions(
        self, name: PlaceName, place: Place, others: tuple[Candidate, ...], rule: str
    ) -> Iterator[PlaceMention]:
        span = Span(self.tokens[name.first].start, self.tokens[name.last - 1].end)
        candidates = tuple(other.place for other in others)
        rel = self._relation(name.first)
        after = self._take_noun_after(name, place, span)
        head = name.head
        if after is not None:
            place, span, rule, head = after
        part = self._take_direction_before(name, place, span)
        if part is not None:
            place, span, rule = part
        within = self._part_of(name.first, place, span)
        if within is not None:
            rel = self._relation(within[2])
            yield PlaceMention(
                span=within[1], head=head, place=within[0], rel=rel, candidates=candidates, rule="place.part"
            )
            return
        spot = self._offset(name.first, name.head, place, span)
        if spot is not None:
            yield spot
            rel = PlaceRel.REFERENCE
        yield PlaceMention(span=span, head=head, place=place, rel=rel, candidates=candidates, rule=rule)

    def _take_noun_after(self, name: PlaceName, place: Place, span: Span) -> tuple[Place, Span, str, int] | None:
        """A province, district, airport or hospital named after the place: a place of its own, or a row of its own."""
        tokens, last = self.tokens, name.last
        if (
            last >= len(tokens)
            or tokens[last].sentence != tokens[name.first].sentence
            or tokens[last].start > span.end + 1
        ):
            return None
        noun, whole = tokens[last].lemma.lower(), Span(span.start, tokens[last].end)
        words = self.reading.report.quote(whole)
        if noun in FACILITIES and not _is_of_kind(place, noun):
            known = self.gazetteer.find(words, self.countries)
            if known and known[0].rule.startswith("gazetteer.own"):
                return known[0].place, whole, known[0].rule, last
            return make_facility(place, FACILITIES[noun], words), whole, "place.facility", last
        if noun in SETTLEMENTS:
            named = self.gazetteer.find(words, self.countries)
            if named:
                return named[0].place, whole, named[0].rule, last
            if noun in AREA_KINDS and place.precision in {Precision.CITY, Precision.VILLAGE}:
                return make_area(place, noun, words), whole, "place.area", last
        return None

    def _take_direction_before(self, name: PlaceName, place: Place, span: Span) -> tuple[Place, Span, str] | None:
        """'northern Mali', 'south-eastern Aleppo': a part, unless our own table knows it by that name."""
        if not self._has_direction(name.first):
            return None
        tokens, start = self.tokens, name.first - 1
        word = tokens[start].text
        if start > 1 and tokens[start - 1].text == "-" and bearing_of(tokens[start - 2].text + word) is not None:
            start -= 2
            word = tokens[start].text + word
        whole = Span(tokens[start].start, span.end)
        words = self.reading.report.quote(whole)
        named = self.gazetteer.find(words, self.countries)
        if named and named[0].place.country == place.country:
            return named[0].place, whole, named[0].rule
        part = make_part(place, word, words)
        return None if part is None else (part, whole, "place.part")

    def _part_of(self, first: int, place: Place, span: Span) -> tuple[Place, Span, int] | None:
        """'the northern part of Gao', 'the eastern edge of the town': the part, its words, and its first token."""
        tokens = self.tokens
        if first < 3 or tokens[first - 1].lemma.lower() != "of" or tokens[first - 2].lemma.lower() not in PARTS:
            return None
        if bearing_of(tokens[first - 3].text) is None or tokens[first - 3].sentence != tokens[first].sentence:
            return None
        which, noun = tokens[first - 3].text, tokens[first - 2]
        name = f"{which} {'' if noun.lemma.lower() in HALVES else noun.text + ' of '}{place.canonical}"
        part = make_part(place, which, name)
        return None if part is None else (part, Span(tokens[first - 3].start, span.end), first - 3)

    def _offset(self, first: int, head: int, place: Place, span: Span) -> PlaceMention | None:
        """'60 km south of Gao', 'north of Gao', '12 miles from Gao': a spot of its own, which ends with the name."""
        tokens = self.tokens
        index = first - 1
        if index < 1 or tokens[index].lemma.lower() not in {"of", "from", "outside", "off"}:
            return None
        index -= 1
        bearing = bearing_of(tokens[index].text)
        if bearing is not None:
            index -= 1
            if index > 0 and tokens[index].text == "-":
                both = bearing_of(tokens[index - 1].text + tokens[index + 1].text)
                bearing, index = (both, index - 2) if both is not None else (bearing, index)
        while index >= 0 and tokens[index].lemma.lower() in {"to", "the", "away", "(", "just", "further", "farther"}:
            index -= 1
        km, start = self._distance(index)
        if km is None:
            start = index + 1
        if (bearing is None and km is None) or tokens[start].sentence != tokens[first].sentence:
            return None
        words = Span(tokens[start].start, span.end)
        spot = make_spot(place, bearing, km, self.reading.report.quote(words))
        if spot is None:
            return None
        return PlaceMention(span=words, head=head, place=spot, rel=PlaceRel.NEAR, rule="place.offset")

    def _distance(self, index: int) -> tuple[float | None, int]:
        """Read '60 km', '60-km' backwards from its unit; gives km and the first token, or None."""
        tokens = self.tokens
        unit = KM_OF_UNIT.get(tokens[index].lemma.lower().rstrip(".")) if index >= 1 else None
        if unit is None:
            return None, index
        number = index - 2 if tokens[index - 1].text == "-" and index >= 2 else index - 1
        try:
            return float(tokens[number].text.replace(",", "")) * unit, number
        except ValueError:
            return None, index

    def _relation(self, first: int) -> PlaceRel:
        """What the preposition before a phrase says; leaving and reaching say it without one."""
        tokens = self.tokens
        index, sentence = first - 1, tokens[first].sentence
        while index >= 0 and tokens[index].sentence == sentence:
            lemma = tokens[index].lemma.lower()
            beforehand = tokens[index - 1].lemma.lower() if index else ""
            if lemma in RELATIONS:
                return PlaceRel.NEAR if lemma == "to" and beforehand in {"close", "next"} else RELATIONS[lemma]
            if lemma == "of" and beforehand in {"outskirt", "outskirts", "suburb", "suburbs"}:
                return PlaceRel.NEAR
            if lemma == "of" and beforehand == "out":
                return PlaceRel.FROM
            if lemma not in {"the", "of", "both"} and lemma not in DIRECTIONS and lemma not in SETTLEMENTS:
                break
            index -= 1
        if tokens[first].deprel == "obj":
            verb = tokens[tokens[first].head].lemma.lower()
            return PlaceRel.FROM if verb in LEAVING else PlaceRel.TO if verb in ARRIVING else PlaceRel.AT
        return PlaceRel.AT

    def _between(self, mentions: list[PlaceMention]) -> Iterator[PlaceMention]:
        """'halfway between Gao and Bourem', 'between Gao and Bourem': a spot in the middle."""
        tokens = self.tokens
        for one, other in pairwise(mentions):
            start, end = self._token_at(one.span.start), self._token_at(other.span.start)
            if start < 1 or end - start > 6 or tokens[start - 1].lemma.lower() != "between":
                continue
            if tokens[end - 1].text != "and" or one.place.precision is Precision.COUNTRY:
                continue
            words = Span(tokens[start - 1].start, other.span.end)
            middle = make_middle(one.place, other.place, self.reading.report.quote(words))
            if middle is not None:
                yield PlaceMention(span=words, head=one.head, place=middle, rel=PlaceRel.NEAR, rule="place.between")

    def _token_at(self, offset: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.tokens[middle].start < offset else (low, middle)
        return min(low, len(self.tokens) - 1)

    # --- names that no table knows ------------------------------------------------------------------------------------

    def _unknown(self, mentions: list[PlaceMention]) -> Iterator[PlaceMention]:
        """'the village of Tamra', 'near Tamra', 'Tamra district', 'Camp Tamra': a close spelling, else unresolved."""
        taken = {index for name in self.names for index in range(name.first, name.last)} | self.found.party_tokens
        index, tokens = 0, self.tokens
        while index < len(tokens):
            last = index
            while last < len(tokens) and last - index < MOST_NAME_TOKENS and self._is_unknown_word(last, index, taken):
                last += 1
            if last == index:
                index += 1
                continue
            mention = self._unknown_place(index, last)
            if mention is not None:
                yield self._in_town(mention, mentions)
            index = last

    def _in_town(self, mention: PlaceMention, mentions: list[PlaceMention]) -> PlaceMention:
        """An unknown street, hospital or bridge lies in or near the town named last before it."""
        if mention.place.lat is not None or mention.place.kind not in URBAN:
            return mention
        sentence = self.tokens[mention.head].sentence
        before = bisect_left(mentions, mention.span.start, key=lambda other: other.span.start)
        for other in reversed(mentions[max(0, before - MOST_LOOKED_BACK) : before]):
            if sentence - self.tokens[other.head].sentence > URBAN_REACH:
                break
            if other.place.kind in TOWN_KINDS:
                near = make_facility(other.place, mention.place.kind, mention.place.canonical)
                return replace(mention, place=near, rule="place.unknown.near")
        return mention

    def _is_unknown_word(self, index: int, first: int, taken: set[int]) -> bool:
        token = self.tokens[index]
        if index in taken or token.sentence != self.tokens[first].sentence:
            return False
        if token.text[0].isupper() and token.upos == "PROPN":
            return token.text.lower() not in NEVER and token.text.lower() not in DIRECTIONS
        glued = index > first and token.start == self.tokens[index - 1].end
        return glued and (token.text == "-" or self.tokens[index - 1].text == "-") and token.text[0] not in "'’,.;:"

    def _unknown_place(self, first: int, last: int) -> PlaceMention | None:
        tokens = self.tokens
        while last > first and tokens[last - 1].text == "-":
            last -= 1
        label, score = self.found.label(first)
        if (
            last == first
            or (label == "person" and score >= SURE_PERSON)
            or (last - first == 1 and (tokens[first].xpos == "NNPS" or tokens[first].text in self.found.surnames))
            or tokens[first].sentence in self.found.shouted
            or self.found.is_somebody(first, last, self.countries)
        ):
            return None
        kind = OPENERS.get(tokens[first].text.lower(), "") if last - first > 1 else ""
        noun = (
            tokens[last].lemma.lower() if last < len(tokens) and tokens[last].sentence == tokens[first].sentence else ""
        )
        closing = tokens[last - 1].lemma.lower()
        before = (
            tokens[first - 1].lemma.lower() if first and tokens[first - 1].sentence == tokens[first].sentence else ""
        )
        before = tokens[first - 2].lemma.lower() if before == "the" and first > 1 else before
        named = closing in FACILITIES and last - first > 1 and tokens[last - 1].text[0].isupper()
        told = noun in SETTLEMENTS or (noun in FACILITIES and tokens[last].upos == "NOUN")
        model = self.found.is_placed(first, last)
        proposed = not self.found.proposed.isdisjoint(range(first, last)) and label in {"", "place"}
        if kind or named or told or proposed:
            pass
        elif not (before in PLACE_PREPOSITIONS and label in {"", "place"}) and not (
            before in OTHER_PREPOSITIONS and model
        ):
            return None
        span = Span(tokens[first].start, tokens[last if told else last - 1].end)
        words = self.reading.report.quote(Span(tokens[first].start, tokens[last - 1].end))
        if self.gazetteer.countries.demonyms.find(words):
            return None
        whole = self.reading.report.quote(span)
        ranked = self.gazetteer.find(whole, self.countries[:1]) if kind or named or told else ()
        ranked = ranked or (() if kind or named else self.gazetteer.find(words, self.countries))
        rel = self._relation(first)
        if ranked and ranked[0].place.country in self.countries:
            place = ranked[0].place
            return PlaceMention(span=span, head=last if told else last - 1, place=place, rel=rel, rule=ranked[0].rule)
        facility = FACILITIES.get(closing if named else noun if told else "", "place")
        unresolved = make_unresolved(whole, kind or facility)
        return PlaceMention(span=span, head=last if told else last - 1, place=unresolved, rel=rel, rule="place.unknown")


def _is_of_kind(place: Place, noun: str) -> bool:
    bases = {"airfield", "airport", "base", "camp"}
    return place.kind == FACILITIES[noun] or (place.kind in bases and FACILITIES[noun] in bases)
