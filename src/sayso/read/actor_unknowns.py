"""Names that only the text knows: persons and bodies in no table, by their titles, their words and the language model.

Colonel Assalat Ag Wafi; Ms Said        a title, then name words
Sahel Wire; Eastern Relief Committee    a closing word that says what kind of body it is
Hammadi Bechir said                     the subject of a verb of saying
"""

from __future__ import annotations

from itertools import pairwise

from sayso.knowledge.actors import PartyNoun
from sayso.knowledge.tables import words
from sayso.read.actor_phrases import Phrases
from sayso.read.place_words import NEVER, TITLES
from sayso.read.vessels import find_vessels
from sayso.records import ActorKind, ActorMention, Reading, Span

SURE_LABEL = 0.35  # the language model's score from which an unknown name is taken for a person or a body
MOST_NAME_TOKENS = 7
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "de", "van", "von", "da", "ag", "ould", "bint", "del", "dos", "di", "la", "du"}
    | {"della", "dello", "delle", "dei", "degli", "des", "der", "den", "das", "do", "le", "les"}
)
SAYING = words("""say tell add ask reply explain recall warn insist declare announce claim argue note write""")
OUTLET_WORDS = words(
    """times herald post tribune news radio television tv gazette journal wire courier observer chronicle telegraph
    mirror monitor newspaper magazine press weekly daily star independent"""
)
# What is signed or passed is nobody, though it 'demands': 'the Resolution', 'the Lusaka Agreement'.
DOCUMENTS = words(
    """resolution agreement accord treaty declaration charter convention protocol communique pact act law decree
    constitution memorandum"""
)
BODY_KINDS = {
    ActorKind.ARMED_GROUP: "brigade brigades front movement militia faction",
    ActorKind.STATE_FORCE: (
        "army forces regiment battalion division squadron wing command police guard guards navy fleet marines"
    ),
    ActorKind.STATE: "ministry department government office authority",
    ActorKind.IO: "commission mission",
    ActorKind.PARTY: "party congress",
    ActorKind.COALITION: "alliance coalition",
    ActorKind.COMPANY: "company corporation bank airlines ltd inc",
    ActorKind.OTHER: (
        "council group committee union association foundation institute network society university hospital centre"
    ),
}
KIND_OF_WORD = {word: kind for kind, names in BODY_KINDS.items() for word in names.split()}


# Kinds of names that may belong to the state named before them.
BELONGING = frozenset({ActorKind.PERSON, ActorKind.OTHER})


