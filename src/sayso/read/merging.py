"""One event, one trigger: where two words name it, which of them is kept.

    carried out atrocities      atrocities: the verb is light, the noun names the event
    the campaign to defeat X    campaign: its purpose is the same event
    preparing to send troops    send: what is prepared is the event, and it is a plan
    killed and injured          killed: one act, told by two verbs with one object
    attacked, killing twelve    attacked: the toll is told with the act
    attacked with rockets       attacked: the means is no event of its own
    respect the truce           respect: its object names the same event
    air strike                  one event, of two words
    shells fell on the market   fell: the weapon is the event's means, and the event an attack
    lifted the ban, cut aid     lifted, cut: what is ended is no event of its own
    turned down the request     turned down; but 'a request made on Friday' is an event beside it
    forced to flee, shot dead   forced, shot: flight and death are what it came to
    gave up its demand          gave: with its particle the verb is no longer light
    talks to discuss the border talks
    the fighting spread         fighting: the verb only says that it went on
    put its losses at 16 dead   losses: the dead are those whom it counts

Careful side: 'captured and burned the town' stays two, since taking and burning are of two types; so do 'attacked the
camp and shelled the town', which have two objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.read.appointments import HELD, MOVING, PUTTING_OFF, appointed, verb_of
from sayso.read.clause_signs import SHORT, no_choice, unkept
from sayso.read.clauses import TOLL
from sayso.read.restated_tolls import restates_toll
from sayso.read.told_objects import owned_deeds
from sayso.read.trees import Forest
from sayso.records import EventType as E
from sayso.records import Reading, Span, Trigger

# Verbs that lend a noun its tense and nothing else.
LIGHT = frozenset(
    {"carry", "conduct", "launch", "mount", "stage", "hold", "host", "reach", "give", "make", "take", "inflict", "wage"}
    | {"commit", "perpetrate", "undertake", "perform", "provide", "have", "express", "offer", "convene", "open"}
    | {"impose", "begin", "start", "continue", "resume", "suffer", "sustain", "complete", "issue", "bring", "declare"}
    | {"announce", "render", "extend", "lend", "grant", "deliver", "exert", "pursue", "put", "pay"}
)
WEIGHTY = frozenset({"up", "over", "back", "down", "away"})  # 'gave up its demand', 'took over the talks'
# Verbs that say of their subject only that it happens or goes on: 'clashes erupted', 'if the fighting spreads'.
HAPPENING = frozenset(
    {"resume", "continue", "erupt", "spread", "rage", "flare", "intensify", "escalate", "occur", "happen", "begin"}
    | {"start", "persist", "go", "break", "ensue", "recur", "last", "worsen", "widen", "unfold"}
)
IN_FORCE = frozenset({"effect", "force", "place", "hold"})  # 'the truce took effect', 'came into force'
COMING = frozenset({"take", "come", "enter"})
BROKEN = "down"  # 'talks broke down' is no beginning of talks
AS_PART = frozenset({"as", "with", "by"})  # the means or manner of an act: 'fell as martyrs', 'hit with rockets'
# Verbs that only say that something is meant to be done.
PLANNING = frozenset(
    {"prepare", "plan", "intend", "mean", "consider", "aim", "try", "attempt", "seek", "want", "decide"}
    | {"weigh", "mull", "contemplate"}
)
# What an act of a type undoes, where its object names it: 'lifted the ban', 'cut aid', 'sanctions were dropped'.
UNDONE = {
    E.CONCEDE: frozenset({E.SANCTION, E.COERCE}),
    E.SANCTION: frozenset({E.AID, E.COOPERATE, E.FUND, E.CONSULT}),
    E.REJECT: frozenset({E.REQUEST, E.AGREE}),
}
COMMANDING = frozenset({"order"})  # 'ordered the deployment of 300 men': the deployment
OWNING = frozenset({"claim", "admit", "accept", "take"})  # 'claimed responsibility for the attack': the attack
WEAPONS = frozenset({"shell", "rocket", "missile", "bomb", "mortar", "drone", "bullet", "grenade", "salvo", "shot"})
DROPPING = frozenset({"drop", "abandon", "shelve", "scrap", "cancel", "postpone", "delay", "suspend"})
PLANS = frozenset({"plan", "idea", "proposal", "intention", "effort", "attempt", "bid"})
DEEDS = frozenset({E.ASSAULT, E.COERCE, E.SANCTION})  # 'soldiers delayed the convoy': who delays it does something
REMAINS = frozenset({"grave", "body", "corpse", "coffin", "remains"})
DEADLY = frozenset({E.HARM, E.ASSAULT})
LOOSE = frozenset({"DET", "ADP", "PART", "PUNCT", "CCONJ", "SCONJ", "NUM", "PRON", "AUX"})
NEAR = 4  # tokens between two verbs of one act: 'killed and badly injured'


def merge_triggers(reading: Reading, kept: Mapping[int, Trigger], ruled: Mapping[int, Trigger]) -> dict[int, Trigger]:
    """Give the triggers that are left, by head token; `ruled` are those of the lexicon, kept or not."""
    forest = Forest(reading.tokens)
    found = _joined(forest, {head: _trimmed(reading, trigger) for head, trigger in kept.items()})
    for head in sorted(found):
        if head not in found:
            continue
        if _is_weapon_of(forest, head, found):
            weapon, verb = found.pop(head), forest.tokens[head].head
            if weapon.type.value is E.ASSAULT:
                found[verb] = replace(found[verb], type=weapon.type, mode=weapon.mode)
            continue
        if found[head].type.value is E.HARM and _is_done_by_weapon(forest, head, ruled):
            found[head] = replace(found[head], type=ruled[head].type, mode=ruled[head].mode)
        noun = _light_object(forest, head, found, ruled)
        if noun is not None:
            light = found.pop(head)
            known = found.get(noun) or ruled[noun]
            found[noun] = replace(known, score=max(known.score if noun in found else 0.0, light.score))
        elif (act := _planned_act(forest, head, found)) is not None:
            plan = found.pop(head)
            moved = replace(plan, head=act, span=forest.tokens[act].span)
            found.setdefault(act, ruled.get(act, moved))
    _drop_helpers(forest, found, ruled)
    repeating = (_repeats, restates_toll, _are_of_the_dead)
    told_twice = {head for head in found if any(repeats(forest, found, head) for repeats in repeating)}
    return {head: trigger for head, trigger in found.items() if head not in told_twice}


def _drop_helpers(forest: Forest, found: dict[int, Trigger], ruled: Mapping[int, Trigger]) -> None:
    """Drop words that only say of another trigger when it is, or that it never was."""
    for noun, verb in appointed(forest):
        if verb in found and noun in ruled and noun not in found and verb_of(forest, verb) in PUTTING_OFF | MOVING:
            found[verb] = replace(found[verb], type=ruled[noun].type, mode=ruled[noun].mode)  # an election called off
        if noun in found:  # 'called off the talks', 'the talks called for Monday': the talks
            for told in (verb, *forest.children(noun, "acl")):
                helping = told == verb or forest.tokens[told].lemma.lower() in HELD
                own = told in found and found[told].type.value in DEEDS - {found[noun].type.value}
                if helping and not own:
                    found.pop(told, None)
    for head in [*found]:
        did = unkept(forest, head)
        if did is not None:
            found.pop(did, None)  # 'vowed to return, never did': the return
        forced = no_choice(forest, head)
        if forced is not None:
            found.pop(forced[1], None)  # 'had no choice but to leave': the leaving
        short = any(forest.tokens[kid].lemma.lower() == SHORT for kid in forest.children(head, "advmod"))
        if short and forest.tokens[head].lemma.lower() == "stop":
            del found[head]  # 'has stopped short of doing so': nothing is done


def _joined(forest: Forest, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """Join a trigger to the noun that it is the first half of: 'air strike', 'car bomb'."""
    joined = dict(found)
    for head in sorted(found):
        token = forest.tokens[head]
        whole = joined.get(token.head) if token.deprel == "compound" and token.head == head + 1 else None
        if whole is not None:
            half = joined.pop(head)
            joined[token.head] = replace(whole, span=Span(half.span.start, max(half.span.end, whole.span.end)))
    return joined


def _is_weapon_of(forest: Forest, head: int, found: Mapping[int, Trigger]) -> bool:
    """Tell whether a trigger is the weapon that another one is told of: 'shells fell', 'a rocket hit'."""
    token = forest.tokens[head]
    verb = found.get(token.head) if token.head != head else None
    armed = token.upos == "NOUN" and token.lemma.lower() in WEAPONS and token.deprel == "nsubj"
    return armed and verb is not None and {found[head].type.value, verb.type.value} <= {E.ASSAULT, E.HARM}


def _is_done_by_weapon(forest: Forest, head: int, ruled: Mapping[int, Trigger]) -> bool:
    """Tell whether a verb that the lexicon takes for an attack has the weapon as its subject: 'shells fall on us'."""
    if head not in ruled or ruled[head].type.value is not E.ASSAULT or forest.is_passive(head):
        return False
    return any(forest.tokens[kid].lemma.lower() in WEAPONS for kid in forest.subjects(head, inherit=False))


def _light_object(forest: Forest, head: int, found: Mapping[int, Trigger], ruled: Mapping[int, Trigger]) -> int | None:
    """Give the noun that a light verb leaves the event to, or None."""
    token = forest.tokens[head]
    lemma = token.lemma.lower()
    if token.upos != "VERB" or lemma not in LIGHT | HAPPENING | OWNING | COMING | COMMANDING:
        return None
    if any(forest.tokens[kid].lemma.lower() in WEIGHTY for kid in forest.children(head, "compound:prt")):
        return None
    nouns = forest.subjects(head) if forest.is_passive(head) else forest.children(head, "obj") if lemma in LIGHT else []
    if lemma in COMMANDING:
        ordered = nouns or forest.children(head, "obj")
        return next((noun for noun in ordered if noun in ruled and _of_one_type(ruled[noun], found[head])), None)
    if lemma in OWNING:
        nouns = owned_deeds(forest, head) or nouns
    if _in_force(forest, head, lemma):
        nouns = forest.subjects(head, inherit=False)
    if not nouns and lemma in HAPPENING and not _broken(forest, head):
        nouns = forest.subjects(head, inherit=False)
    for noun in nouns:
        named = forest.tokens[noun].upos == "NOUN" or forest.tokens[noun].xpos == "VBG"  # 'fighting' as a subject
        if named and (noun in found or (noun in ruled and _of_one_type(ruled[noun], found[head]))):
            return noun
    return None


def _of_one_type(one: Trigger, two: Trigger) -> bool:
    return one.type.value is two.type.value


def _in_force(forest: Forest, head: int, lemma: str) -> bool:
    """Tell of 'took effect', 'came into force', and of a truce that 'holds'."""
    beside = {forest.tokens[kid].lemma.lower() for kid in forest.children(head, "obj", "obl")}
    return (lemma in COMING and bool(beside & IN_FORCE)) or (lemma == "hold" and not forest.children(head, "obj"))


def _broken(forest: Forest, head: int) -> bool:
    return any(forest.tokens[kid].lemma.lower() == BROKEN for kid in forest.children(head, "compound:prt", "advmod"))


def _planned_act(forest: Forest, head: int, found: Mapping[int, Trigger]) -> int | None:
    """Give the verb or noun that 'prepare to', 'plan', 'weigh' speak of, or None."""
    if forest.tokens[head].lemma.lower() not in PLANNING:
        return _given_up(forest, head, found)
    named = [kid for kid in forest.children(head, "obj") if kid in found]
    if named:
        return named[0]
    acts = [kid for kid in forest.children(head, "xcomp") if forest.tokens[kid].upos == "VERB"]
    return acts[0] if acts else None


def _given_up(forest: Forest, head: int, found: Mapping[int, Trigger]) -> int | None:
    """Give the act of 'dropped plans to bomb', 'came close to retaking', 'stopped short of attacking', or None."""
    plans = [*forest.children(head, "obj", "nsubj")] if forest.tokens[head].lemma.lower() in DROPPING else []
    named = [kid for kid in plans if forest.tokens[kid].lemma.lower() in PLANS]
    short = any(forest.tokens[kid].lemma.lower() in {"close", "short"} for kid in forest.children(head, "advmod"))
    hosts = [head] if short else named
    acts = (act for host in hosts for act in forest.children(host, "acl", "xcomp", "advcl"))
    return next((act for act in acts if act in found), None)


def _repeats(forest: Forest, found: Mapping[int, Trigger], head: int) -> bool:
    """Tell whether a trigger is the purpose of another of its type, or the second verb of one act."""
    token = forest.tokens[head]
    first = forest.first_conjunct(head)
    place = first if token.head not in found else head  # 'killing two and wounding three' hang on the act together
    governor = forest.tokens[place].head
    above = found.get(governor) if governor != place else None
    if above is None:
        return False
    relation, kind, outer = forest.tokens[place].deprel.partition(":")[0], found[head].type.value, above.type.value
    bare = outer is not E.REJECT or not forest.children(place, "nmod:poss", "acl", "acl:relcl")
    if kind in UNDONE.get(outer, ()) and token.upos == "NOUN" and bare:
        return relation == "obj" or (relation == "nsubj" and forest.is_passive(governor))
    cases = {forest.tokens[kid].lemma.lower() for kid in forest.children(place, "case")}
    if kind is E.HARM and relation == "obl" and outer is E.SANCTION:
        return cases == {"to"}  # 'sentenced to death', but 'punished for the deaths of nine'
    if kind is E.HARM and relation == "xcomp" and (outer is E.COERCE or token.upos == "ADJ"):
        return True
    if kind is not outer:
        return False
    if relation in {"acl", "xcomp", "advcl"} and token.xpos == "VB":
        return True
    if relation in {"advcl", "conj"} and token.xpos == "VBG" and token.lemma.lower() in TOLL:
        return True
    if relation in {"obl", "obj"} and token.upos == "NOUN":
        return bool(cases & AS_PART) or (relation == "obj" and kind is not E.HARM)
    near = relation == "conj" and token.upos == "VERB" and 0 < head - governor <= NEAR
    bare = not forest.children(governor, "aux", "aux:pass")
    if bare and any(each.upos == "NUM" for each in forest.tokens[governor + 1 : head]):
        return False  # '9 killed, 60 wounded'
    two_objects = forest.children(head, "obj") and forest.children(governor, "obj")
    return near and not two_objects and not forest.subjects(head, inherit=False)


def _are_of_the_dead(forest: Forest, found: Mapping[int, Trigger], head: int) -> bool:
    """Tell whether a noun names the remains of those whose death is told next: 'the graves of nine who were shot'."""
    if forest.tokens[head].lemma.lower() not in REMAINS:
        return False
    clauses = (clause for dead in forest.children(head, "nmod") for clause in forest.subtree(dead))
    return any(each != head and each in found and found[each].type.value in DEADLY for each in clauses)


def _trimmed(reading: Reading, trigger: Trigger) -> Trigger:
    """Cut loose words off the ends of a trigger, but never its head: 'providing to' -> 'providing'."""
    tokens = reading.tokens
    words = [t for t in tokens[max(0, trigger.head - 8) : trigger.head + 9] if _inside(t.span, trigger.span)]
    while len(words) > 1 and words[0].upos in LOOSE and words[0].index != trigger.head:
        words = words[1:]
    while len(words) > 1 and _is_loose(words[-1].upos, words[-1].deprel) and words[-1].index != trigger.head:
        words = words[:-1]
    return replace(trigger, span=Span(words[0].start, words[-1].end)) if words else trigger


def _is_loose(upos: str, deprel: str) -> bool:
    return upos in LOOSE and deprel != "compound:prt"


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
