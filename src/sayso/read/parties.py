"""Which party a word of the tree stands for: its own mention, its owner's, those named with it.

the commander, Colonel Kasongo          the named one of an apposition
a Turkish F-16; Azerbaijani fire        whose it is
two of the rebels                       those a number is taken of
French and Malian soldiers              both, though one noun carries them
envoys of Chad and of Sudan             both owners
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.clauses import Clauses
from sayso.read.coreference_words import PLURAL_PRONOUNS
from sayso.read.role_words import SHARES
from sayso.read.stretches import Stretches
from sayso.records import ActorKind, ActorMention, Reading

# Rules of mentions that are named by their owner: 'the UN mission', 'envoys of Chad'.
OWNED_RULES = ("actor.body", "actor.member", "actor.office")
GENERAL_RULES = ("actor.noun", "actor.equipment", *OWNED_RULES)
EVERY = frozenset({"each", "both", "all", "neither", "none"})  # before 'of which': those of a list, one by one
BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.IO, ActorKind.PARTY, ActorKind.OTHER, ActorKind.COALITION, ActorKind.STATE_FORCE}
)
PEOPLE = frozenset({ActorKind.PERSON, ActorKind.OTHER, ActorKind.CIVILIAN, ActorKind.STATE_FORCE})


class Parties:
    """The mentions of parties of one report, looked up by the token that stands for them."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        """Index the mentions by their head tokens and by where they stand."""
        self.reading, self.clauses, self.forest = reading, clauses, clauses.forest
        self.stretches = Stretches((number, mention.span) for number, mention in enumerate(reading.actors))
        self.heads = {mention.head: number for number, mention in enumerate(reading.actors)}
        self.sharing: dict[int, list[int]] = {}  # where a shared noun ends: the heads of those who share it
        for mention in reading.actors:
            if mention.rule.startswith("actor.shared"):
                self.sharing.setdefault(mention.span.end, []).append(mention.head)

    def at(self, index: int) -> int | None:
        """Give the mention a token heads, else the owner of what it names: 'a Turkish F-16', 'Azerbaijani fire'."""
        host = self.clauses.relative_host(self._whole(self.clauses.relative_host(index)))
        if host in self.heads or self.clauses.tokens[host].upos not in {"NOUN", "PROPN"}:
            own = self.heads.get(host)
            return own if own is None else self._named_beside(own, host)
        named = self.forest.children(host, "appos", "flat")
        ships = [self.heads[kid] for kid in named if self._is_ship(kid)]
        if ships:
            return ships[0]
        owners = self.forest.children(host, "amod", "compound", "nmod:poss")
        owned = next((self.heads[kid] for kid in owners if kid in self.heads), None)
        return owned if owned is not None else next(self._persons_beside(host), None)

    def is_owned(self, index: int) -> bool:
        """Tell whether a word stands for those whose it is by an adjective or a noun: 'rebel trenches'."""
        number, kids = self.at(index), self.forest.children(index, "amod", "compound")
        return index not in self.heads and number is not None and self.reading.actors[number].head in kids

    def _is_ship(self, head: int) -> bool:
        number = self.heads.get(head)
        return number is not None and self.reading.actors[number].rule == "actor.name.vessel"

    def _named_beside(self, own: int, host: int) -> int:
        """'the UN mission, Monusco'; 'the commander, Colonel Kasongo': the name says more than the noun."""
        mention = self.reading.actors[own]
        if mention.pronoun or not mention.rule.startswith(GENERAL_RULES):
            return own
        if not mention.named and mention.kind in PEOPLE:
            person = next(self._persons_beside(host), None)
            if person is not None:
                return person
        if self.clauses.tokens[host].xpos in {"NNS", "NNPS"} or mention.kind not in BODIES:
            return own
        kinds = BODIES if mention.named else BODIES | {ActorKind.STATE}  # 'our ally Turkey'
        beside = (self.heads[kid] for kid in self.forest.children(host, "appos") if kid in self.heads)
        bodies = (number for number in beside if self._is_body(self.reading.actors[number], kinds))
        return next(bodies, own)

    def _persons_beside(self, host: int) -> Iterator[int]:
        for kid in self.forest.children(host, "appos"):
            number = self.heads.get(kid)
            mention = None if number is None else self.reading.actors[number]
            if number is not None and mention is not None and mention.kind is ActorKind.PERSON and mention.named:
                yield number

    def _is_body(self, mention: ActorMention, kinds: frozenset[ActorKind]) -> bool:
        return mention.named and mention.kind in kinds and not mention.rule.startswith(GENERAL_RULES)

    def _whole(self, index: int) -> int:
        """Give the noun that a number or share is taken of: 'two of them', 'thousands of Nigerians'."""
        token = self.clauses.tokens[index]
        if token.upos != "NUM" and token.lemma.lower() not in SHARES:
            return index
        parts = [kid for kid in self.forest.children(index, "nmod") if self.clauses.case(kid) == "of"]
        told = parts and (parts[0] in self.heads or self.clauses.relative_host(parts[0]) != parts[0])
        return parts[0] if told else index

    def over(self, token: int) -> int | None:
        """Give the mention headed by a token, else the shortest one that covers it."""
        number = self.at(token)
        if number is not None:
            return number
        start, end = self.clauses.tokens[token].span
        spans = {number: self.reading.actors[number].span for number in self.stretches.at(start)}
        around = [(span.end - span.start, number) for number, span in spans.items() if end <= span.end]
        return min(around)[1] if around else None

    def listed(self, token: int) -> Iterator[int]:
        """Yield the mention over a token and those coordinated with it: who is named in one list plays one part."""
        number = self.over(token)
        if number is None:
            return
        yield number
        for kid in self.coordinated(self.reading.actors[number].head):
            other = self.heads.get(kid)
            if other is not None and other != number:
                yield other

    def coordinated(self, index: int) -> Iterator[int]:
        """Yield a party's head and those it is named with, also the second of 'French and Malian soldiers'."""
        for kid in self.clauses.coordinated(self._all_of(index)):
            yield kid
            yield from self.sharing.get(self.clauses.tokens[kid].end, ())
            yield from self._other_owners(kid)
            yield from self._others_meant(kid)

    def _others_meant(self, index: int) -> Iterator[int]:
        """'Ankara and Baku deny it; they held exercises': the others of the list that a pronoun stands for."""
        number = self.heads.get(index)
        antecedent = None if number is None else self.reading.antecedents.get(number)
        if number is None or antecedent is None or not self.reading.actors[number].pronoun:
            return
        if self.clauses.tokens[index].text.lower() not in PLURAL_PRONOUNS:
            return
        named = self.reading.actors[antecedent].head
        first = self.forest.first_conjunct(named)
        yield from (kid for kid in self.clauses.coordinated(first) if kid != named and kid in self.heads)

    def _all_of(self, index: int) -> int:
        """'Chad and Sudan, each of which has pledged 500 men': the first of those meant."""
        if self.clauses.tokens[index].lemma.lower() not in EVERY:
            return index
        part = self._whole(index)
        return index if part == index else self.clauses.relative_host(part)

    def _other_owners(self, index: int) -> Iterator[int]:
        """'envoys of Chad and of Sudan': the owners after the one that names the mention."""
        number = self.heads.get(index)
        if number is None or not self.reading.actors[number].rule.startswith(OWNED_RULES):
            return
        for owner in self.forest.children(index, "nmod"):
            if self.clauses.case(owner) in {"of", "from"}:
                yield from (kid for kid in self.clauses.coordinated(owner) if kid != owner and kid in self.heads)

    def referent(self, number: int) -> ActorMention:
        """Give the mention that an actor mention refers back to, or itself."""
        actors = self.reading.actors
        antecedent = self.reading.antecedents.get(number)
        return actors[number] if antecedent is None else actors[antecedent]
