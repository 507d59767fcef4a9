"""Names of places in running words: which capitalised words may be one, and whether the sentence speaks for it.

The index knows a place for nearly every surname and many a common word (*Most*, *Nice*, *Victoria*), so a name alone is
no proof. A well-known place (a country, one of our own table, a big city) is taken unless it is part of a longer name; any other
needs a word in its favour: a preposition of place, 'the village of', a country after a comma, the dateline, the language model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge.actors import Catalogue
from sayso.knowledge.folding import ARTICLES
from sayso.knowledge.gazetteer import Candidate, Gazetteer
from sayso.read.name_words import NameWords, cut_names
from sayso.records import Reading, Token

MOST_TOKENS = 7  # 'Santiago de los Caballeros', 'Deir ez - Zor': the longest names of the index
STRONG_WEIGHT = 5.0  # about 100,000 people, or a place of our own table
SURE_PERSON = 0.6  # the language model's score from which a person's name is believed against a place without support

LOCATIVE = frozenset(
    """in at near from to into toward towards outside inside around across throughout through via along off within beyond between
    over nearby onto""".split()
)
DIRECTIONS = frozenset(
    """northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern
    north-western south-eastern south-western north south east west northeast northwest southeast southwest
    upper lower greater downtown rural""".split()
)
SETTLEMENTS = frozenset(
    """town city village hamlet settlement port capital suburb neighbourhood neighborhood quarter district province region state
    governorate county prefecture municipality commune department oblast island valley camp area territory canton locality
    stronghold enclave township community mountains plain peninsula desert""".split()
)
# A word of this kind after the name makes it the name of a body: 'Mopti Hospital', 'Sahel Wire', 'Gao Brigade'.
BODIES = frozenset(
    """hospital university college school bank institute brigade battalion regiment division wire times herald post tribune news
    radio television tv gazette journal courier observer chronicle telegraph mirror monitor agency ministry police army navy force
    forces militia council court agreement accord accords treaty declaration process protocol group club fc united
    foundation association union company corporation airlines street avenue road initiative plan convention resolution commission
    committee front movement party brothers declaration syndrome virus fever doctrine""".split()
)
MEETINGS = frozenset("summit conference meeting talks ceremony forum attack attacks bombing massacre operation offensive siege".split())
NEVER = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday god allah christmas easter ramadan eid president minister secretary general colonel captain mr mrs ms dr
    north south east west northern southern eastern western central english french arabic christian muslim islam i he she we they it name
    the a an and but or if when while after before since for of on by with as this that these those his her our my your its there
    here no not yes who what where why how all some many most more one two three four five six seven eight nine ten at in to from
    police army government parliament state union republic national international world security council court house street""".split()
)
TITLES = frozenset(
    """mr mrs ms miss dr president minister senator sheikh sheik colonel general captain major lieutenant sergeant gov governor king
    queen prince princess emir imam mullah ayatollah bishop father sir lord lady judge professor secretary col gen capt lt maj sgt
    ambassador commander admiral brigadier chancellor premier representative congressman spokesman spokeswoman""".split()
)


@dataclass(slots=True)
class PlaceName:
    """A name found: tokens `first <= index < last`, its head, and what it may mean without any context."""

    first: int
    last: int
    head: int
    text: str
    candidates: tuple[Candidate, ...]
    supported: bool
    inside: str = ""  # the lemma of the word that makes it part of a body's name, if any


def find_place_names(reading: Reading, gazetteer: Gazetteer, catalogue: Catalogue) -> list[PlaceName]:
    """Find the names of places of a reading, in text order, without overlaps."""
    return _Finder(reading, gazetteer, catalogue).find()


