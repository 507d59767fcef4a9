"""Who did what to whom: the parties of a trigger and their roles.

Rebels attacked the army.            actor: Rebels; recipient: the army
the capture of Bor by rebels         actor: rebels
Three soldiers were killed           recipient: Three soldiers
Chad sent 500 soldiers.              actor: Chad; the soldiers are what it sends, no party of their own
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.knowledge.countries import Countries
from sayso.read.clauses import Clauses
from sayso.read.first_persons import PLURAL, SINGULAR, FirstPersons
from sayso.read.guesses import SILENCE, Guesses, weigh
from sayso.read.merging import LIGHT
from sayso.read.stretches import Stretches
from sayso.records import ActorKind, ActorMention, ClaimActor, EventType, Reading, Role, Source, Trigger

# Both sides of these are actors: 'met with', 'agreed with', 'clashed with' (codebook, ruling 7).
MUTUAL_TYPES = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE})
MUTUAL_RULES = frozenset({"ASSAULT.clash", "ASSAULT.war"})
# The subject suffers it: 'soldiers died', 'families fled', 'the town fell'.
SUFFERED = frozenset({EventType.HARM})
TOWARDS = frozenset({"against", "on", "at", "to", "for", "with", "of", "from", "towards", "upon", "into"})
ABOUT = frozenset({"about", "over", "regarding", "concerning"})
# Verbs whose subject does what their object names: 'signed a pledge', 'led a raid'.
DOING = LIGHT | {"do", "end", "lead", "order", "plan", "pledge", "receive", "sign"}
FORCES = frozenset(
    {ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP, ActorKind.PERSON, ActorKind.CIVILIAN, ActorKind.OTHER}
)
MOVED = frozenset({EventType.MOBILIZE})  # who is deployed is the actor, also in the passive
DISPOSED = frozenset({EventType.MOBILIZE, EventType.AGREE})
LOST = frozenset({"HARM.lose", "HARM.lose.count"})

# Tuned together on the corpus's dev wars; do not tune one alone.
ROLE_CUT = 0.4  # chance from which a party is taken
PHRASE_CUT = 0.5  # the same for a noun phrase that is no mention
ROLE_PRIOR = 2.5  # log-odds that a rule adds
Party = tuple[Role, int]  # a role, and the number of an actor mention


class Roles:
    """Finds the parties of the triggers of one report."""

    def __init__(self, reading: Reading, clauses: Clauses, guesses: Guesses, countries: Countries) -> None:
        """Index the actor mentions by their head tokens and by where they stand."""
        self.reading, self.clauses, self.guesses = reading, clauses, guesses
        self.first_persons = FirstPersons(reading, countries)
        self.stretches = Stretches((number, mention.span) for number, mention in enumerate(reading.actors))
        self.actors = {mention.head: number for number, mention in enumerate(reading.actors)}
        self.kinds = {
            token: ActorKind(guess.label)
            for guess in reading.proposals.mentions
            if guess.layer == "actor" and guess.label in set(ActorKind)
            for token in range(guess.first, guess.last)
        }

    def actors_of(self, trigger: Trigger, speaker: Source | None = None) -> tuple[ClaimActor, ...]:
        """Give the parties of a trigger, each name once a role; `speaker` is its innermost source."""
        ruled = {
            (role, number): rule
            for role, head, rule in self._roles(trigger)
            for kid in self.clauses.coordinated(head)
            if (number := self._party_at(kid)) is not None
        }
        found: dict[tuple[Role, str], ClaimActor] = {}
        for (role, number), (rule, score) in self._weighed(trigger, ruled).items():
            actor = self._actor(role, self._meant(number, speaker), rule, score)
            if actor is not None:
                found.setdefault((actor.role, actor.canonical), actor)
        for actor in self._unnamed(trigger):
            found.setdefault((actor.role, actor.canonical), actor)
        recipients = {name for role, name in found if role == Role.RECIPIENT}
        mutual = trigger.type.value in MUTUAL_TYPES
        return tuple(
            actor for (role, name), actor in found.items() if role != Role.ACTOR or name not in recipients or mutual
        )

    def _weighed(self, trigger: Trigger, ruled: dict[Party, str]) -> dict[Party, tuple[str, float | None]]:
        """Weigh the rules' parties and the head's; without guesses the rules stand alone."""
        if self.guesses.at(trigger.head) is None:
            return {party: (rule, None) for party, rule in ruled.items()}
        chances: dict[Party, float] = dict.fromkeys(ruled, SILENCE)
        for role in Role:
            for token, chance in self.guesses.parts(trigger.head, role.value).items():
                number = self._mention_over(token)
                if number is not None:
                    chances[role, number] = max(chances.get((role, number), 0.0), chance)
        weighed = {party: weigh(chance, ROLE_PRIOR if party in ruled else 0.0) for party, chance in chances.items()}
        best = {number: max(c for (_, n), c in weighed.items() if n == number) for _, number in weighed}
        return {
            (role, number): (ruled.get((role, number), "head.role"), round(chance, 3))
            for (role, number), chance in weighed.items()
            if chance >= ROLE_CUT and chance == best[number]
        }

    def _mention_over(self, token: int) -> int | None:
        """Give the mention headed by a token, else the shortest one that covers it."""
        number = self._party_at(token)
        if number is not None:
            return number
        start, end = self.clauses.tokens[token].span
        spans = {number: self.reading.actors[number].span for number in self.stretches.at(start)}
        around = [(span.end - span.start, number) for number, span in spans.items() if end <= span.end]
        return min(around)[1] if around else None

    def _party_at(self, index: int) -> int | None:
        """Give the mention a token heads, else the owner of what it names: 'a Turkish F-16', 'Azerbaijani fire'."""
        host = self.clauses.relative_host(index)
        if host in self.actors or self.clauses.tokens[host].upos not in {"NOUN", "PROPN"}:
            return self.actors.get(host)
        owners = self.clauses.forest.children(host, "amod", "compound", "nmod:poss")
        return next((self.actors[kid] for kid in owners if kid in self.actors), None)

    def _unnamed(self, trigger: Trigger) -> Iterator[ClaimActor]:
        """Give the noun phrases that the head is sure of and no layer knows as a party: 'ten opposition figures'."""
        for role in Role:
            for token, chance in self.guesses.parts(trigger.head, role.value).items():
                noun = self.clauses.tokens[token].upos in {"NOUN", "PROPN", "NUM"}
                if chance < PHRASE_CUT or not noun or self._mention_over(token) is not None:
                    continue
                span = self.clauses.forest.phrase(token)
                words = " ".join(self.reading.report.quote(span).split())
                kind = self.kinds.get(token, ActorKind.OTHER)
                yield ClaimActor(
                    role=role,
                    canonical=words,
                    kind=kind,
                    span=span,
                    rule="head.role; noun phrase",
                    score=round(chance, 3),
                )

    def _roles(self, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        index = trigger.head
        if self.clauses.tokens[index].upos in {"VERB", "AUX"}:
            yield from self._verb_roles(index, trigger)
            return
        yield from self._noun_roles(index, trigger)
        head = self.clauses.clause_head(trigger)
        if head != index and self.clauses.tokens[head].lemma.lower() in DOING:
            yield from self._light_roles(head, index, trigger)

    def _verb_roles(self, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        forest, type_ = self.clauses.forest, trigger.type.value
        mutual = self._mutual(trigger)
        passive = forest.is_passive(index)
        subject = Role.RECIPIENT if (passive and type_ not in MOVED) or type_ in SUFFERED else Role.ACTOR
        if type_ is EventType.CONDITION:
            subject = Role.ABOUT
        for kid in self.clauses.subjects(index):
            yield subject, kid, "role.subject"
        for kid in forest.objects(index):
            if not self._counted(kid, trigger):
                yield (Role.ACTOR if mutual else Role.RECIPIENT), kid, "role.object"
        for kid in forest.children(index, "obl"):
            role = self._oblique(kid, trigger, passive=passive)
            if role is not None:
                yield role, kid, f"role.{self.clauses.case(kid)}"
        if type_ in {EventType.REQUEST, EventType.SUPPORT, EventType.ACCUSE}:
            for clause in forest.children(index, "ccomp", "xcomp"):
                for kid in forest.children(clause, "nsubj"):
                    yield Role.RECIPIENT, kid, "role.asked"

    def _oblique(self, index: int, trigger: Trigger, *, passive: bool) -> Role | None:
        """Give the role of 'by the army', 'with rebels', 'against the camp', 'about the truce', or None."""
        case, mutual = self.clauses.case(index), self._mutual(trigger)
        if (case == "by" and passive) or (case == "with" and mutual):
            return Role.ACTOR
        if case in ABOUT or (case == "on" and mutual):
            return Role.ABOUT
        if index in self.clauses.places:
            return None  # 'sent to Somalia': where it goes, not whom it hits
        suffered = case == "from" and trigger.type.value in SUFFERED
        return Role.RECIPIENT if case in TOWARDS and not suffered else None

    def _noun_roles(self, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        forest = self.clauses.forest
        mutual = self._mutual(trigger)
        owner = Role.RECIPIENT if trigger.type.value in SUFFERED else Role.ACTOR
        for kid in forest.children(index, "nmod:poss"):
            yield owner, kid, "role.genitive"
        for kid in forest.children(index, "amod", "compound"):
            yield owner, kid, "role.modifier"
        for kid in forest.children(index, "nmod"):
            case = self.clauses.case(kid)
            if case == "by":
                yield Role.ACTOR, kid, "role.by"
            elif case in {"between", "with", "among"} and (mutual or case == "between"):
                yield Role.ACTOR, kid, f"role.{case}"
            elif case in ABOUT or (case == "on" and mutual):
                yield Role.ABOUT, kid, f"role.{case}"
            elif case == "of" and trigger.mode == "hold":
                yield Role.ACTOR, kid, "role.holder"
            elif case in TOWARDS and case != "from":
                yield Role.RECIPIENT, kid, f"role.{case}"

    def _light_roles(self, head: int, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        """'Rebels launched an attack on the base': the light verb's subject acts."""
        forest = self.clauses.forest
        if self.clauses.tokens[index].deprel.partition(":")[0] == "obj":
            for kid in self.clauses.subjects(head):
                yield (Role.RECIPIENT if trigger.type.value in SUFFERED else Role.ACTOR), kid, "role.light-subject"
        for kid in forest.children(head, "obl"):
            case = self.clauses.case(kid)
            if case == "by":
                yield Role.ACTOR, kid, "role.by"
            elif case in {"against", "on", "with"}:
                role = Role.ACTOR if case == "with" and self._mutual(trigger) else Role.RECIPIENT
                yield role, kid, f"role.light-{case}"

    def _counted(self, index: int, trigger: Trigger) -> bool:
        """Tell whether an object is what the act disposes of, no party to it: 'sent 500 men', 'lost six fighters'."""
        if trigger.type.value not in DISPOSED and trigger.type.rule not in LOST:
            return False
        number = self.actors.get(index)
        return number is not None and self.reading.actors[number].kind in FORCES

    def _mutual(self, trigger: Trigger) -> bool:
        return trigger.type.value in MUTUAL_TYPES or trigger.type.rule in MUTUAL_RULES

    def _meant(self, number: int, speaker: Source | None) -> ActorMention | None:
        """Give the mention that carries a party: a noun with its antecedent's name, a pronoun's antecedent, or None."""
        own, mention = self.reading.actors[number], self.referent(number)
        if mention.pronoun:
            known = mention.canonical.lower() in SINGULAR | PLURAL
            return self.first_persons.party(mention, speaker) if known else None
        return mention if own.pronoun else replace(mention, span=own.span)

    def _actor(self, role: Role, mention: ActorMention | None, rule: str, score: float | None) -> ClaimActor | None:
        if mention is None:
            return None
        span, name = mention.span, f"{rule}; {mention.rule}"
        return ClaimActor(
            role=role,
            canonical=mention.canonical,
            kind=mention.kind,
            country=mention.country,
            span=span,
            rule=name,
            score=score,
        )

    def referent(self, number: int) -> ActorMention:
        """Give the mention that an actor mention refers back to, or itself."""
        actors = self.reading.actors
        antecedent = self.reading.antecedents.get(number)
        return actors[number] if antecedent is None else actors[antecedent]
