"""Actors: every noun phrase that refers to a party, and the party it names.

    ISIL; the Security Council              the name, from the catalogue
    France said; Paris said                 a state, where the sentence makes it act (`metonyms`)
    Malian soldiers; Mali's army            the force, ministry, office of the state beside the noun
    MNLA fighters; fighters of the MNLA     the party beside the noun
    President Amina Said; Ms Said           a person, by the full name without titles
    Ten civilians; a nurse; gunmen          nobody's name: the words, and the kind of the noun
    he, they, who                           a pronoun, left to coreference
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.knowledge.actors import Catalogue, PartyNoun
from sayso.read.actor_names import NamedStretch, find_names
from sayso.read.metonyms import GROUND_NOUNS, Sense, judge_name
from sayso.read.place_words import NEVER, TITLES
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading, Section, Span

PERSONAL = {"he": ActorKind.PERSON, "she": ActorKind.PERSON, "i": ActorKind.PERSON, "him": ActorKind.PERSON, "her": ActorKind.PERSON}
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "him", "them", "us", "me", "who", "which", "that", "whom", "both"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "dislocated", "vocative", "parataxis", "csubj", "orphan")
MODIFIERS = ("amod", "compound", "nmod", "flat", "nummod", "det", "appos")
# Nouns of which a bare singular ('use of force', 'state of emergency') is no party.
NOT_THE_STATE = frozenset({"country", "nation", "state", "countries"})
# Before a noun for soldiers these make them somebody else's than a state's: 'rebel soldiers', 'Kurdish forces'.
IRREGULAR = frozenset(
    """rebel insurgent opposition separatist islamist jihadist militant kurdish tuareg tribal shia shiite sunni revolutionary
    anti-government antigovernment irregular breakaway secessionist mercenary guerrilla pro-russian russian-backed enemy druze
    christian alawite armed ethnic warlord""".split()
)
LOYAL = frozenset({"government", "loyalist", "pro-government", "regime", "state", "federal", "national"})
OUTLET_WORDS = frozenset(
    """times herald post tribune news radio television tv gazette journal wire courier observer chronicle telegraph mirror monitor
    newspaper magazine press weekly daily star independent agency""".split()
)
ORG_KINDS = {
    "brigade": ActorKind.ARMED_GROUP,
    "brigades": ActorKind.ARMED_GROUP,
    "front": ActorKind.ARMED_GROUP,
    "movement": ActorKind.ARMED_GROUP,
    "militia": ActorKind.ARMED_GROUP,
    "army": ActorKind.STATE_FORCE,
    "forces": ActorKind.STATE_FORCE,
    "regiment": ActorKind.STATE_FORCE,
    "battalion": ActorKind.STATE_FORCE,
    "division": ActorKind.STATE_FORCE,
    "squadron": ActorKind.STATE_FORCE,
    "wing": ActorKind.STATE_FORCE,
    "command": ActorKind.STATE_FORCE,
    "police": ActorKind.STATE_FORCE,
    "guard": ActorKind.STATE_FORCE,
    "navy": ActorKind.STATE_FORCE,
    "fleet": ActorKind.STATE_FORCE,
    "ministry": ActorKind.STATE,
    "department": ActorKind.STATE,
    "government": ActorKind.STATE,
    "council": ActorKind.OTHER,
    "commission": ActorKind.IO,
    "mission": ActorKind.IO,
    "party": ActorKind.PARTY,
    "congress": ActorKind.PARTY,
    "alliance": ActorKind.COALITION,
    "coalition": ActorKind.COALITION,
    "company": ActorKind.COMPANY,
    "corporation": ActorKind.COMPANY,
    "group": ActorKind.OTHER,
}
PLAIN_PEOPLE = frozenset(
    """man woman boy girl father mother brother sister son daughter wife husband teacher farmer shopkeeper trader driver student
    journalist reporter doctor nurse fisherman herder baker engineer priest worker survivor hostage prisoner victim men women boys
    girls students farmers""".split()
)
NO_DEEDS = frozenset(
    """war conflict crisis language embassy name culture economy history revolution uprising desert island river passport flag
    sea law currency food oil gas ocean mountain spring summer winter morning night time election constitution origin descent""".split()
)
SURE_LABEL = 0.35  # the language model's score from which an unknown name is taken for a person or a body


def add_actors(reading: Reading, catalogue: Catalogue) -> Reading:
    """Add the mentions of parties, in text order, one for each head."""
    return replace(reading, actors=tuple(_Reader(reading, catalogue).read()))


class _Reader:
    """The parties of one reading."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self.reading, self.catalogue = reading, catalogue
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        names = find_names(reading, catalogue)
        self.names, self.home = names.at, names.countries
        self.party_nouns = frozenset(catalogue.nouns)
        self.place_tokens = _covered(reading)
        self.labels: dict[int, tuple[str, int, int, float]] = {}
        for entity in reading.entities:
            for index in range(entity.first, entity.last):
                self.labels[index] = (entity.label.lower(), entity.first, entity.last, entity.score)
        self.titles = {sentence.index for sentence in reading.sentences if sentence.section is Section.TITLE}

    def read(self) -> list[ActorMention]:
        found: list[ActorMention] = []
        done: set[int] = set()
        for token in self.tokens:
            if token.index in done:
                continue
            mention = self._mention(token.index)
            if mention is not None and mention.head not in done:
                if mention.rule.startswith(("actor.person", "actor.name")):
                    done.update(self._tokens_of(mention.span, token.index))
                    found = [other for other in found if not mention.span.start <= other.span.start < mention.span.end]
                found.append(mention)
                done.add(mention.head)
                stretch = self.names.get(mention.head)
                if stretch is not None:
                    done.update(range(stretch.first, stretch.last))
        return found

    def _tokens_of(self, span: Span, index: int) -> Iterator[int]:
        while index and self.tokens[index - 1].start >= span.start:
            index -= 1
        while index < len(self.tokens) and self.tokens[index].start < span.end:
            yield index
            index += 1

    def _mention(self, index: int) -> ActorMention | None:
        token = self.tokens[index]
        upos = token.upos
        if upos == "PRON":
            return self._pronoun(index)
        stretch = self.names.get(index)
        if stretch is not None:
            return self._named(index, stretch)
        if upos == "PROPN":
            return self._party_noun(index) or self._unknown_name(index)
        if upos in {"NOUN", "ADJ", "NUM", "VERB"} and (upos == "NOUN" or self._stands_alone(index)):
            return self._party_noun(index)
        return None

    def _stands_alone(self, index: int) -> bool:
        """'the wounded', 'the displaced': an adjective that is the head of its phrase."""
        token = self.tokens[index]
        return token.deprel.startswith(("nsubj", "obj", "obl", "nmod", "conj")) and any(
            self.tokens[kid].upos == "DET" for kid in self.forest.kids[index]
        )

    # --- pronouns -----------------------------------------------------------------------------------------------------

    def _pronoun(self, index: int) -> ActorMention | None:
        token = self.tokens[index]
        word = token.text.lower()
        if word not in PRONOUNS or token.deprel in {"expl", "det", "mark", "nmod:poss"}:
            return None
        if word in {"that", "which"} and not self._is_relative(index):
            return None
        kind = PERSONAL.get(word, ActorKind.OTHER)
        return ActorMention(
            span=token.span, head=index, canonical=token.text, kind=kind, named=False, pronoun=True, rule="actor.pronoun"
        )

    def _is_relative(self, index: int) -> bool:
        return self.tokens[self.tokens[index].head].deprel == "acl:relcl"

    # --- names --------------------------------------------------------------------------------------------------------

    def _named(self, index: int, stretch: NamedStretch) -> ActorMention | None:
        head = self._head(stretch.first, stretch.last)
        governor = self.tokens[head].head
        noun = self._noun_of(governor) if governor != head else None
        if self._modifies(head) and noun is not None and governor not in range(stretch.first, stretch.last):
            return None  # the phrase of 'MNLA fighters', 'Malian soldiers' is read at its own head
        if stretch.how == "demonym" and stretch.country is not None and self._owns_deed(head):
            return self._modifier(head, stretch)
        if stretch.how == "party" and stretch.party is not None:
            if self._modifies(head) and self._is_party_name(governor, stretch):
                return None
            party = stretch.party
            country = party.countries[0] if len(party.countries) == 1 else None
            return self._make(head, party.name, party.kind, country=country, stretch=stretch, rule=f"actor.party.{party.id}")
        if stretch.country is None:
            return None
        if stretch.how == "demonym":
            return self._people(head, stretch)
        sense = judge_name(self.forest, head, is_state=stretch.how == "country", party_nouns=self.party_nouns)
        if sense not in {Sense.PARTY, Sense.BOTH}:
            return None
        if sense is Sense.BOTH and stretch.how != "country":
            return None
        if stretch.how == "seat" and head in self.place_tokens:
            return None
        rule = "actor.state" if stretch.how == "country" else "actor.metonym"
        state = stretch.country
        return self._make(head, state.name, ActorKind.STATE, country=state.id, stretch=stretch, rule=rule)

    def _owns_deed(self, head: int) -> bool:
        """'Russian air strikes', 'French request': whose deed it is; 'the Syrian border' is no deed."""
        token = self.tokens[head]
        if token.deprel not in {"amod", "compound", "nmod:poss"} or token.head < head:
            return False
        governor = self.tokens[token.head]
        return governor.upos == "NOUN" and governor.lemma.lower() not in GROUND_NOUNS and governor.lemma.lower() not in NO_DEEDS

    def _modifier(self, head: int, stretch: NamedStretch) -> ActorMention | None:
        country = stretch.country
        if country is None:
            return None
        span = Span(self.tokens[stretch.first].start, self.tokens[stretch.last - 1].end)
        return ActorMention(
            span=span, head=head, canonical=country.name, kind=ActorKind.STATE, country=country.id, rule="actor.deed"
        )

    def _is_party_name(self, governor: int, stretch: NamedStretch) -> bool:
        return governor in self.names and self.names[governor] is not stretch and self.names[governor].how == "party"

    def _people(self, head: int, stretch: NamedStretch) -> ActorMention | None:
        """'the Malians', 'Syrians', 'the French': a people, where the word is a noun and no adjective."""
        token = self.tokens[head]
        country = stretch.country
        if country is None or self._modifies(head) or not token.deprel.startswith(ARGUMENTS):
            return None
        plural = token.xpos in {"NNS", "NNPS"} or token.text.endswith("s")
        definite = any(self.tokens[kid].upos == "DET" for kid in self.forest.kids[head])
        if not plural and not definite:
            return None
        if not plural and token.xpos in {"NN", "NNP"} and not token.text.endswith(("sh", "ch", "ese", "ss")):
            kind, name = ActorKind.PERSON, self._words(head)
        else:
            kind, name = ActorKind.CIVILIAN, f"{(country.adjectives or (country.name,))[0]} people"
        return self._make(head, name, kind, country=country.id, stretch=stretch, rule="actor.people")

    # --- nouns that stand for parties ---------------------------------------------------------------------------------

    def _noun_of(self, index: int) -> PartyNoun | None:
        """The party noun that ends at a token: 'minister', or 'foreign minister'; 'ministry of defence' begins there."""
        nouns = self.catalogue.nouns
        token = self.tokens[index]
        forms = (token.lemma.lower(), token.text.lower())
        for words in (2, 1):
            if index >= words:
                before = " ".join(self.tokens[at].text.lower() for at in range(index - words, index))
                for form in forms:
                    noun = nouns.get(f"{before} {form}")
                    if noun is not None:
                        return noun
        noun = nouns.get(forms[0]) or nouns.get(forms[1])
        if noun is not None and index + 2 < len(self.tokens) and self.tokens[index + 1].text == "of":
            for end in (index + 4, index + 3):
                after = " ".join(token.text.lower() for token in self.tokens[index + 1 : end])
                longer = nouns.get(f"{forms[0]} {after}")
                if longer is not None:
                    return longer
        return noun

    def _party_noun(self, index: int) -> ActorMention | None:
        token = self.tokens[index]
        noun = self._noun_of(index)
        if noun is None or not token.deprel.startswith(ARGUMENTS) and self._modifies(index):
            return self._noun_modifier(index, noun)
        named = self._titled_person(index, noun)
        if named is not None:
            return named
        owners = self._owners(index)
        party = next((stretch.party for stretch in owners if stretch.party is not None), None)
        country = next((stretch.country for stretch in owners if stretch.country is not None), None)
        lemma = noun.id
        if lemma in NOT_THE_STATE and not self._acts(index, plural=token.xpos == "NNS"):
            return None
        if party is not None and noun.sense in {"member", "equipment"}:
            return self._make(index, party.name, party.kind, country=_one(party.countries), rule=f"actor.member.{lemma}")
        if party is not None and noun.sense == "body" and party.kind is not ActorKind.CIVILIAN:
            return self._make(index, party.name, party.kind, country=_one(party.countries), rule=f"actor.body.{lemma}")
        if country is not None and noun.template and not self._is_irregular(index):
            name = self._government(country.style, noun) or noun.name_for(country)
            office = noun.sense == "office"
            return self._make(
                index, name, noun.kind, country=country.id, named=noun.sense in {"body", "member", "equipment"} and not office,
                rule=f"actor.{noun.sense}.{lemma}",
            )
        if noun.sense == "equipment" or self._is_bare(index):
            return None
        kind = noun.kind
        if kind is ActorKind.PERSON and token.xpos in {"NNS", "NNPS"}:
            kind = ActorKind.CIVILIAN if lemma in PLAIN_PEOPLE or token.lemma.lower() in PLAIN_PEOPLE else ActorKind.OTHER
        if kind is ActorKind.STATE_FORCE and self._is_irregular(index):
            kind = ActorKind.ARMED_GROUP
        return self._make(
            index, self._words(index), kind, country=country.id if country else None, named=False,
            rule=f"actor.noun.{lemma}",
        )

    def _government(self, style: str, noun: PartyNoun) -> str | None:
        """The catalogue's name of a government that is not spoken of by its country's ('the Syrian regime')."""
        if noun.id not in {"government", "regime"}:
            return None
        party = self.catalogue.find(f"{style} government")
        return party.name if party is not None else None

    def _noun_modifier(self, index: int, noun: PartyNoun | None) -> ActorMention | None:
        """'a rebel attack', 'the regime bombardment': the noun that owns a deed."""
        token = self.tokens[index]
        governor = self.tokens[token.head]
        if noun is None or noun.sense not in {"member", "body"} or token.deprel not in {"compound", "amod"} or token.head < index:
            return None
        if governor.upos != "NOUN" or self._noun_of(token.head) is not None or governor.lemma.lower() in GROUND_NOUNS | NO_DEEDS:
            return None
        if noun.id in NOT_THE_STATE or noun.kind in {ActorKind.OTHER, ActorKind.COMPANY, ActorKind.OUTLET, ActorKind.PARTY}:
            return None
        return ActorMention(
            span=token.span, head=index, canonical=token.text, kind=noun.kind, named=False, rule=f"actor.noun.{noun.id}"
        )

    def _acts(self, index: int, *, plural: bool) -> bool:
        token = self.tokens[index]
        if plural:
            return True
        return token.deprel == "nsubj" and self.tokens[token.head].upos == "VERB"

    def _is_bare(self, index: int) -> bool:
        """'use of force': a singular without article, number or owner names nobody, save in a heading."""
        token = self.tokens[index]
        if token.xpos in {"NNS", "NNPS"} or token.sentence in self.titles or token.upos == "PROPN":
            return False
        if token.lemma.lower() in {"police", "people", "opposition", "media", "personnel"}:
            return False
        return not any(self.tokens[kid].deprel.startswith(("det", "nmod", "nummod", "compound", "amod")) for kid in self.forest.kids[index])

    def _is_irregular(self, index: int) -> bool:
        kids = self.forest.kids[index]
        return any(self.tokens[kid].lemma.lower() in IRREGULAR for kid in kids if kid < index)

    def _owners(self, index: int) -> list[NamedStretch]:
        """The states and parties that stand beside a noun: before it, or after 'of', 'from', 'for' as its complement."""
        found: list[NamedStretch] = []
        tokens = self.tokens
        for kid in self.forest.kids[index]:
            relation = tokens[kid].deprel
            if not relation.startswith(MODIFIERS):
                continue
            if relation.startswith("nmod") and kid > index:
                cases = {tokens[case].lemma.lower() for case in self.forest.children(kid, "case")}
                if not cases & {"of", "for", "from"}:
                    continue
                if "from" in cases and kid in self.place_tokens:
                    continue
            elif kid > index:
                continue
            stretch = self.names.get(kid)
            if stretch is None and relation.startswith(("nmod", "compound")):
                inner = (self.names.get(deep) for deep in self.forest.kids[kid] if tokens[deep].deprel.startswith(("amod", "compound", "nmod:poss")))
                stretch = next((deep for deep in inner if deep is not None), None)
            if stretch is not None:
                found.append(stretch)
        return found or self._beside(index)

    def _beside(self, index: int) -> list[NamedStretch]:
        """The name before a noun where the tree has lost it: 'Iraq's Security Forces', 'the Malian transitional government'."""
        tokens = self.tokens
        for left in range(index - 1, max(-1, index - 5), -1):
            if tokens[left].sentence != tokens[index].sentence:
                break
            stretch = self.names.get(left)
            if stretch is not None:
                return [stretch] if stretch.how != "seat" and not (left < index - 1 and stretch.how == "country" and tokens[left + 1].upos != "PART") else []
            if tokens[left].upos not in {"ADJ", "PART", "NOUN", "PROPN"} or tokens[left].xpos == "NNS":
                break
        return []

    # --- persons and names that only the text knows -------------------------------------------------------------------

    def _titled_person(self, index: int, noun: PartyNoun) -> ActorMention | None:
        """'President Amina Said', 'the foreign minister, Amina Said' (left to coreference): a title right before a name."""
        if noun.kind is not ActorKind.PERSON:
            return None
        first = index + 1
        last = self._name_end(first)
        if last == first or self.names.get(first) is not None and self.names[first].how in {"country", "party"}:
            return None
        head = index if self.tokens[first].head == index else self._head(first, last)
        start = self._left_edge(index)
        while first + 1 < last and (self.tokens[first].lemma.lower().rstrip(".") in TITLES or self.tokens[first].text == "."):
            first += 1
        return ActorMention(
            span=Span(self.tokens[start].start, self.tokens[last - 1].end),
            head=head,
            canonical=self._text(first, last),
            kind=ActorKind.PERSON,
            country=next((stretch.country.id for stretch in self._owners(index) if stretch.country is not None), None),
            rule="actor.person.title",
        )

    def _name_end(self, first: int) -> int:
        """The end of a run of capitalised name words: 'Amadou Haya Sanogo', 'Haider al-Abadi', 'Iyad Ag Ghaly'."""
        tokens = self.tokens
        last = first
        while last < len(tokens) and last - first < 7:
            token = tokens[last]
            if token.sentence != tokens[first].sentence:
                break
            glued = last > first and token.start == tokens[last - 1].end
            if token.text[0].isupper() and token.upos in {"PROPN", "X", "ADJ", "NOUN"} and last not in self.names:
                last += 1
            elif last > first and glued and token.text in {"-", ".", "’", "'"} and last + 1 < len(tokens) and tokens[last + 1].text[0].isupper():
                last += 1
            elif token.text in {"al", "el", "bin", "ibn", "ben", "de", "van", "von", "da", "ag", "ould", "bint", "del", "dos"} and self._goes_on(last):
                last += 1
            else:
                break
        while last > first and not tokens[last - 1].text[0].isupper():
            last -= 1
        return last

    def _goes_on(self, index: int) -> bool:
        rest = self.tokens[index + 1 : index + 3]
        return any(token.text[0].isupper() for token in rest)

    def _unknown_name(self, index: int) -> ActorMention | None:
        """A name in no table: a person or a body, where the language model or the sentence says so."""
        tokens = self.tokens
        if index in self.place_tokens or (index and tokens[index - 1].upos == "PROPN" and tokens[index - 1].sentence == tokens[index].sentence and self._is_name_part(index - 1)):
            return None
        label, first, last, score = self.labels.get(index, ("", index, index + 1, 0.0))
        end = max(self._name_end(index), index + 1)
        head = self._head(index, end)
        title = tokens[index].lemma.lower().rstrip(".") in TITLES and end - index > 1
        final = tokens[end - 1].lemma.lower()
        if final in OUTLET_WORDS and end - index > 1:
            return self._make_name(index, end, head, ActorKind.OUTLET, "actor.name.outlet")
        if final in ORG_KINDS and end - index > 1:
            return self._make_name(index, end, head, ORG_KINDS[final], "actor.name.body")
        if tokens[index].text.lower() in NEVER and end - index == 1:
            return None
        if title or (label in {"person", "per"} and score >= SURE_LABEL) or self._speaks(head):
            start = index
            while start + 1 < end and (tokens[start].lemma.lower().rstrip(".") in TITLES or tokens[start].text == "."):
                start += 1  # 'Lt. Gen. Stephen Townsend'
            name = self._text(start, end)
            return self._make_name(index, end, head, ActorKind.PERSON, "actor.name.person", name)
        if label not in {"org", "place", "organization"} and self._is_party_slot(head):
            return self._make_name(index, end, head, ActorKind.PERSON, "actor.name.slot")
        if label in {"org", "organization", "organisation"} and score >= SURE_LABEL:
            return self._make_name(index, end, head, ActorKind.OTHER, "actor.name.body")
        return None

    def _is_name_part(self, index: int) -> bool:
        return self.tokens[index].text[0].isupper() and index not in self.names

    def _speaks(self, head: int) -> bool:
        token = self.tokens[head]
        verb = self.tokens[token.head]
        return token.deprel == "nsubj" and verb.lemma.lower() in {"say", "tell", "add", "ask", "reply", "explain", "recall", "warn"}

    def _is_party_slot(self, head: int) -> bool:
        """The subject of a deed, or the doer of a passive."""
        token = self.tokens[head]
        if token.deprel in {"nsubj", "iobj"} and self.tokens[token.head].upos == "VERB":
            return True
        return token.deprel.startswith("obl") and any(
            self.tokens[case].lemma == "by" for case in self.forest.children(head, "case")
        )

    def _make_name(self, first: int, last: int, head: int, kind: ActorKind, rule: str, name: str | None = None) -> ActorMention:
        start = self._left_edge(first)
        return ActorMention(
            span=Span(self.tokens[start].start, self.tokens[last - 1].end),
            head=head,
            canonical=name or self._text(first, last),
            kind=kind,
            rule=rule,
        )

    # --- spans and words ----------------------------------------------------------------------------------------------

    def _make(
        self,
        head: int,
        name: str,
        kind: ActorKind,
        *,
        country: str | None = None,
        stretch: NamedStretch | None = None,
        named: bool = True,
        rule: str,
    ) -> ActorMention:
        first = min(self._left_edge(head), stretch.first if stretch else head)
        last = max(head + 1, stretch.last if stretch else 0, self._right_edge(head))
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return ActorMention(span=span, head=head, canonical=name, kind=kind, country=country, named=named, rule=rule)

    def _left_edge(self, index: int) -> int:
        """The first token of the modifiers that stand before a head without a gap."""
        edge = index
        modifiers = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "advmod", "punct", "case", "nmod", "appos")
        inside = {index}
        while edge > 0:
            before = self.tokens[edge - 1]
            if before.sentence != self.tokens[index].sentence or before.head not in inside and before.head < edge - 1:
                break
            if not before.deprel.startswith(modifiers) or before.upos in {"ADP", "VERB", "SCONJ", "PRON"} and before.text.lower() not in {"its", "their", "his", "her", "our"}:
                break
            if before.upos == "PUNCT" and before.text not in {"-", "."}:
                break
            if before.head > index or before.head == before.index:
                break
            inside.add(edge - 1)
            edge -= 1
        while edge < index and self.tokens[edge].upos in {"PUNCT", "PART", "ADP"}:
            edge += 1
        if edge and self.tokens[edge].text.lower() in {"least", "most"} and self.tokens[edge - 1].text.lower() == "at":
            edge -= 1
        return edge

    def _right_edge(self, head: int) -> int:
        """The end of an 'of' phrase that belongs to the name: 'the government of Iraq', 'fighters of the MNLA'."""
        tokens = self.tokens
        if head + 1 >= len(tokens) or tokens[head + 1].text != "of":
            return head + 1
        for kid in self.forest.kids[head]:
            if kid > head + 1 and tokens[kid].deprel.startswith("nmod") and kid - head <= 8:
                stretch = self.names.get(kid)
                if stretch is not None:
                    return stretch.last
                return kid + 1
        return head + 1

    def _words(self, index: int) -> str:
        """The words of a nameless phrase without article and number: 'Ten civilians' is 'civilians'."""
        first = self._left_edge(index)
        while first < index and (
            self.tokens[first].upos in {"DET", "NUM", "ADV", "PUNCT"} or self.tokens[first].deprel in {"nmod:poss", "det"} and self.tokens[first].upos == "PRON"
        ):
            first += 1
        return self._text(first, max(index + 1, self._right_edge(index)))

    def _text(self, first: int, last: int) -> str:
        words = self.reading.report.text[self.tokens[first].start : self.tokens[last - 1].end]
        return " ".join(words.split())

    def _head(self, first: int, last: int) -> int:
        for index in range(first, last):
            head = self.tokens[index].head
            if (not first <= head < last or head == index) and self.tokens[index].upos != "PUNCT":
                return index
        return last - 1

    def _modifies(self, index: int) -> bool:
        token = self.tokens[index]
        return token.deprel.startswith(("compound", "amod", "nmod:poss", "flat", "nmod:unmarked", "det", "nummod")) or (
            token.deprel == "nmod" and token.head > index
        ) or (
            token.deprel == "nmod" and any(self.tokens[case].text.lower() == "of" for case in self.forest.children(index, "case"))
        )


def _covered(reading: Reading) -> set[int]:
    """The tokens that mentions of places cover."""
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


def _one(countries: tuple[str, ...]) -> str | None:
    return countries[0] if len(countries) == 1 else None