class _Finder:
    """One pass over one reading."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer, catalogue: Catalogue) -> None:
        self.tokens: Sequence[Token] = reading.tokens
        self.text = reading.report.text
        self.gazetteer, self.catalogue = gazetteer, catalogue
        self.words: NameWords = cut_names(reading.tokens)
        self.labels: dict[int, tuple[str, float]] = {}
        for entity in reading.entities:
            for index in range(entity.first, entity.last):
                self.labels[index] = (entity.label.lower(), entity.score)
        self.shouted = {
            sentence.index
            for sentence in reading.sentences
            if not any(token.text.islower() and len(token.text) > 2 for token in reading.tokens[sentence.first : sentence.last])
        }
        self.dateline = reading.report.dateline

    def find(self) -> list[PlaceName]:
        found: list[PlaceName] = []
        index, count = 0, len(self.tokens)
        while index < count:
            if not self._may_begin(index):
                index += 1
                continue
            covered = self._party(index)
            name = self._longest(index)
            if covered > 0 and (name is None or index + covered >= name.last):
                index += covered
                continue
            if name is None:
                index += 1
                continue
            if self._accept(name, found[-1] if found else None):
                found.append(name)
            index = name.last
        return found

    def _may_begin(self, index: int) -> bool:
        text = self.tokens[index].text
        if text[0].isupper():
            return True
        following = index + 1
        if text not in ARTICLES or following >= len(self.tokens):
            return False
        after = self.tokens[following]
        return (after.text == "-" and after.start == self.tokens[index].end) or (text in {"al", "el"} and after.text[0].isupper())

    def _party(self, index: int) -> int:
        """How many tokens a party's name covers here: 'Islamic State in Libya' holds no place."""
        words = self.words
        start = words.first[index]
        if start >= len(words.words) or words.tokens[start] != index:
            return 0
        found = self.catalogue.names.longest(words.words, words.forms, start)
        if not found or all(needs_country for _, needs_country in found.values):
            return 0
        return words.tokens[start + found.count - 1] + 1 - index

    def _longest(self, index: int) -> PlaceName | None:
        tokens, text = self.tokens, self.text
        sentence = tokens[index].sentence
        last = index + 1
        while last < min(index + MOST_TOKENS, len(tokens)) and tokens[last].sentence == sentence and self._may_go_on(last):
            last += 1
        for end in range(last, index, -1):
            closing = tokens[end - 1]
            if not closing.text[0].isupper() and closing.start != tokens[end - 2].end:
                continue
            if not closing.text[0].isalnum() and closing.text[0] != "'":
                continue
            words = text[tokens[index].start : closing.end]
            candidates = self.gazetteer.find(words) if end - index > 1 or words.lower() not in NEVER else ()
            if candidates and self._case_fits(words, candidates):
                return PlaceName(index, end, self._head(index, end), words, candidates, supported=False)
        return None

    def _may_go_on(self, index: int) -> bool:
        token, before = self.tokens[index], self.tokens[index - 1]
        glued = token.start == before.end
        if token.text[0].isupper() or token.text in {"-", "'", "’", "–"} and glued or token.text[0] in "'’" and glued:
            return token.text not in {"'s", "’s"}
        if glued and before.text in {"-", "’", "'"}:
            return True
        return token.text.lower() in ARTICLES or token.text in {"de", "of", "la", "da", "do", "del", "los", "las", "on", "le", "and", "du"}

    @staticmethod
    def _case_fits(words: str, candidates: tuple[Candidate, ...]) -> bool:
        """Short words in capitals are codes ('US', 'UAE'), which only countries have; 'Us' is no country."""
        if len(words) > 3 or "." in words:
            return True
        code = candidates[0].place.kind == "country" and candidates[0].place.canonical.upper() != words.upper()
        return words.isupper() == code or (words.isupper() and not code and len(words) == 3)

    def _head(self, first: int, last: int) -> int:
        inside = range(first, last)
        for index in inside:
            head = self.tokens[index].head
            if (head not in inside or head == index) and self.tokens[index].upos != "PUNCT":
                return index
        return last - 1

    def _accept(self, name: PlaceName, before: PlaceName | None) -> bool:
        tokens = self.tokens
        best = name.candidates[0]
        label, score = self.labels.get(name.head, ("", 0.0))
        name.supported = self._supported(name, before) or (label in {"place", "loc", "gpe"} and score >= 0.4)
        following = tokens[name.last] if name.last < len(tokens) else None
        previous = tokens[name.first - 1] if name.first else None
        if following is not None and following.sentence == tokens[name.head].sentence and following.start <= name_end(self, name) + 1:
            lemma = following.lemma.lower()
            if lemma in BODIES and (following.text[0].isupper() or lemma not in {"street", "road", "front", "united", "plan"}):
                name.inside = lemma
            elif self._is_longer_name(following) and not self._may_stand_before(name, lemma):
                return False
        if previous is not None and previous.sentence == tokens[name.head].sentence:
            if previous.lemma.lower().rstrip(".") in TITLES and best.place.precision.value != "country":
                return False
            if self._is_longer_name(previous) and previous.text.lower() not in DIRECTIONS and not self._begins_sentence(name.first - 1):
                return False
        strong = best.weight >= STRONG_WEIGHT
        if previous is not None and previous.lemma.lower() == "the" and not best.rule.startswith("gazetteer.own"):
            return False  # 'in the Name of': English puts an article before regions and rivers, never before towns
        if tokens[name.head].sentence in self.shouted and not strong:
            return False
        if label in {"person", "per"} and score >= SURE_PERSON and best.place.precision.value != "country":
            return name.supported and self._after_preposition(name)
        if name.last - name.first == 1 and tokens[name.first].upos not in {"PROPN", "X"} and best.place.precision.value != "country":
            return name.supported and strong
        return strong or name.supported

    @staticmethod
    def _may_stand_before(name: PlaceName, lemma: str) -> bool:
        """'Konna market', 'the Paris Summit', 'Minister for the Middle East Amina Said': the name ends where it ends."""
        wide = name.candidates[0].place.precision.value in {"country", "region", "continent"}
        return wide or lemma in SETTLEMENTS or lemma in FACILITIES or lemma in MEETINGS

    def _supported(self, name: PlaceName, before: PlaceName | None) -> bool:
        tokens = self.tokens
        if self.dateline is not None and self.dateline.start <= tokens[name.first].start < self.dateline.end:
            return True
        if self._after_preposition(name):
            return True
        if name.last < len(tokens) and tokens[name.last].lemma.lower() in SETTLEMENTS:
            return True
        if name.last + 1 < len(tokens) and tokens[name.last].text == ",":
            beyond = self._longest(name.last + 1) if tokens[name.last + 1].text[0].isupper() else None
            if beyond is not None and beyond.candidates[0].place.precision.value in {"country", "region"}:
                return True
        if before is not None and 1 <= name.first - before.last <= 2 and before.supported:
            between = {token.text for token in tokens[before.last : name.first]}
            return between <= {",", "and", "or", "/", "-", "–"}
        return False

    def _after_preposition(self, name: PlaceName) -> bool:
        tokens = self.tokens
        index = name.first - 1
        while index >= 0 and (tokens[index].lemma.lower() in {"the", "both"} or tokens[index].lemma.lower() in DIRECTIONS):
            index -= 1
        if index < 0 or tokens[index].sentence != tokens[name.first].sentence:
            return False
        lemma = tokens[index].lemma.lower()
        if lemma in LOCATIVE:
            return True
        if lemma == "of":
            return index > 0 and tokens[index - 1].lemma.lower() not in BODIES
        return lemma in SETTLEMENTS

    def _is_longer_name(self, token: Token) -> bool:
        return token.upos == "PROPN" and token.text[0].isupper() and token.text.lower() not in NEVER

    def _begins_sentence(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].sentence != self.tokens[index].sentence


