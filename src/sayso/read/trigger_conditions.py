"""The conditions of the trigger lexicon: does a rule fit a word where it stands?

    Rebels captured the town.            CONTROL.take fits: the object is a place
    Tigers drove the army from the town. CONTROL.drive-out fits: a force is driven 'from' a place
    The rebels sat down with the envoy.  CONSULT.sit-down fits: the particle is 'down'

What stands around the word is asked of the trees: its subject and object and their classes, its voice, its particle
and prepositions, the words nearby. Careful side: where the parser has lost an argument, a rule that asks for it fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.knowledge.triggers import TriggerRule
from sayso.read.role_words import SHARES
from sayso.read.trees import RELATIVES, Forest
from sayso.records import ActorKind, EventType, Reading

Nouns = Mapping[str, frozenset[str]]
NEARBY = 6  # tokens on either side in which `near` and `not_near` words are looked for
# What is asked for, promised or threatened is told by its bare noun: 'called for a ceasefire'.
SPEECH = frozenset({EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT})
# Pronouns that stand for people; 'they' may stand for things.
PEOPLE = frozenset({"i", "me", "we", "us", "he", "him", "she", "her", "who", "whom", "everyone", "nobody", "someone"})
# What stands behind 'by' without doing anything: 'killed by the army's count', 'freed by noon'.
NO_DOERS = frozenset(
    {"count", "tally", "account", "estimate", "figure", "reckoning", "noon", "midnight", "dawn", "dusk", "night"}
    | {"morning", "evening", "day", "week", "month", "year", "end", "time", "mistake", "name", "surprise"}
)
BEFORE_NOUN = frozenset({"amod", "compound"})  # 'the condemned building'
_ACTOR = frozenset({"actor"})
_KINDS: Mapping[ActorKind, frozenset[str]] = {
    ActorKind.STATE: frozenset({"state", "actor"}),
    ActorKind.IO: frozenset({"state", "actor"}),
    ActorKind.COALITION: frozenset({"state", "force", "actor"}),
    ActorKind.STATE_FORCE: frozenset({"force", "actor"}),
    ActorKind.ARMED_GROUP: frozenset({"force", "actor"}),
    ActorKind.PERSON: frozenset({"person", "actor"}),
    ActorKind.CIVILIAN: frozenset({"civilian", "person", "actor"}),
    ActorKind.PARTY: frozenset({"person", "actor"}),
}


class Scene:
    """What the conditions look at: the trees, and the classes of the heads of noun phrases."""

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        """Take the classes of mentions and places from the layers below; `nouns` are the classes of common nouns."""
        self.tokens = reading.tokens
        self.forest = Forest(reading.tokens)
        self.nouns = nouns
        self.classes: dict[int, frozenset[str]] = {}
        self.counted = {quantity.head for quantity in reading.quantities}
        self.entities = {entity.last - 1 for entity in reading.entities if entity.label in {"PLACE", "PERSON", "ORG"}}
        for mention in reading.actors:
            self._add(mention.head, _KINDS.get(mention.kind, _ACTOR))
        for place in reading.places:
            self._add(place.head, frozenset({"place"}))

    def _add(self, index: int, classes: frozenset[str]) -> None:
        self.classes[index] = self.classes.get(index, frozenset()) | classes

    def classes_of(self, index: int) -> frozenset[str]:
        """Give the classes of a noun phrase by its head: what the layers found, else what its noun is."""
        token = self.tokens[index]
        found = self.classes.get(index, frozenset())
        if token.lemma.lower() == "man" and self.forest.children(index, "nmod:poss"):
            return frozenset({"force", "actor"})  # 'his men'
        if token.lemma.lower() in SHARES:
            parts = (kid for case, kid in self.obliques(index) if case == "of" and kid != index)
            found = found.union(*(self.classes_of(kid) for kid in parts))
        known = self.nouns.get(token.lemma.lower(), frozenset())
        if known & {"force", "civilian", "person"}:
            known = known | _ACTOR
        if "civilian" in known:
            known = known | {"person"}
        found = found | known
        if token.text.lower() in PEOPLE:
            found = found | {"person", "actor"}
        if index in self.counted or token.upos == "NUM":
            found = found | {"count"}
        return found or frozenset({"thing"})

    def classes_of_all(self, indices: Sequence[int]) -> frozenset[str]:
        """Give the classes of several arguments together, 'none' where there is no argument."""
        return frozenset().union(*map(self.classes_of, indices)) if indices else frozenset({"none"})

    def particles(self, index: int) -> set[str]:
        """Give the particles and place adverbs of a verb: 'sat down', 'let them in', 'turned the trucks back'."""
        found = {self.tokens[kid].lemma.lower() for kid in self.forest.children(index, "compound", "advmod")}
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return found | {after.lemma.lower()} if after is not None and after.upos in {"ADP", "ADV"} else found

    def obliques(self, index: int) -> list[tuple[str, int]]:
        """Give preposition and noun of what hangs on a word, or on its object: 'drove the army from the town'."""
        forest, tokens = self.forest, self.tokens
        hosts = [index, *forest.children(index, "obj")]
        nouns = [kid for host in hosts for kid in forest.children(host, "obl", "nmod")]
        return [(tokens[case].lemma.lower(), noun) for noun in nouns for case in forest.children(noun, "case")]

    def objects(self, index: int) -> list[int]:
        """Give the objects of a verb: its obj, or the subject of its passive, or a noun's 'of'."""
        forest, tokens = self.forest, self.tokens
        if tokens[index].upos in {"NOUN", "PROPN"}:
            return [
                kid
                for kid in forest.children(index, "nmod")
                if any(tokens[case].lemma in {"of", "on", "against", "in"} for case in forest.children(kid, "case"))
            ] + forest.children(index, "compound")
        if forest.is_passive(index):
            found = forest.subjects(index)
            governor = forest.governor(index)
            return found or ([governor] if governor is not None and tokens[index].deprel.startswith("acl") else [])
        found = [
            self._relative_host(index) if tokens[k].lemma.lower() in RELATIVES else k for k in forest.objects(index)
        ]
        if not found and tokens[index].deprel == "acl:relcl" and forest.subjects(index, inherit=False):
            who = {tokens[kid].lemma.lower() for kid in forest.subjects(index, inherit=False)}
            return [] if who & RELATIVES else [tokens[index].head]  # 'the town the rebels hold'
        if not found:  # the parser takes an object for an oblique now and then; a real oblique has its preposition
            bare = [kid for kid in forest.children(index, "obl") if not forest.children(kid, "case")]
            found = [kid for kid in bare if kid in self.classes]
        return found

    def subjects(self, index: int) -> list[int]:
        """Give the doers of a verb: its subject, a passive's 'by', or a noun's 'by' and genitive."""
        forest, tokens = self.forest, self.tokens
        if tokens[index].upos in {"NOUN", "PROPN"} or forest.is_passive(index):
            by = [
                kid
                for kid in forest.children(index, "obl", "nmod")
                if any(tokens[case].lemma == "by" for case in forest.children(kid, "case"))
                and tokens[kid].lemma.lower() not in NO_DOERS
            ]
            return by or forest.children(index, "nmod:poss")
        found = forest.subjects(index)
        if not found and tokens[index].deprel == "acl:relcl":
            governor = forest.governor(index)
            return [] if governor is None else [governor]
        return [self._relative_host(index) if tokens[kid].lemma.lower() in RELATIVES else kid for kid in found]

    def _relative_host(self, index: int) -> int:
        token = self.tokens[index]
        return token.head if token.deprel.startswith("acl") else index


