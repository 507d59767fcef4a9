"""Names of places in running words: which capitalised words may be one, and whether the sentence speaks for it.

The index knows a place for nearly every surname and many a common word (*Most*, *Nice*, *Victoria*), so a name alone
is no proof. A well-known place (a country, a region of our own table, a big city) is taken unless it is part of a
longer name; any other needs a word in its favour: a preposition of place, 'the village of', a country after a comma,
the dateline, the language model. What has none of these is `weak`: it is taken later, if it lies in a country that the
report is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from sayso.knowledge.actors import Catalogue
from sayso.knowledge.folding import ARTICLES
from sayso.knowledge.gazetteer import Candidate, Gazetteer
from sayso.read.name_words import NameWords, cut_names
from sayso.read.place_words import (
    BODIES,
    CRAFT,
    DIRECTIONS,
    FACILITIES,
    LOCATIVE,
    MEETINGS,
    NEVER,
    ON_AIR,
    SETTLEMENTS,
    TITLES,
)
from sayso.read.vessels import find_vessels
from sayso.records import Place, Precision, Reading, Token

MOST_TOKENS = 7  # 'Santiago de los Caballeros', 'Deir ez - Zor': the longest names of the index
STRONG_WEIGHT = 5.0  # about 100,000 people, or a region or city of our own table
FAMOUS_WEIGHT = 6.5  # a capital or a city of millions: its name alone is no person's, whatever the model says
SURE_PERSON = 0.6  # the language model's score from which a person's name is believed against a place without support
SURE_PLACE = 0.4  # the same for a place
SURE_ROLE = 0.6  # the score from which a word that the claim heads take for the place of an event is believed to be one
PARTICLES = frozenset({"de", "of", "la", "da", "do", "del", "los", "las", "on", "le", "and", "du"})
PARTY_ROLES = frozenset({"actor", "recipient", "about"})
WIDE = frozenset({Precision.COUNTRY, Precision.REGION, Precision.CONTINENT, Precision.SEA})


class Standing(Enum):
    """What speaks for a name."""

    REFUSED = 0
    WEAK = 1
    TAKEN = 2


@dataclass(slots=True)
class PlaceName:
    """A name found: tokens `first <= index < last`, its head, and what it may mean without any context."""

    first: int
    last: int
    head: int
    text: str
    candidates: tuple[Candidate, ...]
    supported: bool = False
    weak: bool = False
    inside: str = ""  # the lemma of the word that makes it part of a body's name, if any

    @property
    def best(self) -> Place:
        """The likeliest place without context."""
        return self.candidates[0].place


class PlaceNames:
    """The names of places in one reading; `names` in text order, without overlaps."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer, catalogue: Catalogue) -> None:
        """Find them."""
        self.tokens: Sequence[Token] = reading.tokens
        self.text = reading.report.text
        self.gazetteer, self.catalogue = gazetteer, catalogue
        self.words: NameWords = cut_names(reading.tokens)
        self.labels: dict[int, tuple[str, float]] = {}
        for entity in reading.entities:
            for index in range(entity.first, entity.last):
                self.labels[index] = (entity.label.lower(), entity.score)
        self.shouted = find_shouted(reading)
        self.dateline = reading.report.dateline
        self.year = reading.report.anchor_date.year if reading.report.anchor_date else None
        self.surnames = find_surnames(reading)
        self.party_tokens: set[int] = set()
        self.vessels = find_vessels(reading.tokens, catalogue.vessels)
        self.proposed = find_proposed(reading)
        self.names = self._find()

    def _find(self) -> list[PlaceName]:
        found: list[PlaceName] = []
        index, count = 0, len(self.tokens)
        while index < count:
            if not self._may_begin(index):
                index += 1
                continue
            covered = self._party(index)
            name = self._longest(index)
            if covered > 0 and (name is None or index + covered >= name.last):
                self.party_tokens.update(range(index, index + covered))
                index += covered
                continue
            if name is None:
                index += 1
                continue
            standing = self._judge(name, found[-1] if found else None)
            if standing is not Standing.REFUSED:
                name.weak = standing is Standing.WEAK
                found.append(name)
            index = name.last
        return found

    def in_dateline(self, name: PlaceName) -> bool:
        """Tell whether a name stands in the report's dateline."""
        return self.dateline is not None and self.dateline.start <= self.tokens[name.first].start < self.dateline.end

    def label(self, index: int) -> tuple[str, float]:
        """Give the language model's label of a token and its score."""
        return self.labels.get(index, ("", 0.0))

    def is_placed(self, first: int, last: int) -> bool:
        """Tell whether the language model takes words for a place: by their name, or as where an event happens."""
        label, score = self.label(first)
        return (label == "place" and score >= SURE_PLACE) or not self.proposed.isdisjoint(range(first, last))

    def is_somebody(self, first: int, last: int, countries: Sequence[str]) -> bool:
        """Tell whether an unknown name is a leader's or a people's: 'the jets of Meles', 'the siege of the Yazidis'."""
        name = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        known = self.catalogue.leaders.find(name, year=self.year, countries=countries)
        return bool(known) or self.catalogue.peoples.in_words(name) is not None

    def _may_begin(self, index: int) -> bool:
        text = self.tokens[index].text
        if text[0].isupper():  # 'At Konna' begins with a preposition, 'At-Tall' with an article
            glued = index + 1 < len(self.tokens) and self.tokens[index + 1].start == self.tokens[index].end
            return glued or text.lower() not in ARTICLES or self.tokens[index].upos not in {"ADP", "SCONJ"}
        following = index + 1
        if text not in ARTICLES or following >= len(self.tokens):
            return False
        after = self.tokens[following]
        glued = after.text == "-" and after.start == self.tokens[index].end
        return glued or (text in {"al", "el"} and after.text[0].isupper())

    def _party(self, index: int) -> int:
        """How many tokens a party's name covers here: 'Islamic State in Libya', 'HMS Belfast' hold no place."""
        if index in self.vessels:
            return self.vessels[index].last - index
        words = self.words
        start = words.first[index]
        if start >= len(words.words) or words.tokens[start] != index:
            return 0
        found = self.catalogue.names.longest(words.words, words.forms, start)
        if not found or all(needs_country for _, needs_country in found.values):
            return 0
        return words.tokens[start + found.size - 1] + 1 - index

    def _longest(self, index: int) -> PlaceName | None:
        tokens, text = self.tokens, self.text
        sentence = tokens[index].sentence
        last = index + 1
        limit = min(index + MOST_TOKENS, len(tokens))
        while last < limit and tokens[last].sentence == sentence and self._may_go_on(last):
            last += 1
        for end in range(last, index, -1):
            closing = tokens[end - 1]
            if not closing.text[0].isupper() and closing.start != tokens[end - 2].end:
                continue
            if not closing.text[0].isalnum() and closing.text[0] != "'":
                continue
            words = text[tokens[index].start : closing.end]
            candidates = self.gazetteer.find(words) if end - index > 1 or words.lower() not in NEVER else ()
            if candidates and _case_fits(words, candidates):
                return PlaceName(index, end, self._head(index, end), words, candidates)
        return None

    def _may_go_on(self, index: int) -> bool:
        token, before = self.tokens[index], self.tokens[index - 1]
        glued = token.start == before.end
        if token.text in {"'s", "’s"}:
            return False
        if token.text[0].isupper() or (glued and (token.text in {"-", "–"} or token.text[0] in "'’")):
            return True
        if glued and before.text in {"-", "’", "'"}:
            return True
        return token.text.lower() in ARTICLES or token.text in PARTICLES

    def _head(self, first: int, last: int) -> int:
        for index in range(first, last):
            head = self.tokens[index].head
            if (not first <= head < last or head == index) and self.tokens[index].upos != "PUNCT":
                return index
        return last - 1

    # --- what speaks for a name, and what against it ------------------------------------------------------------------

    def _judge(self, name: PlaceName, before: PlaceName | None) -> Standing:
        tokens = self.tokens
        country = name.best.precision is Precision.COUNTRY
        label, score = self.label(name.head)
        name.supported = self._supported(name, before) or self.is_placed(name.first, name.last)
        if self._is_part_of_longer_name(name) or self._is_common_noun(name):
            return Standing.REFUSED
        weight = name.candidates[0].weight
        strong = weight >= STRONG_WEIGHT
        if tokens[name.head].sentence in self.shouted and not strong:
            return Standing.WEAK if name.supported else Standing.REFUSED
        own = name.candidates[0].rule.startswith("gazetteer.own")
        person = label == "person" and score >= SURE_PERSON and weight < FAMOUS_WEIGHT
        if person and not country and not self.after_preposition(name.first):
            return Standing.REFUSED if name.text in self.surnames and not own else Standing.WEAK
        if name.last - name.first == 1 and not _is_proper(tokens[name.first]) and not country:
            return Standing.TAKEN if name.supported and strong else Standing.REFUSED
        return Standing.TAKEN if strong or name.supported else Standing.WEAK

    def _is_part_of_longer_name(self, name: PlaceName) -> bool:
        """'Victoria Nuland', 'President Jordan': the neighbours make it somebody's name; sets `inside` for bodies."""
        tokens = self.tokens
        sentence = tokens[name.head].sentence
        following = tokens[name.last] if name.last < len(tokens) else None
        if (
            following is not None
            and following.sentence == sentence
            and following.start <= tokens[name.last - 1].end + 1
            and sentence not in self.shouted
        ):
            lemma = following.lemma.lower()
            if lemma == "time":  # 'at eight, London time'
                return True
            if lemma in BODIES and (following.text[0].isupper() or lemma not in {"front", "united", "plan"}):
                name.inside = lemma
            elif self._is_name_word(following) and not _may_stand_before(name, lemma):
                return True
        previous = tokens[name.first - 1] if name.first else None
        if previous is None or previous.sentence != sentence or name.best.precision is Precision.COUNTRY:
            return False
        if previous.text == "of" and name.first > 1 and tokens[name.first - 2].lemma.lower() in BODIES:
            name.inside = tokens[name.first - 2].lemma.lower() if tokens[name.first - 2].text[0].isupper() else ""
            return False
        on_air = previous.lemma.lower() in ON_AIR and previous.text[:1].isupper()
        if previous.lemma.lower().rstrip(".") in TITLES | CRAFT or on_air or self._is_counted(name):
            return True
        if sentence in self.shouted or previous.text.lower() in DIRECTIONS | {"mount", "camp", "lake", "port"}:
            return False
        return self._is_name_word(previous) and not self._begins_sentence(name.first - 1)

    def _is_counted(self, name: PlaceName) -> bool:
        """'two Mirage, one Canberra': what is counted is no place."""
        head = self.tokens[name.head]
        before = self.tokens[name.first - 1]
        return before.upos == "NUM" and before.head == head.index and not before.text.isdigit()

    def _is_common_noun(self, name: PlaceName) -> bool:
        """'in the Name of': English puts an article before regions and rivers, never before a town by itself."""
        tokens = self.tokens
        if not name.first or tokens[name.first - 1].lemma.lower() != "the" or name.last - name.first > 1:
            return False
        if name.candidates[0].rule.startswith("gazetteer.own"):
            return False
        following = tokens[name.last] if name.last < len(tokens) else None
        return following is None or following.upos not in {"NOUN", "PROPN", "ADJ"}

    def _supported(self, name: PlaceName, before: PlaceName | None) -> bool:
        tokens = self.tokens
        if self.in_dateline(name) or self.after_preposition(name.first):
            return True
        if name.last < len(tokens) and tokens[name.last].lemma.lower() in SETTLEMENTS:
            return True
        if name.last + 1 < len(tokens) and tokens[name.last].text == "," and tokens[name.last + 1].text[0].isupper():
            beyond = self._longest(name.last + 1)
            if beyond is not None and beyond.best.precision in {Precision.COUNTRY, Precision.REGION}:
                return True
        if before is not None and 1 <= name.first - before.last <= 2 and before.supported:
            between = {token.text for token in tokens[before.last : name.first]}
            return between <= {",", "and", "or", "/", "-", "–"}
        return False

    def after_preposition(self, first: int) -> bool:
        """Tell whether the words before a token make what follows a place: 'near', 'in the northern', 'the town of'."""
        tokens = self.tokens
        index = first - 1
        while index >= 0 and (
            tokens[index].lemma.lower() in {"the", "both"} or tokens[index].lemma.lower() in DIRECTIONS
        ):
            index -= 1
        if index < 0 or tokens[index].sentence != tokens[first].sentence:
            return False
        lemma = tokens[index].lemma.lower()
        if lemma == "of":
            return index > 0 and tokens[index - 1].lemma.lower() not in BODIES
        return lemma in LOCATIVE or lemma in SETTLEMENTS

    def _is_name_word(self, token: Token) -> bool:
        return token.upos == "PROPN" and token.text[0].isupper() and token.text.lower() not in NEVER

    def _begins_sentence(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].sentence != self.tokens[index].sentence