class UnknownNames:
    """The names of one reading that are in no table."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        """Index the labels of the language model by token."""
        self.tokens, self.phrases = reading.tokens, phrases
        self.vessels = find_vessels(reading.tokens, phrases.catalogue.vessels)
        self.labels: dict[int, tuple[str, float]] = {}
        for entity in reading.entities:
            for index in range(entity.first, entity.last):
                self.labels[index] = (entity.label.lower(), entity.score)

    def vessel(self, index: int) -> ActorMention:
        """Give the ship whose name covers a token: 'HMS Argyll', 'the cruiser Moskva'."""
        ship = self.vessels[index]
        return ActorMention(
            span=Span(self.tokens[ship.first].start, self.tokens[ship.last - 1].end),
            head=self.phrases.head_of(ship.first, ship.last),
            canonical=self.phrases.words(ship.first, ship.last),
            kind=ship.kind,
            country=ship.country,
            rule="actor.name.vessel",
        )

    def titled(self, index: int, noun: PartyNoun) -> ActorMention | None:
        """Give the person whose name follows a title or an office: 'President Amina Said', 'Lt. Gen. Said'."""
        first = index + 1
        last = self.name_end(first)
        if noun.kind is not ActorKind.PERSON or last == first:
            return None
        beside = self.phrases.names.get(first)
        if beside is not None and beside.how in {"country", "party"}:
            return None
        head = index if self.tokens[first].head == index else self.phrases.head_of(first, last)
        start = self.phrases.left_edge(index)
        first = self._without_titles(first, last)
        owners = (stretch.country.id for stretch in self.phrases.owners(index) if stretch.country is not None)
        return ActorMention(
            span=Span(self.tokens[start].start, self.tokens[last - 1].end),
            head=head,
            canonical=self.phrases.words(first, last),
            kind=ActorKind.PERSON,
            country=next(owners, None) or self._country_before(start),
            rule="actor.person.title",
        )

    def at(self, index: int) -> ActorMention | None:
        """Give the person or body whose name begins at a token."""
        tokens = self.tokens
        if index in self.phrases.place_tokens or self._goes_on_from(index):
            return None
        end = max(self.name_end(index), index + 1)
        index = self._own_phrase(self._begin(index, end), end)
        single = end - index == 1
        if single and tokens[index].text.lower() in NEVER:
            return None
        if tokens[end - 1].lemma.lower() in DOCUMENTS:
            return None
        head = self.phrases.head_of(index, end)
        closing = tokens[end - 1].lemma.lower()
        if not single and closing in OUTLET_WORDS:
            return self._make(index, end, head, ActorKind.OUTLET, "actor.name.outlet")
        if not single and closing in KIND_OF_WORD:
            return self._make(index, end, head, KIND_OF_WORD[closing], "actor.name.body")
        label, score = self.labels.get(index, ("", 0.0))
        title = tokens[index].lemma.lower().rstrip(".") in TITLES and not single
        if title or (label == "person" and score >= SURE_LABEL) or self._speaks(head):
            return self._make(index, end, head, ActorKind.PERSON, "actor.name.person")
        if label not in {"org", "place"} and self._acts(head):
            return self._make(index, end, head, ActorKind.PERSON, "actor.name.slot")
        if label == "org" and score >= SURE_LABEL:
            return self._make(index, end, head, ActorKind.OTHER, "actor.name.body")
        return None

    def _begin(self, index: int, end: int) -> int:
        """Take in capitalised words before a name that are no names by themselves: 'Eastern Wire'."""
        while index > 0:
            before = self.tokens[index - 1]
            if (
                before.sentence != self.tokens[index].sentence
                or not before.text[0].isupper()
                or not index <= before.head < end
            ):
                break
            if (
                before.upos not in {"ADJ", "NOUN"}
                or before.text.lower() in TITLES
                or before.index in self.phrases.names
            ):
                break
            index -= 1
        return index

    def _own_phrase(self, first: int, last: int) -> int:
        """Begin behind a complement that no comma parts from the name: 'Minister for the Middle East Ada Lund'."""
        outer = [here for here in range(first, last) if not first <= self.tokens[here].head < last]
        for before, here in pairwise(outer):
            complement = self.tokens[before].deprel.partition(":")[0] in {"nmod", "obl"}
            joined = self.tokens[here].deprel.partition(":")[0] in {"flat", "compound", "conj"}
            if complement and not joined and not self.phrases.forest.children(here, "case"):
                return here
        return first

    def name_end(self, first: int) -> int:
        """Give the end of a run of name words: 'Amadou Haya Sanogo', 'Haider al-Abadi', 'Iyad Ag Ghaly'."""
        tokens, last = self.tokens, first
        while (
            last < len(tokens) and last - first < MOST_NAME_TOKENS and tokens[last].sentence == tokens[first].sentence
        ):
            token = tokens[last]
            glued = last > first and token.start == tokens[last - 1].end
            name_word = token.text[0].isupper() and token.upos in {"PROPN", "X", "ADJ", "NOUN"}
            if (
                (name_word and last not in self.phrases.names)
                or (glued and token.text in {"-", ".", "’", "'"} and self._is_capital(last + 1))
                or (token.text in PARTICLES and (self._is_capital(last + 1) or self._is_capital(last + 2)))
            ):
                last += 1
            else:
                break
        while last > first and not tokens[last - 1].text[0].isupper():
            last -= 1
        return last

    def _is_capital(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].text[0].isupper()

    def _goes_on_from(self, index: int) -> bool:
        """The word before belongs to the same name, which was not taken there."""
        if not index:
            return False
        before = self.tokens[index - 1]
        if before.upos != "PROPN" or before.sentence != self.tokens[index].sentence:
            return False
        return before.text[0].isupper() and before.index not in self.phrases.names

    def _speaks(self, head: int) -> bool:
        token = self.tokens[head]
        return token.deprel == "nsubj" and self.tokens[token.head].lemma.lower() in SAYING

    def _acts(self, head: int) -> bool:
        """The subject of a deed, or the doer of a passive."""
        token = self.tokens[head]
        if token.deprel in {"nsubj", "iobj"} and self.tokens[token.head].upos == "VERB":
            return True
        cases = self.phrases.forest.children(head, "case")
        return token.deprel.startswith("obl") and any(self.tokens[case].lemma == "by" for case in cases)

    def _without_titles(self, first: int, last: int) -> int:
        """Begin after the last title or office that a name follows: 'Defence Secretary Tom King' is Tom King."""
        for index in range(last - 2, first - 1, -1):
            office = self.phrases.noun_of(index)
            titled = self.tokens[index].lemma.lower().rstrip(".") in TITLES
            if titled or self.tokens[index].text == "." or (office is not None and office.kind is ActorKind.PERSON):
                return index + 1
        return first

    def _make(self, first: int, last: int, head: int, kind: ActorKind, rule: str) -> ActorMention:
        start = self.phrases.left_edge(first)
        begin = self._without_titles(first, last) if kind is ActorKind.PERSON else first
        return ActorMention(
            span=Span(self.tokens[start].start, self.tokens[last - 1].end),
            head=head,
            canonical=self.phrases.words(begin, last),
            kind=kind,
            country=self._country_before(start) if kind in BELONGING else None,
            rule=rule,
        )

    def _country_before(self, start: int) -> str | None:
        """Give the state whose person stands at a token: 'British Defence Secretary Tom King', 'Taiwan's minister'."""
        tokens, first = self.tokens, start
        stretch = self.phrases.names.get(start)
        if stretch is None and start:
            owned = tokens[start - 1].xpos == "POS"
            first = start - 1 - owned
            stretch = self.phrases.names.get(first) if first >= 0 else None
            if stretch is not None and stretch.how == "country" and not owned:
                return None
        if stretch is None or stretch.country is None or tokens[first].sentence != tokens[start].sentence:
            return None
        return stretch.country.id if stretch.how in {"country", "demonym"} else None