def fits(scene: Scene, rule: TriggerRule, index: int) -> bool:
    """Tell whether every condition of a rule holds for the word."""
    return (
        _voice_fits(scene, rule, index)
        and _objects_fit(scene, rule, index)
        and _subjects_fit(scene, rule, index)
        and _words_beside_fit(scene, rule, index)
        and _neighbours_fit(scene, rule, index)
        and _shape_fits(scene, rule, index)
    )


def _voice_fits(scene: Scene, rule: TriggerRule, index: int) -> bool:
    if scene.tokens[index].upos != "VERB" or (rule.voice is None and rule.agent is None):
        return True
    passive = scene.forest.is_passive(index)
    if rule.agent is not None and passive and bool(scene.subjects(index)) != rule.agent:
        return False
    if rule.voice == "active":
        return not passive
    if rule.voice == "passive":
        return passive
    return passive or not scene.forest.children(index, "obj")


def _objects_fit(scene: Scene, rule: TriggerRule, index: int) -> bool:
    if not (rule.object or rule.not_object or rule.object_words or rule.not_object_words):
        return True
    objects = scene.objects(index)
    lemmas = {scene.tokens[found].lemma.lower() for found in objects}
    lemmas |= {
        scene.tokens[kid].lemma.lower() for found in objects for kid in scene.forest.children(found, "compound", "nmod")
    }
    classes = scene.classes_of_all(objects)
    if lemmas & rule.not_object_words or classes & rule.not_object:
        return False
    if scene.tokens[index].upos == "NOUN":
        return True
    return (not rule.object_words or bool(lemmas & rule.object_words)) and _meets(classes, rule.object)


