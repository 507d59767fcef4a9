"""Who did what to whom, where, when, how many: the mentions that belong to a trigger.

    Rebels attacked the army near Bor on Monday.   actor: Rebels; recipient: the army; near: Bor; time: on Monday
    the capture of Bor by rebels                   actor: rebels; at: Bor
    Three soldiers were killed                     recipient: Three soldiers; quantity: 3

Arguments are found along the tree: from the trigger down its clause, and up to the verb that a nominal trigger depends
on. Careful side: a mention inside another event's clause is that event's ('soldiers who had fled Bor attacked' is not at
Bor).
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.trees import Forest
from sayso.records import (
    ActorMention,
    ClaimActor,
    ClaimPlace,
    EventType,
    PlaceMention,
    Quantity,
    Reading,
    Role,
    Span,
    TimeMention,
    Trigger,
)

# Both sides of these are actors: 'met with', 'agreed with', 'clashed with' (codebook, ruling 7).
MUTUAL_TYPES = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE})
MUTUAL_RULES = frozenset({"ASSAULT.clash", "ASSAULT.war"})
# The subject suffers it: 'soldiers died', 'families fled', 'the town fell'.
SUFFERED = frozenset({EventType.HARM})
TOWARDS = frozenset({"against", "on", "at", "to", "for", "with", "of", "from", "towards", "upon", "into"})
ABOUT = frozenset({"about", "over", "regarding", "concerning"})
LIGHT = frozenset(
    {
        "launch",
        "carry",
        "conduct",
        "begin",
        "start",
        "take",
        "hold",
        "mount",
        "stage",
        "make",
        "give",
        "have",
        "continue",
    }
    | {
        "resume",
        "end",
        "order",
        "plan",
        "announce",
        "wage",
        "commit",
        "do",
        "perform",
        "open",
        "declare",
        "impose",
        "reach",
    }
    | {
        "sign",
        "provide",
        "offer",
        "issue",
        "express",
        "suffer",
        "inflict",
        "receive",
        "undertake",
        "lead",
        "pledge",
        "plan",
    }
)
DATED = frozenset({"DATE", "TIME"})
FIRST_PERSON = frozenset({"i", "we"})
CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "acl:relcl", "csubj"})


class ArgumentFinder:
    """Finds the arguments of the triggers of one report."""

    def __init__(self, reading: Reading) -> None:
        """Index the mentions of every layer by their head tokens."""
        self.reading = reading
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.actors = {mention.head: number for number, mention in enumerate(reading.actors)}
        self.places = {mention.head: mention for mention in reading.places}
        self.triggers = {trigger.head for trigger in reading.triggers}

    def clause_head(self, trigger: Trigger) -> int:
        """Give the verb whose clause carries the trigger: itself, or the light verb a nominal trigger depends on."""
        index = trigger.head
        governor = self.forest.governor(index)
        if self.tokens[index].upos == "VERB" or governor is None or governor in self.triggers:
            return index
        relation = self.tokens[index].deprel.partition(":")[0]
        if self.tokens[governor].upos in {"VERB", "AUX"} and relation in {"obj", "nsubj"}:
            return governor
        return index

    def own_words(self, index: int) -> list[int]:
        """Give the tokens of a clause without its subordinate clauses and without the clauses of other triggers."""
        forest, tokens = self.forest, self.tokens
        found, waiting = [], [index]
        while waiting:
            here = waiting.pop()
            found.append(here)
            for kid in forest.kids[here]:
                relation = tokens[kid].deprel
                if relation in CLAUSES or (relation.startswith("conj") and self._clausal(kid)):
                    continue
                if kid in self.triggers and relation.partition(":")[0] in {"conj", "advcl", "acl", "xcomp"}:
                    continue
                waiting.append(kid)
        found.sort()
        return found

    def _clausal(self, index: int) -> bool:
        return self.tokens[index].upos in {"VERB", "AUX"} or bool(self.forest.children(index, "cop"))

    def speaks_for_itself(self, trigger: Trigger) -> bool:
        """Tell whether a trigger is said in the first person: 'we condemn', 'I welcome'."""
        subjects = self._subjects(trigger.head) if self.tokens[trigger.head].upos == "VERB" else []
        return any(self.tokens[kid].lemma.lower() in FIRST_PERSON for kid in subjects)

    # --- actors

    def actors_of(self, trigger: Trigger) -> tuple[ClaimActor, ...]:
        """Give the parties of a trigger with their roles, each canonical name once a role."""
        found: dict[tuple[str, str], ClaimActor] = {}
        for role, head, rule in self._roles(trigger):
            for kid in self._coordinated(head):
                actor = self._actor(role, kid, rule)
                if actor is not None:
                    found.setdefault((actor.role, actor.canonical), actor)
        recipients = {name for role, name in found if role == Role.RECIPIENT}
        return tuple(
            actor
            for (role, name), actor in found.items()
            if role != Role.ACTOR or name not in recipients or trigger.type.value in MUTUAL_TYPES
        )

    def _roles(self, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        index = trigger.head
        if self.tokens[index].upos in {"VERB", "AUX"}:
            yield from self._verb_roles(index, trigger)
            return
        yield from self._noun_roles(index, trigger)
        head = self.clause_head(trigger)
        if head != index and self.tokens[head].lemma in LIGHT:
            yield from self._light_roles(head, index, trigger)

    def _verb_roles(self, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        forest, type_ = self.forest, trigger.type.value
        mutual = self._mutual(trigger)
        passive = forest.is_passive(index)
        subject = Role.RECIPIENT if passive or type_ in SUFFERED else Role.ACTOR
        if type_ is EventType.CONDITION:
            subject = Role.ABOUT
        for kid in self._subjects(index):
            yield subject, kid, "role.subject"
        for kid in forest.children(index, "obj", "iobj"):
            yield (Role.ACTOR if mutual else Role.RECIPIENT), kid, "role.object"
        for kid in forest.children(index, "obl"):
            case = self._case(kid)
            if case == "by" and passive:
                yield Role.ACTOR, kid, "role.by"
            elif case == "with" and mutual:
                yield Role.ACTOR, kid, "role.with"
            elif case in TOWARDS:
                yield Role.RECIPIENT, kid, f"role.{case}"
            elif case in ABOUT:
                yield Role.ABOUT, kid, f"role.{case}"
        if type_ in {EventType.REQUEST, EventType.SUPPORT, EventType.ACCUSE}:
            for clause in forest.children(index, "ccomp", "xcomp"):
                for kid in forest.children(clause, "nsubj"):
                    yield Role.RECIPIENT, kid, "role.asked"

    def _subjects(self, index: int) -> list[int]:
        forest, tokens = self.forest, self.tokens
        found = forest.subjects(index)
        token = tokens[index]
        relative = [kid for kid in found if tokens[kid].lemma.lower() in {"who", "which", "that"}]
        if token.deprel.startswith("acl") and (not found or relative):
            return [token.head]
        return found

    def _noun_roles(self, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        forest = self.forest
        mutual = self._mutual(trigger)
        owner = Role.RECIPIENT if trigger.type.value in SUFFERED else Role.ACTOR
        for kid in forest.children(index, "nmod:poss"):
            yield owner, kid, "role.genitive"
        for kid in forest.children(index, "amod", "compound"):
            yield owner, kid, "role.modifier"
        for kid in forest.children(index, "nmod"):
            case = self._case(kid)
            if case == "by":
                yield Role.ACTOR, kid, "role.by"
            elif case in {"between", "with", "among"} and (mutual or case == "between"):
                yield Role.ACTOR, kid, f"role.{case}"
            elif case in TOWARDS and case != "from":
                yield Role.RECIPIENT, kid, f"role.{case}"
            elif case in ABOUT:
                yield Role.ABOUT, kid, f"role.{case}"

    def _light_roles(self, head: int, index: int, trigger: Trigger) -> Iterator[tuple[Role, int, str]]:
        """'Rebels launched an attack on the base': the light verb's subject acts."""
        forest = self.forest
        if self.tokens[index].deprel.partition(":")[0] == "obj":
            for kid in self._subjects(head):
                yield (Role.RECIPIENT if trigger.type.value in SUFFERED else Role.ACTOR), kid, "role.light-subject"
        for kid in forest.children(head, "obl"):
            case = self._case(kid)
            if case == "by":
                yield Role.ACTOR, kid, "role.by"
            elif case in {"against", "on", "with"}:
                role = Role.ACTOR if case == "with" and self._mutual(trigger) else Role.RECIPIENT
                yield role, kid, f"role.light-{case}"

    def _mutual(self, trigger: Trigger) -> bool:
        return trigger.type.value in MUTUAL_TYPES or trigger.type.rule in MUTUAL_RULES

    def _case(self, index: int) -> str:
        kids = self.forest.children(index, "case")
        return self.tokens[kids[0]].lemma.lower() if kids else ""

    def _coordinated(self, index: int) -> Iterator[int]:
        yield index
        for kid in self.forest.children(index, "conj"):
            if not self._clausal(kid):
                yield from self._coordinated(kid)

    def _actor(self, role: Role, index: int, rule: str) -> ClaimActor | None:
        number = self.actors.get(index)
        if number is None:
            return None
        mention = self.referent(number)
        own = self.reading.actors[number]
        span = own.span if not own.pronoun else mention.span
        rule = f"{rule}; {mention.rule}"
        return ClaimActor(role=role, canonical=mention.canonical, kind=mention.kind, span=span, rule=rule)

    def referent(self, number: int) -> ActorMention:
        """Give the mention that an actor mention refers back to, or itself."""
        actors = self.reading.actors
        antecedent = self.reading.antecedents.get(number)
        return actors[number] if antecedent is None else actors[antecedent]

    # --- places, times, quantities

    def places_of(self, trigger: Trigger) -> tuple[ClaimPlace, ...]:
        """Give the places in the trigger's own clause, or, for a noun without one, in its verb's clause."""
        words = self._reach(trigger)
        found = [self.places[word] for word in words if word in self.places and self._is_place(word, trigger)]
        return tuple(
            ClaimPlace(rel=mention.rel, place=mention.place, span=mention.span, rule=mention.rule)
            for mention in self._distinct(found)
        )

    def _is_place(self, index: int, trigger: Trigger) -> bool:
        """A place word that is at the same time a party ('London said') is no place of the event."""
        governor = self.forest.governor(index)
        relation = self.tokens[index].deprel.partition(":")[0]
        return not (index in self.actors and relation == "nsubj" and governor == trigger.head)

    def _distinct(self, mentions: list[PlaceMention]) -> list[PlaceMention]:
        seen: dict[str, PlaceMention] = {}
        for mention in mentions:
            seen.setdefault(mention.place.canonical, mention)
        return list(seen.values())

    def _reach(self, trigger: Trigger) -> list[int]:
        """Give the tokens whose mentions may belong to a trigger, the nearest clause first."""
        words = self.own_words(trigger.head)
        head = self.clause_head(trigger)
        if head != trigger.head:
            words = sorted(set(words) | set(self.own_words(head)))
        elif self.tokens[trigger.head].upos != "VERB":
            governor = self.forest.governor(trigger.head)
            if governor is not None and not any(word in self.places for word in words):
                words = sorted(set(words) | set(self.own_words(governor)))
        return words

    def time_of(self, trigger: Trigger) -> TimeMention | None:
        """Give the time expression of the trigger's clause, else of the clause it depends on."""
        chosen = self._time_in(self._reach(trigger), trigger)
        if chosen is not None:
            return chosen
        relation = self.tokens[trigger.head].deprel.partition(":")[0]
        if relation in {"conj", "xcomp", "advcl", "obl", "nmod", "acl"}:
            governor = self.forest.governor(trigger.head)
            if governor is not None:
                return self._time_in(self.own_words(governor), trigger)
        return None

    def own_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the time that hangs on the trigger's own word: 'we condemned on Monday the attack of last week'."""
        found = [mention for mention in self.reading.times if mention.head in self.forest.kids[trigger.head]]
        return next((mention for mention in found if mention.interval is not None and mention.kind in DATED), None)

    def carried_time(self, trigger: Trigger) -> TimeMention | None:
        """Give the day that the story has reached: the last day named before the trigger in its paragraph."""
        where = trigger.span.start
        paragraph = next((p for p in self.reading.report.paragraphs if p.start <= where < p.end), None)
        if paragraph is None:
            return None
        latest = None
        for mention in self.reading.times:
            if mention.span.start >= where:
                break
            interval = mention.interval
            day = interval is not None and interval.start is not None and interval.start == interval.end
            if mention.span.start >= paragraph.start and day and mention.kind in DATED:
                latest = mention
        return latest

    def _time_in(self, words: list[int], trigger: Trigger) -> TimeMention | None:
        inside = set(words)
        found = [
            mention
            for mention in self.reading.times
            if mention.head in inside and mention.interval is not None and mention.kind in DATED
        ]
        where = trigger.span.start
        return min(found, key=lambda mention: abs(mention.span.start - where), default=None)

    def quantities_of(self, trigger: Trigger) -> tuple[Quantity, ...]:
        """Give the quantities of the trigger's clause."""
        inside = set(self._reach(trigger))
        return tuple(quantity for quantity in self.reading.quantities if quantity.head in inside)

    def quote(self, trigger: Trigger) -> Span:
        """Give the clause that carries the claim, trimmed of loose words and marks at its ends."""
        words = self.own_words(self.clause_head(trigger))
        loose = {"cc", "mark", "punct"}
        while len(words) > 1 and self.tokens[words[0]].deprel in loose:
            words = words[1:]
        while len(words) > 1 and self.tokens[words[-1]].deprel == "punct":
            words = words[:-1]
        start = min(self.tokens[words[0]].start, trigger.span.start)
        end = max(self.tokens[words[-1]].end, trigger.span.end)
        return Span(start, end)
