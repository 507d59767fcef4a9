"""Event words: which words of the report name an event, and which.

    Rebels captured the town.   captured -> CONTROL, take (rule CONTROL.take: the object is a place)
    Police captured the editor. captured -> COERCE, arrest (rule COERCE.arrest: the object is a person)

Every verb, noun, adjective and phrase of the trigger lexicon is looked up by its lemma. The strictest rule whose
conditions fit gives the type. Careful side, two ways: a noun beside a verb that names the same event ('the strikes
hit the depot', 'talks to discuss the border') gives one trigger and not two, and so does 'the attack on the attackers';
a noun that only points back ('in the attack', 'of the campaign') gives none, and so a bare 'before the coup' is lost.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.knowledge.triggers import TriggerLexicon, TriggerRule
from sayso.read.appointments import appointed
from sayso.read.merging import merge_triggers
from sayso.read.tallies import with_tallies
from sayso.read.trigger_conditions import SPEECH, Nouns, Scene, fits
from sayso.read.weighed_triggers import Meaning, weigh_triggers
from sayso.records import EventType, Evidenced, Reading, Salience, Span, Trigger

PHRASE_GAP = frozenset({"DET", "ADJ", "NUM", "PRON"})  # may stand between the words of a phrase: 'take full control'


def add_triggers(reading: Reading, lexicon: TriggerLexicon, nouns: Nouns) -> Reading:
    """Add the triggers of every sentence, in text order."""
    reading = with_tallies(reading)
    scene = Scene(reading, nouns)
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
            found[index] = _trigger(scene, _with_particle(scene, index, chosen), chosen)
    ruled = _without_shadows(scene, found)
    guessed = {index for guess in reading.proposals.triggers for index in range(guess.first, guess.last)}
    meanings = {index: _meanings(scene, _rules_of(scene, lexicon, index), index) for index in guessed}
    settled = {word for pair in appointed(scene.forest) if pair[0] in found for word in pair}
    kept = merge_triggers(reading, weigh_triggers(reading, ruled, meanings, settled), found)
    return replace(reading, triggers=tuple(kept[index] for index in sorted(kept)))


def _word(scene: Scene, lexicon: TriggerLexicon, index: int) -> TriggerRule | None:
    return next((rule for rule in _rules_of(scene, lexicon, index) if fits(scene, rule, index)), None)


def _rules_of(scene: Scene, lexicon: TriggerLexicon, index: int) -> tuple[TriggerRule, ...]:
    """Give the rules that a word calls, the strictest first, whether they fit or not."""
    token = scene.tokens[index]
    lemma = token.lemma.lower()
    if token.deprel == "fixed":
        return ()  # 'in order to'
    if token.upos == "VERB":
        form = token.text.lower()
        known = next((lexicon.verbs[verb] for verb in (lemma, *_verbs_of(form)) if verb in lexicon.verbs), ())
        return known or lexicon.adjectives.get(form, ())
    if (token.upos == "NOUN" or token.xpos in {"NN", "NNS"}) and token.deprel != "compound":
        return lexicon.nouns.get(lemma) or lexicon.nouns.get(token.text.lower(), ())
    return lexicon.adjectives.get(lemma, ()) if token.upos in {"ADJ", "ADV"} else ()


def _verbs_of(form: str) -> list[str]:
    """Give the verbs that a form may be of, for lemmas that went wrong: 'severed' is of 'sever' and not of 'severe'."""
    found = [form.removesuffix("s")]
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 2:
            found += [stem, stem + "e", *([stem[:-1]] if stem[-1] == stem[-2] else [])]
    return found


def _meanings(scene: Scene, rules: tuple[TriggerRule, ...], index: int) -> dict[EventType, Meaning]:
    """Say what a word means as each type that its rules know: by the rule that fits, else the mode that all share."""
    found: dict[EventType, Meaning] = {}
    for rule in rules:
        if rule.type not in found and fits(scene, rule, index):
            found[rule.type] = Meaning(rule.mode, rule.id)
    for rule in rules:
        modes = {other.mode for other in rules if other.type is rule.type}
        if rule.type not in found and len(modes) == 1:
            found[rule.type] = Meaning(rule.mode)
    return found


def _phrase(scene: Scene, lexicon: TriggerLexicon, index: int) -> tuple[list[int], TriggerRule] | None:
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
            if fits(scene, rule, _head(scene, words)):
                return words, rule
    return None


def _is(lemma: str, text: str, wanted: str) -> bool:
    return lemma.lower() == wanted or text.lower() == wanted


def _head(scene: Scene, words: list[int]) -> int:
    inside = set(words)
    for index in words:
        if scene.tokens[index].head not in inside or scene.tokens[index].head == index:
            return index
    return words[0]


def _with_particle(scene: Scene, index: int, rule: TriggerRule) -> list[int]:
    after = index + 1
    named = after < len(scene.tokens) and scene.tokens[after].lemma.lower() in rule.particles
    return sorted({index, *scene.forest.children(index, "compound:prt"), *([after] if named else [])})


def _trigger(scene: Scene, words: list[int], rule: TriggerRule) -> Trigger:
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


def _without_shadows(scene: Scene, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """Drop triggers that only repeat another one: see the careful side above."""
    return {
        index: trigger
        for index, trigger in found.items()
        if not (_repeats(scene, found, index) or _points_back(scene, found, index) or _heads_a_list(scene, index))
    }


def _repeats(scene: Scene, found: dict[int, Trigger], index: int) -> bool:
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


def _heads_a_list(scene: Scene, index: int) -> bool:
    """Tell whether a word is the heading of an item: 'ACCESS: the road is open'."""
    token, after = scene.tokens[index], index + 1
    return token.text.isupper() and after < len(scene.tokens) and scene.tokens[after].text in {":", "-", "–"}


def _points_back(scene: Scene, found: dict[int, Trigger], index: int) -> bool:
    """Tell whether a noun stands bare in an oblique: nothing beside it says what, who, where or when."""
    token, tokens = scene.tokens[index], scene.tokens
    if token.head in found and found[token.head].type.value in SPEECH:
        return False
    if token.upos != "NOUN" or token.deprel.partition(":")[0] not in {"obl", "nmod"}:
        return False
    bare = {"case", "det", "punct", "cc", "nmod:poss"}
    kids = [tokens[kid] for kid in scene.forest.kids[index]]
    return all(kid.deprel in bare and (kid.deprel != "nmod:poss" or kid.upos == "PRON") for kid in kids)