def find_proposed(reading: Reading) -> frozenset[int]:
    """Give the tokens that the claim heads take for the place of an event, and for no party to one."""
    placed, acting = set(), set()
    for guess in reading.proposals.roles:
        if guess.role == "place" and guess.score >= SURE_ROLE:
            placed.add(guess.token)
        elif guess.role in PARTY_ROLES and guess.score >= SURE_ROLE:
            acting.add(guess.token)
    return frozenset(placed - acting)


def find_shouted(reading: Reading) -> set[int]:
    """Give the sentences all in capitals, where a capital says nothing."""
    return {
        sentence.index
        for sentence in reading.sentences
        if not any(
            token.text.islower() and len(token.text) > 2 for token in reading.tokens[sentence.first : sentence.last]
        )
    }


def find_surnames(reading: Reading) -> frozenset[str]:
    """Give the words that end a longer name or follow a title somewhere in the report: 'Moussa Traore', 'Mr Touba'."""
    tokens = reading.tokens
    return frozenset(
        token.text
        for before, token in pairwise(tokens)
        if token.sentence == before.sentence
        and token.upos == "PROPN"
        and (before.lemma.lower().rstrip(".") in TITLES or (before.upos == "PROPN" and before.text[0].isupper()))
    )


def _is_proper(token: Token) -> bool:
    return token.upos in {"PROPN", "X"} or token.xpos in {"NNP", "NNPS"}


def _case_fits(words: str, candidates: tuple[Candidate, ...]) -> bool:
    """Short words in capitals are codes ('US', 'UAE'), which only countries have; 'Us' is no country."""
    if len(words) > 3 or "." in words:
        return True
    place = candidates[0].place
    code = place.kind == "country" and place.canonical.upper() != words.upper()
    return words.isupper() == code or (words.isupper() and not code and len(words) == 3)


def _may_stand_before(name: PlaceName, lemma: str) -> bool:
    """'Konna Market', 'the Paris Summit', 'Minister for the Middle East Amina Said': the name ends where it ends."""
    return name.best.precision in WIDE or lemma in SETTLEMENTS or lemma in FACILITIES or lemma in MEETINGS
