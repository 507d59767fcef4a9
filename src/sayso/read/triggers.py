"""Event words: which words of the report name an event, and which.

    Rebels captured the town.   captured -> CONTROL, take (rule CONTROL.take: the object is a place)
    Police captured the editor. captured -> COERCE, arrest (rule COERCE.arrest: the object is a person)

Every verb, noun, adjective and phrase of the trigger lexicon is looked up by its lemma. The strictest rule whose
conditions fit gives the type. Careful side, two ways: a noun beside a verb that names the same event ('the strikes
hit the depot', 'talks to discuss the border') gives one trigger and not two, and so does 'the attack on the attackers';
a noun that only points back ('in the attack', 'of the campaign') gives none, and so a bare 'before the coup' is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.knowledge.triggers import TriggerLexicon, TriggerRule
from sayso.read.clauses import RELATIVES
from sayso.read.merging import merge_triggers
from sayso.read.trees import Forest
from sayso.read.weighed_triggers import weigh_triggers
from sayso.records import ActorKind, EventType, Evidenced, Reading, Salience, Span, Trigger

Nouns = Mapping[str, frozenset[str]]
NEARBY = 6  # tokens on either side in which `near` and `not_near` words are looked for
# What is asked for, promised or threatened is told by its bare noun: 'called for a ceasefire'.
SPEECH = frozenset({EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT})
PHRASE_GAP = frozenset({"DET", "ADJ", "NUM", "PRON"})  # may stand between the words of a phrase: 'take full control'
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


def add_triggers(reading: Reading, lexicon: TriggerLexicon, nouns: Nouns) -> Reading:
    """Add the triggers of every sentence, in text order."""
    scene = _Scene(reading, nouns)
    found: dict[int, Trigger] = {}
    taken: set[int] = set()
    for index in range(len(reading.tokens)):
        if index in taken:
            continue
        phrase = _phrase(scene, lexicon, index)
        if phrase is not None:
            words, rule = phrase
            taken.update(words)
            trigger = _trigger(scene, words, rule)
            found[trigger.head] = trigger
            continue
        chosen = _word(scene, lexicon, index)
        if chosen is not None:
            found[index] = _trigger(scene, _with_particle(scene, index), chosen)
    ruled = _without_shadows(scene, found)
    kept = merge_triggers(reading, weigh_triggers(reading, ruled), found)
    return replace(reading, triggers=tuple(kept[index] for index in sorted(kept)))


class _Scene:
    """What the conditions look at: the trees, and the classes of the heads of noun phrases."""

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
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
        known = self.nouns.get(token.lemma.lower(), frozenset())
        if known & {"force", "civilian", "person"}:
            known = known | _ACTOR
        if "civilian" in known:
            known = known | {"person"}
        found = found | known
        if index in self.counted or token.upos == "NUM":
            found = found | {"count"}
        return found or frozenset({"thing"})

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
        found = forest.objects(index)
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


def _word(scene: _Scene, lexicon: TriggerLexicon, index: int) -> TriggerRule | None:
    token = scene.tokens[index]
    lemma = token.lemma.lower()
    if token.upos == "VERB":
        form = token.text.lower()
        known = lexicon.verbs.get(lemma) or lexicon.verbs.get(form.removesuffix("s"))
        rules = known or lexicon.adjectives.get(form, ())
    elif (token.upos == "NOUN" or token.xpos in {"NN", "NNS"}) and token.deprel != "compound":
        rules = lexicon.nouns.get(lemma) or lexicon.nouns.get(token.text.lower(), ())
    elif token.upos == "ADJ":
        rules = lexicon.adjectives.get(lemma, ())
    else:
        return None
    for rule in rules:
        if _fits(scene, rule, index):
            return rule
    return None


def _phrase(scene: _Scene, lexicon: TriggerLexicon, index: int) -> tuple[list[int], TriggerRule] | None:
    """Find the longest phrase of the lexicon that starts here; small words may stand between its words."""
    tokens = scene.tokens
    firsts = {tokens[index].lemma.lower(), tokens[index].text.lower()}
    for lemmas, rule in (phrase for first in firsts for phrase in lexicon.phrases.get(first, ())):
        words = [index]
        here = index + 1
        for lemma in lemmas[1:]:
            gap = 0
            while here < len(tokens) and not _is(tokens[here].lemma, tokens[here].text, lemma):
                if gap == 2 or tokens[here].upos not in PHRASE_GAP or tokens[here].lemma == "both":
                    break
                gap, here = gap + 1, here + 1
            if here >= len(tokens) or not _is(tokens[here].lemma, tokens[here].text, lemma):
                break
            if tokens[here].sentence != tokens[index].sentence:
                break
            words.append(here)
            here += 1
        else:
            if _fits(scene, rule, _head(scene, words)):
                return words, rule
    return None


def _is(lemma: str, text: str, wanted: str) -> bool:
    return lemma.lower() == wanted or text.lower() == wanted


def _head(scene: _Scene, words: list[int]) -> int:
    inside = set(words)
    for index in words:
        if scene.tokens[index].head not in inside or scene.tokens[index].head == index:
            return index
    return words[0]


def _fits(scene: _Scene, rule: TriggerRule, index: int) -> bool:
    """Tell whether every condition of a rule holds for the word."""
    return (
        _voice_fits(scene, rule, index)
        and _arguments_fit(scene, rule, index)
        and _neighbours_fit(scene, rule, index)
        and _shape_fits(scene, rule, index)
    )


def _voice_fits(scene: _Scene, rule: TriggerRule, index: int) -> bool:
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


def _arguments_fit(scene: _Scene, rule: TriggerRule, index: int) -> bool:
    wanted = rule.object | rule.not_object
    if wanted or rule.object_words or rule.not_object_words:
        objects = scene.objects(index)
        lemmas = {scene.tokens[found].lemma.lower() for found in objects}
        lemmas |= {
            scene.tokens[kid].lemma.lower()
            for found in objects
            for kid in scene.forest.children(found, "compound", "nmod")
        }
        classes = frozenset().union(*(scene.classes_of(found) for found in objects)) if objects else frozenset({"none"})
        if lemmas & rule.not_object_words or classes & rule.not_object:
            return False
        nominal = scene.tokens[index].upos == "NOUN"
        if rule.object_words and not lemmas & rule.object_words and not nominal:
            return False
        if rule.object and not nominal and not _meets(classes, rule.object):
            return False
    if rule.subject and scene.tokens[index].upos == "VERB":
        subjects = scene.subjects(index) if not scene.forest.is_passive(index) else scene.objects(index)
        classes = (
            frozenset().union(*(scene.classes_of(found) for found in subjects)) if subjects else frozenset({"none"})
        )
        return _meets(classes, rule.subject)
    return True


def _meets(classes: frozenset[str], wanted: frozenset[str]) -> bool:
    """Tell whether an argument is of a wanted class; 'any' wants one that is there."""
    return bool(classes & wanted) or ("any" in wanted and "none" not in classes)


def _neighbours_fit(scene: _Scene, rule: TriggerRule, index: int) -> bool:
    if not rule.near and not rule.not_near:
        return True
    sentence = scene.tokens[index].sentence
    around = {
        token.lemma.lower()
        for token in scene.tokens[max(0, index - NEARBY) : index + NEARBY + 1]
        if token.sentence == sentence and token.index != index
    }
    return not around & rule.not_near and (not rule.near or bool(around & rule.near))


def _shape_fits(scene: _Scene, rule: TriggerRule, index: int) -> bool:
    forest, tokens = scene.forest, scene.tokens
    if rule.needs_quantity:
        objects = scene.objects(index)
        near = [index, *forest.kids[index], *objects, *(kid for found in objects for kid in forest.kids[found])]
        if not any(here in scene.counted or tokens[here].upos == "NUM" for here in near):
            return False
    if rule.type in SPEECH | {EventType.ACCUSE} and tokens[index].deprel == "amod":
        return False  # 'the condemned building': nobody speaks here
    if rule.needs_infinitive and not forest.children(index, "xcomp", "ccomp"):
        return False
    if rule.without_infinitive and forest.children(index, "xcomp"):
        return False
    if rule.predicate:
        return bool(forest.children(index, "cop")) or tokens[index].deprel == "xcomp"
    return True


def _with_particle(scene: _Scene, index: int) -> list[int]:
    return sorted([index, *scene.forest.children(index, "compound:prt")])


def _trigger(scene: _Scene, words: list[int], rule: TriggerRule) -> Trigger:
    tokens = scene.tokens
    head = _head(scene, words)
    span = Span(tokens[words[0]].start, tokens[words[-1]].end)
    salience = rule.salience
    if tokens[head].upos == "NOUN" and tokens[head].deprel.partition(":")[0] in {"nmod", "obl", "compound"}:
        salience = Salience.MINOR
    return Trigger(
        span=span,
        head=head,
        type=Evidenced(value=rule.type, rule=rule.id, spans=(span,), score=1.0),
        mode=rule.mode,
        salience=salience,
    )


def _without_shadows(scene: _Scene, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """Drop triggers that only repeat another one: see the careful side above."""
    return {
        index: trigger
        for index, trigger in found.items()
        if not (_repeats(scene, found, index) or _points_back(scene, found, index) or _heads_a_list(scene, index))
    }


def _repeats(scene: _Scene, found: dict[int, Trigger], index: int) -> bool:
    """Tell whether a trigger names the same event as the one that governs it, or as its own subject."""
    token, tokens = scene.tokens[index], scene.tokens
    type_ = found[index].type.value
    above = found.get(token.head) if token.head != index else None
    if above is not None and above.type.value is type_ and type_ is not EventType.HARM:
        relation = token.deprel.partition(":")[0]
        if token.upos == "NOUN" and relation in {"obj", "compound", "conj", "nmod"}:
            return True
        if relation in {"xcomp", "advcl"} and token.xpos == "VB" and type_ is EventType.CONSULT:
            return True
        if token.upos == "NOUN" and relation == "nsubj" and "materiel" in scene.classes_of(index):
            return True  # 'shells hit the hospital': the weapon is no event beside its verb
    if token.upos == "VERB":
        named = (kid for kid in scene.forest.subjects(index) if kid in found and tokens[kid].upos == "NOUN")
        same = (kid for kid in named if found[kid].type.value is type_)
        return any("materiel" not in scene.classes_of(kid) for kid in same)
    return False


def _heads_a_list(scene: _Scene, index: int) -> bool:
    """Tell whether a word is the heading of an item: 'ACCESS: the road is open'."""
    token, after = scene.tokens[index], index + 1
    return token.text.isupper() and after < len(scene.tokens) and scene.tokens[after].text in {":", "-", "–"}


def _points_back(scene: _Scene, found: dict[int, Trigger], index: int) -> bool:
    """Tell whether a noun stands bare in an oblique: nothing beside it says what, who, where or when."""
    token, tokens = scene.tokens[index], scene.tokens
    if token.head in found and found[token.head].type.value in SPEECH:
        return False
    if token.upos != "NOUN" or token.deprel.partition(":")[0] not in {"obl", "nmod"}:
        return False
    bare = {"case", "det", "punct", "cc", "nmod:poss"}
    kids = [tokens[kid] for kid in scene.forest.kids[index]]
    return all(kid.deprel in bare and (kid.deprel != "nmod:poss" or kid.upos == "PRON") for kid in kids)
