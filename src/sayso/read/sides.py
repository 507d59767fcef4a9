"""Whose are 'our units', 'own forces' and 'his side', and who is 'the enemy': the speaker's force and its opponent.

    General Staff: "Own forces: 4 killed."           own forces: the force that the General Staff commands
    General Staff: "The enemy lost a ship."          the enemy: whom the report names as the other side
    A rebel officer said his side had lost nine.     his side: the rebels

Careful side: without a speaker whose force is known nobody is named, and an enemy is named only where one other force
or group of the report is the likeliest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sayso.knowledge.actors import Catalogue
from sayso.read.first_persons import FirstPersons, country_in
from sayso.read.stretches import Stretches
from sayso.read.trees import Forest
from sayso.records import ActorKind, ActorMention, EventType, Reading, Source

OURS = frozenset({"our", "own"})
THEIRS = frozenset({"his", "her", "its", "their", "my"})
FIGHTING = frozenset(
    {"force", "forces", "troop", "troops", "unit", "soldier", "army", "fighter", "man", "artillery", "aviation"}
    | {"navy", "fleet", "garrison", "patrol", "column", "battalion", "brigade", "defender", "side", "position"}
)
ENEMIES = frozenset({"enemy", "foe", "aggressor", "occupier", "invader", "adversary"})
HOSTILE = frozenset({EventType.ASSAULT, EventType.CONTROL, EventType.HARM, EventType.RETREAT})
SIDES = frozenset({ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE, ActorKind.STATE})
SPOKEN_FOR = SIDES | {ActorKind.PERSON}
LEAD = 1.5  # the enemy is counted so many times as often as the next
ARGUMENTS = ("nsubj", "obj", "obl", "nmod")


def add_sides(reading: Reading, catalogue: Catalogue) -> Reading:
    """Name the speaker's own force and his enemy where a report speaks of them without a name."""
    return _Sides(reading, catalogue).named()


class _Sides:
    """The sides of one report."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self.reading, self.catalogue = reading, catalogue
        self.tokens, self.forest = reading.tokens, Forest(reading.tokens)
        self.by_head = {mention.head: number for number, mention in enumerate(reading.actors)}
        self.contents = Stretches((n, span) for n, found in enumerate(reading.attributions) for span in found.content)
        self.own_page = FirstPersons(reading, catalogue.countries).outlet is not None
        self.triggers = {trigger.head for trigger in reading.triggers if trigger.type.value in HOSTILE}

    def named(self) -> Reading:
        actors, links = list(self.reading.actors), dict(self.reading.antecedents)
        for token in self.tokens:
            lemma = token.lemma.lower()
            if token.upos not in {"NOUN", "PROPN"} or (lemma not in FIGHTING and lemma not in ENEMIES):
                continue
            party = self._party(token.index, lemma)
            if party is None:
                continue
            number = self.by_head.get(token.index)
            if number is None:
                actors.append(replace(party, head=token.index, span=self.forest.phrase(token.index)))
            elif not actors[number].named:
                actors[number] = replace(party, head=token.index, span=actors[number].span)
                links.pop(number, None)
        return replace(self.reading, actors=tuple(actors), antecedents=links)

    def _party(self, index: int, lemma: str) -> ActorMention | None:
        before = {self.tokens[kid].lemma.lower() for kid in self.forest.kids[index] if kid < index}
        before |= {self.tokens[kid].text.lower() for kid in self.forest.kids[index] if kid < index}
        source = self._speaker(self.tokens[index].start)
        own = before & OURS or (before & THEIRS and lemma == "side" and source is not None)
        if not own and lemma not in ENEMIES and not before & ENEMIES:
            return None
        if before & OURS and lemma in ENEMIES:
            return None  # 'our enemies' may be anybody's
        force = self._force(source)
        if force is None:
            return None
        return force if own else self._opponent(force)

    def _speaker(self, where: int) -> Source | None:
        numbers = self.contents.at(where)
        return self.reading.attributions[numbers[-1]].source if numbers else None

    def _force(self, source: Source | None) -> ActorMention | None:
        """Give the force that a source speaks for; None stands for the publisher."""
        outlet = self.reading.report.outlet or ""
        if source is None:
            return self._force_named(outlet) if self.own_page or self._group_in(outlet) else None
        if source.span is not None:
            for mention in self.reading.actors:
                inside = mention.span.start < source.span.end and source.span.start < mention.span.end
                if inside and mention.kind in SPOKEN_FOR and not mention.pronoun:
                    found = self._force_of(mention)
                    if found is not None:
                        return found
        return self._force_named(source.canonical) or (self._force_named(outlet) if source.implicit else None)

    def _force_named(self, words: str) -> ActorMention | None:
        """Give the force behind the name of a body: 'Joint Staff of Norland', 'Political Bureau of the Free Front'."""
        group = self._group_in(words)
        if group is not None:
            return group
        state = country_in(words, self.catalogue.countries)
        return None if state is None else self._state_force(state.id)

    def _group_in(self, words: str) -> ActorMention | None:
        for mention in self.reading.actors:
            group = mention.kind is ActorKind.ARMED_GROUP and mention.named and mention.country is None
            if group and (mention.canonical in words or self.reading.report.quote(mention.span) in words):
                return mention
        return None

    def _force_of(self, mention: ActorMention) -> ActorMention | None:
        if mention.kind is ActorKind.ARMED_GROUP and mention.named:
            return mention
        return self._state_force(mention.country) if mention.country else None

    def _state_force(self, country: str) -> ActorMention | None:
        state = self.catalogue.countries.by_id.get(country)
        if state is None or not self.reading.actors:
            return None
        return replace(
            self.reading.actors[0],
            canonical=state.forces,
            kind=ActorKind.STATE_FORCE,
            country=state.id,
            named=True,
            pronoun=False,
            rule="actor.side",
        )

    def _opponent(self, force: ActorMention) -> ActorMention | None:
        """Give the force or group that the report names most as the other side of fights, or None where two compete."""
        votes: Counter[str] = Counter()
        parties: dict[str, ActorMention] = {}
        for mention in self.reading.actors:
            own = mention.country is not None and mention.country == force.country
            words = {self.tokens[kid].lemma.lower() for kid in (mention.head, *self.forest.kids[mention.head])}
            if mention.kind not in SIDES or mention.pronoun or own or words & (ENEMIES | OURS):
                continue
            if not mention.named and mention.kind is not ActorKind.ARMED_GROUP:
                continue
            party = self._force_of(mention) or mention
            if party.canonical == force.canonical or (mention.kind is ActorKind.STATE and not mention.country):
                continue
            parties.setdefault(party.canonical, party)
            votes[party.canonical] += 3 if self._fights(mention.head) else 1
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]):
            return None
        return parties[ranked[0][0]]

    def _fights(self, head: int) -> bool:
        """Tell whether a mention is an argument of a hostile act."""
        token = self.tokens[self.forest.first_conjunct(head)]
        return token.deprel.startswith(ARGUMENTS) and token.head in self.triggers
