"""Places: the words that refer to one, and where it lies.

Names are found first (`place_names`), then resolved together: the countries that a report names decide among homonyms, then
the place named beside it, then size. Phrases around a name ('northern', '60 km south of', 'airport') make places of their own
(`place_phrases`); a state or capital that acts is a party and no place (`metonyms`); 'the town', 'there' and 'the north' take
the place named last that can be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sayso.knowledge.actors import Catalogue
from sayso.knowledge.gazetteer import Candidate, Gazetteer
from sayso.knowledge.folding import fold
from sayso.read.metonyms import Sense, judge_name
from sayso.read.place_names import DIRECTIONS, FACILITIES, SETTLEMENTS, PlaceName, find_place_names
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
from sayso.read.name_words import cut_names
from sayso.read.trees import Forest
from sayso.records import Place, PlaceMention, PlaceRel, Precision, Reading, Span

MOST_CONTEXT_COUNTRIES = 4  # countries whose places are preferred: those named most often
TOO_CLOSE = 0.25  # two candidates in different countries whose weights lie nearer than this: neither is taken
MOST_CANDIDATES = 5  # candidates kept for the margin

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
    "for": PlaceRel.TO,
    "within": PlaceRel.WITHIN,
    "inside": PlaceRel.WITHIN,
    "across": PlaceRel.WITHIN,
    "throughout": PlaceRel.WITHIN,
}
# Nouns that, with an article, stand for a place named before, and the kinds of place they may stand for.
TOWN_KINDS = frozenset({"city", "town", "village", "port", "neighbourhood", "district"})
BACK_NOUNS = {
    "city": TOWN_KINDS,
    "town": TOWN_KINDS,
    "village": TOWN_KINDS,
    "port": TOWN_KINDS | {"port"},
    "settlement": TOWN_KINDS,
    "suburb": TOWN_KINDS,
    "neighbourhood": TOWN_KINDS,
    "neighborhood": TOWN_KINDS,
    "country": frozenset({"country"}),
    "region": frozenset({"region", "province", "state", "territory"}),
    "province": frozenset({"province", "region", "state"}),
    "state": frozenset({"state"}),
    "district": frozenset({"district", "territory"}),
    "territory": frozenset({"region", "territory"}),
    "enclave": frozenset({"region", "district", "town", "city"}),
    "island": frozenset({"island"}),
    "valley": frozenset({"valley"}),
    "camp": frozenset({"camp"}),
    "airport": frozenset({"airport"}),
    "airfield": frozenset({"airfield", "airport", "base"}),
    "base": frozenset({"base"}),
    "crossing": frozenset({"crossing"}),
    "dam": frozenset({"dam"}),
    "river": frozenset({"river"}),
}
BACK_LIMIT = 12  # sentences: further back, 'the town' is not trusted to mean the last one named


def add_places(
    reading: Reading, gazetteer: Gazetteer, catalogue: Catalogue, *, every_name: bool = False
) -> Reading:
    """Add the mentions of places, in text order.

    Names that stand for a government are left to the actors, save with `every_name`, for whoever maps all toponyms.
    """
    return replace(reading, places=tuple(_Reader(reading, gazetteer, catalogue).read(every_name=every_name)))


class _Reader:
    """The places of one reading."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer, catalogue: Catalogue) -> None:
        self.reading, self.gazetteer = reading, gazetteer
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.names = find_place_names(reading, gazetteer, catalogue)
        self.party_nouns = frozenset(catalogue.nouns)
        self.votes = self._count_countries(catalogue)
        self.context = tuple(country for country, _ in self.votes.most_common(MOST_CONTEXT_COUNTRIES))
        self.chosen: dict[str, tuple[Place, tuple[Candidate, ...], str]] = {}

    def read(self, *, every_name: bool) -> list[PlaceMention]:
        mentions: list[PlaceMention] = []
        before: Place | None = None
        for number, name in enumerate(self.names):
            place, others, rule = self._resolve(name, number, before)
            before = place if place.lat is not None else before
            if not every_name and (name.inside or self._sense(name, place) in {Sense.PARTY, Sense.PART}):
                continue
            mentions.extend(self._mentions(name, place, others, rule))
        mentions.extend(self._between(mentions))
        mentions.extend(self._unknown(mentions))
        mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
        mentions.extend(self._references(mentions))
        mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
        return mentions

    # --- which of its homonyms a name means ---------------------------------------------------------------------------

    def _count_countries(self, catalogue: Catalogue) -> Counter[str]:
        """Count the countries that a report names: by name, by its people's name, by parties at home there, by big places."""
        votes: Counter[str] = Counter()
        for name in self.names:
            best = name.candidates[0]
            if best.place.country and (best.place.kind == "country" or best.weight >= 6 or len(name.candidates) == 1):
                votes[best.place.country] += 3 if best.place.kind == "country" else 1
        words = cut_names(self.tokens)
        for index, form in enumerate(words.forms):
            if not form[0].isupper():
                continue
            people = self.gazetteer.countries.demonyms.longest(words.words, words.forms, index)
            if people:
                votes[people.values[0].id] += 2
            parties = catalogue.names.longest(words.words, words.forms, index)
            if parties and len(parties.values) == 1 and len(parties.values[0][0].countries) == 1:
                votes[parties.values[0][0].countries[0]] += 1
        return votes

    def _resolve(self, name: PlaceName, number: int, before: Place | None) -> tuple[Place, tuple[Candidate, ...], str]:
        key = fold(name.text)
        beyond = self._beyond(number)
        if beyond is None and key in self.chosen:
            return self.chosen[key]
        countries = (beyond.country,) if beyond is not None and beyond.country else self.context
        near = beyond if beyond is not None and beyond.precision is not Precision.COUNTRY else before
        point = (near.lat, near.lon) if near is not None and near.lat is not None and near.lon is not None else None
        ranked = self.gazetteer.find(name.text, countries, point)
        best, others = ranked[0], ranked[1:MOST_CANDIDATES]
        rival = next((other for other in others if other.place.country != best.place.country), None)
        if rival is not None and best.weight - rival.weight < TOO_CLOSE:
            result = (make_unresolved(name.text), ranked[:MOST_CANDIDATES], "place.ambiguous")
        else:
            result = (best.place, others, best.rule + (".beyond" if beyond is not None else ""))
        self.chosen.setdefault(key, result)
        return result

    def _beyond(self, number: int) -> Place | None:
        """The wider place named after a comma or in brackets: 'Pandi, Bulacan', 'Tripoli (Lebanon)'."""
        if number + 1 >= len(self.names):
            return None
        name, wider = self.names[number], self.names[number + 1]
        if wider.first != name.last + 1 or self.tokens[name.last].text not in {",", "("}:
            return None
        place = wider.candidates[0].place
        if place.precision not in {Precision.COUNTRY, Precision.REGION} or name.candidates[0].place.precision is place.precision:
            return None
        follows = self.tokens[wider.last].text if wider.last < len(self.tokens) else ""
        if follows == "and" and self.tokens[name.last].text == ",":
            return None
        return place

    # --- what is a mention, and what it says --------------------------------------------------------------------------

    def _sense(self, name: PlaceName, place: Place) -> Sense:
        is_state = place.kind == "country"
        if not is_state:
            seats = self.gazetteer.countries.metonyms.find(name.text)
            if not seats:
                return Sense.PLACE
        if self._has_direction(name.first) or self._in_dateline(name):
            return Sense.PLACE
        following = self.tokens[name.last] if name.last < len(self.tokens) else None
        if following is not None and following.lemma.lower() in SETTLEMENTS | FACILITIES.keys():
            return Sense.PLACE
        return judge_name(self.forest, name.head, is_state=is_state, party_nouns=self.party_nouns)

    def _in_dateline(self, name: PlaceName) -> bool:
        dateline = self.reading.report.dateline
        return dateline is not None and dateline.start <= self.tokens[name.first].start < dateline.end

    def _has_direction(self, first: int) -> bool:
        if first == 0:
            return False
        return self.tokens[first - 1].text.lower() in DIRECTIONS and self.tokens[first - 1].sentence == self.tokens[first].sentence

    def _mentions(
        self, name: PlaceName, place: Place, others: tuple[Candidate, ...], rule: str
    ) -> Iterator[PlaceMention]:
        first, last = name.first, name.last
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        candidates = tuple(other.place for other in others)
        rel = self._relation(name.first)
        place, span, rule, head = self._widen(name, place, span, rule)
        spot = self._offset(name, place, span)
        if spot is not None:
            yield spot
            rel = PlaceRel.REFERENCE
        yield PlaceMention(span=span, head=head, place=place, rel=rel, candidates=candidates, rule=rule)

    def _widen(self, name: PlaceName, place: Place, span: Span, rule: str) -> tuple[Place, Span, str, int]:
        """Take in the words that change the place: a direction before it, a province, a district, an airport after it."""
        tokens, text = self.tokens, self.reading.report.text
        first, last, head = name.first, name.last, name.head
        if last < len(tokens) and tokens[last].sentence == tokens[first].sentence and tokens[last].start <= span.end + 1:
            noun = tokens[last].lemma.lower()
            whole = text[span.start : tokens[last].end]
            if noun in FACILITIES and not self._knows_kind(place, noun):
                return make_facility(place, FACILITIES[noun], whole), Span(span.start, tokens[last].end), "place.facility", last
            if noun in SETTLEMENTS:
                named = self.gazetteer.find(whole, self.context)
                if named:
                    return named[0].place, Span(span.start, tokens[last].end), named[0].rule, last
                if noun in AREA_KINDS and place.precision in {Precision.CITY, Precision.VILLAGE}:
                    return make_area(place, noun, whole), Span(span.start, tokens[last].end), "place.area", last
        if self._has_direction(first):
            start = first - 1
            word = tokens[start].text
            if word.lower() in {"west", "east", "north", "south"} and start > 0 and tokens[start - 1].text == "-":
                start -= 2
                word = tokens[start].text + word
            whole = text[tokens[start].start : span.end]
            named = self.gazetteer.find(whole, self.context)
            if named and named[0].place.country == place.country:
                return named[0].place, Span(tokens[start].start, span.end), named[0].rule, head
            part = make_part(place, word, whole)
            if part is not None:
                return part, Span(tokens[start].start, span.end), "place.part", head
        return place, span, rule, head

    @staticmethod
    def _knows_kind(place: Place, noun: str) -> bool:
        return place.kind == FACILITIES[noun] or place.kind in {"airfield", "base", "camp"} and FACILITIES[noun] in {"airport", "base", "camp"}

    def _offset(self, name: PlaceName, place: Place, span: Span) -> PlaceMention | None:
        """'60 km south of Gao', 'north of Gao', '12 miles from Gao': a spot of its own, whose words end with the name."""
        tokens = self.tokens
        index = name.first - 1
        if index < 0 or tokens[index].lemma.lower() not in {"of", "from", "outside", "off"}:
            return None
        index -= 1
        bearing = None
        if index >= 0:
            bearing = bearing_of(tokens[index].text)
            if bearing is not None:
                index -= 1
                if index > 0 and tokens[index].text == "-" and bearing_of(tokens[index - 1].text + tokens[index + 1].text) is not None:
                    bearing = bearing_of(tokens[index - 1].text + tokens[index + 1].text)
                    index -= 2
        while index >= 0 and tokens[index].lemma.lower() in {"to", "the", "away", "(", "just", "further", "farther"}:
            index -= 1
        km, start = self._distance(index)
        if bearing is None and km is None:
            return None
        if km is None:
            start = index + 1
        if tokens[start].sentence != tokens[name.first].sentence:
            return None
        words = Span(tokens[start].start, span.end)
        spot = make_spot(place, bearing, km, self.reading.report.quote(words))
        if spot is None:
            return None
        return PlaceMention(span=words, head=name.head, place=spot, rel=PlaceRel.NEAR, rule="place.offset")

    def _distance(self, index: int) -> tuple[float | None, int]:
        """Read '60 km', '60-km', 'sixty kilometres' backwards from its unit; gives km and the first token, or None."""
        tokens = self.tokens
        if index < 1 or tokens[index].lemma.lower().rstrip(".") not in KM_OF_UNIT:
            return None, index
        unit = KM_OF_UNIT[tokens[index].lemma.lower().rstrip(".")]
        number = index - 1
        if tokens[number].text == "-":
            number -= 1
        digits = tokens[number].text.replace(",", "")
        try:
            return float(digits) * unit, number
        except ValueError:
            return None, index

    def _relation(self, first: int) -> PlaceRel:
        tokens = self.tokens
        index = first - 1
        sentence = tokens[first].sentence
        while index >= 0 and tokens[index].sentence == sentence:
            lemma = tokens[index].lemma.lower()
            if lemma in RELATIONS:
                if lemma == "to" and index > 0 and tokens[index - 1].lemma.lower() in {"close", "next"}:
                    return PlaceRel.NEAR
                return RELATIONS[lemma] if lemma != "for" or tokens[index - 1].lemma.lower() in {"leave", "head", "bind", "bound"} else PlaceRel.AT
            if lemma == "of" and index > 0 and tokens[index - 1].lemma.lower() in {"outskirt", "outskirts", "suburb", "suburbs"}:
                return PlaceRel.NEAR
            if lemma == "of" and index > 1 and tokens[index - 1].lemma.lower() == "out":
                return PlaceRel.FROM
            if not (lemma in {"the", "of", "both"} or lemma in DIRECTIONS or lemma in SETTLEMENTS):
                break
            index -= 1
        verb = self.forest.governor(first)
        if tokens[first].deprel == "obj" and verb is not None:
            lemma = tokens[verb].lemma.lower()
            if lemma in {"leave", "flee", "quit", "abandon", "evacuate"}:
                return PlaceRel.FROM
            if lemma in {"reach", "enter", "approach"}:
                return PlaceRel.TO
        return PlaceRel.AT

    def _between(self, mentions: list[PlaceMention]) -> Iterator[PlaceMention]:
        """'halfway between Gao and Bourem', 'between Gao and Bourem': a spot in the middle."""
        tokens = self.tokens
        for one, other in zip(mentions, mentions[1:], strict=False):
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
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    # --- names that nothing answers, and words that refer back --------------------------------------------------------

    def _unknown(self, mentions: list[PlaceMention]) -> Iterator[PlaceMention]:
        """Names that the sentence calls a place ('the village of Tamra') and no table knows: close spellings, else unresolved."""
        taken = {index for name in self.names for index in range(name.first, name.last)}
        for entity in self.reading.entities:
            if entity.label.lower() not in {"place", "loc", "gpe"} or entity.score < 0.4 or taken & set(range(entity.first, entity.last)):
                continue
            first, last = entity.first, entity.last
            while first < last and (not self.tokens[first].text[0].isupper() or self.tokens[first].text.lower() in DIRECTIONS | {"the"}):
                first += 1
            if first >= last or self.tokens[last - 1].upos != "PROPN" or last - first > 4:
                continue
            previous = self.tokens[first - 1].lemma.lower() if first else ""
            if previous not in {"in", "at", "near", "from", "to", "of", "outside", "around", "toward", "towards", "into", "between", "and"}:
                continue
            span = Span(self.tokens[first].start, self.tokens[last - 1].end)
            words = self.reading.report.quote(span)
            if self.gazetteer.countries.demonyms.find(words):
                continue
            ranked = self.gazetteer.find(words, self.context)
            place = ranked[0].place if ranked else make_unresolved(words)
            rule = ranked[0].rule if ranked else "place.unknown"
            yield PlaceMention(span=span, head=last - 1, place=place, rel=self._relation(first), rule=rule)

    def _references(self, mentions: list[PlaceMention]) -> list[PlaceMention]:
        """'the town', 'the country', 'there', 'the north': the last place named before that may be meant."""
        found: list[PlaceMention] = []
        heads = {mention.head for mention in mentions}
        seen: list[PlaceMention] = []
        waiting = iter(mentions)
        following = next(waiting, None)
        for token in self.tokens:
            while following is not None and following.span.start < token.start:
                seen.append(following)
                following = next(waiting, None)
            if token.index in heads or token.text[0].isupper() and token.upos == "PROPN":
                continue
            mention = self._refer(token.index, seen)
            if mention is not None:
                found.append(mention)
                seen.append(mention)
        return found

    def _refer(self, index: int, seen: list[PlaceMention]) -> PlaceMention | None:
        token = self.tokens[index]
        lemma = token.lemma.lower()
        if lemma == "there":
            return self._there(index, seen)
        if lemma not in BACK_NOUNS and lemma != "capital" and (bearing_of(lemma) is None or token.upos != "NOUN"):
            return None
        if index == 0 or token.xpos == "NNS":
            return None
        kids = self.forest.kids[index]
        determiner = next((kid for kid in kids if self.tokens[kid].lemma.lower() in {"the", "this", "that"}), None)
        if determiner is None or any(self.tokens[kid].deprel.startswith(("nmod", "compound", "flat", "appos")) for kid in kids):
            return None
        first = min((kid for kid in kids if kid < index), default=index)
        span = Span(self.tokens[determiner].start, token.end)
        adjectives = [self.tokens[kid] for kid in kids if self.tokens[kid].deprel == "amod"]
        if lemma == "capital":
            return self._capital(index, span, [adjective.text for adjective in adjectives])
        if any(adjective.text[0].isupper() for adjective in adjectives):
            return None
        if lemma not in BACK_NOUNS:
            return self._direction(index, lemma, span) if not adjectives else None
        kinds = BACK_NOUNS[lemma]
        for mention in reversed(seen):
            if token.sentence - self.tokens[mention.head].sentence > BACK_LIMIT:
                break
            if mention.place.kind in kinds:
                return PlaceMention(
                    span=span, head=index, place=mention.place, rel=self._relation(first), rule=f"place.back.{lemma}"
                )
        country = self._home() if lemma == "country" else None
        if country is not None:
            return PlaceMention(span=span, head=index, place=country, rel=self._relation(first), rule="place.back.home")
        return None

    def _there(self, index: int, seen: list[PlaceMention]) -> PlaceMention | None:
        token = self.tokens[index]
        if token.upos != "ADV" or token.deprel == "expl" or not seen:
            return None
        last = seen[-1]
        if token.sentence - self.tokens[last.head].sentence > 1:
            return None
        return PlaceMention(span=token.span, head=index, place=last.place, rule="place.back.there")

    def _capital(self, index: int, span: Span, adjectives: list[str]) -> PlaceMention | None:
        countries = self.gazetteer.countries
        country = next((found[0] for word in adjectives if (found := countries.demonyms.find(word))), None)
        home = country or countries.by_id.get(self.context[0] if self.context else "")
        if home is None or not home.capital or (adjectives and country is None):
            return None
        ranked = self.gazetteer.find(home.capital, (home.id,))
        if not ranked:
            return None
        return PlaceMention(
            span=span, head=index, place=ranked[0].place, rel=self._relation(index - 1), rule="place.back.capital"
        )

    def _direction(self, index: int, lemma: str, span: Span) -> PlaceMention | None:
        """'the north', said of the country that the report is about."""
        home = self._home()
        if home is None:
            return None
        place = make_part(home, lemma, f"{lemma}ern {home.canonical}")
        if place is None:
            return None
        return PlaceMention(span=span, head=index, place=place, rel=self._relation(index - 1), rule="place.back.direction")

    def _home(self) -> Place | None:
        country = self.gazetteer.countries.by_id.get(self.context[0] if self.context else "")
        return country.place if country is not None else None
