"""The noun phrases that stand for parties: where they begin and end, whose they are, and what their head is called."""

from __future__ import annotations

from sayso.knowledge.actors import Catalogue, PartyNoun
from sayso.knowledge.tables import words
from sayso.read.actor_names import NamedStretch, NamedStretches
from sayso.read.actor_words import IRREGULAR
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading, Span

MODIFIERS = ("amod", "compound", "nmod", "flat", "nummod", "det", "appos")
BEFORE_HEAD = ("det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "punct", "case", "appos", "conj", "cc")
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
BOUNDS = frozenset({"least", "most", "more", "than", "nearly", "almost", "several", "many", "few", "other"})
# What a writer thinks of somebody is no part of the name.
PRAISE = frozenset(
    {"innocent", "brave", "heroic", "gallant", "valiant", "glorious", "cowardly", "murderous", "barbaric"}
    | {"so-called", "defenceless", "defenseless", "evil", "lying"}
)
OWNING_CASES = frozenset({"of", "for", "from"})
# Words for believers and parties of a cause that keep their capital.
FAITHS = ("islam", "muslim", "moslem", "christian", "catholic", "protestant", "jew", "shi", "sunni", "hindu", "buddh")
SECOND_HALVES = words(
    """backed led member based born held controlled occupied supported sponsored funded financed armed trained run owned
    ruled aligned allied educated appointed installed mandated brokered mediated administered dominated imposed style
    made built speaking friendly linked affiliated inspired"""
)
MOST_STEPS_TO_HEAD = 3  # a modifier hangs on its phrase's head over so many governors at most
MOST_WORDS_OF_PHRASE = 8  # an 'of' phrase that begins further from its head is not taken into the span


class Phrases:
    """Noun phrases of one reading, around the head that a caller names."""

    def __init__(self, reading: Reading, forest: Forest, names: NamedStretches, catalogue: Catalogue) -> None:
        """Hold what the questions below need."""
        self.tokens, self.text, self.forest = reading.tokens, reading.report.text, forest
        self.names, self.catalogue = names.at, catalogue
        self.place_tokens = find_place_tokens(reading)

    def noun_of(self, index: int) -> PartyNoun | None:
        """Give the party noun at a token: 'minister', 'foreign minister'; 'ministry of defence' begins there."""
        nouns = self.catalogue.nouns
        token = self.tokens[index]
        forms: tuple[str, ...] = (token.lemma.lower(), token.text.lower())
        if token.upos == "NUM" or (
            token.upos == "PROPN" and self._opens_sentence(index)
        ):  # 'Warplanes', taken for a name
            forms = (*forms, forms[1].removesuffix("s"))
        for count in (2, 1):
            if index >= count:
                before = " ".join(self.tokens[at].text.lower() for at in range(index - count, index))
                for form in forms:
                    noun = nouns.get(f"{before} {form}")
                    if noun is not None:
                        return noun
        noun = next((nouns[form] for form in forms if form in nouns), None)
        if noun is not None and index + 2 < len(self.tokens) and self.tokens[index + 1].text == "of":
            for end in (index + 4, index + 3):
                after = " ".join(token.text.lower() for token in self.tokens[index + 1 : end])
                longer = nouns.get(f"{forms[0]} {after}")
                if longer is not None:
                    return longer
        return noun

    def _opens_sentence(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].sentence != self.tokens[index].sentence

    def stands_alone(self, index: int) -> bool:
        """'the wounded', 'the displaced': an adjective that is the head of its phrase."""
        token = self.tokens[index]
        return token.deprel.startswith(("nsubj", "obj", "obl", "nmod", "conj")) and any(
            self.tokens[kid].upos == "DET" for kid in self.forest.kids[index]
        )

    def is_irregular(self, index: int, noun: PartyNoun) -> bool:
        """Tell whether a word before a noun makes its soldiers somebody else's than a state's: 'rebel forces'."""
        own = IRREGULAR - frozenset(noun.id.split())  # 'the armed forces of Chad' are the state's
        return any(self.tokens[kid].lemma.lower() in own for kid in self.forest.kids[index] if kid < index)

    def shared_end(self, index: int) -> int | None:
        """Give the noun that the second of a pair shares: 'troops' for the 'government' of 'Ugandan and government'."""
        token, first = self.tokens[index], self.forest.first_conjunct(index)
        after = index + 1 < len(self.tokens) and self.tokens[first].head == index + 1
        if first == index or token.xpos in {"NNS", "NNPS"} or not after or not self.modifies(first):
            return None
        noun = self.noun_of(index + 1)
        return index + 1 if noun is not None and noun.sense == "member" else None

    def second_of_pair(self, index: int, noun: PartyNoun) -> ActorMention | None:
        """Give the party of a noun that shares the next one: the second of 'Ugandan and government troops'."""
        end = self.shared_end(index)
        own = self.catalogue.nouns.get(self.tokens[index].text.lower())
        if end is None or own is None:
            return None
        state = own.kind is ActorKind.STATE
        return ActorMention(
            span=Span(self.tokens[index].start, self.tokens[end].end),
            head=index,
            canonical=f"{self.tokens[index].text} {self.tokens[end].text}",
            kind=ActorKind.STATE_FORCE if state else own.kind,
            named=False,
            rule=f"actor.shared.{noun.id}",
        )

    def owners(self, index: int) -> list[NamedStretch]:
        """Give the states and parties beside a noun: before it, or after 'of', 'from', 'for' as its complement."""
        found: list[NamedStretch] = []
        for kid in self.forest.kids[index]:
            relation = self.tokens[kid].deprel
            if not relation.startswith(MODIFIERS) or (kid > index and not self._is_owning_complement(kid, relation)):
                continue
            stretch = self.names.get(kid)
            if stretch is None and relation.startswith(("nmod", "compound")):
                stretch = self._inner_owner(kid)
            if stretch is not None:
                found.append(stretch)
        return found or self._beside(index)

    def _is_owning_complement(self, kid: int, relation: str) -> bool:
        if not relation.startswith("nmod"):
            return False
        cases = {self.tokens[case].lemma.lower() for case in self.forest.children(kid, "case")}
        return bool(cases & OWNING_CASES) and not ("from" in cases and kid in self.place_tokens)

    def _inner_owner(self, kid: int) -> NamedStretch | None:
        """'soldiers of the Malian army': the state stands one step deeper."""
        inner = (
            self.names.get(deep)
            for deep in self.forest.kids[kid]
            if self.tokens[deep].deprel.startswith(("amod", "compound", "nmod:poss"))
        )
        return next((deep for deep in inner if deep is not None), None)

    def _beside(self, index: int) -> list[NamedStretch]:
        """The name before a noun where the tree has lost it: 'Iraq's Security Forces', 'the Malian army'."""
        tokens = self.tokens
        for left in range(index - 1, max(-1, index - 5), -1):
            if tokens[left].sentence != tokens[index].sentence:
                break
            stretch = self.names.get(left)
            if stretch is not None:
                loose = left < index - 1 and stretch.how == "country" and tokens[left + 1].upos != "PART"
                return [] if stretch.how == "seat" or loose else [stretch]
            if tokens[left].upos not in {"ADJ", "PART", "NOUN", "PROPN"} or tokens[left].xpos == "NNS":
                break
        return []

    def modifies(self, index: int) -> bool:
        """Tell whether a token stands before another noun or after its 'of', so that the phrase has another head."""
        token = self.tokens[index]
        if token.deprel.startswith(("compound", "amod", "nmod:poss", "flat", "nmod:unmarked", "det", "nummod")):
            return True
        if token.deprel != "nmod":
            return False
        return token.head > index or any(
            self.tokens[case].text.lower() == "of" for case in self.forest.children(index, "case")
        )

    def is_first_half(self, end: int) -> bool:
        """Tell whether a name that ends before a token is joined to a participle or the like: 'US-backed'."""
        tokens = self.tokens
        return (
            0 < end < len(tokens) - 1
            and tokens[end].text == "-"
            and tokens[end - 1].end == tokens[end].start
            and tokens[end].end == tokens[end + 1].start
            and tokens[end + 1].text.lower() in SECOND_HALVES
        )

    def left_edge(self, index: int) -> int:
        """Give the first token of the modifiers that stand before a head without a gap: 'French and Malian jets'."""
        tokens, edge, inside = self.tokens, index, {index}
        while edge > 0 and self._belongs(edge - 1, inside, index):
            edge -= 1
            inside.add(edge)
        while edge < index and tokens[edge].upos in {"PUNCT", "PART", "ADP", "CCONJ"}:
            edge += 1
        if edge and tokens[edge].text.lower() in {"least", "most"} and tokens[edge - 1].text.lower() == "at":
            edge -= 1
        return edge

    def _belongs(self, index: int, inside: set[int], head: int) -> bool:
        """Tell whether a token before a phrase is one of its modifiers, or belongs to one."""
        token = self.tokens[index]
        if token.sentence != self.tokens[head].sentence or not token.deprel.startswith(BEFORE_HEAD):
            return False
        if token.upos in {"ADP", "VERB", "SCONJ", "PRON"} and token.text.lower() not in POSSESSIVES:
            return False
        if token.upos == "PUNCT" and token.text not in {"-", "."}:
            return False
        governor = token.head
        for _ in range(MOST_STEPS_TO_HEAD):
            if governor in inside:
                return True
            if governor > head or not self.tokens[governor].deprel.startswith(BEFORE_HEAD):
                return False
            governor = self.tokens[governor].head
        return False

    def right_edge(self, head: int) -> int:
        """Give the end of an 'of' phrase that belongs to the name: 'the government of Iraq', 'fighters of the MNLA'."""
        tokens = self.tokens
        if head + 1 >= len(tokens) or tokens[head + 1].text != "of":
            return head + 1
        for kid in self.forest.kids[head]:
            if kid > head + 1 and tokens[kid].deprel.startswith("nmod") and kid - head <= MOST_WORDS_OF_PHRASE:
                stretch = self.names.get(kid)
                return stretch.last if stretch is not None else kid + 1
        return head + 1

    def bare_words(self, index: int) -> str:
        """Give the words of a nameless phrase without article, number and owner: 'Ten civilians' is 'civilians'."""
        first = self.left_edge(index)
        while first < index and self._is_left_out(first):
            first += 1
        return self._uncapitalised(first, self.words(first, max(index + 1, self.right_edge(index))))

    def _uncapitalised(self, first: int, phrase: str) -> str:
        """'Rebels' at the head of a sentence are 'rebels'; 'Islamists' and 'Kurds' keep their capital."""
        token = self.tokens[first]
        word = token.text
        taken_for_name = token.upos == "PROPN" and (" " not in phrase or word.lower() in self.catalogue.nouns)
        common = token.upos in {"NOUN", "ADJ", "VERB"} or taken_for_name
        if not common or not self._opens_sentence(first) or not word[1:].islower():
            return phrase
        proper = self.catalogue.countries.demonyms.find(word) or self.catalogue.peoples.in_words(word)
        return phrase if proper or word.lower().startswith(FAITHS) else phrase[0].lower() + phrase[1:]

    def _is_left_out(self, index: int) -> bool:
        token = self.tokens[index]
        return (
            token.upos in {"DET", "NUM", "ADV", "PUNCT", "ADP"}
            or token.text.lower() in BOUNDS | PRAISE
            or (token.upos == "PRON" and token.text.lower() in POSSESSIVES)
        )

    def words(self, first: int, last: int) -> str:
        """Give the words of tokens, white space evened."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def head_of(self, first: int, last: int) -> int:
        """Give the token of a stretch that governs the others."""
        for index in range(first, last):
            head = self.tokens[index].head
            if (not first <= head < last or head == index) and self.tokens[index].upos != "PUNCT":
                return index
        return last - 1


def find_place_tokens(reading: Reading) -> set[int]:
    """Give the tokens that mentions of places cover."""
    found: set[int] = set()
    index, tokens = 0, reading.tokens
    for mention in reading.places:
        while index and tokens[index].start > mention.span.start:
            index -= 1
        while index < len(tokens) and tokens[index].start < mention.span.end:
            if tokens[index].start >= mention.span.start:
                found.add(index)
            index += 1
        index = min(index, len(tokens) - 1)
    return found
