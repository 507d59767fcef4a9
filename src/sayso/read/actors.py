"""Actors: every noun phrase that refers to a party, and the party it names.

ISIL; the Security Council              the name, from the catalogue
France said; Paris said                 a state, where the sentence makes it act (`metonyms`)
Malian soldiers; Mali's army            the force, ministry, office of the state beside the noun
MNLA fighters; fighters of the MNLA     the party beside the noun
President Amina Said; Ms Said           a person, by the name without titles (`actor_unknowns`); HMS Argyll: a ship
a rebel attack; Russian air strikes     whose deed it is
Ten civilians; a nurse; gunmen          nobody's name: the words, and the kind of the noun
he, they, who; nobody                   a pronoun, left to coreference
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sayso.knowledge.actors import Catalogue, Party, PartyNoun
from sayso.knowledge.tables import words
from sayso.read.actor_names import NamedStretch, find_names
from sayso.read.actor_phrases import Phrases
from sayso.read.actor_unknowns import UnknownNames
from sayso.read.actor_words import (
    BARE_PARTIES,
    DEED_ENDINGS,
    DEEDS,
    NO_DEEDS,
    NOT_THE_STATE,
    OWNED,
    PLAIN_PEOPLE,
)
from sayso.read.homes import find_homes
from sayso.read.known_persons import know_persons
from sayso.read.metonyms import Sense, judge_name
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, Reading, Section, Span

PRONOUN_KINDS = dict.fromkeys(("he", "she", "i", "him", "her", "me"), ActorKind.PERSON)
PRONOUNS = frozenset(
    {"he", "she", "they", "it", "we", "i", "him", "them", "us", "me", "who", "which", "that", "whom", "both", "you"}
)
INDEFINITE = words(
    """nobody no-one none everyone everybody anyone anybody someone somebody others those whoever each another"""
)
ARGUMENTS = (
    *("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"),
    *("root", "dislocated", "vocative", "parataxis", "orphan"),
)
DEED_RELATIONS = frozenset({"amod", "compound", "nmod:poss"})


def add_actors(reading: Reading, catalogue: Catalogue) -> Reading:
    """Add the mentions of parties, in text order, one for each head."""
    reader = _Reader(reading, catalogue)
    known = know_persons(reader.read(), reading.report, catalogue.leaders, reader.countries)
    return replace(reading, actors=tuple(find_homes(known, reading, catalogue.peoples, reader.countries)))


class _Named(NamedTuple):
    """What a mention names: the party, its kind, the country it belongs to."""

    name: str
    kind: ActorKind
    country: str | None = None


class _Reader:
    """The parties of one reading."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self.catalogue, self.tokens = catalogue, reading.tokens
        self.forest = Forest(reading.tokens)
        names = find_names(reading, catalogue)
        self.names, self.countries = names.at, names.countries
        self.phrases = Phrases(reading, self.forest, names, catalogue)
        self.unknown = UnknownNames(reading, self.phrases)
        self.party_nouns = frozenset(catalogue.nouns)
        self.titles = {sentence.index for sentence in reading.sentences if sentence.section is Section.TITLE}

    def read(self) -> list[ActorMention]:
        found: list[ActorMention] = []
        done: set[int] = set()
        for token in self.tokens:
            if token.index in done:
                continue
            mention = self._mention(token.index)
            if mention is None or mention.head in done:
                continue
            if mention.rule.startswith(("actor.person", "actor.name")):
                done.update(self._tokens_of(mention.span, token.index))
                while found and found[-1].span.start >= mention.span.start:
                    found.pop()  # the modifiers that were read before the name they belong to
            found.append(mention)
            done.add(mention.head)
            stretch = self.names.get(mention.head)
            if stretch is not None:
                done.update(range(stretch.first, stretch.last))
        found.sort(key=lambda mention: (self.tokens[mention.head].start, mention.span.start))
        return found

    def _tokens_of(self, span: Span, index: int) -> Iterator[int]:
        while index and self.tokens[index - 1].start >= span.start:
            index -= 1
        while index < len(self.tokens) and self.tokens[index].start < span.end:
            yield index
            index += 1

    def _mention(self, index: int) -> ActorMention | None:
        upos = self.tokens[index].upos
        if index in self.unknown.vessels:
            return self.unknown.vessel(index)
        if upos in {"PRON", "DET"}:
            return self._pronoun(index)
        stretch = self.names.get(index)
        if stretch is not None:
            return self._named(stretch)
        if upos == "PROPN":
            return self._party_noun(index) or self.unknown.at(index)
        if upos == "NOUN" or (upos in {"ADJ", "VERB"} and self.phrases.stands_alone(index)):
            return self._party_noun(index) or self._speaker(index)
        if upos == "NUM" and self.tokens[index].deprel.startswith("nsubj"):
            return self._party_noun(index) or self._make(
                index, _Named(self.tokens[index].text, ActorKind.CIVILIAN), "actor.number", named=False
            )
        return None

    # --- pronouns -----------------------------------------------------------------------------------------------------

    def _pronoun(self, index: int) -> ActorMention | None:
        token = self.tokens[index]
        word = token.text.lower()
        if token.deprel in {"expl", "det", "mark", "nmod:poss"} or (word not in PRONOUNS and word not in INDEFINITE):
            return None
        if word in {"that", "which"} and self.tokens[token.head].deprel != "acl:relcl":
            return None
        pronoun = word in PRONOUNS
        kind = PRONOUN_KINDS.get(word, ActorKind.OTHER) if pronoun else ActorKind.CIVILIAN
        rule = "actor.pronoun" if pronoun else "actor.indefinite"
        return ActorMention(
            span=token.span, head=index, canonical=token.text, kind=kind, named=False, pronoun=pronoun, rule=rule
        )

    # --- names --------------------------------------------------------------------------------------------------------

    def _named(self, stretch: NamedStretch) -> ActorMention | None:
        head = self.phrases.head_of(stretch.first, stretch.last)
        governor = self.tokens[head].head
        inside = range(stretch.first, stretch.last)
        if self.phrases.is_first_half(stretch.last):
            return None  # 'US-backed rebels', 'a NATO-member state': said of somebody else
        if stretch.how in {"demonym", "country"}:
            shared = self._shared_noun(head, stretch)
            if shared is not None:
                return shared
        if self.phrases.modifies(head) and governor not in inside:
            if self.phrases.noun_of(governor) is not None:
                return None  # the phrase of 'MNLA fighters', 'Malian soldiers' is read at its own head
            if stretch.how == "demonym":
                return self._deed_of(head, stretch)
        if stretch.party is not None:
            if self.phrases.modifies(head) and self._is_other_party(governor, stretch):
                return None
            party = stretch.party
            rule = f"actor.party.{party.id}"
            return self._make(head, _named_party(party), rule, stretch=stretch)
        if stretch.how == "demonym":
            return self._people(head, stretch)
        return self._state(head, stretch)

    def _state(self, head: int, stretch: NamedStretch) -> ActorMention | None:
        state = stretch.country
        if state is None:
            return None
        is_state = stretch.how == "country"
        sense = judge_name(self.forest, head, is_state=is_state, party_nouns=self.party_nouns)
        if sense is not Sense.PARTY and not (is_state and sense is Sense.BOTH):
            return None
        if not is_state and head in self.phrases.place_tokens:
            return None
        rule = "actor.state" if is_state else "actor.metonym"
        return self._make(head, _Named(state.name, ActorKind.STATE, state.id), rule, stretch=stretch)

    def _shared_noun(self, head: int, stretch: NamedStretch) -> ActorMention | None:
        """'French and Malian troops': the second state's troops, at the word for it."""
        token = self.tokens[head]
        first = self.forest.first_conjunct(head)
        after = self._noun_of_pair(stretch)
        if after is not None and stretch.country is not None and not self.phrases.modifies(head):
            pair = self.phrases.noun_of(after)
            if pair is not None and pair.template:  # the tree has lost the first of the two
                named = _Named(pair.name_for(stretch.country), pair.kind, stretch.country.id)
                span = Span(self.tokens[stretch.first].start, self.tokens[after].end)
                return replace(self._make(head, named, f"actor.shared.{pair.id}"), span=span)
        if first == head or stretch.country is None or not self.phrases.modifies(first):
            return None
        noun = self.phrases.noun_of(self.tokens[first].head)
        if noun is None or not noun.template or self.tokens[first].head < token.index:
            return None
        name = noun.name_for(stretch.country)
        span = Span(self.tokens[stretch.first].start, self.tokens[self.tokens[first].head].end)
        return ActorMention(
            span=span,
            head=head,
            canonical=name,
            kind=noun.kind,
            country=stretch.country.id,
            rule=f"actor.shared.{noun.id}",
        )

    def _noun_of_pair(self, stretch: NamedStretch) -> int | None:
        """Give the token after 'French and Malian' for the stretch 'French'."""
        second = self.names.get(stretch.last + 1)
        joined = stretch.last < len(self.tokens) and self.tokens[stretch.last].upos == "CCONJ"
        if not joined or second is None or second.how != "demonym" or second.last >= len(self.tokens):
            return None
        return second.last

    def _is_other_party(self, governor: int, stretch: NamedStretch) -> bool:
        other = self.names.get(governor)
        return other is not None and other is not stretch and other.how == "party"

    def _deed_of(self, head: int, stretch: NamedStretch) -> ActorMention | None:
        """'Russian air strikes', 'the French request': the state whose deed it is."""
        token, country = self.tokens[head], stretch.country
        governor = self.tokens[token.head]
        if country is None or token.deprel not in DEED_RELATIONS or token.head < head or governor.upos != "NOUN":
            return None
        lemma = governor.lemma.lower()
        if not _is_deed(lemma) and lemma not in OWNED:
            return None
        span = Span(self.tokens[stretch.first].start, self.tokens[stretch.last - 1].end)
        return ActorMention(
            span=span, head=head, canonical=country.name, kind=ActorKind.STATE, country=country.id, rule="actor.deed"
        )

    def _people(self, head: int, stretch: NamedStretch) -> ActorMention | None:
        """'the Malians', 'Syrians', 'the French': a people, where the word is a noun and no adjective."""
        token, country = self.tokens[head], stretch.country
        if country is None or self.phrases.modifies(head) or not token.deprel.startswith(ARGUMENTS):
            return None
        plural = token.xpos in {"NNS", "NNPS"} or token.text.endswith("s")
        definite = any(self.tokens[kid].upos == "DET" for kid in self.forest.kids[head])
        if not plural and not definite:
            return None
        if not plural and token.xpos in {"NN", "NNP"} and not token.text.endswith(("sh", "ch", "ese", "ss")):
            kind, name = ActorKind.PERSON, self.phrases.bare_words(head)
        elif definite and token.deprel == "nsubj" and self.tokens[token.head].upos == "VERB":
            kind, name = ActorKind.STATE, country.name  # 'the Americans withdrew': its government or army acts
        else:
            kind, name = ActorKind.CIVILIAN, f"{(country.adjectives or (country.name,))[0]} people"
        return self._make(head, _Named(name, kind, country.id), "actor.people", stretch=stretch)

    # --- nouns that stand for parties ---------------------------------------------------------------------------------

    def _party_noun(self, index: int) -> ActorMention | None:
        token = self.tokens[index]
        noun = self.phrases.noun_of(index)
        if noun is None or (index and self.phrases.is_first_half(index - 1)):
            return None
        second = self.phrases.second_of_pair(index, noun)
        if second is not None:
            return second
        if not token.deprel.startswith(ARGUMENTS) and self.phrases.modifies(index):
            return self._noun_of_deed(index, noun)
        titled = self.unknown.titled(index, noun)
        if titled is not None:
            return titled
        if noun.id in NOT_THE_STATE and token.xpos != "NNS" and not self._acts(index):
            return None
        if noun.id == "body" and token.xpos == "NNS" and not self._acts(index):
            return None  # 'they buried ten bodies': the dead
        owners = self.phrases.owners(index)
        party = next((stretch.party for stretch in owners if stretch.party is not None), None)
        if party is not None and noun.sense in {"member", "equipment", "body"}:
            rule = f"actor.{noun.sense}.{noun.id}"
            if party.kind is ActorKind.IO and noun.kind is ActorKind.STATE_FORCE:  # 'UN troops', 'the ECOWAS force'
                return self._make(index, _Named(self.phrases.bare_words(index), ActorKind.COALITION), rule)
            return self._make(index, self._fighters_of(party, noun, index) or _named_party(party), rule)
        country = next((stretch.country for stretch in owners if stretch.country is not None), None)
        if country is not None and noun.id == "side":  # 'the Armenian side': the state, where it fights its forces
            return self._make(index, _Named(country.name, ActorKind.STATE, country.id), "actor.people")
        if country is not None and noun.template and not self.phrases.is_irregular(index, noun):
            name = self._government(country.style, noun) or noun.name_for(country)
            named = noun.sense in {"body", "member", "equipment"}
            rule = f"actor.{noun.sense}.{noun.id}"
            return self._make(index, _Named(name, noun.kind, country.id), rule, named=named)
        if (noun.sense == "equipment" and not self._acts(index)) or self._is_bare(index):
            return None
        state = country.id if country is not None else None
        kind, phrase = self._kind_of(index, noun), self.phrases.bare_words(index)
        return self._make(index, _Named(phrase, kind, state), f"actor.noun.{noun.id}", named=False)

    def _fighters_of(self, party: Party, noun: PartyNoun, index: int) -> _Named | None:
        """'opposition forces', 'government soldiers': those who fight for a party that is no force itself."""
        if noun.kind not in {ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP} or not noun.template:
            return None
        home = party.countries[0] if len(party.countries) == 1 else None
        if party.kind is ActorKind.PARTY:
            return _Named(self.phrases.bare_words(index), ActorKind.ARMED_GROUP, home)
        country = self.catalogue.countries.by_id.get(home or "")
        if party.kind is ActorKind.STATE and noun.kind is ActorKind.STATE_FORCE and country is not None:
            return _Named(country.forces, ActorKind.STATE_FORCE, home)
        return None

    def _kind_of(self, index: int, noun: PartyNoun) -> ActorKind:
        token = self.tokens[index]
        if noun.kind is ActorKind.PERSON and token.xpos in {"NNS", "NNPS"}:
            plain = noun.id in PLAIN_PEOPLE or token.lemma.lower() in PLAIN_PEOPLE
            return ActorKind.CIVILIAN if plain else ActorKind.OTHER
        if noun.kind is ActorKind.STATE_FORCE and self.phrases.is_irregular(index, noun):
            return ActorKind.ARMED_GROUP
        return noun.kind

    def _government(self, style: str, noun: PartyNoun) -> str | None:
        """The catalogue's name of a government that is not spoken of by its country's ('the Syrian regime')."""
        if noun.id not in {"government", "regime"}:
            return None
        party = self.catalogue.find(f"{style} government")
        return party.name if party is not None else None

    def _noun_of_deed(self, index: int, noun: PartyNoun) -> ActorMention | None:
        """'a rebel attack', 'the regime bombardment': the noun whose deed it is."""
        token = self.tokens[index]
        governor = self.tokens[token.head]
        if noun.sense not in {"member", "body"} or token.deprel not in DEED_RELATIONS or token.head < index:
            return None
        if (
            governor.upos != "NOUN"
            or governor.lemma.lower() in NO_DEEDS
            or self.phrases.noun_of(token.head) is not None
        ):
            return None
        if noun.id in NOT_THE_STATE or noun.kind in {
            ActorKind.OTHER,
            ActorKind.COMPANY,
            ActorKind.OUTLET,
            ActorKind.PARTY,
        }:
            return None
        rule = f"actor.noun.{noun.id}"
        return ActorMention(span=token.span, head=index, canonical=token.text, kind=noun.kind, named=False, rule=rule)

    def _acts(self, index: int) -> bool:
        token = self.tokens[index]
        return token.deprel == "nsubj" and self.tokens[token.head].upos == "VERB"

    def _speaker(self, index: int) -> ActorMention | None:
        """Whatever says something is a party: 'an adviser's memo' aside, 'a beekeeper said'."""
        token = self.tokens[index]
        if token.deprel != "nsubj" or self.tokens[token.head].lemma.lower() not in {"say", "tell", "add", "recall"}:
            return None
        party = _Named(self.phrases.bare_words(index), ActorKind.OTHER)
        return self._make(index, party, "actor.speaker", named=False)

    def _is_bare(self, index: int) -> bool:
        """'use of force': a singular without article, number or owner names nobody, save in a heading."""
        token = self.tokens[index]
        if token.xpos in {"NNS", "NNPS"} or token.sentence in self.titles or token.upos == "PROPN":
            return False
        label = index + 1 < len(self.tokens) and self.tokens[index + 1].text == ":"  # 'Enemy: 40 killed'
        if label or token.lemma.lower() in BARE_PARTIES:
            return False
        before = ("det", "nmod", "nummod", "compound", "amod")
        return not any(self.tokens[kid].deprel.startswith(before) for kid in self.forest.kids[index])

    def _make(
        self, head: int, party: _Named, rule: str, *, stretch: NamedStretch | None = None, named: bool = True
    ) -> ActorMention:
        first = min(self.phrases.left_edge(head), stretch.first if stretch else head)
        last = max(head + 1, stretch.last if stretch else 0, self.phrases.right_edge(head))
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return ActorMention(
            span=span,
            head=head,
            canonical=party.name,
            kind=party.kind,
            country=party.country,
            named=named,
            rule=rule,
        )


def _is_deed(lemma: str) -> bool:
    """Tell whether a noun names something done: 'offensive', 'request', 'withdrawal', 'bombardment'."""
    return lemma in DEEDS or (lemma.endswith(DEED_ENDINGS) and lemma not in NO_DEEDS and len(lemma) > 5)


def _named_party(party: Party) -> _Named:
    return _Named(party.name, party.kind, party.countries[0] if len(party.countries) == 1 else None)