def name_end(finder: _Finder, name: PlaceName) -> int:
    """Give the offset where a name ends."""
    return finder.tokens[name.last - 1].end


FACILITIES = {
    "airport": "airport",
    "airfield": "airport",
    "airbase": "base",
    "airstrip": "airport",
    "base": "base",
    "barracks": "base",
    "garrison": "base",
    "camp": "camp",
    "crossing": "crossing",
    "checkpoint": "crossing",
    "border": "border",
    "frontier": "border",
    "bridge": "bridge",
    "dam": "dam",
    "port": "port",
    "harbour": "port",
    "harbor": "port",
    "market": "market",
    "square": "square",
    "mosque": "mosque",
    "church": "church",
    "prison": "prison",
    "station": "station",
    "refinery": "facility",
    "oilfield": "facility",
    "field": "facility",
    "terminal": "facility",
    "highway": "road",
    "road": "road",
    "river": "river",
    "lake": "lake",
    "mountain": "mountains",
    "mountains": "mountains",
    "hills": "mountains",
    "forest": "forest",
    "desert": "desert",
    "valley": "valley",
    "basin": "region",
    "suburb": "near",
    "suburbs": "near",
    "outskirts": "near",
    "countryside": "near",
    "gate": "square",
    "pass": "pass",
}
