"""Who acts where the trigger's own clause does not say: the subject that it shares with the words it hangs on.

left the town after shelling it         the one who left
denied having shelled the market        the one who denied
set no date for handing over power      the one who set none; 'the army's plan to retake it': the army
took the town after fierce fighting     the one who took it
claimed the bombing                     the one who claimed it

Careful side: a passive shares nobody ('was shelled after refusing' is refused, since two may be meant), and what is
only told, feared or condemned is nobody's own ('condemned the attack', 'expects an attack').
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.clauses import Clauses
from sayso.read.parties import Parties
from sayso.records import EventType, Trigger

SHARING = frozenset({"conj", "xcomp", "advcl"})  # relations over which a verb shares its governor's subject
PREDICATES = frozenset({"VERB", "ADJ"})  # 'refused to go', 'is ready to go'
HELD_BY = frozenset({"obj", "obl"})  # a noun that its verb's subject has: 'has no wish to leave'
OWNING = frozenset({"claim", "admit"})  # whose object is the subject's own deed
ADMITTING = frozenset({"admit"})  # whose clause tells of the subject's own deed
SENDING = frozenset({"send", "dispatch", "deploy", "use", "hire", "employ", "train", "pay", "recruit"})
WON = frozenset({EventType.CONTROL, EventType.ASSAULT})  # what comes of fighting: 'took it after a battle'


class CarriedSubjects:
    """The subjects that the triggers of one report share with what they hang on."""

    def __init__(self, clauses: Clauses, parties: Parties, types: dict[int, EventType]) -> None:
        """`types` are those of the triggers, by head token."""
        self.clauses, self.forest, self.tokens = clauses, clauses.forest, clauses.tokens
        self.parties, self.types = parties, types

    def of(self, trigger: Trigger) -> Iterator[int]:
        """Yield the mentions that act, where the words around a trigger tell."""
        for subject in self._of_verb(trigger) if self.tokens[trigger.head].upos == "VERB" else self._of_noun(trigger):
            for kid in self.parties.coordinated(subject):
                number = self.parties.at(kid)
                if number is not None:
                    yield number

    def _of_verb(self, trigger: Trigger) -> list[int]:
        here = trigger.head
        if self.forest.is_passive(here) or trigger.type.value is EventType.HARM:
            return []
        if self.forest.subjects(here, inherit=False):
            return []  # what it tells of is no party: 'hopes that a resolution will bring peace'
        for above in self.forest.ancestors(trigger.head):
            if self._is_purpose(here):
                return self._holders(above)
            if self.clauses.relation(here) not in SHARING and not self._is_gerund(here):
                return []
            sent = self._sent(here)
            if sent:
                return sent
            here = above
            subjects = self.forest.subjects(here, inherit=False)
            if subjects and self.tokens[here].upos in PREDICATES and not self.forest.is_passive(here):
                return subjects
        return []

    def _sent(self, index: int) -> list[int]:
        """'sent a brigade to attack the port': those who are sent act."""
        verb = self.tokens[index].head
        purpose = self.clauses.relation(index) == "advcl" and self.tokens[index].xpos == "VB"
        if not purpose or self.tokens[verb].lemma.lower() not in SENDING:
            return []
        return [kid for kid in self.forest.children(verb, "obj") if kid in self.parties.heads]

    def _is_gerund(self, index: int) -> bool:
        """Tell whether a clause without a subject is the object of its verb: 'denied having shelled it'."""
        told = self.clauses.relation(index) == "ccomp" and not self.forest.subjects(index, inherit=False)
        auxiliary = self.forest.child(index, "aux")
        first = index if auxiliary is None else auxiliary
        return told and self.tokens[first].xpos == "VBG"

    def _is_purpose(self, index: int) -> bool:
        """Tell whether a clause says what a noun is for: 'a date for leaving', 'the wish to leave'."""
        token = self.tokens[index]
        return token.deprel == "acl" and token.xpos in {"VB", "VBG"} and bool(self.forest.children(index, "mark"))

    def _holders(self, noun: int) -> list[int]:
        """Give those who have what a noun names: its owners, else the subject of its verb; a party has itself."""
        if self.parties.at(noun) is not None and noun in self.parties.heads:
            return []
        owners = self.forest.children(noun, "nmod:poss")
        if owners:
            return owners
        verb = self.forest.governor(noun)
        if verb is None or self.clauses.relation(noun) not in HELD_BY or self.forest.is_passive(verb):
            return []
        return self.forest.subjects(verb)

    def _of_noun(self, trigger: Trigger) -> list[int]:
        """'claimed the bombing', 'admits that the shelling went astray', 'took it after two days of fighting'."""
        if trigger.type.value is not EventType.ASSAULT:
            return []
        noun, verb = trigger.head, self.forest.governor(trigger.head)
        if verb is not None and self.clauses.relation(noun) == "nmod" and self.clauses.case(noun) == "of":
            noun, verb = verb, self.forest.governor(verb)  # 'after two days of fighting'
        if verb is None or self.forest.is_passive(verb):
            return []
        lemma, relation = self.tokens[verb].lemma.lower(), self.clauses.relation(noun)
        if relation == "obj" and lemma in OWNING:
            return self.forest.subjects(verb)
        after = relation == "obl" and self.clauses.case(noun) == "after"
        if after and self.types.get(verb) in WON and self.forest.objects(verb):
            return self.forest.subjects(verb)
        above = self.forest.governor(verb)
        if relation == "nsubj" and self.clauses.relation(verb) == "ccomp" and above is not None:
            return self.forest.subjects(above) if self.tokens[above].lemma.lower() in ADMITTING else []
        return []
