"""Who did what to whom: the parties of a trigger and their roles.

Rebels attacked the army.            actor: Rebels; recipient: the army
the capture of Bor by rebels         actor: rebels
Three soldiers were killed           recipient: Three soldiers
Chad sent 500 soldiers.              actor: Chad; the soldiers are what it sends, no party of their own
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.knowledge.actors import Catalogue
from sayso.knowledge.tables import words
from sayso.read.actor_unknowns import DOCUMENTS
from sayso.read.carried_subjects import CarriedSubjects
from sayso.read.clauses import Clauses
from sayso.read.first_persons import PLURAL, SINGULAR, FirstPersons
from sayso.read.guesses import SILENCE, Guesses, weigh
from sayso.read.parties import Parties
from sayso.read.possessives import Possessives
from sayso.read.role_signs import (
    FIRED,
    answerers_of,
    backers_of,
    counted_dead,
    firers_of,
    is_told_by,
    is_turned,
    label_of,
    losers_of,
    talkers_of,
)
from sayso.read.role_words import (
    ABOUT,
    BETWEEN_STATES,
    DOING,
    EQUIPMENT,
    FOUGHT,
    GOING,
    LEAVING,
    MEETING,
    OWN_DEEDS,
    RECEIVING,
    SUFFERING,
    TOWARDS,
)
from sayso.read.sites import GROUNDS
from sayso.records import ActorKind, ActorMention, ClaimActor, EventType, Reading, Role, Source, Status, Trigger

# Both sides of these are actors: 'met with', 'agreed with', 'clashed with' (codebook, ruling 7).
MUTUAL_TYPES = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE})
MUTUAL_RULES = frozenset({"ASSAULT.clash", "ASSAULT.war"})
# The subject suffers it: 'soldiers died', 'families fled', 'the town fell'.
SUFFERED = frozenset({EventType.HARM})
FORCES = frozenset(
    {ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP, ActorKind.PERSON, ActorKind.CIVILIAN, ActorKind.OTHER}
)
THIRD = frozenset({"he", "she", "him", "her", "his"})
OWN_FORCES = frozenset({ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP})
# What is struck, taken or backed here hits its owner: 'shelled rebel trenches', 'supports Iraqi unity'.
HELD = frozenset({EventType.ASSAULT, EventType.CONTROL, EventType.COERCE, EventType.SUPPORT})
MOVED = frozenset({EventType.MOBILIZE})  # who is deployed is the actor, also in the passive
DISPOSED = frozenset({EventType.MOBILIZE, EventType.AGREE})
LOST = frozenset({"HARM.lose", "HARM.lose.count", "HARM.lose.materiel"})
LOSING_OTHERS = frozenset({ActorKind.PERSON, ActorKind.CIVILIAN})

# Tuned together on the corpus's dev wars; do not tune one alone.
ROLE_CUT = 0.4  # chance from which a party is taken
BESIDE_CUT = 0.8  # the same for one that no rule knows, where a rule knows another of its role
BESIDE_BEST = 0.8  # the same as a share of the likeliest one's chance, where no rule knows any
PHRASE_CUT = 0.5  # the same for a noun phrase that is no mention
ROLE_PRIOR = 2.5  # log-odds that a rule adds
SURE_PRIOR = 3.2  # the same for rules that are right though the head is silent
SURE = "light-subject light-object backer by complement firer loser label owner toll victim talker possessive"
SURE_RULES = frozenset({f"role.{name}" for name in words(SURE)})
# Where it happens, what it is done with, what is signed and who is dead: no parties.
THINGS = EQUIPMENT | DOCUMENTS | (GROUNDS - {"republic"}) | words("body corpse market bazaar crossroads square")
REGIONS = frozenset({"country", "region", "state", "province", "territory"})  # what may have a government
Party = tuple[Role, int]  # a role, and the number of an actor mention


class Roles:
    """Finds the parties of the triggers of one report."""

    def __init__(self, reading: Reading, clauses: Clauses, guesses: Guesses, catalogue: Catalogue) -> None:
        """Index the actor mentions by their head tokens and by where they stand."""
        self.reading, self.clauses, self.guesses = reading, clauses, guesses
        self.countries = catalogue.countries
        self.first_persons = FirstPersons(reading, catalogue)
        self.parties = Parties(reading, clauses)
        self.actors = self.parties.heads
        self.possessives = Possessives(reading, clauses, self.parties)
        types = {trigger.head: trigger.type.value for trigger in reading.triggers}
        self.carried = CarriedSubjects(clauses, self.parties, types)
        self.places = {mention.head: mention.place.kind for mention in reading.places}
        self.refused = {
            trigger.head
            for trigger, status in zip(reading.triggers, reading.statuses, strict=False)
            if status.value is Status.REFUSED
        }
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
            for kid in self.parties.coordinated(head)
            if (number := self.parties.at(kid)) is not None
        }
        found: dict[tuple[Role, str], ClaimActor] = {}
        for (role, number), (rule, score) in self._weighed(trigger, ruled).items():
            actor = self._actor(trigger, role, self._meant(number, speaker), rule, score)
            if actor is not None:
                found.setdefault((actor.role, actor.canonical), actor)
        known = {role for role, _number in ruled} & {role for role, _name in found}
        for actor in self._unnamed(trigger):
            if actor.role in known and (actor.score or 0.0) < BESIDE_CUT:
                continue
            found.setdefault((actor.role, actor.canonical), actor)
        if not any(role is Role.ACTOR for role, _name in found):
            for number in self.carried.of(trigger):
                actor = self._actor(trigger, Role.ACTOR, self._meant(number, speaker), "role.shared-subject", None)
                if actor is not None and actor.canonical not in {name for _role, name in found}:
                    found.setdefault((actor.role, actor.canonical), actor)
        recipients = {name for role, name in found if role == Role.RECIPIENT}
        mutual = trigger.type.value in MUTUAL_TYPES
        if trigger.type.value is EventType.HARM and speaker is not None:  # who gives a toll has not caused it
            found.pop((Role.ACTOR, speaker.canonical), None)
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
                for number in self.parties.listed(token):
                    chances[role, number] = max(chances.get((role, number), 0.0), chance)
        lost = {number for (_, number), rule in ruled.items() if rule == "role.loser"}  # whatever the head says
        answering = {self.parties.at(head) for head in answerers_of(trigger.head, self.clauses)}
        lost |= {number for number in answering if number is not None}
        chances = {party: chance for party, chance in chances.items() if party in ruled or party[1] not in lost}
        weighed = {party: weigh(chance, self._prior(party, ruled.get(party))) for party, chance in chances.items()}
        best = {number: max(c for (_, n), c in weighed.items() if n == number) for _, number in weighed}
        sure = {party: c for party, c in weighed.items() if c >= ROLE_CUT and c == best[party[1]]}
        known = {role for role, number in sure if (role, number) in ruled}
        cut = 1.0 if "role.loser" in ruled.values() else BESIDE_CUT
        most = {role: max(c for (r, _), c in sure.items() if r == role) for role, _ in sure}
        return {
            (role, number): (ruled.get((role, number), "head.role"), round(chance, 3))
            for (role, number), chance in sure.items()
            if (role, number) in ruled or chance >= (cut if role in known else BESIDE_BEST * most[role])
        }

    def _prior(self, party: Party, rule: str | None) -> float:
        """Give the log-odds that a rule adds, 0 where none speaks.

        Coders mark the name and not the pronoun that stands for it, so of pronouns the head knows little.
        """
        if rule is None:
            return 0.0
        mention = self.reading.actors[party[1]]
        told = mention.pronoun and self.clauses.tokens[mention.head].deprel.startswith("nsubj")
        spoken = told and rule == "role.subject" and party[0] is not Role.ABOUT
        return SURE_PRIOR if spoken or rule in SURE_RULES else ROLE_PRIOR

    def _unnamed(self, trigger: Trigger) -> Iterator[ClaimActor]:
        """Give the noun phrases that the head is sure of and no layer knows as a party: 'ten opposition figures'."""
        for role in Role:
            for token, chance in self.guesses.parts(trigger.head, role.value).items():
                noun = self.clauses.tokens[token].upos in {"NOUN", "PROPN", "NUM"}
                thing = self.clauses.tokens[token].lemma.lower() in THINGS
                if chance < PHRASE_CUT or not noun or thing or self.parties.over(token) is not None:
                    continue
                span = self.clauses.forest.phrase(token)
                words = " ".join(self.reading.report.quote(span).split())
                state = next(iter(self.countries.metonyms.find(words)), None)
                if state is None and self.places.get(token, "region") not in REGIONS:
                    continue  # a town is where it happens
                yield ClaimActor(
                    role=role,
                    canonical=words if state is None else state.name,
                    kind=self.kinds.get(token, ActorKind.OTHER) if state is None else ActorKind.STATE,
                    country=None if state is None else state.id,
                    span=span,
                    rule="head.role; noun phrase" if state is None else "head.role; actor.metonym",
                    score=round(chance, 3),
                )

    def _roles(self, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        index = trigger.head
        sentence = self.reading.sentences[self.clauses.tokens[index].sentence]
        labelled = [
            (Role.RECIPIENT, kid, "role.label") for kid in label_of(trigger, self.clauses, self.actors, sentence)
        ]
        yield from labelled
        if self.clauses.tokens[index].upos in {"VERB", "AUX"}:
            found = self._verb_roles(index, trigger)  # of 'Enemy: 40 killed' the label says who the 40 are
            heads = {head for _role, head, _rule in labelled}
            counts = (each for each in found if not labelled or self.clauses.tokens[each[1]].upos != "NUM")
            yield from (each for each in counts if each[1] not in heads)
            return
        yield from self._noun_roles(index, trigger)
        yield from ((Role.RECIPIENT, kid, "role.toll") for kid in losers_of(trigger, self.clauses))
        yield from ((Role.RECIPIENT, head, "role.toll") for head in counted_dead(trigger, self.reading))
        head = self.clauses.clause_head(trigger)
        if head != index and self.clauses.tokens[head].lemma.lower() in DOING:
            yield from self._light_roles(head, index, trigger)

    def _verb_roles(self, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        forest, type_ = self.clauses.forest, trigger.type.value
        if is_told_by(trigger, LOST) and not forest.is_passive(index):
            losers = self._losers(index)
            rule = "role.loser" if losers else "role.object"
            yield from ((Role.RECIPIENT, kid, rule) for kid in losers or forest.objects(index))
            return
        mutual = self._mutual(trigger)
        passive = forest.is_passive(index)
        suffering = type_ in SUFFERED or is_turned(trigger, self.clauses)
        subject = Role.RECIPIENT if (passive and type_ not in MOVED) or suffering else Role.ACTOR
        if type_ is EventType.CONDITION:
            subject = Role.ABOUT
        for kid in self.clauses.subjects(index):
            owned = passive and type_ in HELD and self.parties.is_owned(kid)
            yield subject, kid, "role.owner" if owned else "role.subject"
        for kid in forest.objects(index):
            if not self._counted(kid, trigger):
                met = mutual and self.clauses.tokens[index].lemma.lower() in MEETING
                owned = type_ in HELD and self.parties.is_owned(kid)
                yield (Role.ACTOR if met else Role.RECIPIENT), kid, "role.owner" if owned else "role.object"
            yield from self._complements(kid, trigger)
        for kid in forest.children(index, "obl"):
            role = self._oblique(kid, trigger, passive=passive)
            if role is not None:
                yield role, kid, f"role.{self.clauses.case(kid)}"
        yield from ((Role.ACTOR, kid, "role.firer") for kid in firers_of(index, self.clauses))
        if type_ in {EventType.REQUEST, EventType.SUPPORT, EventType.ACCUSE}:
            for clause in forest.children(index, "ccomp", "xcomp"):
                for kid in forest.children(clause, "nsubj"):
                    yield Role.RECIPIENT, kid, "role.asked"

    def _oblique(self, index: int, trigger: Trigger, *, passive: bool) -> Role | None:
        """Give the role of 'by the army', 'with rebels', 'against the camp', 'about the truce', or None."""
        case, mutual = self.clauses.case(index), self._mutual(trigger)
        fired = trigger.type.value is EventType.ASSAULT and self.clauses.tokens[trigger.head].lemma.lower() in FIRED
        if case == "from" and (fired or is_turned(trigger, self.clauses)):
            return Role.ACTOR
        if (case == "by" and passive) or (case == "with" and mutual):
            return Role.ACTOR
        if case in ABOUT or (case == "on" and mutual):
            return Role.ABOUT
        if index in self.clauses.places and not self._is_state(index, trigger):
            return None  # 'sent to Somalia': where it goes, not whom it hits
        suffered = case == "from" and trigger.type.value in SUFFERED
        return Role.RECIPIENT if case in TOWARDS and not suffered else None

    def _complements(self, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        """'suspended exports to Chad', 'cut its ties with Iran': for whom or against whom the object is."""
        if trigger.type.value not in BETWEEN_STATES or index in self.actors:
            return
        for kid in self.clauses.forest.children(index, "nmod"):
            if self.clauses.case(kid) in {"to", "with", "for", "against", "from", "on"}:
                yield Role.RECIPIENT, kid, "role.complement"

    def _losers(self, index: int) -> list[int]:
        """Give those who lost men: 'the army lost six men' harms the army; 'she lost two sons' harms the sons."""
        parties, subjects = self.parties, self.clauses.subjects(index)
        numbers = {kid: parties.at(kid) for kid in subjects}
        return [kid for kid, n in numbers.items() if n is not None and parties.referent(n).kind not in LOSING_OTHERS]

    def _is_state(self, index: int, trigger: Trigger) -> bool:
        """Tell whether the name of a country is its state: 'aid to Chad', 'ties with Iran'; not 'fled to Chad'."""
        number = self.actors.get(index)
        state = number is not None and self.reading.actors[number].kind is ActorKind.STATE
        return state and trigger.type.value in BETWEEN_STATES

    def _noun_roles(self, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        forest = self.clauses.forest
        mutual = self._mutual(trigger)
        owner = Role.RECIPIENT if trigger.type.value in SUFFERED else Role.ACTOR
        backed = {kid: role for role, kid in backers_of(index, self.clauses)}
        yield from ((role, kid, "role.backer") for kid, role in backed.items())
        yield from self._owner_roles(index, owner, mutual=mutual)
        for kid in forest.children(index, "nmod"):
            case = self.clauses.case(kid)
            if kid in backed:
                continue
            if case == "by":
                yield Role.ACTOR, kid, "role.by"
            elif case in {"between", "with", "among"} and (mutual or case == "between"):
                yield Role.ACTOR, kid, f"role.{case}"
            elif case in ABOUT or (case == "on" and mutual):
                yield Role.ABOUT, kid, f"role.{case}"
            elif case == "of" and (trigger.mode in OWN_DEEDS or self.clauses.tokens[index].lemma.lower() in GOING):
                yield Role.ACTOR, kid, "role.holder"
            elif case == "of" and owner is Role.RECIPIENT:
                yield Role.RECIPIENT, kid, "role.victim"
            elif case in TOWARDS and case != "from":
                yield Role.RECIPIENT, kid, f"role.{case}"

    def _owner_roles(self, index: int, owner: Role, *, mutual: bool) -> Iterator[tuple[Role, int, str]]:
        """'its attack', 'the army's attack', 'rebel attacks'; talks are also theirs who tell of them."""
        owned = self.possessives.owner(index)
        if owned is not None:
            yield owner, owned, "role.possessive"
        if mutual:
            yield from ((Role.ACTOR, kid, "role.talker") for kid in talkers_of(index, self.clauses))
        for kid in self.clauses.forest.children(index, "nmod:poss"):
            yield owner, kid, "role.genitive"
        for kid in self.clauses.forest.children(index, "amod", "compound"):
            yield owner, kid, "role.modifier"

    def _light_roles(self, head: int, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        """'Rebels launched an attack on the base': the light verb's subject acts."""
        forest = self.clauses.forest
        suffered = trigger.type.value in SUFFERED
        lemma = self.clauses.tokens[head].lemma.lower()
        counts, received = suffered and lemma not in SUFFERING, lemma in RECEIVING  # 'put the losses at 40', 'got aid'
        if self.clauses.tokens[index].deprel.partition(":")[0] == "obj" and not counts:
            for kid in self.clauses.subjects(head):
                yield (Role.RECIPIENT if suffered or received else Role.ACTOR), kid, "role.light-subject"
        for kid in forest.children(head, "iobj"):
            yield Role.RECIPIENT, kid, "role.light-object"
        for kid in forest.children(head, "obl"):
            case = self.clauses.case(kid)
            if case == "by" or (case == "from" and received):
                yield Role.ACTOR, kid, f"role.{case}"
            elif case in {"against", "on", "with"}:
                role = Role.ACTOR if case == "with" and self._mutual(trigger) else Role.RECIPIENT
                yield role, kid, f"role.light-{case}"

    def _counted(self, index: int, trigger: Trigger) -> bool:
        """Tell whether an object is what the act disposes of, no party to it: 'sent 500 men', 'lost six fighters'."""
        leaving = trigger.type.value is EventType.RETREAT and trigger.mode in LEAVING  # 'pulled out its troops'
        if not leaving and trigger.type.value not in DISPOSED and not is_told_by(trigger, LOST):
            return False
        number = self.actors.get(index)
        return number is not None and self.reading.actors[number].kind in (OWN_FORCES if leaving else FORCES)

    def _mutual(self, trigger: Trigger) -> bool:
        """Tell whether both sides act; talks that are refused have one who refuses and one who is refused."""
        if trigger.head in self.refused:
            return False
        return trigger.type.value in MUTUAL_TYPES or is_told_by(trigger, MUTUAL_RULES)

    def _meant(self, number: int, speaker: Source | None) -> ActorMention | None:
        """Give the mention that carries a party: a noun with its antecedent's name, a pronoun's antecedent, or None."""
        own, mention = self.reading.actors[number], self.parties.referent(number)
        if mention.pronoun:
            known = mention.canonical.lower() in SINGULAR | PLURAL
            return self.first_persons.party(mention, speaker) if known else None
        if own.pronoun:
            return None if self._is_himself(own, mention, speaker) else mention
        return replace(self.first_persons.owner(own, mention, speaker), span=own.span)

    def _is_himself(self, own: ActorMention, mention: ActorMention, speaker: Source | None) -> bool:
        """'"He will come," the mayor said': whoever speaks of himself says 'I'."""
        if speaker is None or mention.canonical != speaker.canonical or own.canonical.lower() not in THIRD:
            return False
        return any(each.span.start <= own.span.start < each.span.end for each in self.reading.quotations)

    def _forces_of(self, mention: ActorMention) -> ActorMention:
        """'The Argentines counter-attacked': those of a people who fight are its forces."""
        country = self.countries.by_id.get(mention.country or "")
        return mention if country is None else replace(mention, canonical=country.forces, kind=ActorKind.STATE_FORCE)

    def _actor(
        self, trigger: Trigger, role: Role, mention: ActorMention | None, rule: str, score: float | None
    ) -> ClaimActor | None:
        if mention is None:
            return None
        if mention.rule == "actor.people" and trigger.type.value in FOUGHT and mention.kind is ActorKind.STATE:
            mention = self._forces_of(mention)
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