def _subjects_fit(scene: Scene, rule: TriggerRule, index: int) -> bool:
    if not (rule.subject or rule.not_subject or rule.subject_words) or scene.tokens[index].upos == "NOUN":
        return True
    passive = scene.tokens[index].upos == "VERB" and scene.forest.is_passive(index)
    subjects = scene.objects(index) if passive else scene.subjects(index)
    if rule.subject_words and not rule.subject_words & {scene.tokens[found].lemma.lower() for found in subjects}:
        return False
    classes = scene.classes_of_all(subjects)
    return not classes & rule.not_subject and _meets(classes, rule.subject)


def _words_beside_fit(scene: Scene, rule: TriggerRule, index: int) -> bool:
    """Tell whether the word has the particle and the preposition that the rule wants, and none that it shuts out."""
    if rule.particles or rule.not_particles:
        beside = scene.particles(index)
        if beside & rule.not_particles or (rule.particles and not beside & rule.particles):
            return False
    if rule.prepositions or rule.not_prepositions:
        obliques = scene.obliques(index)
        if any(case in rule.not_prepositions for case, _noun in obliques):
            return False
        nouns = [noun for case, noun in obliques if case in rule.prepositions]
        return not rule.prepositions or any(_meets(scene.classes_of(noun), rule.oblique) for noun in nouns)
    return True


def _meets(classes: frozenset[str], wanted: frozenset[str]) -> bool:
    """Tell whether an argument is of a wanted class; 'any' wants one that is there, and nothing wanted is met."""
    return not wanted or bool(classes & wanted) or ("any" in wanted and "none" not in classes)


def _neighbours_fit(scene: Scene, rule: TriggerRule, index: int) -> bool:
    if not rule.near and not rule.not_near:
        return True
    sentence = scene.tokens[index].sentence
    around = {
        token.lemma.lower()
        for token in scene.tokens[max(0, index - NEARBY) : index + NEARBY + 1]
        if token.sentence == sentence and token.index != index
    }
    return not around & rule.not_near and (not rule.near or bool(around & rule.near))


def _shape_fits(scene: Scene, rule: TriggerRule, index: int) -> bool:
    forest, tokens = scene.forest, scene.tokens
    if rule.needs_quantity:
        objects = scene.objects(index)
        near = [index, *forest.kids[index], *objects, *(kid for found in objects for kid in forest.kids[found])]
        if not any(here in scene.counted or tokens[here].upos == "NUM" for here in near):
            return False
    if rule.needs_infinitive and not forest.children(index, "xcomp", "ccomp"):
        return False
    if rule.needs_to and not any(_has_to(scene, kid) for kid in forest.children(index, "xcomp", "ccomp", "advcl")):
        return False
    if rule.without_infinitive and forest.children(index, "xcomp"):
        return False
    return _place_fits(scene, rule, index)


def _has_to(scene: Scene, index: int) -> bool:
    return any(scene.tokens[kid].lemma.lower() == "to" for kid in scene.forest.children(index, "mark"))


def _place_fits(scene: Scene, rule: TriggerRule, index: int) -> bool:
    """Tell whether an adjective or participle stands where the rule wants it: before its noun, or said of it."""
    forest, tokens = scene.forest, scene.tokens
    if rule.type in SPEECH | {EventType.ACCUSE} and tokens[index].deprel in BEFORE_NOUN:
        return False  # 'the condemned building': nobody speaks here
    if rule.attributive is False and tokens[index].deprel in BEFORE_NOUN:
        return False
    if rule.predicate:
        return bool(forest.children(index, "cop")) or tokens[index].deprel == "xcomp"
    return True
